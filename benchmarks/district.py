"""The district that is measured in: 二七's numbers of streets, communities and grids, a role, an officer to sign in
as."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from benchmarks.house import COMMUNITIES, GRIDS, STREETS
from linli.areas.actions import expire
from linli.areas.models import Area, Level
from linli.catalogue import actions as catalogue
from linli.journal.actions import SYSTEM
from linli.people import actions as people
from linli.people.models import Account, Role
from linli.people.permissions import Permission

PASSWORD = "bench-password"
STAGES = [
    {"stage": "urged", "after": None, "up": 0},
    {"stage": "supervised", "after": [3, "working_days"], "up": 1},
    {"stage": "circulated", "after": [7, "working_days"], "up": 2},
    {"stage": "listed", "after": [15, "working_days"], "up": 3},
]
LEVELS = [("district", "区"), ("street", "街道"), ("community", "社区"), ("grid", "网格")]


@transaction.atomic
def settle() -> None:
    """Lay the district out once; a second call finds it there, and gives its officers what was made since."""
    now = timezone.now()
    if Area.objects.exists():
        _role(now)
        return
    for depth, (key, name) in enumerate(LEVELS, 1):
        Level.objects.create(depth=depth, key=key, name=name, name_en=key)
    _catalogue(now)
    root = Area.objects.add_root({"code": "bench", "name": "测速区", "boundary": _square(0, 1, 0)})
    streets = _below([root], STREETS, "街道")
    communities = _below(streets, COMMUNITIES, "社区")
    _below(communities, GRIDS, "网格")
    expire()
    _staff(root, streets[0], now)


def _below(parents: list[Area], number: int, name: str) -> list[Area]:
    """That many areas, dealt out evenly to the parents, each with a square of its own."""
    made = []
    for index in range(number):
        parent = parents[index * len(parents) // number]
        new = {"code": f"{name}{index:04}", "name": f"{name}{index:04}", "boundary": _square(index, number, len(name))}
        made.append(Area.objects.add_child(parent, new))
    return made


def _square(index: int, number: int, _depth: int) -> dict[str, object]:
    side = int(number**0.5) + 1
    size = 0.4 / side
    west, south = 113.6 + (index % side) * size, 34.6 + (index // side) * size
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _catalogue(now: object) -> None:
    catalogue.keep_practice(
        pack="bench",
        title="测速区",
        title_en="Bench District",
        locality="测速区",
        locality_en="Bench District",
        channels=["portal", "window"],
        office_hours=[["08:30", "12:00"], ["14:30", "17:30"]],
        settings={"default_deadline_class": "days_5", "supervision": {"amber": 75, "stages": STAGES}},
        by=SYSTEM,
        now=now,
    )
    days, _new = catalogue.keep_deadline_class(
        key="days_5", name="五个工作日", name_en="5 working days", amount=5, unit="working_days", by=SYSTEM, now=now
    )
    for index in range(40):
        name = f"类别{index:02}"
        catalogue.keep_category(key=f"c{index}", name=name, name_en=name, deadline_class=days, by=SYSTEM, now=now)


def _staff(root: Area, street: Area, now: object) -> None:
    role = _role(now)
    for username, area in [("bench-district", root), ("bench-street", street)]:
        office, _new = people.keep_organisation(
            code=f"o-{area.pk}", kind="office", name=f"{area}办公室", area=area, by=SYSTEM, now=now
        )
        person = people.add_person(name=username, by=SYSTEM, now=now)
        people.take_post(
            person=person, organisation=office, role=role, area=area, since=date(2020, 1, 1), by=SYSTEM, now=now
        )
        people.open_account(person=person, username=username, password=PASSWORD, by=SYSTEM, now=now)


def _role(now: datetime) -> Role:
    """Whoever measures may do everything there is to do by now."""
    role, _new = people.keep_role(
        key="dispatcher", name="调度员", name_en="Dispatcher", permissions=list(Permission), by=SYSTEM, now=now
    )
    return role


def accounts() -> dict[str, Account]:
    return {each.username: each for each in Account.objects.filter(username__startswith="bench-")}
