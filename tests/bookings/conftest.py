"""A station with a room and two lines."""

from collections.abc import Callable
from datetime import datetime

import pytest

from linli.bookings import actions
from linli.bookings.models import Line, Room
from linli.stations.models import Station
from tests.cast import NOW, SHANGHAI, Cast

DAY = [["08:30", "12:00"], ["14:00", "18:00"]]


@pytest.fixture
def station(cast: Cast) -> Station:
    """In the north; closed on holidays."""
    return Station.objects.create(
        code="north-1",
        name="北社区服务站",
        tier="community",
        area=cast.north,
        organisation=cast.north_committee,
        hours={"week": [DAY] * 5 + [[["09:00", "12:00"]]] * 2, "holiday": []},
    )


@pytest.fixture
def hall(cast: Cast, station: Station) -> Room:
    return actions.keep_room(
        station=station, room=None, name="多功能厅", seats=60, residents=True, by=cast.dispatcher, now=NOW
    )


@pytest.fixture
def line(cast: Cast, station: Station) -> Callable[..., Line]:
    """Enters a line: line("A", windows=2)."""

    def enter(letter: str, **more: object) -> Line:
        usual = {"name": f"示范窗口{letter}", "letter": letter, "windows": 1, "minutes": 30}
        return actions.keep_line(station=station, line=None, by=cast.dispatcher, now=NOW, **{**usual, **more})

    return enter


@pytest.fixture
def wanted() -> Callable[..., actions.Wanted]:
    """wanted("19 09:00", "19 10:30"): in November."""

    def want(begins: str, ends: str, **more: object) -> actions.Wanted:
        who = more.pop("who", actions.Who())
        return actions.Wanted(begins=moment(begins), ends=moment(ends), title="示范读书会", who=who, **more)

    return want


def moment(said: str) -> datetime:
    return datetime.strptime(f"2026-11-{said}", "%Y-%m-%d %H:%M").replace(tzinfo=SHANGHAI)


RESIDENT_01 = actions.Who(name="居民 01", phone="13900000001")
