"""The tree of areas to be entered: those the pack names, and invented ones up to the locality's numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from linli.demo import shapes
from linli.demo.sizes import shares
from linli.demo.whereabouts import Whereabouts
from linli.packs.schema import Pack
from linli.packs.schema.areas import AreaLevel
from linli.packs.schema.base import Name

BRACKETS = re.compile(r"[（(].*?[）)]")


@dataclass(eq=False)
class Plot:
    """One area to be. `cell` in kilometres; `drawn` in degrees."""

    code: str
    name: str
    name_en: str
    depth: int
    parent: "Plot | None" = None
    children: list["Plot"] = field(default_factory=list)
    cell: Polygon | None = None
    drawn: Polygon | MultiPolygon | None = None

    def below(self) -> Iterator["Plot"]:
        """Itself and everything in it, from the top down."""
        yield self
        for child in self.children:
            yield from child.below()

    def add(self, child: "Plot") -> "Plot":
        child.parent = self
        self.children.append(child)
        return child


def plots(pack: Pack, counts: dict[str, int]) -> Plot:
    """The root with everything below it; `counts`: areas by level."""
    first = pack.areas.named[0]
    root = Plot(first.key, first.name.zh, first.name.en, 1)
    by_key = {first.key: root}
    for level in pack.areas.levels[1:]:
        for area in pack.areas.named:
            if area.level == level.key and area.within:
                child = Plot(area.key, area.name.zh, area.name.en, level.depth)
                by_key[area.key] = by_key[area.within].add(child)
        _fill(pack, level, counts[level.key], [each for each in root.below() if each.depth == level.depth - 1])
    return root


def _fill(pack: Pack, level: AreaLevel, count: int, parents: list[Plot]) -> None:
    """Invent what is missing to the count, the same number in each parent or one more."""
    named = [len(parent.children) for parent in parents]
    room = [max(0, share - has) for share, has in zip(_even(count, len(parents)), named, strict=True)]
    missing = count - sum(named)
    places = [parent for parent, wants in zip(parents, room, strict=True) for _n in range(wants)]
    names = _names(pack, level, missing)
    for at in range(missing):
        parent = places[at] if at < len(places) else parents[at % len(parents)]
        name, name_en = names[at]
        parent.add(Plot(f"demo-{level.depth}-{at + 1}", name, name_en, level.depth))


def _even(count: int, places: int) -> list[int]:
    return [count // places + (at < count % places) for at in range(places)]


def _names(pack: Pack, level: AreaLevel, count: int) -> list[tuple[str, str]]:
    """Visibly invented names, numbered within their kind: 示范村06."""
    named = Counter(area.kind for area in pack.areas.named if area.level == level.key)
    weights = [
        max(0, kind.count.count - named[kind.key]) if kind.count else named[kind.key] + 1 for kind in level.kinds
    ]
    kinds = [(kind.name, share) for kind, share in zip(level.kinds, shares(count, weights), strict=True)]
    return [
        invented(name, number, share)
        for name, share in kinds or [(level.name, count)]
        for number in range(1, share + 1)
    ]


def invented(name: Name, number: int, count: int) -> tuple[str, str]:
    """A name anybody sees is invented, in both languages, with as many digits as the count has."""
    digits = f"{number:0{max(2, len(str(count)))}d}"
    return f"示范{BRACKETS.sub('', name.zh)}{digits}", f"Demo {BRACKETS.sub('', name.en).strip()} {digits}"


def draw(root: Plot, where: Whereabouts, dice: np.random.Generator) -> None:
    """Give every plot its shape, each inside the one it belongs to."""
    root.cell = shapes.blob(where.km2, dice)
    basic: list[tuple[Plot, Polygon]] = []
    for plot in root.below():
        assert plot.cell is not None, "parents come before their children"
        cells = shapes.split(plot.cell, len(plot.children), dice) if plot.children else [plot.cell]
        for child, cell in zip(plot.children, cells, strict=False):
            child.cell = cell
        if len(plot.children) < 2:
            left = shapely.difference(plot.cell, cells[0]) if plot.children else plot.cell
            basic += [(plot, part) for part in shapely.get_parts(left)]
    drawn = shapes.on_the_map([cell for _plot, cell in basic], where)
    for plot in root.below():
        mine = set(plot.below())
        plot.drawn = shapes.together(
            [shape for (owner, _cell), shape in zip(basic, drawn, strict=True) if owner in mine]
        )
