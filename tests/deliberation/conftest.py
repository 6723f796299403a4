"""A forum of the north community that decides for the ladder, an open one, and meetings of them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.deliberation import actions
from linli.deliberation.models import Attendance, Forum, Meeting
from linli.journal.actions import SYSTEM
from tests.cast import NOW, SHANGHAI, Cast, account

BEGINS = datetime(2026, 11, 19, 14, 30, tzinfo=SHANGHAI)  # tomorrow
Call = Callable[..., Meeting]


@pytest.fixture
def forum(cast: Cast) -> Forum:
    """The committee's meeting: more than half of its members, decisions hang out for seven days."""
    kept, _new = actions.keep_forum(
        key="committee",
        order=1,
        name="两委会",
        name_en="Committee",
        area_level="community",
        rung="meeting",
        roles=["grid_worker"],
        quorum=">1/2",
        posted_days=7,
        minutes_days=3,
        by=SYSTEM,
        now=NOW,
    )
    return kept


@pytest.fixture
def households(cast: Cast) -> Forum:
    """A residents' meeting: two thirds of the households, more than half when it is called again."""
    kept, _new = actions.keep_forum(
        key="residents",
        order=2,
        name="居民会议",
        name_en="Residents' meeting",
        area_level="community",
        counts="households",
        quorum="2/3",
        second=">1/2",
        open=True,
        posted_days=7,
        by=SYSTEM,
        now=NOW,
    )
    return kept


@pytest.fixture
def planned(cast: Cast, forum: Forum) -> Callable[..., actions.Planned]:
    """A meeting of the committee tomorrow, unless said otherwise."""

    def plan(**more: object) -> actions.Planned:
        begins = more.get("begins", BEGINS)
        usual = {
            "forum": forum,
            "area": cast.north,
            "begins": begins,
            "ends": begins + timedelta(hours=2),
            "place": "二楼会议室",
            "chair": cast.dispatcher.person,
            "secretary": cast.dispatcher.person,
        }
        return actions.Planned(**{**usual, **more})

    return plan


@pytest.fixture
def called(cast: Cast, planned: Callable[..., actions.Planned]) -> Call:
    """Calls it; three members in the north are on its list."""

    def call(**more: object) -> Meeting:
        for number in (2, 3):
            if not Attendance.objects.exists():
                account(f"north{number}", f"网格员 1{number}", cast.north_committee, "grid_worker", cast.grid_n2)
        return actions.call(planned(**more), by=cast.dispatcher, now=NOW)

    return call


@pytest.fixture
def session(cast: Cast, called: Call) -> Call:
    """Calls and begins it; `present` of its members come."""

    def begin(present: int = 2, **more: object) -> Meeting:
        meeting = called(**more)
        for row in list(meeting.attendances.order_by("pk"))[:present]:
            actions.check_in(attendance=row, by=cast.dispatcher, now=BEGINS)
        return actions.begin(meeting=meeting, by=cast.dispatcher, now=BEGINS)

    return begin


@pytest.fixture
def sent(cast: Cast) -> Callable[..., Case]:
    """A case that the ladder sent to the meeting."""

    def send(text: str = "修村口的桥", **more: object) -> Case:
        case = cast.case(text, **more)
        cases.accept(case=case, by=cast.dispatcher, now=NOW)
        return cases.deliberate(case=case, by=cast.dispatcher, now=NOW, rung=cast.meeting_rung)

    return send
