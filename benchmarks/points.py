"""Which grid a point lies in, among 696 grids, against asking PostgreSQL's own polygons through an index."""

import random

from django.db import connection

from benchmarks.clock import repeat, table
from linli.areas.models import Area
from linli.areas.tree import boundaries

TIMES = 20_000
IN_SQL = 500


def measure() -> None:
    """The look-up in the process, and `polygon @> point` with a GiST index in the database."""
    chance = random.Random(7)
    points = [(34.6 + chance.random() * 0.4, 113.6 + chance.random() * 0.4) for _ in range(1000)]
    index, turn = boundaries.get(), iter(points * (TIMES // 1000 + 1))
    ours = repeat(lambda: index.at(*next(turn)), TIMES)
    with connection.cursor() as cursor:
        _shapes(cursor)
        turn = iter(points)
        theirs = repeat(lambda: _ask(cursor, *next(turn)), IN_SQL)
    table(
        "Point → grid, one at a time",
        ["what", "p50 µs", "p95 µs", "aim"],
        [
            ["in the process", *_micro(ours), "< 50 µs"],
            ["raw SQL: polygon @> point, GiST", *_micro(theirs), ""],
        ],
    )


def _micro(sample) -> list[str]:
    return [f"{1000 * sample.percentile(share):.0f}" for share in (0.5, 0.95)]


def _shapes(cursor) -> None:
    cursor.execute("CREATE TEMP TABLE shapes (id bigint, shape polygon)")
    for pk, boundary in Area.objects.filter(depth=4).values_list("pk", "boundary"):
        ring = ",".join(f"({longitude},{latitude})" for longitude, latitude in boundary["coordinates"][0])
        cursor.execute("INSERT INTO shapes VALUES (%s, %s::polygon)", [pk, f"({ring})"])
    cursor.execute("CREATE INDEX ON shapes USING gist (shape)")
    cursor.execute("ANALYZE shapes")


def _ask(cursor, latitude: float, longitude: float) -> object:
    cursor.execute("SELECT id FROM shapes WHERE shape @> point(%s, %s)", [longitude, latitude])
    return cursor.fetchone()
