"""A year of points of a district: 21,697 holders, a million entries. A statement, rankings, the proof of every balance,
and 200 people at once at the last 20 rewards; each against raw SQL in the same run.

LINLI_BENCH_POINTS=20000 makes it smaller, for a trial run.
"""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.clock import Sample, repeat, table
from benchmarks.house import beside
from linli.areas.tree import tree
from linli.catalogue.actions import keep_practice
from linli.catalogue.models import Practice
from linli.cli import prepare
from linli.core import copying
from linli.core.codes import new_code
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.packs.check import load
from linli.points import actions, ranking, statement
from linli.points.bulk import Booked, bring
from linli.points.models import Entry, Holder, Line, Redeeming, Reward, Year
from linli.points.proof import prove
from linli.points.words import Kind
from linli.volunteers.models import Volunteer
from linli.volunteers.words import Standing, Way

ENTRIES = int(os.environ.get("LINLI_BENCH_POINTS", 1_000_000))
HOLDERS = min(21_697, max(ENTRIES // 46, 200))
BATCH, TIMES, PEOPLE, LAST, CLIENTS = 2_000, 500, 200, 20, 8


def measure() -> None:
    """All of it, in a database of its own."""
    with beside("points"):
        prepare.static_files()  # the page is drawn in this process
        _practise()
        rows: list[list[object]] = []
        made, seconds = _fill()
        if made:
            rows.append([f"{made:,} entries brought along", f"{seconds:.0f} s", "", ""])
        with connection.cursor() as cursor:
            for each in (Holder, Entry, Line, Year, Volunteer):
                cursor.execute(f"VACUUM ANALYZE {each._meta.db_table}")
        rows += [*_statements(), *_rankings(), _proof(), *_counter()]
        count = Entry.objects.count()
        table(
            f"{Holder.objects.count():,} holders of points, {count:,} entries", ["what", "ours", "raw SQL", "aim"], rows
        )


def _practise() -> None:
    """The district has points, as its own pack says."""
    kept = Practice.objects.get()
    names = ("pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours")
    said = load("zhengzhou-erqi").points.model_dump(mode="json")
    fields = {name: getattr(kept, name) for name in names}
    keep_practice(**fields, settings={**kept.settings, "points": said}, by=SYSTEM, now=timezone.now())


def _fill() -> tuple[int, float]:
    """Volunteers with accounts, unless they are there from the last run. Returns how many entries, and seconds."""
    if Holder.objects.count() >= HOLDERS:
        return 0, 0.0
    dice, now, made, begun = Random(7), timezone.now(), 0, perf_counter()
    grids = [node.id for node in tree.get().nodes.values() if node.depth == 4]
    for start in range(0, HOLDERS, BATCH):
        people = [_volunteer(number, grids, now) for number in range(start, min(start + BATCH, HOLDERS))]
        copying.give_keys(people)
        copying.copy(Volunteer, people)
        each = ENTRIES // HOLDERS
        made += bring([(_holder(one, now), list(_year(dice, each, now))) for one in people])
    return made, perf_counter() - begun


def _volunteer(number: int, grids: list[int], now: datetime) -> Volunteer:
    said = {"name": f"测速{number:05d}", "phone": f"139{number:08d}", "area_id": grids[number % len(grids)]}
    when = {"since": now, "joined_at": now, "confirmed_at": now}
    return Volunteer(key=uuid4(), code=new_code(), way=Way.STAFF, state=Standing.ACTIVE, **said, **when)


def _holder(one: Volunteer, now: datetime) -> Holder:
    return Holder(volunteer=one, area_id=one.area_id, code=new_code(), opened_at=now)


def _year(dice: Random, count: int, now: datetime) -> Iterator[Booked]:
    """Earned again and again over a year, redeemed now and then, never more than there is."""
    balance, today = 0, timezone.localdate()
    for number in range(count):
        on = today - timedelta(days=365 - 365 * number // count)
        spend = balance >= 40 and dice.random() < 0.25
        amount = -dice.choice((10, 30, 40)) if spend else dice.randrange(1, 9)
        balance += amount
        yield Booked(Kind.REDEEMED if spend else Kind.EARNED, amount, now, on, "" if spend else "task")


def _statements() -> Iterator[list[object]]:
    """The lines of an account, and the whole page by its code, as a resident asks for it."""
    dice = Random(11)
    holders = list(Holder.objects.order_by("?")[:TIMES])
    client, codes = Client(HTTP_HOST="localhost"), [each.code for each in holders]
    raw = repeat(
        lambda: _raw(
            "SELECT l.*, e.kind, e.at FROM points_line l JOIN points_entry e ON e.id = l.entry_id "
            "WHERE l.holder_id = %s ORDER BY l.number DESC LIMIT 50",
            dice.choice(holders).pk,
        ),
        TIMES,
    )
    lines = repeat(lambda: statement.rows(dice.choice(holders)), TIMES)
    client.get(f"/points/{codes[0]}/")
    page = repeat(lambda: _asked(client, f"/points/{dice.choice(codes)}/"), TIMES)
    yield ["a statement’s lines, p95", _ms(lines), _ms(raw), ""]
    yield ["a statement, the whole page, p95", _ms(page), _ms(raw), "< 40 ms"]


def _rankings() -> Iterator[list[object]]:
    year, root = timezone.localdate().year, tree.get().roots[0].id
    street, grid = (next(node.id for node in tree.get().nodes.values() if node.depth == depth) for depth in (2, 4))
    summed = (
        "SELECT l.holder_id, sum(l.amount) FROM points_line l JOIN points_entry e ON e.id = l.entry_id WHERE "
        "l.holder_id IS NOT NULL AND e.kind = 'earned' AND extract(year FROM e.counts_from) = %s "
        "GROUP BY 1 ORDER BY 2 DESC LIMIT 50"
    )
    raw = repeat(lambda: _raw(summed, year), 5)
    both = repeat(lambda: (ranking.people(year, area_id=root), ranking.places(year, area_id=root)), 50)
    yield ["the district’s ranking of people and places, p95", _ms(both), _ms(raw), "< 100 ms"]
    yield ["a street’s ranking, p95", _ms(repeat(lambda: ranking.people(year, area_id=street), 50)), "", "< 100 ms"]
    yield ["a grid’s ranking, p95", _ms(repeat(lambda: ranking.people(year, area_id=grid), 50)), "", "< 100 ms"]


def _proof() -> list[object]:
    begun = perf_counter()
    _raw("SELECT holder_id, sum(amount) FROM points_line GROUP BY holder_id")
    raw = perf_counter() - begun
    proof = prove()
    said = "every balance proven" if proof.holds else "NOT PROVEN"
    return [f"proof of all balances: {said}", f"{proof.seconds:.1f} s", f"{raw:.1f} s", "< 60 s"]


def _counter() -> Iterator[list[object]]:
    """As many clients at once as a small server has; raw: the stock alone, counted down."""
    area = tree.get().roots[0].id
    now = timezone.now()
    reward = Reward.objects.create(name=f"测速 {now:%H%M%S}", area_id=area, cost=10, stock=LAST)
    beside_it = Reward.objects.create(name=f"测速 {now:%H%M%S} b", area_id=area, cost=10, stock=LAST)
    holders = list(Holder.objects.filter(balance__gte=10).order_by("pk")[:PEOPLE])
    refused: list[str] = []

    def one(holder: Holder) -> None:
        try:
            actions.redeem(holder=holder, reward=reward, key=uuid4(), by=SYSTEM, now=now)
        except Refusal as refusal:
            refused.append(str(refusal))

    seconds = _at_once(holders, one)
    down = "UPDATE points_reward SET stock = stock - 1 WHERE id = %s AND stock > 0 RETURNING stock"
    raw = _at_once(holders, lambda _holder: _raw(down, beside_it.pk))
    done = Redeeming.objects.filter(reward=reward).count()
    exactly = (done, len(refused), Reward.objects.get(pk=reward.pk).stock) == (LAST, PEOPLE - LAST, 0)
    yield [f"{PEOPLE} redeem the last {LAST}, {CLIENTS} clients at once", f"{seconds:.2f} s", f"{raw:.2f} s", ""]
    yield [f"exactly {LAST} succeed", "yes" if exactly and prove().holds else "NO", "", "yes"]


def _at_once(holders: list[Holder], one: Callable[[Holder], object]) -> float:
    def client(at: int) -> None:
        try:
            for holder in holders[at::CLIENTS]:
                one(holder)
        finally:
            connection.close()

    threads = [threading.Thread(target=client, args=[at]) for at in range(CLIENTS)]
    begun = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return perf_counter() - begun


def _asked(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200, address


def _raw(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _ms(sample: Sample) -> str:
    return f"{sample.percentile(0.95):.1f} ms"
