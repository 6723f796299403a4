"""凤庆县 as its pack has it, with all its stations, those who serve at them, and a clock that can be set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.utils import timezone

from linli.areas.actions import keep_area
from linli.areas.models import Area
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM
from linli.people import actions as people
from linli.people.models import Organisation, Role
from linli.rosters.practice import titles
from linli.stations.actions import keep_station
from tests.browser.practice import set_up
from tests.cast import NOW, SHANGHAI, SINCE
from tests.kept import Kept

CENTRE, RED = "fengshan_centre", "red_station"
DEPARTMENTS = ("工信", "商务", "农业农村", "林草", "市监", "税务", "人社", "住建", "自然资源")  # F7: nine
STREETS, STATIONS, POINTS = 4, 11, 9  # F1: 4 + 11 + 10, of which the pack knows one point by name
WEST, SOUTH, APART = 99.90, 24.58, 0.004


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment of the year 2026 there."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@dataclass
class Clock:
    """What time it is for the server; it goes on from where it was set."""

    set_to: datetime
    real: datetime

    def set(self, moment: datetime) -> None:
        self.set_to, self.real = moment, REAL()

    def now(self) -> datetime:
        return self.set_to + (REAL() - self.real)


REAL = timezone.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """A Wednesday morning at half past nine."""
    clock = Clock(NOW, REAL())
    monkeypatch.setattr(timezone, "now", clock.now)
    yield clock


@pytest.fixture
def county(transactional_db: None, clock: Clock) -> None:
    """The whole of it."""
    kept.get()
    expire_all()


def play() -> None:
    """The pack, then what a county enters after it: places, stations, departments, people in their posts."""
    set_up("fengqing")
    town = Area.objects.get(code="fengshan")
    for number in range(1, STREETS + 1):
        street = place(f"c{number}", f"示范社区{number:02d}", town)
        station("community", f"示范社区{number:02d}党群服务中心", street, number, 0)
        for each in range(number, STATIONS + 1, STREETS):
            grid = place(f"s{each}", f"示范片区{each:02d}", street)
            station("station", f"示范党群服务站{each:02d}", grid, each, 1)
            if each < POINTS:
                station("point", f"示范党群服务点{each:02d}", place(f"p{each}", f"示范小区{each:02d}", grid), each, 2)
    for number, name in enumerate(DEPARTMENTS, 1):
        department(f"d{number}", f"示范{name}局")
    expire_all()
    serve("leader", "county_leader", "fengqing_committee")
    serve("sitter", "sitter", "organisation_department")
    serve("second_sitter", "sitter", "discipline_commission")
    for number in range(1, len(DEPARTMENTS) + 1):
        serve(f"officer{number}", "department_officer", f"d{number}")
    serve("keeper", "station_keeper", RED)
    serve("centre", "centre_head", CENTRE)


def place(code: str, name: str, parent: Area) -> Area:
    return keep_area(code=code, name=name, parent=parent, by=SYSTEM, now=timezone.now())[0]


def station(tier: str, name: str, area: Area, column: int, row: int) -> None:
    spot = {"lon": round(WEST + APART * column, 4), "lat": round(SOUTH + APART * row, 4)}
    keep_station(code=f"{tier}-{column}", name=name, tier=tier, area=area, by=SYSTEM, now=timezone.now(), **spot)


def department(code: str, name: str) -> None:
    root, now = Area.objects.get(depth=1), timezone.now()
    people.keep_organisation(code=code, kind="trade_department", name=name, area=root, by=SYSTEM, now=now)


def serve(username: str, post: str, organisation: str) -> None:
    """A visibly invented person in one of the pack's posts."""
    now, title = timezone.now(), titles()[post]
    where = Organisation.objects.get(code=organisation)
    person = people.add_person(name=f"示范{title.name[0]} {username}", by=SYSTEM, now=now)
    people.take_post(
        person=person,
        organisation=where,
        role=Role.objects.get(key=title.role),
        area=where.area,
        kind=title.kind,
        title=title.name[0],
        since=SINCE,
        by=SYSTEM,
        now=now,
    )
    people.open_account(person=person, username=username, password=f"{username}-password", by=SYSTEM, now=now)


kept = Kept(play)
