"""What comes due by itself among very many open cases: it costs what is due, not what is open."""

import threading
import time
from collections.abc import Callable

import psutil
from django.db import connection
from django.utils import timezone

from benchmarks import ledger, loader
from benchmarks.clock import cpu_of, median, table
from benchmarks.house import SIZE
from benchmarks.web import postmaster
from linli.cases.sweep import sweep

FEW, MANY, ROUNDS = min(1_000, SIZE // 10), min(100_000, SIZE // 4), 3
PURSUED = ["received", "accepted", "assigned", "in_progress"]


def measure() -> None:
    """A few due, three times; then very many, by two sweepers at once. The journal says whether each was done once."""
    with loader.cases(SIZE, open_share=1.0):
        sweep(now=timezone.now())  # what an earlier run left for today
        few = [_swept(FEW, _once) for _round in range(ROUNDS)]
        many = _swept(MANY, _by_two)
        table(
            f"The sweep, {SIZE:,} open cases",
            ["due", "by", "seconds", "CPU ms each", "journal", "aim"],
            [
                [f"{FEW:,}", "one", f"{median(each[0] for each in few):.2f}", f"{few[0][1]:.2f}", few[0][2], "< 3 s"],
                [f"{MANY:,}", "two at once", f"{many[0]:.1f}", f"{many[1]:.2f}", many[2], "none missed or doubled"],
            ],
        )


def _swept(count: int, run: Callable[[], None]) -> tuple[float, float, str]:
    """Seconds, processor milliseconds a case, and what the journal says."""
    due = _make_due(count)
    since, versions = ledger.last(), ledger.versions(due)
    both = [psutil.Process(), postmaster()]
    before, begun = cpu_of(both), time.perf_counter()
    run()
    seconds, spent = time.perf_counter() - begun, cpu_of(both) - before
    verdict = ledger.verdict("case.urged", due, since)
    if ledger.versions(due) != versions + len(due):
        verdict += ", versions do not add up"
    return seconds, 1000 * spent / len(due), verdict


def _once() -> None:
    sweep(now=timezone.now())


def _by_two() -> None:
    failed: list[BaseException] = []

    def run() -> None:
        try:
            _once()
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed


def _make_due(count: int) -> list[int]:
    """Let the deadline of that many cases, anywhere among them, have come an hour ago."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE_DUE, [PURSUED, count])
        return [row[0] for row in cursor.fetchall()]


MAKE_DUE = """
UPDATE cases_case SET due_at = now() - interval '1 hour', next_look_at = now() - interval '1 hour'
WHERE id IN (
    SELECT id FROM cases_case
    WHERE status = ANY(%s) AND supervision = '' AND done_at IS NULL AND closed_at IS NULL
    ORDER BY random() LIMIT %s
)
RETURNING id
"""
