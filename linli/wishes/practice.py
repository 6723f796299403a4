"""What the practice says of micro-wishes: whose there are, what they may cost, how long they stand, how they are
shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from linli.areas.tree import tree
from linli.catalogue.tables import tables

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "wishers": [
        {"key": "old", "name": {"zh": "老人", "en": "An old person"}, "shielded": True},
        {"key": "child", "name": {"zh": "儿童", "en": "A child"}, "shielded": True},
        {"key": "resident", "name": {"zh": "居民", "en": "A resident"}, "shielded": False},
    ],
    "things": [
        {"key": "goods", "name": {"zh": "物品", "en": "A thing"}},
        {"key": "hand", "name": {"zh": "帮忙", "en": "Help"}},
    ],
    "limit": 300,
    "stands": 90,
    "fulfil_within": 15,
    "shown_at": "",
    "shielded_at": "",
}
STREET = 2  # how deep a sub-district stands where the practice does not say


@dataclass(frozen=True, slots=True)
class Wisher:
    """Whose wish it is. `shielded`: such a wish never shows who and where."""

    key: str
    name: str
    shielded: bool


def said() -> Mapping[str, Any]:
    """The practice's own settings, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("wishes") if practice else None) or {}
    return {**USUAL, **found}


def wishers() -> list[Wisher]:
    """Whose wishes there are, in the practice's order and words."""
    return [Wisher(each["key"], _own(each["name"]), each["shielded"]) for each in said()["wishers"]]


def things() -> list[tuple[str, str]]:
    """Key and name of what is wished for."""
    return [(each["key"], _own(each["name"])) for each in said()["things"]]


def wisher_word(key: str) -> str:
    """What a kind of wisher is called; the key when the practice no longer has it."""
    return next((each.name for each in wishers() if each.key == key), key)


def thing_word(key: str) -> str:
    """The same of what is wished for."""
    return dict(things()).get(key, key)


def shielded(key: str) -> bool:
    """Whether wishes of these never show who and where; of a kind the practice no longer has, they never do."""
    return next((each.shielded for each in wishers() if each.key == key), True)


def shown_area(area_id: int, *, hidden: bool) -> int:
    """The area that the public reads: `hidden` wishes at the sub-district's level, others at the practice's own; never
    finer than either says."""
    whole = tree.get()
    key = said()["shielded_at" if hidden else "shown_at"]
    depth = next((at for at, level in whole.levels.items() if level.key == key), STREET)
    lineage = whole.lineage(area_id)
    return lineage[min(depth, len(lineage)) - 1]


def _own(name: Mapping[str, str]) -> str:
    return name["en" if get_language() == "en" else "zh"]
