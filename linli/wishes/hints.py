"""What in the public words of a wish would tell who or where: found before it is published."""

import re
from collections.abc import Iterator

from linli.areas.tree import tree
from linli.core.terms import plain
from linli.wishes.models import MicroWish

SHORTEST = 2
NUMBERS = re.compile(r"\d[\d\s\-]{5,}\d")  # telephone and identity numbers
DOORS = re.compile(r"[0-9〇零一二三四五六七八九十百]+\s*(?:号楼|幢|栋|座|单元|室|弄|门牌)")


def personal(words: str, wish: MicroWish) -> Iterator[str]:
    """Each stretch by which somebody could be found: numbers, doors, the wisher's own name and address, a place finer
    than the one that is shown."""
    for pattern in (NUMBERS, DOORS):
        yield from (match.group() for match in pattern.finditer(words))
    spelt = plain(words)
    for own in (wish.name, wish.place, wish.phone):
        if len(own) >= SHORTEST and plain(own) in spelt:
            yield own
    whole, shown = tree.get(), wish.shown_area_id
    for area_id in whole.lineage(wish.area_id):
        name = whole.node(area_id).name
        finer = shown is not None and area_id not in whole.lineage(shown)
        if finer and len(name) >= SHORTEST and plain(name) in spelt:
            yield name
