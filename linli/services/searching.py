"""Finding an item by what people type of it: two characters are enough, traditional ones find simplified ones, first
letters of pinyin do, and one character may be wrong, left out, too much, or have changed places.

What is meant is sought first among what says it whole, then among what comes near, then among what shares some of it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from linli.core.terms import plain
from linli.services import practice
from linli.services.shelf import Entry, asked, shelf

# What surrounds the matter itself when people ask in whole sentences.
AROUND = re.compile(
    r"我们?|想要?|请问|怎么|怎样|如何|办理|办|申请|在?哪里?|去|需要|要|什么|[的了吗呢啊一下?？!！,，。]"
)
LONGEST, MOST = 40, 200
WHOLE, BEGINS, NAMED, LETTERS, ELSEWHERE = range(5)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first. `near`: nothing says it whole, these come near."""

    entries: list[Entry]
    near: bool


def search(text: str, *, list_name: str = "", kind: str = "", lineage: Sequence[int] = ()) -> Found:
    """The items, of a list and kind if these are given; those not offered at a place (`lineage`) come last.

    Sorted by how well they fit, then by list in the practice's order, then by how often they were ordered in a year.
    """
    on_shelf = [
        each
        for each in shelf.get().entries.values()
        if (not list_name or each.list_name == list_name) and (not kind or each.kind == kind)
    ]
    words = plain(text[:LONGEST]).split()
    if not words:
        return Found(_sorted(on_shelf, lambda each: 0, lineage), near=False)
    whole = {each.item_id: fit for each in on_shelf if (fit := _fit(each, words)) is not None}
    if whole:
        return Found(_chosen(on_shelf, whole, lineage), near=False)
    return Found(_chosen(on_shelf, _near(on_shelf, "".join(words)), lineage), near=True)


def _chosen(on_shelf: list[Entry], fits: dict[int, int], lineage: Sequence[int]) -> list[Entry]:
    found = [each for each in on_shelf if each.item_id in fits]
    return _sorted(found, lambda each: fits[each.item_id], lineage)


def _sorted(entries: Iterable[Entry], fit: Callable[[Entry], int], lineage: Sequence[int]) -> list[Entry]:
    order = {key: place for place, (key, _word) in enumerate(practice.lists())}
    times = asked.get()

    def place(each: Entry) -> tuple[bool, int, int, int, str]:
        listed = order.get(each.list_name, len(order))
        return not each.offered(lineage), fit(each), listed, -times.get(each.item_id, 0), each.code

    return sorted(entries, key=place)


def _fit(each: Entry, words: list[str]) -> int | None:
    """How well an item says all of the words: smaller is better; None when it does not."""
    if all(word in each.hay for word in words):
        first = words[0]
        if each.name_plain == first:
            return WHOLE
        if each.name_plain.startswith(first):
            return BEGINS
        return NAMED if first in each.name_plain else ELSEWHERE
    if all(len(word) > 1 and word.isascii() and word.isalpha() and word in each.letters for word in words):
        return LETTERS
    return None


def _near(on_shelf: list[Entry], text: str) -> dict[int, int]:
    """What comes near: one slip away, or else sharing as many pairs of characters as anything does."""
    core = AROUND.sub("", text) or text
    for wanted in dict.fromkeys((text, core)):
        if found := _one_slip(on_shelf, wanted):
            return found
    return _sharing(on_shelf, core)


def _one_slip(on_shelf: list[Entry], wanted: str) -> dict[int, int]:
    if len(wanted) < 2:
        return {}
    if wanted != plain(wanted) or len(wanted) > LONGEST:
        return {}
    said = [each for each in on_shelf if wanted in each.hay]
    if said:  # whole, once what stood around it is taken away
        return {each.item_id: NAMED for each in said}
    if len(wanted) < 3:
        return {}
    pattern, units = slips(wanted), frozenset(wanted)
    latin = wanted.isascii()
    near = (each for each in on_shelf if latin or len(units - each.units) <= 1)
    return {each.item_id: 0 for each in near if pattern.search(each.hay) or (latin and pattern.search(each.letters))}


def slips(wanted: str) -> re.Pattern[str]:
    """What matches a text in which one character of `wanted` is wrong, missing, too much, or changed places."""
    ways = []
    for at in range(len(wanted)):
        before, after = re.escape(wanted[:at]), re.escape(wanted[at + 1 :])
        ways.append(f"{before}.{{0,2}}{after}")
        if at + 1 < len(wanted):
            ways.append(before + re.escape(wanted[at + 1] + wanted[at] + wanted[at + 2 :]))
    return re.compile("|".join(ways))


def _sharing(on_shelf: list[Entry], core: str) -> dict[int, int]:
    pairs = {core[at : at + 2] for at in range(len(core) - 1)}
    shared = {each.item_id: sum(pair in each.hay for pair in pairs) for each in on_shelf} if pairs else {}
    most = max(shared.values(), default=0)
    return {pk: most - many for pk, many in shared.items() if many and many * 2 > most}
