"""Where needs arise: more in some grids than in others, each at a spot inside its area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from shapely.geometry import MultiPolygon, Polygon

from linli.areas.models import Area
from linli.demo.plots import Plot
from linli.demo.shapes import scatter

HANDFUL = 32
KNOWN_TO_THE_GRID, KNOWN_TO_THE_VILLAGE = 0.86, 0.97


@dataclass(frozen=True, slots=True)
class Spot:
    """An area with those around it, from the root down, and a point in it (WGS-84 degrees) if one was given."""

    lineage: tuple[int, ...]
    name: str
    latitude: float | None
    longitude: float | None


class Ground:
    """The demonstration's areas, to draw spots from."""

    def __init__(self, areas: Mapping[Plot, Area], dice: Random, points: np.random.Generator) -> None:
        self.dice, self.points = dice, points
        self.lineages = {plot: _lineage(plot, areas) for plot in areas}
        self.smallest = [plot for plot in areas if not plot.children]
        self.busy = [dice.gammavariate(2, 1) for _plot in self.smallest]
        self.kept: dict[Plot, list[tuple[float, float]]] = {}

    def spots(self, count: int) -> list[Spot]:
        """So many spots: mostly in a grid, sometimes only the village or less is known."""
        return [self._spot(plot) for plot in self.dice.choices(self.smallest, self.busy, k=count)]

    def _spot(self, plot: Plot) -> Spot:
        known, told = self.dice.random(), self.dice.random() < 0.8
        if known > KNOWN_TO_THE_GRID and plot.parent:
            plot = plot.parent
        if known > KNOWN_TO_THE_VILLAGE and plot.parent:
            plot = plot.parent
        longitude, latitude = self._point(plot) if told else (None, None)
        return Spot(self.lineages[plot], plot.name, latitude, longitude)

    def _point(self, plot: Plot) -> tuple[float, float]:
        kept = self.kept.setdefault(plot, [])
        if not kept:
            kept.extend((float(x), float(y)) for x, y in scatter(_drawn(plot), HANDFUL, self.points).round(6))
        return kept.pop()


def _drawn(plot: Plot) -> Polygon | MultiPolygon:
    assert plot.drawn is not None, "areas are drawn before anything happens in them"
    return plot.drawn


def _lineage(plot: Plot, areas: Mapping[Plot, Area]) -> tuple[int, ...]:
    line: list[int] = []
    here: Plot | None = plot
    while here is not None:
        line.append(areas[here].pk)
        here = here.parent
    return tuple(reversed(line))


def pick(dice: Random, weights: Sequence[float]) -> int:
    """An index, by weight."""
    return dice.choices(range(len(weights)), weights)[0]
