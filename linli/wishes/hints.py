"""What in the public words of a wish would tell who or where: found before it is published."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.terms import plain
from linli.wishes.models import MicroWish
from linli.wishes.practice import shown_area

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


def keep_hidden(wish: MicroWish, *, area_id: int, **words: str) -> None:
    """Refusal, beside its field, where what is published elsewhere for an old person's, a child's or an anonymous wish
    would tell who or where. `words`: field -> what stands there."""
    if not wish.hidden:
        return
    whole = tree.get()
    shown = wish.shown_area_id or shown_area(wish.area_id, hidden=True)
    if area_id not in whole.lineage(shown):
        raise Refusal(
            _("This wish shows no finer place than %(area)s. Choose that one.") % {"area": whole.node(shown)},
            field="area",
        )
    for field, said in words.items():
        if telling := next(personal(said, wish), ""):
            raise Refusal(
                _("“%(words)s” tells who or where. Everybody reads these words: leave it out.") % {"words": telling},
                field=field,
            )
