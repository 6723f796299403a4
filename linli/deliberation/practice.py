"""The forums that the practice has, read once a process and refreshed when stale."""

from linli.areas.tree import tree
from linli.core.fresh import Fresh
from linli.deliberation.models import Forum

forums: Fresh[dict[int, Forum]] = Fresh(
    lambda: {each.pk: each for each in Forum.objects.defer("template").order_by("order", "id")}, seconds=10
)


def in_use() -> list[Forum]:
    """Those in use, in the practice's order."""
    return [each for each in forums.get().values() if each.active]


def of_area(area_id: int) -> list[Forum]:
    """Those of which this very area has a meeting."""
    level = tree.get().level(area_id)
    return [each for each in in_use() if level and each.area_level == level.key]


def of_rung(key: str) -> Forum | None:
    """The forum that decides at a level of the ladder; None where none does."""
    return next((each for each in in_use() if each.rung == key), None)


def depth(forum: Forum) -> int:
    """How deep its areas lie in the tree; 0 where the practice has no such level."""
    return depth_of(forum.area_level, 0)


def depth_of(level: str, unknown: int = 1) -> int:
    """How deep the areas of a level (its key) lie in the tree."""
    return next((at for at, each in tree.get().levels.items() if each.key == level), unknown)
