"""The whole tree of areas in memory: read once a process, refreshed when it is stale. Hot paths ask here, not the
database."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import get_language

from linli.areas.models import Area, Level
from linli.core.fresh import Fresh
from linli.core.geometry import AreaIndex


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
    """Every area by id, in tree order; those out of use keep their names but are nobody's children."""

    def __init__(self, rows: Iterable[tuple[int, str, str, str, str, bool, bool]], levels: Iterable[Level]) -> None:
        self.nodes: dict[int, Node] = {}
        self.levels = {level.depth: level for level in levels}
        self._full_names: dict[tuple[int, str, str | None], str] = {}
        by_path: dict[str, tuple[int, ...]] = {"": ()}
        for pk, path, code, name, name_en, active, has_boundary in rows:
            lineage = (*by_path[path[: -Area.steplen]], pk)
            by_path[path] = lineage
            self.nodes[pk] = Node(pk, code, name, name_en, lineage, active, has_boundary)

    def node(self, area_id: int) -> Node:
        """Raises KeyError for an area that is unknown."""
        return self.nodes[area_id]

    def lineage(self, area_id: int) -> tuple[int, ...]:
        return self.nodes[area_id].lineage

    def level(self, area_id: int) -> Level | None:
        return self.levels.get(self.nodes[area_id].depth)

    def children(self, area_id: int | None) -> list[Node]:
        return [self.nodes[each] for each in self._children.get(area_id, [])]

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
        rows.values_list("pk", "path", "code", "name", "name_en", "active", "known"), Level.objects.order_by("depth")
    )


def _read_boundaries() -> AreaIndex:
    return AreaIndex(list(Area.objects.filter(active=True, boundary__isnull=False).values_list("pk", "boundary")))


tree: Fresh[Tree] = Fresh(_read_tree, seconds=10)
boundaries: Fresh[AreaIndex] = Fresh(_read_boundaries, seconds=60)
