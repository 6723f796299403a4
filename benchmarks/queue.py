"""The desk queue's first page and its last, at a thousand, a hundred thousand and a million cases."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import district, loader
from benchmarks.clock import Sample, table
from benchmarks.house import SIZE
from benchmarks.web import Site, load, request, site, status

SIZES = (1_000, SIZE // 10, SIZE)
TIMES, WARM_UP = 300, 40


def measure() -> None:
    """At each size: as the street's dispatcher and as the district's, first page and last page; two clients."""
    rows: list[list[object]] = []
    at_first: dict[tuple[str, str], float] = {}
    for size in SIZES:
        with loader.cases(size), site() as here:
            rows += _pages(here, size, at_first)
    table(
        "The desk queue, 50 rows a page, 2 clients",
        ["cases", "as", "page", "p50 ms", "p95 ms", "p95 : at a thousand", "CPU ms each", "queries", "aim"],
        rows,
    )


def _pages(here: Site, size: int, at_first: dict[tuple[str, str], float]) -> Iterator[list[object]]:
    for username, account in district.accounts().items():
        client = Client()
        client.force_login(account)
        cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
        for name, path in (("first", "/desk/"), ("last", "/desk/?end=1")):
            sample = _page(here, path, cookie)
            base = at_first.setdefault((username, name), sample.percentile(0.95))
            yield _row(size, username, name, sample, base, _queries(client, path))


def _page(here: Site, path: str, cookie: str) -> Sample:
    raw = request("GET", path, cookies=cookie)
    load(here, lambda _n: raw, clients=2, times=WARM_UP)
    sample, heads = load(here, lambda _n: raw, clients=2, times=TIMES)
    assert all(status(head) == 200 for head in heads.values()), heads[0]
    return sample


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path, headers={"host": "127.0.0.1"})
    return len(captured)


def _row(size: int, username: str, name: str, sample: Sample, base: float, queries: int) -> list[object]:
    p95 = sample.percentile(0.95)
    figures = [f"{sample.percentile(0.5):.1f}", f"{p95:.1f}", f"{p95 / base:.2f}", f"{sample.cpu_ms:.1f}", queries]
    return [f"{size:,}", username, name, *figures, "≤ 20 ms CPU, ≤ 1.5"]
