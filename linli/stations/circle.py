"""The quarter-hour circle 一刻钟服务圈 (E16): how many homes of each grid are farther from a service than a walk.

Homes are counted, never named; what is measured is the straight line, against a walk shortened by the practice's factor
(docs/decisions). A home without a spot on the map is counted apart, neither inside nor outside.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _

from linli.areas.tree import Node, tree
from linli.core.geometry import KM_PER_DEGREE
from linli.core.refusal import Refusal
from linli.grids import spots
from linli.residents.models import Household
from linli.stations.practice import Walk
from linli.stations.tables import stations

MOST = 30_000  # homes whose spots are opened for one page


@dataclass(frozen=True, slots=True)
class Grid:
    """The homes of a grid: those whose spot is known, of these how many are outside and the farthest (km as the crow
    flies; None where there is no station at all), and those whose spot is not known."""

    node: Node
    homes: int
    outside: int
    farthest: float | None
    unplaced: int


@dataclass(frozen=True, slots=True)
class Circle:
    """The answer for one area: its grids, the worst first; `serving`: how many stations have what was asked for."""

    grids: list[Grid]
    serving: int

    @property
    def homes(self) -> int:
        return sum(grid.homes for grid in self.grids)

    @property
    def outside(self) -> int:
        return sum(grid.outside for grid in self.grids)

    @property
    def unplaced(self) -> int:
        return sum(grid.unplaced for grid in self.grids)

    @property
    def share(self) -> int | None:
        """Percent of the homes with a spot that are inside, rounded down: 100 means all of them; None without any."""
        return 100 * (self.homes - self.outside) // self.homes if self.homes else None


class TooMany(Refusal):
    """More homes than one page looks at: the worker counts them (counting.py)."""


def circle(account: Any, area_id: int, wanted: str, walk: Walk) -> Circle:
    """The homes that the account may see in an area, against every station in use with `wanted` (a zone or something on
    offer; empty: any station). TooMany when there are too many to look at in one go. Two queries."""
    homes = Household.objects.visible_in(account, area_id).present().order_by()
    if homes.count() > MOST:
        said = _("More than %(most)d homes lie here: they are counted in the background, or choose a smaller place.")
        raise TooMany(said % {"most": MOST}, field="area")
    return counted(homes.values_list("area_id", "spot"), wanted, walk)


def counted(homes: Iterable[tuple[int, str]], wanted: str, walk: Walk) -> Circle:
    """Homes, each with its grid and spot, against the stations in use."""
    placed: dict[int, list[tuple[float, float]]] = defaultdict(list)
    unplaced: dict[int, int] = defaultdict(int)
    for grid, spot in homes:
        if at := spots.read(spot):
            placed[grid].append(at)
        else:
            unplaced[grid] += 1
    known = stations.get()
    serving = [
        (each.lon or 0.0, each.lat or 0.0)
        for each in known.placed
        if not wanted or wanted in each.zones or wanted in each.offers
    ]
    far = _distances(placed, serving)
    whole = tree.get()
    grids = [_grid(whole.node(grid), far.get(grid), unplaced[grid], walk) for grid in {*placed, *unplaced}]
    return Circle(sorted(grids, key=lambda grid: (-grid.outside, -grid.homes, grid.node.id)), len(serving))


def _distances(
    placed: dict[int, list[tuple[float, float]]], serving: Sequence[tuple[float, float]]
) -> dict[int, np.ndarray]:
    """Grid -> how far each of its homes is from the nearest station, in kilometres; infinitely without any."""
    if not serving:
        return {grid: np.full(len(homes), np.inf) for grid, homes in placed.items()}
    around = np.cos(np.radians(np.array(serving)[:, 1].mean()))
    index = shapely.STRtree(shapely.points(_flat(serving, around)))
    found = {}
    for grid, homes in placed.items():
        _pairs, far = index.query_nearest(shapely.points(_flat(homes, around)), return_distance=True, all_matches=False)
        found[grid] = far
    return found


def _flat(places: Sequence[tuple[float, float]], around: float) -> np.ndarray:
    """Kilometres on a flat map of the district."""
    return np.array(places) * (KM_PER_DEGREE * around, KM_PER_DEGREE)


def _grid(node: Node, far: np.ndarray | None, unplaced: int, walk: Walk) -> Grid:
    if far is None:
        return Grid(node, 0, 0, None, unplaced)
    farthest = float(far.max())
    return Grid(node, len(far), int((far > walk.km).sum()), farthest if np.isfinite(farthest) else None, unplaced)
