"""A year's promises of a district: 20,000 commitments of 500 organisations. What everybody reads of them, and the sweep
that reddens what is past its day; each against raw SQL in the same run.

LINLI_BENCH_COMMITMENTS=2000 makes it smaller, for a trial run.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks import ledger
from benchmarks.clock import Sample, repeat, table
from benchmarks.house import beside
from linli.areas.tree import tree
from linli.cli import prepare
from linli.commitments import clocks, shares
from linli.commitments.models import Commitment
from linli.commitments.practice import kinds
from linli.commitments.turn import COMMITMENTS
from linli.commitments.words import RUNNING, Origin, State
from linli.core import copying
from linli.journal.actions import SYSTEM
from linli.journal.bulk import Said, record_stories
from linli.journal.sweeping import sweep
from linli.people.models import Organisation

SIZE = int(os.environ.get("LINLI_BENCH_COMMITMENTS", 20_000))
ORGANISATIONS, BATCH, TIMES = max(SIZE // 40, 20), 5_000, 200
DUE = max(SIZE // 20, 50)
# Of a year's promises most are kept; a third runs still.
STATES = (State.OPEN,) * 6 + (State.FINISHED,) + (State.KEPT,) * 11 + (State.LATE, State.BROKEN)
LIST = """
SELECT c.*, o.name FROM commitments_commitment c JOIN people_organisation o ON o.id = c.organisation_id
WHERE c.state IN ('open', 'finished') ORDER BY c.due_on, c.id LIMIT 20
"""
OF_ONE = """
SELECT c.*, o.name FROM commitments_commitment c JOIN people_organisation o ON o.id = c.organisation_id
WHERE c.organisation_id = %s AND c.state <> 'written' ORDER BY c.due_on DESC, c.id DESC LIMIT 20
"""
COUNTED = """
SELECT organisation_id, state, count(*) FROM commitments_commitment
WHERE state <> 'written' AND due_on BETWEEN %s AND %s GROUP BY 1, 2
"""
MAKE_DUE = """
UPDATE commitments_commitment SET due_at = now() - interval '1 hour', amber_at = now() - interval '8 days',
       next_look_at = now() - interval '1 hour'
WHERE id IN (SELECT id FROM commitments_commitment WHERE state = 'open' AND supervision = '' ORDER BY random() LIMIT %s)
RETURNING id
"""
REDDEN = """
UPDATE commitments_commitment SET supervision = 'urged', supervision_at = now(), version = version + 1
WHERE state = 'open' AND next_look_at <= now()
"""


def measure() -> None:
    """All of it, in a database of its own."""
    with beside("commitments"):
        prepare.static_files()  # the pages are drawn in this process
        _fill()
        sweep(COMMITMENTS, now=timezone.now())  # what has come due since the last run
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE commitments_commitment")
        rows = [*_pages(), *_counted(), _swept()]
        title = f"{Commitment.objects.count():,} commitments of {Organisation.objects.count():,} organisations"
        table(title, ["what", "ours", "raw SQL", "aim"], rows)


def _fill() -> None:
    """Organisations and what they promised in this year, with its story; unless it is there from the last run."""
    if Commitment.objects.count() >= SIZE:
        return
    dice, now = Random(7), timezone.now()
    places = [node.id for node in tree.get().nodes.values() if node.depth > 1]
    made = [
        Organisation(code=f"bench-{number}", kind="branch", name=f"测速党支部 {number}", area_id=dice.choice(places))
        for number in range(ORGANISATIONS)
    ]
    copying.give_keys(made)
    copying.copy(Organisation, made)
    for start in range(0, SIZE, BATCH):
        promised = [_promise(number, made, dice, now) for number in range(start, min(start + BATCH, SIZE))]
        copying.give_keys(promised)
        copying.copy(Commitment, promised)
        record_stories("commitment", ((each.pk, [_said(each, now)]) for each in promised))


def _promise(number: int, all_of_them: list[Organisation], dice: Random, now: datetime) -> Commitment:
    whose, state = all_of_them[number % len(all_of_them)], dice.choice(STATES)
    today = timezone.localdate(now)
    due_on = today + timedelta(days=dice.randrange(1, 180) if state in RUNNING else -dice.randrange(1, 180))
    made = Commitment(
        key=uuid4(),
        organisation=whose,
        area_id=whose.area_id,
        kind=kinds()[0][0],
        text=f"测速：为群众办第 {number} 件实事",
        target=20,
        unit="件",
        done=dice.randrange(20) if state == State.OPEN else 20,
        state=state,
        origin=Origin.LIST,
        made_at=now,
        published_at=now,
        **clocks.due(due_on, today),
    )
    if state in (State.FINISHED, State.KEPT, State.LATE):
        made.finished_at = now
    if state not in RUNNING:
        made.ended_at = now
    made.next_look_at = clocks.next_look(made)
    return made


def _said(made: Commitment, now: datetime) -> Said:
    return Said("commitment.published", now, SYSTEM, {"organisation": made.organisation_id}, area_id=made.area_id)


def _pages() -> Iterator[list[object]]:
    """What runs in the district, and what one organisation promised, as anybody asks for it."""
    dice, client = Random(11), Client(HTTP_HOST="localhost")
    of = [f"/commitments/of/{pk}/" for pk in Commitment.objects.values_list("organisation", flat=True).distinct()]
    last = (Commitment.objects.running().count() - 1) // 20 + 1
    for address in (of[0], "/commitments/"):
        _asked(client, address)  # once, so that reading the templates does not count
    yield ["the public list, p95", *_both(lambda: _asked(client, "/commitments/"), LIST), "< 80 ms"]
    yield [
        "its last page, p95",
        _ms(repeat(lambda: _asked(client, f"/commitments/?page={last}"), TIMES)),
        "",
        "< 80 ms",
    ]
    ours = repeat(lambda: _asked(client, dice.choice(of)), TIMES)
    raw = repeat(lambda: _raw(OF_ONE, int(dice.choice(of).split("/")[3])), TIMES)
    yield ["an organisation’s page, p95", _ms(ours), _ms(raw), "< 80 ms"]


def _counted() -> Iterator[list[object]]:
    """The shares of every organisation of the district in a year."""
    now, root = timezone.now(), tree.get().roots[0].id
    first, last = timezone.localdate(now) - timedelta(days=365), timezone.localdate(now) + timedelta(days=365)
    ours = repeat(lambda: shares.by_organisation(root, first, last, now), 50)
    yield [
        "kept, late, broken by organisation, p95",
        _ms(ours),
        _ms(repeat(lambda: _raw(COUNTED, first, last), 50)),
        "",
    ]


def _swept() -> list[object]:
    """So many are past their day at once: told, reddened, each once, as the journal says."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE_DUE, [DUE])
        due = [row[0] for row in cursor.fetchall()]
        began = perf_counter()
        cursor.execute("BEGIN")
        cursor.execute(REDDEN)
        cursor.execute("ROLLBACK")
        raw = perf_counter() - began
    since, began = ledger.last(), perf_counter()
    sweep(COMMITMENTS, now=timezone.now())
    seconds, verdict = perf_counter() - began, ledger.verdict("commitment.urged", due, since)
    return [f"{len(due):,} past their day are swept: {verdict}", f"{seconds:.2f} s", f"{raw:.2f} s", "< 3 s"]


def _both(ask: Any, statement: str) -> tuple[str, str]:
    return _ms(repeat(ask, TIMES)), _ms(repeat(lambda: _raw(statement), TIMES))


def _asked(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200, address


def _raw(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _ms(sample: Sample) -> str:
    return f"{sample.percentile(0.95):.1f} ms"
