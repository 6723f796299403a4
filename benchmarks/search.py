"""Search at a million cases: the index of words alone, and the desk's own page, for what many say and nobody says."""

from urllib.parse import urlencode

import psutil
from django.db import connection

from benchmarks import district, loader
from benchmarks.clock import cpu_of, repeat, table
from benchmarks.house import SIZE
from benchmarks.staff import Staff, sign_in
from benchmarks.web import Site, load, site, status
from linli.areas.tree import tree
from linli.cases.models import Case
from linli.core.terms import terms, wanted
from linli.insight import marks, searching
from linli.insight.models import Trace

TIMES, PAGE, WARM_UP, STRETCH = 40, 51, 4, 20_000
READ = ("text", "place", "area_id", "category_id", "channel", "status", "received_at", "lead_id")
AIM = "p95 < 100 ms"
WORDS = {
    "often": "路灯",
    "in every one": "请来",
    "seldom": "凤龙",
    "never": "麒麟",
    "two that never meet": "路灯 电梯",
    "traditional for simplified": "電梯",
}


def measure() -> None:
    """The index, then the page; milliseconds, and processor time of both sides."""
    with loader.cases(SIZE):
        fill()
        _index()
        with site() as here:
            _pages(here)


def _index() -> None:
    nodes = tree.get().nodes.values()
    street, grid = (next(marks.area(node.id) for node in nodes if node.depth == depth) for depth in (2, 4))
    narrowed = [
        ("in every one, one street", "请来", [[street]]),
        ("in every one, one grid", "请来", [[grid]]),
        ("often, one grid", "路灯", [[grid]]),
        ("often, still open", "噪音", [["+open"]]),
    ]
    rows = [_row(name, words, groups) for name, words, groups in [*((n, w, []) for n, w in WORDS.items()), *narrowed]]
    table(f"The index of words over {SIZE:,} cases, newest {PAGE}", HEADINGS, rows)


HEADINGS = ["words", "found", "p50 ms", "p95 ms", "CPU ms", "aim"]


def _pages(here: Site) -> None:
    accounts = district.accounts()
    rows = [
        _page(here, sign_in(here, accounts[account]), f"{name}, {account.removeprefix('bench-')}'s post", words)
        for account in ("bench-district", "bench-street")
        for name, words in WORDS.items()
    ]
    table(f"Search at the desk over {SIZE:,} cases, one client", HEADINGS, rows)


def _page(here: Site, who: Staff, name: str, words: str) -> list[object]:
    raw = who.get(f"/desk/?{urlencode({'q': words})}")
    load(here, lambda _n: raw, clients=1, times=WARM_UP)
    sample, heads = load(here, lambda _n: raw, clients=1, times=TIMES)
    assert all(status(head) == 200 for head in heads.values()), heads[0]
    return [name, "", *(f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)), f"{sample.cpu_ms:.1f}", AIM]


def fill() -> None:
    """Write down what every case is found by, unless it is there; the index is made afterwards, in one go."""
    if Trace.objects.count() >= Case.objects.count():
        return
    name = Trace._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS trace_terms")
        cursor.execute(f"TRUNCATE {name}")
        last = 0
        while stretch := list(Case.objects.filter(pk__gt=last).only(*READ).order_by("pk")[:STRETCH]):
            found = [(case.pk, terms(f"{case.text}\n{case.place}") | marks.of(case)) for case in stretch]
            with cursor.copy(f"COPY {name} (case_id, terms) FROM STDIN") as out:
                for pk, words in found:
                    out.write_row((pk, " ".join(f"'{each}'" for each in words)))
            last = stretch[-1].pk
        cursor.execute(f"CREATE INDEX trace_terms ON {name} USING gin (terms) WITH (fastupdate = off)")
        cursor.execute(f"VACUUM (ANALYZE) {name}")


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
    return [name, found, *figures, f"{spent:.1f}", AIM]
