"""A month of duty: 26 stations, 200 people, three shifts a day (F1, F5), worked out from the rules to the lines."""

import time
from datetime import date, timedelta
from datetime import time as clock
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from benchmarks.clock import table
from benchmarks.house import beside
from linli.areas.tree import tree
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.journal.actions import SYSTEM
from linli.people.bulk import Newcomer, Seat, enter
from linli.people.models import Account, Organisation, Person, Role
from linli.rosters.asking import ask
from linli.rosters.days import month_of
from linli.rosters.generating import work_out
from linli.rosters.models import DutyPlan, DutyRule, Leave
from linli.rosters.occurring import bring_in_line, stations_under
from linli.rosters.practice import terms
from linli.rosters.slots import Held, Slot, spread
from linli.rosters.words import Days, Mode
from linli.stations.models import Station

STATIONS, PEOPLE, AWAY = 26, 200, 20
SHIFTS = (("早班", clock(7), clock(12)), ("午班", clock(12), clock(17)), ("晚班", clock(17), clock(21)))
SINCE = date(2020, 1, 1)
TIER = "bench-duty"


def measure() -> None:
    """In a database of its own beside the district, and nothing of it stays."""
    with beside("duty"), transaction.atomic():
        month(Account.objects.order_by("pk")[0])
        transaction.set_rollback(True)


def month(by: Account) -> None:
    """Fill the house, work the month out, and print how long it took and how even it is."""
    _fill(by)
    now = timezone.now()
    first, last = month_of(timezone.localdate(now) + timedelta(days=31))
    plan = DutyPlan.objects.create(area_id=tree.get().roots[0].id, month=first, asked_by=by, asked_at=now)
    started = time.perf_counter()
    answer = work_out(plan, now=now)
    took = time.perf_counter() - started
    shifts = bring_in_line(stations_under(plan.area_id), first, last)
    started = time.perf_counter()
    least, most, short = _in_turn(ask(shifts, {}, terms()).slots)
    naive = time.perf_counter() - started
    rows: list[list[object]] = [
        ["whoever is next and free", f"{naive:.1f}", short, f"{least}–{most}", "", ""],
        [
            *("worked out", f"{took:.1f}", sum(answer.short.values()), f"{answer.turns.least}–{answer.turns.most}"),
            *(f"{answer.off.least}–{answer.off.most}", "< 10 s"),
        ],
    ]
    headings = ["", "s", "not filled", "turns a person", "days off a person", "aim"]
    table(f"A month of duty: {len(shifts):,} shifts, {STATIONS} stations, {PEOPLE} people", headings, rows)


def _in_turn(slots: list[Slot]) -> tuple[int, int, int]:
    """The fewest and most turns anybody has, and what is short, when each slot goes to the next who is free."""
    held, counts = Held(slots, int(terms().rest.total_seconds() // 60)), dict[int, int]()
    people, at = sorted({person for slot in slots for person in slot.able}), 0
    for number, slot in enumerate(slots):
        for turn in range(len(people)):
            person = people[(at + turn) % len(people)]
            if person in slot.able and held.free(number, person):
                held.give(number, person)
                counts[person] = counts.get(person, 0) + 1
                at += turn + 1
                break
    found = spread(slots, counts)
    return found.least, found.most, sum(held.missing(number) for number in range(len(slots)))


def _fill(by: Account) -> None:
    """Stations all over, people who may serve at any of them, three rules, some leave."""
    dice, nodes = Random(7), [node.id for node in tree.get().nodes.values() if node.active]
    role, office = Role.objects.order_by("pk")[0], Organisation.objects.order_by("pk")[0]
    practice = Practice.objects.get()
    title = {"key": TIER, "title": ["值班员", "Duty"], "role": role.key, "kind": "work_team", "level": ""}
    practice.settings |= {"posts": [{**title, "organisation_kind": office.kind}]}
    practice.save()
    tables.expire()
    root = tree.get().roots[0].id
    seat = Seat(office.pk, role, root, "值班员", "work_team")
    names = [f"测速值班员 {number:03}" for number in range(PEOPLE)]
    enter(
        [Newcomer(name, seat) for name in names],
        password=make_password(None),
        since=SINCE,
        by=SYSTEM,
        now=timezone.now(),
    )
    Station.objects.bulk_create(
        Station(code=f"bench-duty-{number}", name=f"测速站 {number}", tier=TIER, area_id=nodes[number % len(nodes)])
        for number in range(STATIONS)
    )
    for name, begins, ends in SHIFTS:
        said = {"name": name, "mode": Mode.DUTY, "tier": TIER, "days": Days.EVERY, "posts": [TIER]}
        DutyRule.objects.create(key=f"{TIER}-{begins.hour}", begins=begins, ends=ends, **said)
    first = month_of(timezone.localdate() + timedelta(days=31))[0]
    for person in dice.sample(list(Person.objects.filter(name__in=names)), AWAY):
        begin = first + timedelta(days=dice.randrange(20))
        Leave.objects.create(
            person=person, first=begin, last=begin + timedelta(days=6), entered_by=by, entered_at=timezone.now()
        )
