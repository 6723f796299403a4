"""The named cast of the tests: one street with two communities, those who serve there, and an outsider."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from linli.areas import actions as areas
from linli.areas.models import Area
from linli.cases import actions as cases
from linli.cases.models import Case, Rung
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Category
from linli.journal.actions import SYSTEM
from linli.people import actions as people
from linli.people.models import Account, Organisation, Role
from linli.people.permissions import Permission as P
from tests.kept import Kept

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 9, 30, tzinfo=SHANGHAI)  # a Wednesday morning
SINCE = date(2020, 1, 1)

ROLES = {
    "dispatcher": list(P),
    "grid_worker": [
        *(P.CASE_VIEW, P.CASE_REGISTER, P.CASE_CLAIM, P.CASE_WORK, P.CASE_FINISH, P.CASE_NOTE),
        *(P.HOUSEHOLD_VIEW, P.HOUSEHOLD_EDIT, P.VISIT_RECORD),
    ],
    "officer": [P.CASE_VIEW, P.CASE_WORK, P.CASE_FINISH, P.CASE_NOTE],
}


@dataclass
class Cast:
    """Who plays; `street` > `north`, `south` (communities) > `grid_n1`, `grid_n2`, `grid_s1` (grids)."""

    district: Area
    street: Area
    north: Area
    south: Area
    grid_n1: Area
    grid_n2: Area
    grid_s1: Area
    street_office: Organisation
    north_committee: Organisation
    south_committee: Organisation
    works: Organisation
    lamp: Category
    noise: Category
    member_rung: Rung
    meeting_rung: Rung
    dispatcher: Account
    north_worker: Account
    south_worker: Account
    officer: Account
    outsider: Account

    def case(self, text: str = "路灯不亮了", area: Area | None = None, *, now: datetime = NOW, **more: object) -> Case:
        """A case a resident just submitted."""
        submission = cases.Submission(text=text, area_id=(area or self.grid_n1).pk, **more)
        return cases.register(submission, now=now)

    def in_hand(self, **more: object) -> Case:
        """A case the works department is working on."""
        case = self.case(**more)
        cases.accept(case=case, by=self.dispatcher, now=NOW)
        cases.assign(case=case, by=self.dispatcher, now=NOW, organisation=self.works)
        return cases.start(case=case, by=self.officer, now=NOW)


def keep_area(code: str, name: str, parent: Area | None = None, **more: object) -> Area:
    area, _changed = areas.keep_area(code=code, name=name, parent=parent, by=SYSTEM, now=NOW, **more)
    return area


def keep_organisation(code: str, kind: str, name: str, area: Area, parent: Organisation | None = None) -> Organisation:
    kept, _changed = people.keep_organisation(
        code=code, kind=kind, name=name, area=area, parent=parent, by=SYSTEM, now=NOW
    )
    return kept


def account(username: str, name: str, organisation: Organisation, role: str, area: Area) -> Account:
    """Somebody with one post and an account whose password is their user name and -password."""
    person = people.add_person(name=name, by=SYSTEM, now=NOW)
    people.take_post(
        person=person,
        organisation=organisation,
        role=Role.objects.get(key=role),
        area=area,
        since=SINCE,
        by=SYSTEM,
        now=NOW,
    )
    return people.open_account(person=person, username=username, password=f"{username}-password", by=SYSTEM, now=NOW)


def square(west: float, south: float, east: float, north: float) -> dict[str, object]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.fixture
def cast(db: None) -> Cast:
    """The whole cast, in a practice with a two-level ladder, two categories and two deadline classes."""
    return kept.get()


def play() -> Cast:
    """Enter them all, each through the actions by which they are entered in earnest."""
    catalogue.keep_practice(
        pack="test",
        title="示范街道",
        title_en="Demo Street",
        locality="示范区",
        locality_en="Demo District",
        channels=["portal", "window"],
        office_hours=[["08:30", "12:00"], ["14:30", "17:30"]],
        settings={"default_deadline_class": "days_5"},
        by=SYSTEM,
        now=NOW,
    )
    for depth, key, name, name_en in [
        (1, "district", "区", "District"),
        (2, "street", "街道", "Street"),
        (3, "community", "社区", "Community"),
        (4, "grid", "网格", "Grid"),
    ]:
        areas.keep_level(depth=depth, key=key, name=name, name_en=name_en, by=SYSTEM, now=NOW)
    for key, permissions in ROLES.items():
        people.keep_role(key=key, name=key, name_en=key, permissions=permissions, by=SYSTEM, now=NOW)
    days_5, _c = catalogue.keep_deadline_class(
        key="days_5", name="五个工作日", name_en="5 working days", amount=5, unit="working_days", by=SYSTEM, now=NOW
    )
    hours_24, _c = catalogue.keep_deadline_class(
        key="hours_24", name="24小时", name_en="24 hours", amount=24, unit="natural_hours", by=SYSTEM, now=NOW
    )
    lamp, _c = catalogue.keep_category(
        key="lamp", name="路灯", name_en="Street lamps", deadline_class=days_5, by=SYSTEM, now=NOW
    )
    noise, _c = catalogue.keep_category(
        key="noise", name="噪声", name_en="Noise", deadline_class=hours_24, by=SYSTEM, now=NOW
    )
    meeting, _c = cases.keep_rung(
        key="meeting", order=2, name="两委会", name_en="Committees' meeting", forum="两委会", by=SYSTEM, now=NOW
    )
    member, _c = cases.keep_rung(
        key="member", order=1, name="党员办理", name_en="Member", lifts_to=meeting, by=SYSTEM, now=NOW
    )
    district = keep_area("d", "示范区", boundary=square(110.0, 30.0, 110.4, 30.4))
    street = keep_area("d-1", "示范街道", district, boundary=square(110.0, 30.0, 110.4, 30.4))
    north = keep_area("d-1-n", "北社区", street, boundary=square(110.0, 30.2, 110.4, 30.4))
    south = keep_area("d-1-s", "南社区", street, boundary=square(110.0, 30.0, 110.4, 30.2))
    grid_n1 = keep_area("d-1-n-1", "北一网格", north, boundary=square(110.0, 30.2, 110.2, 30.4))
    grid_n2 = keep_area("d-1-n-2", "北二网格", north, boundary=square(110.2, 30.2, 110.4, 30.4))
    grid_s1 = keep_area("d-1-s-1", "南一网格", south, boundary=square(110.0, 30.0, 110.4, 30.2))
    office = keep_organisation("o-street", "street_office", "示范街道办", street)
    north_committee = keep_organisation("o-n", "committee", "北社区居委会", north, office)
    south_committee = keep_organisation("o-s", "committee", "南社区居委会", south, office)
    works = keep_organisation("o-works", "department", "城管科", street, office)
    return Cast(
        district=district,
        street=street,
        north=north,
        south=south,
        grid_n1=grid_n1,
        grid_n2=grid_n2,
        grid_s1=grid_s1,
        street_office=office,
        north_committee=north_committee,
        south_committee=south_committee,
        works=works,
        lamp=lamp,
        noise=noise,
        member_rung=member,
        meeting_rung=meeting,
        dispatcher=account("dispatcher", "调度员 01", office, "dispatcher", street),
        north_worker=account("north", "网格员 01", north_committee, "grid_worker", grid_n1),
        south_worker=account("south", "网格员 02", south_committee, "grid_worker", grid_s1),
        officer=account("officer", "科员 01", works, "officer", grid_s1),
        outsider=account(
            "outsider",
            "外人 01",
            keep_organisation("o-x", "other", "外单位", keep_area("d-2", "外街道", district)),
            "officer",
            keep_area("d-2", "外街道", district),
        ),
    )


kept = Kept(play)
