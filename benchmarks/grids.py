"""Grids: the page of coverage over 250,000 households, a proposal of agents for 386 grids, contact cards for 696."""

import time
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone

from benchmarks import district
from benchmarks.clock import repeat, table
from benchmarks.house import SIZE, beside
from benchmarks.staff import sign_in
from benchmarks.web import load, site, status
from linli.areas.tree import tree
from linli.core import copying
from linli.grids.cards import of_grids
from linli.grids.models import Proposal, Tie
from linli.grids.places import grids_under
from linli.grids.printing import sheets
from linli.grids.proposing import propose
from linli.journal.actions import SYSTEM
from linli.people.bulk import Newcomer, Seat, enter
from linli.people.models import Account, Organisation, Person, Role
from linli.people.words import PostKind
from linli.residents.models import Household

HOUSEHOLDS = 250_000 * SIZE // 1_000_000 or 1000
TIMES, WARM_UP = 40, 4
GRIDS, HOMES, WISHES, LIVING = 386, 15_000, 100, 80  # J7
ROOF = 8  # households under one roof
SINCE = date(2020, 1, 1)
RAW = "SELECT area_id, agent_id, count(*) FROM residents_household WHERE active GROUP BY area_id, agent_id"


def measure() -> None:
    """Each in a database of its own beside the district, so that nothing else changes there."""
    with beside("grids"):
        people = _workers([node.id for node in _grids()])
        _fill(people)
        _coverage()
        _cards()
    with beside("assignment"):
        _assignment()


def _coverage() -> None:
    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute(RAW)
            cursor.fetchall()

    floor = repeat(raw, TIMES)
    with site() as here:
        who = sign_in(here, district.accounts()["bench-district"])
        asked = who.get("/desk/coverage/")
        load(here, lambda _n: asked, clients=1, times=WARM_UP)
        sample, heads = load(here, lambda _n: asked, clients=1, times=TIMES)
        assert all(status(head) == 200 for head in heads.values()), heads[0]
    rows = [
        [name, *(f"{each.percentile(share):.0f}" for share in (0.5, 0.95)), f"{each.percentile(0.5) / base:.1f}", aim]
        for name, each, aim in (("raw SQL, the sums alone", floor, ""), ("the page", sample, "p95 < 200 ms"))
        for base in (floor.percentile(0.5),)
    ]
    count = Household.objects.count()
    table(f"Coverage of {len(_grids())} grids, {count:,} households", ["", "p50 ms", "p95 ms", "× raw", "aim"], rows)


def _cards() -> None:
    started = time.perf_counter()
    cards = of_grids([node.id for node in _grids()], "https://linli.example")
    document = sheets(cards, "#8a1c1c", lambda _done: None)
    took = time.perf_counter() - started
    row: list[object] = [len(cards), f"{took:.1f}", f"{len(document) / 1e6:.1f}", "< 60 s"]
    table("Contact cards, a sheet of ten for each grid", ["grids", "s", "MB", "aim"], [row])


def _assignment() -> None:
    with transaction.atomic():
        dice, grids = Random(7), [node.id for node in _grids()[:GRIDS]]
        people = _workers(grids)
        households = [_household(number, dice.choice(grids), None, number // ROOF) for number in range(HOMES)]
        copying.give_keys(households)
        copying.copy(Household, households)
        spots = dict(zip(people, grids, strict=True))
        wishing = dice.sample(people, WISHES + LIVING)
        ties = [
            Tie(person_id=person, kind=kind, area_id=grids[max(0, grids.index(spots[person]) - dice.randint(0, 2))])
            for kind, part in (("wish", wishing[:WISHES]), ("home", wishing[WISHES:]))
            for person in part
        ]
        Tie.objects.bulk_create(ties)
        account = Account.objects.get(username="bench-district")
        root = tree.get().roots[0].id
        proposal = Proposal.objects.create(area_id=root, asked_by=account, asked_at=timezone.now())
        started = time.perf_counter()
        found = propose(proposal, now=timezone.now()).figures
        took = time.perf_counter() - started
        transaction.set_rollback(True)
    row: list[object] = [
        *(found.households, found.workers, f"{took:.1f}", f"{found.fewest} · {found.median:.0f} · {found.most}"),
        *(found.within, f"{found.wishes_met} / {found.wishes}", found.tied, found.whole, found.nobody, "< 30 s"),
    ]
    headings = ["households", "workers", "s", "fewest · middle · most", "within 30–50", "wishes met"]
    table(f"A proposal of agents for {GRIDS} grids", [*headings, "by a tie", "together", "left over", "aim"], [row])


def _grids() -> list[object]:
    return grids_under(tree.get(), tree.get().roots[0].id)


def _workers(grids: list[int]) -> list[int]:
    """Somebody in each grid; those who are there already, the second time. Their ids, in the order of the grids."""
    known = Person.objects.filter(name__startswith="测速网格员").order_by("pk")
    if not known.exists():
        role, office = Role.objects.get(key="dispatcher"), Organisation.objects.order_by("pk")[0]
        seats = [Seat(office.pk, role, grid, "网格员", PostKind.GRID) for grid in grids]
        newcomers = [Newcomer(f"测速网格员 {number:03}", seat) for number, seat in enumerate(seats)]
        enter(newcomers, password=make_password(None), since=SINCE, by=SYSTEM, now=timezone.now())
    return list(known.values_list("pk", flat=True)[: len(grids)])


def _fill(people: list[int]) -> None:
    """250,000 households over the grids, one in seven without an agent, unless they are there."""
    if Household.objects.count() >= HOUSEHOLDS:
        return
    grids = [node.id for node in _grids()]
    rows = []
    for number in range(HOUSEHOLDS):
        at = number % len(grids)
        rows.append(_household(number, grids[at], people[at] if number % 7 else None, number // ROOF))
    copying.give_keys(rows)
    copying.copy(Household, rows)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) residents_household")


def _household(number: int, grid: int, agent: int | None, roof: int) -> Household:
    now = timezone.now()
    since = now.date() if agent else None
    building = f"{roof % 40 + 1}号楼"
    return Household(
        code=f"B{number:07}", area_id=grid, building=building, agent_id=agent, agent_since=since, entered_at=now
    )
