"""A roster from Excel: read, compared, brought in; against reading the same sheet alone.

LINLI_BENCH_ROSTER=5000 makes it smaller, for a trial run.
"""

import io
import os
from collections.abc import Callable
from time import monotonic
from typing import Any

import xlsxwriter
from django.utils import timezone

from benchmarks import district
from benchmarks.clock import table
from benchmarks.house import beside
from linli.areas.tree import tree
from linli.core.sheets import read_cells
from linli.residents import actions
from linli.residents.models import Household, Roster
from linli.residents.rosters.running import run

SIZE = int(os.environ.get("LINLI_BENCH_ROSTER", 100_000))
AIM = "together < 180 s"


def measure() -> None:
    """Seconds of each stage, in one process."""
    with beside("rosters"):
        begun, now = Household.objects.count(), timezone.now()
        content, by = _book(begun), district.accounts()["bench-district"]
        rows: list[list[object]] = []
        taken = monotonic()
        read_cells(content, "roster.xlsx")
        rows.append(["the sheet alone", f"{monotonic() - taken:.1f}", "the ratio's base"])
        roster = _timed(
            rows, "read and kept", lambda: actions.read_roster(name="r.xlsx", content=content, by=by, now=now)
        )
        columns, agreed = roster.columns, ["contact"]
        actions.compare_roster(roster=roster, columns=columns, area_id=None, agreed=agreed, by=by, now=now)
        _timed(rows, "compared", lambda: _on(roster))
        actions.begin_roster(roster=roster, by=by, now=now)
        _timed(rows, "brought in", lambda: _on(roster))
        roster.refresh_from_db()
        assert roster.counts.get("landed") == SIZE, roster.counts
        table(f"A roster of {SIZE:,} rows", ["stage", "seconds", "aim"], rows)


def _timed(rows: list[list[object]], name: str, work: Callable[[], Any]) -> Any:
    begun = monotonic()
    found = work()
    rows.append([name, f"{monotonic() - begun:.1f}", AIM])
    return found


def _on(roster: Roster) -> None:
    roster.refresh_from_db()
    run(roster, ends=monotonic() + 3600)


def _book(begun: int) -> bytes:
    """Three people to a household, dealt out to all grids; anew at each run, so that every row is new."""
    grids = [str(node) for node in tree.get().nodes.values() if node.depth == 4]
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["网格", "家庭住址", "姓名", "与户主关系", "联系电话"])
    for row in range(SIZE):
        home = begun + row // 3
        said = [grids[home % len(grids)], f"测速路{home}号", f"住户{row:06d}", "户主" if row % 3 == 0 else "子女"]
        sheet.write_row(row + 1, 0, [*said, f"1{begun:04d}{row:06d}"])
    book.close()
    return packed.getvalue()
