"""The nearest station that is open, among 1,138 (E5): in the process, and as residents ask for it."""

import itertools
import random
from datetime import datetime, timedelta

import numpy as np
from django.db import connection
from django.utils import timezone
from shapely.geometry import shape

from benchmarks.clock import repeat, table
from benchmarks.house import beside
from benchmarks.web import Site, load, request, site, status
from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.calendar import SHANGHAI
from linli.demo.shapes import scatter
from linli.journal.actions import SYSTEM
from linli.stations import bulk
from linli.stations.models import Station
from linli.stations.nearest import nearest
from linli.stations.tables import stations

COUNT, TIMES, WARM_UP = 1138, 400, 20
DAY, NIGHT = datetime(2026, 11, 18, 10, tzinfo=SHANGHAI), datetime(2026, 11, 18, 3, tzinfo=SHANGHAI)
OPEN = {"week": [[["07:00", "09:00"], ["09:30", "21:00"]]] * 7, "holiday": []}
RAW = """SELECT id FROM stations_station WHERE active
ORDER BY point(lon * cos(radians(%s)), lat) <-> point(%s * cos(radians(%s)), %s) LIMIT 5"""


def measure() -> None:
    """Each in a database of its own beside the district."""
    with beside("stations"):
        _fill()
        spots = _spots()
        _in_the_process(spots)
        with site() as here:
            _asked(here, spots)


def _in_the_process(spots: np.ndarray) -> None:
    turn = itertools.cycle(spots.tolist())

    def raw() -> None:
        lon, lat = next(turn)
        with connection.cursor() as cursor:
            cursor.execute(RAW, [lat, lon, lat, lat])
            cursor.fetchall()

    floor = repeat(raw, TIMES)
    asked = {
        "at ten, where all are open": lambda: nearest(*next(turn), DAY),
        "at three at night, where none is": lambda: nearest(*next(turn), NIGHT),
        "open or closed": lambda: nearest(*next(turn), NIGHT, open_now=False),
        "looked whether anything changed": lambda: (stations.expire(), nearest(*next(turn), DAY)),
    }
    rows = [["raw SQL, five nearest by straight line", *_milli(floor), ""]]
    rows += [[name, *_milli(repeat(work, TIMES if "changed" not in name else 40)), AIM] for name, work in asked.items()]
    table(
        f"The nearest of {len(stations.get().placed):,} stations, in the process",
        ["what", "p50 ms", "p95 ms", "aim"],
        rows,
    )


AIM = "p95 < 20 ms"


def _asked(here: Site, spots: np.ndarray) -> None:
    asked = [request("GET", f"/stations/?lat={lat:.4f}&lon={lon:.4f}") for lon, lat in spots.tolist()]
    load(here, lambda n: asked[n % len(asked)], clients=1, times=WARM_UP)
    sample, heads = load(here, lambda n: asked[n % len(asked)], clients=1, times=TIMES)
    assert all(status(head) == 200 for head in heads.values()), heads[0]
    row: list[object] = ["the page, whole way", *_milli(sample), f"{sample.cpu_ms:.1f}", AIM]
    table("The nearest station through the website, one client", ["what", "p50 ms", "p95 ms", "CPU ms", "aim"], [row])


def _milli(sample) -> list[str]:
    return [f"{sample.percentile(share):.2f}" for share in (0.5, 0.95)]


def _fill() -> None:
    """1,138 stations spread over the grids, unless they are there."""
    if Station.objects.count() >= COUNT:
        return
    grids = list(Area.objects.filter(depth=max(node.depth for node in tree.get().nodes.values())).order_by("pk"))
    points, dice = np.random.default_rng(7), random.Random(7)
    rows = []
    for number in range(COUNT):
        grid = grids[number % len(grids)]
        ((lon, lat),) = scatter(shape(grid.boundary), 1, points).tolist()
        hours = OPEN if dice.random() < 0.5 else {}
        rows.append(
            Station(
                code=f"b{number}", name=f"测速站{number:04}", tier="point", area=grid, lon=lon, lat=lat, hours=hours
            )
        )
    bulk.enter(rows, by=SYSTEM, now=timezone.now() - timedelta(days=1))


def _spots() -> np.ndarray:
    """Where people stand."""
    root = Area.objects.filter(depth=1).get()
    return scatter(shape(root.boundary), 1000, np.random.default_rng(11))
