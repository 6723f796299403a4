"""The board's numbers come from rolled-up counters: the same time at a thousand cases and at a million."""

import time
from dataclasses import replace

from django.utils import timezone

from benchmarks import district, loader
from benchmarks.clock import table
from benchmarks.house import SIZE
from benchmarks.staff import sign_in
from benchmarks.web import Site, load, site, status
from linli.insight.counting import COUNTING
from linli.insight.rebuilding import rebuild
from linli.journal.actions import seal
from linli.journal.readers import catch_up

TIMES, WARM_UP, STRETCH = 100, 10, 20_000
AIM = "same time at both"


def measure() -> None:
    """The board of the whole district at both sizes, and whether counting again gives the same numbers."""
    rows: list[list[object]] = []
    for size in sorted({1_000, SIZE}):
        with loader.cases(size):
            roll_up()
            with site() as here:
                rows.append(_board(here, size, float(rows[0][2]) if rows else None))
    headings = ["cases", "p50 ms", "p95 ms", "p95 : at a thousand", "CPU ms each", "counted again", "aim"]
    table("The board, one client", headings, rows)


def roll_up() -> None:
    """Let the counters see every event, a thousand or two a second; what they have seen is not read again."""
    begun = time.perf_counter()
    while seal(now=timezone.now(), stretch=STRETCH):
        pass
    if seen := catch_up(replace(COUNTING, stretch=STRETCH)):
        print(f"{seen:,} events counted in {time.perf_counter() - begun:.0f} s")


def _board(here: Site, size: int, first: float | None) -> list[object]:
    raw = sign_in(here, district.accounts()["bench-district"]).get("/board/")
    load(here, lambda _n: raw, clients=1, times=WARM_UP)
    sample, heads = load(here, lambda _n: raw, clients=1, times=TIMES)
    assert all(status(head) == 200 for head in heads.values()), heads[0]
    p50, p95 = (sample.percentile(share) for share in (0.5, 0.95))
    ratio = f"{p95 / first:.2f}" if first else "1"
    return [f"{size:,}", f"{p50:.1f}", f"{p95:.1f}", ratio, f"{sample.cpu_ms:.1f}", _again(), AIM]


def _again() -> str:
    begun = time.perf_counter()
    wrong = sum(found.rows for found in rebuild())
    return f"{wrong} differ, {time.perf_counter() - begun:.0f} s"
