"""A station that is open every day, and activities at it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings

from linli.activities import actions
from linli.activities.models import Activity, SignUp
from linli.journal.actions import RESIDENT
from linli.stations.models import Station
from tests.cast import NOW, SHANGHAI, Cast

DAY = [["08:30", "12:00"], ["14:00", "18:00"]]
TOMORROW = datetime(2026, 11, 19, 14, 30, tzinfo=SHANGHAI)


@pytest.fixture
def station(cast: Cast) -> Station:
    """In the north, kept by its committee."""
    return Station.objects.create(
        code="north-1",
        name="北社区服务站",
        tier="community",
        area=cast.north,
        organisation=cast.north_committee,
        hours={"week": [DAY] * 5 + [[["09:00", "12:00"]]] * 2, "holiday": []},
    )


@pytest.fixture
def planned(cast: Cast, station: Station) -> Callable[..., actions.Planned]:
    """A lecture tomorrow at half past two, unless said otherwise."""

    def plan(**more: object) -> actions.Planned:
        usual = {
            "kind": "lecture",
            "title": "防火讲座",
            "begins": TOMORROW,
            "ends": TOMORROW + timedelta(hours=1),
            "station": station,
            "organisation": cast.north_committee,
            "responsible": cast.north_worker.person,
        }
        return actions.Planned(**{**usual, **more})

    return plan


@pytest.fixture
def lecture(cast: Cast, planned: Callable[..., actions.Planned]) -> Callable[..., Activity]:
    """Announces it."""
    return lambda **more: actions.announce(planned(**more), by=cast.dispatcher, now=NOW)


@pytest.fixture
def comes() -> Callable[..., SignUp]:
    """Signs a resident up: comes(activity, 3)."""

    def sign(activity: Activity, number: int, now: datetime = NOW) -> SignUp:
        guest = actions.Guest(name=f"居民 {number:02d}", phone=f"1390000{number:04d}")
        return actions.sign_up(guest, activity=activity, by=RESIDENT, now=now)

    return sign


@pytest.fixture
def texts(settings: LazySettings) -> None:
    """Texts go out."""
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1/{phone}", "https://linli.example"
