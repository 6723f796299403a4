"""Stations to test with: a practice that has tiers, and a station in the north community."""

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.journal.actions import SYSTEM
from linli.stations import actions
from linli.stations.models import Station
from tests.cast import NOW, Cast

SAID = {
    "tiers": [
        {"key": "centre", "name": ["中心", "Centre"], "hours": {}},
        {
            "key": "point",
            "name": ["服务点", "Point"],
            "hours": {
                "week": [[["07:00", "09:00"], ["18:00", "20:00"]]] * 5 + [[["09:00", "12:00"]]] * 2,
                "holiday": [],
            },
        },
    ],
    "functions": [],
    "zones": [{"key": "window", "name": ["窗口", "Window"]}, {"key": "waiting", "name": ["等候区", "Waiting"]}],
    "offers": [{"key": "shop", "name": ["爱心超市", "Goods for points"]}],
    "checklist": [{"key": "sign", "name": ["有标识", "A sign"]}, {"key": "toilet", "name": ["有卫生间", "A toilet"]}],
    "stars": {
        "criteria": [
            {"key": "kind", "name": ["态度", "Kindness"], "points": 60},
            {"key": "quick", "name": ["效率", "Speed"], "points": 40},
        ],
        "from_points": [40, 80],
        "valid_months": 12,
    },
    "walk": {"minutes": 15, "metres_a_minute": 60, "detour": 125},
}


def keep(code: str, cast: Cast, **more: object) -> Station:
    wanted = {"name": f"{code}服务站", "tier": "centre", "area": cast.north, **more}
    station, _changed = actions.keep_station(code=code, by=SYSTEM, now=NOW, **wanted)
    return station


@pytest.fixture
def practice(cast: Cast) -> None:
    """The cast's practice with stations in it."""
    settings = Practice.objects.get().settings
    catalogue.keep_practice(settings={**settings, "stations": SAID}, by=SYSTEM, now=NOW)


@pytest.fixture
def north(cast: Cast, practice: None) -> Station:
    """A centre in the north community, open when offices are."""
    return keep("north", cast, lon=110.1, lat=30.3, zones=["window"])
