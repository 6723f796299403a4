"""The whole tree of areas in memory: read once a process, refreshed when it is stale. Hot paths ask here, not the
database."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import get_language
from shapely.geometry import shape

from linli.areas.models import Area, Level
from linli.core.fresh import Fresh
from linli.core.geometry import AreaIndex

Spells = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One area: `lineage` are the ids from the root down to and including itself, so its depth is their number."""

    id: int
    code: str
    name: str
    name_en: str
    lineage: tuple[int, ...]
    active: bool
    has_boundary: bool

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def depth(self) -> int:
        return len(self.lineage)

    @property
    def parent_id(self) -> int | None:
        return self.lineage[-2] if self.depth > 1 else None


class Tree:
    """Every area by id, in tree order; those out of use keep their names but are nobody's children.

    `office_hours`: for areas that keep other hours than the practice: whose they are (an area's id), and which.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]], levels: Iterable[Level]) -> None:
        self.nodes: dict[int, Node] = {}
        self.office_hours: dict[int, tuple[int, Spells]] = {}
        self.levels = {level.depth: level for level in levels}
        self._full_names: dict[tuple[int, str, str | None], str] = {}
        by_path: dict[str, tuple[int, ...]] = {"": ()}
        for pk, path, code, name, name_en, active, has_boundary, hours in rows:
            lineage = (*by_path[path[: -Area.steplen]], pk)
            by_path[path] = lineage
            self.nodes[pk] = Node(pk, code, name, name_en, lineage, active, has_boundary)
            self._keep_hours(lineage, hours)

    def _keep_hours(self, lineage: tuple[int, ...], hours: list[list[str]]) -> None:
        """An area's own office hours, or those of the smallest area around it that has some; none for most areas."""
        if hours:
            self.office_hours[lineage[-1]] = lineage[-1], tuple((opens, closes) for opens, closes in hours)
        elif len(lineage) > 1 and lineage[-2] in self.office_hours:
            self.office_hours[lineage[-1]] = self.office_hours[lineage[-2]]

    def node(self, area_id: int) -> Node:
        """Raises KeyError for an area that is unknown."""
        return self.nodes[area_id]

    def lineage(self, area_id: int) -> tuple[int, ...]:
        return self.nodes[area_id].lineage

    def level(self, area_id: int) -> Level | None:
        return self.levels.get(self.nodes[area_id].depth)

    def children(self, area_id: int | None) -> list[Node]:
        return [self.nodes[each] for each in self._children.get(area_id, [])]

    def below(self, areas: Iterable[int]) -> list[int]:
        """These areas and everything under them, in tree order."""
        wanted = set(areas)
        return [node.id for node in self.nodes.values() if not wanted.isdisjoint(node.lineage)]

    def full_name(self, area_id: int, *, separator: str = " · ") -> str:
        """From below the root down: 店下村 · 网格 0123; the root itself by its own name."""
        key = (area_id, separator, get_language())
        if key not in self._full_names:
            lineage = self.nodes[area_id].lineage
            self._full_names[key] = separator.join(str(self.nodes[each]) for each in (lineage[1:] or lineage))
        return self._full_names[key]

    @cached_property
    def roots(self) -> list[Node]:
        return self.children(None)

    @cached_property
    def by_code(self) -> dict[str, Node]:
        return {node.code: node for node in self.nodes.values()}

    @cached_property
    def by_name(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            found.setdefault(node.name, []).append(node)
        return found

    @cached_property
    def _children(self) -> dict[int | None, list[int]]:
        below: dict[int | None, list[int]] = {}
        for node in self.nodes.values():
            if node.active:
                below.setdefault(node.parent_id, []).append(node.id)
        return below


def _read_tree() -> Tree:
    known = ExpressionWrapper(Q(boundary__isnull=False), output_field=BooleanField())
    rows = Area.objects.order_by("path").annotate(known=known)
    return Tree(
        rows.values_list("pk", "path", "code", "name", "name_en", "active", "known", "office_hours"),
        Level.objects.order_by("depth"),
    )


def _read_boundaries() -> AreaIndex:
    drawn = Area.objects.filter(active=True, boundary__isnull=False)
    return AreaIndex(list(drawn.order_by("-depth", "path").values_list("pk", "boundary")))


def _read_middles() -> dict[int, tuple[float, float]]:
    """A point inside each area that is drawn, or inside the nearest one around it: longitude, latitude."""
    rows = Area.objects.filter(boundary__isnull=False).values_list("pk", "boundary")
    inside = {pk: shape(boundary).representative_point() for pk, boundary in rows}
    found = {}
    for node in tree.get().nodes.values():
        drawn = next((inside[each] for each in reversed(node.lineage) if each in inside), None)
        if drawn is not None:
            found[node.id] = (float(drawn.x), float(drawn.y))
    return found


tree: Fresh[Tree] = Fresh(_read_tree, seconds=10)
boundaries: Fresh[AreaIndex] = Fresh(_read_boundaries, seconds=60)
middles: Fresh[dict[int, tuple[float, float]]] = Fresh(_read_middles, seconds=600)
