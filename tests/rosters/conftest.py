"""Two stations in the north, people who hold the posts of a practice, and a month worked out."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from linli.areas.models import Area
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.people import actions as people
from linli.people.models import Account, Organisation, Role
from linli.rosters import actions
from linli.rosters.actions import Said
from linli.rosters.generating import work_out
from linli.rosters.models import DutyPlan, DutyRule, Shift, Turn
from linli.rosters.words import Days, Mode
from linli.stations.models import Station
from tests.cast import NOW, SHANGHAI, SINCE, Cast

MONTH = date(2026, 12, 1)
POSTS = [
    {
        "key": "keeper",
        "title": ["值班员", "Duty officer"],
        "role": "grid_worker",
        "level": "grid",
        "organisation_kind": "committee",
        "kind": "agent",
    },
    {
        "key": "officer",
        "title": ["轮班联络员", "Department's officer"],
        "role": "officer",
        "level": "street",
        "organisation_kind": "department",
        "kind": "office",
    },
]


def at(day: int, hour: int, minute: int = 0, *, month: int = 12) -> datetime:
    """A moment of the month that is worked out."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def posts(cast: Cast) -> None:
    """The practice knows two posts and a rest of eleven hours."""
    practice = Practice.objects.get()
    practice.settings |= {"posts": POSTS, "rosters": {"rest": 11, "early": 30, "late": 10, "absent_after": 30}}
    practice.save()
    tables.expire()


@pytest.fixture
def station(cast: Cast, posts: None) -> Station:
    """A station in the north."""
    return Station.objects.create(code="north-hall", name="北站", tier="point", area=cast.north)


@pytest.fixture
def other(cast: Cast, posts: None) -> Station:
    """Another in one of its grids."""
    return Station.objects.create(code="north-corner", name="北角", tier="point", area=cast.grid_n1)


@pytest.fixture
def keeper(cast: Cast) -> Callable[..., Account]:
    """Somebody who holds a post out of which shifts are filled: keeper("值班员 11")."""
    numbers = iter(range(1, 1000))

    def enter(
        name: str, area: Area | None = None, organisation: Organisation | None = None, role: str = "grid_worker"
    ) -> Account:
        person = people.add_person(name=name, by=cast.dispatcher, now=NOW)
        people.take_post(
            person=person,
            organisation=organisation or cast.north_committee,
            role=Role.objects.get(key=role),
            area=area or cast.north,
            kind="agent" if role == "grid_worker" else "office",
            title=name,
            since=SINCE,
            by=cast.dispatcher,
            now=NOW,
        )
        username = f"keeper{next(numbers)}"
        return people.open_account(person=person, username=username, password="x", by=cast.dispatcher, now=NOW)

    return enter


@pytest.fixture
def rule(cast: Cast, station: Station) -> Callable[..., DutyRule]:
    """A rule at the station: every day 08:30–17:30, one person, unless said."""

    def make(**more: Any) -> DutyRule:
        usual = {"name": "值班", "mode": Mode.DUTY, "days": Days.EVERY, "begins": time(8, 30), "ends": time(17, 30)}
        said = Said(**{**usual, "posts": ["keeper"], "station": station, **more})
        return actions.add_rule(said=said, by=cast.dispatcher, now=NOW)

    return make


@pytest.fixture
def worked_out(cast: Cast) -> Callable[..., DutyPlan]:
    """The plan of December for the street, worked out."""

    def work(area: Area | None = None) -> DutyPlan:
        plan = actions.ask_plan(area=area or cast.street, month=MONTH, by=cast.dispatcher, now=NOW)
        work_out(plan, now=NOW)
        return DutyPlan.objects.get(pk=plan.pk)

    return work


@pytest.fixture
def published(cast: Cast, worked_out: Callable[..., DutyPlan]) -> Callable[..., list[Turn]]:
    """The month published; its turns in the order of time."""

    def put() -> list[Turn]:
        actions.publish(plan=worked_out(), by=cast.dispatcher, now=NOW)
        return list(
            Turn.objects.select_related("shift__station", "shift__rule", "person").order_by("shift__starts_at", "pk")
        )

    return put


def names(shift: Shift) -> list[str]:
    """Who is on a shift."""
    return [turn.person.name for turn in shift.turns.standing().order_by("pk")]
