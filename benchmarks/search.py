"""The index of words at a million cases: what many say and what nobody says, in the district, a street and a grid."""

import random
from collections.abc import Iterator

import psutil
from django.db import connection

from benchmarks.clock import cpu_of, repeat, table
from linli.areas.tree import tree
from linli.core.terms import terms, wanted
from linli.insight import marks, searching
from linli.insight.models import Trace

TOTAL = 1_000_000
TIMES, PAGE = 40, 51
WHO = ["居民", "老人", "孩子", "邻居", "商户", "租户", "学生", "司机"]
WHAT = ["路灯不亮", "井盖坏了", "噪音扰民", "水管漏水", "电梯停运", "停车难", "楼道堆物", "树枝挡路", "暖气不热"]
NAMES = "新城东西南北路街村口河山田园花桥井塘湾岗坪沟坡林泉石金玉龙凤安康乐福寿春夏秋冬光明和平解放红旗朝阳"


def measure(total: int = TOTAL) -> None:
    """Fill the index up to so many, then look; milliseconds, and processor time of both sides."""
    fill(total)
    nodes = tree.get().nodes.values()
    street, grid = (next(marks.area(node.id) for node in nodes if node.depth == depth) for depth in (2, 4))
    rows = [
        _row("often", "路灯", []),
        _row("in every one", "请来", []),
        _row("in every one, one street", "请来", [[street]]),
        _row("in every one, one grid", "请来", [[grid]]),
        _row("often, one grid", "路灯", [[grid]]),
        _row("often, still open", "噪音", [["+open"]]),
        _row("seldom", "凤龙", []),
        _row("never", "麒麟", []),
        _row("two that never meet", "路灯 电梯", []),
    ]
    table(f"Search over {total:,} cases, newest {PAGE}", ["words", "found", "p50 ms", "p95 ms", "CPU ms", "aim"], rows)


def fill(total: int) -> None:
    """Write what invented cases are found by; the index is made afterwards, in one go."""
    here = Trace.objects.count()
    if here >= total:
        return
    chance = random.Random(here)
    grids = [node.lineage for node in tree.get().nodes.values() if node.depth == 4]
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS trace_terms")
        with cursor.copy("COPY insight_trace (case_id, terms) FROM STDIN") as out:
            for number in range(here + 1, total + 1):
                words = terms(_said(chance)) | set(_marks(number, chance.choice(grids), chance))
                out.write_row((number, " ".join(f"'{each}'" for each in words)))
        cursor.execute("CREATE INDEX trace_terms ON insight_trace USING gin (terms) WITH (fastupdate = off)")
        cursor.execute("VACUUM (ANALYZE) insight_trace")


def _said(chance: random.Random) -> str:
    spot, end = ("".join(chance.choices(NAMES, k=length)) for length in (3, 8))
    return f"{spot}{chance.randrange(200)}号楼前{chance.choice(WHAT)}，{chance.choice(WHO)}不便，{end}，请来修一修。"


def _marks(number: int, lineage: tuple[int, ...], chance: random.Random) -> Iterator[str]:
    yield from (marks.area(each) for each in lineage[1:])
    yield from (marks.span(bits, number >> bits) for bits in marks.SPANS)
    yield "+open" if chance.random() < 0.1 else "+ended"


def _row(name: str, words: str, narrowed: list[list[str]]) -> list[object]:
    asked = [*([each] for each in wanted(words)), *narrowed]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        both = [psutil.Process(), psutil.Process(cursor.fetchone()[0])]
    before = cpu_of(both)
    sample = repeat(lambda: searching.numbers(asked, most=PAGE), TIMES)
    spent = 1000 * (cpu_of(both) - before) / TIMES
    found = len(searching.numbers(asked, most=PAGE))
    figures = [f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)]
    return [name, found, *figures, f"{spent:.1f}", "p95 < 100 ms"]
