"""Finding an item by what people type of it: two characters are enough, traditional ones find simplified ones, first
letters of pinyin do, and one character may be wrong, left out, too much, or have changed places.

What is meant is sought first among what says it whole, then among what comes near, then among what shares some of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linli.core.terms import plain
from linli.services import practice
from linli.services.shelf import Entry, Shelf, Texts, asked, shelf

# What surrounds the matter itself when people ask in whole sentences.
AROUND = re.compile(
    r"我们?|想要?|请问|怎么|怎样|如何|办理|办|申请|在?哪里?|去|需要|要|什么|[的了吗呢啊一下?？!！,，。]"
)
LONGEST = 40
WHOLE, BEGINS, NAMED, LETTERS, ELSEWHERE = range(5)
Fits = dict[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first. `near`: nothing says it whole, these come near."""

    entries: list[Entry]
    near: bool


def search(text: str, *, list_name: str = "", kind: str = "", lineage: Sequence[int] = ()) -> Found:
    """The items, of a list and kind if these are given; those not offered at a place (`lineage`) come last.

    Sorted by how well they fit, then by list in the practice's order, then by how often they were ordered in a year.
    """
    now = shelf.get()
    words = plain(text[:LONGEST].replace("\0", "")).split()
    whole = _whole(now, words) if words else dict.fromkeys(now.entries, 0)
    fits = _narrowed(now, whole, list_name, kind)
    near = not fits and bool(words)
    if near:
        fits = _narrowed(now, _near(now, "".join(words)), list_name, kind)
    rank = _ranks(now)
    entries = sorted(fits, key=lambda pk: (not now.entries[pk].offered(lineage), fits[pk], rank[pk]))
    return Found([now.entries[pk] for pk in entries], near)


def _narrowed(now: Shelf, fits: Fits, list_name: str, kind: str) -> Fits:
    if not list_name and not kind:
        return fits
    entries = now.entries
    return {
        pk: fit
        for pk, fit in fits.items()
        if (not list_name or entries[pk].list_name == list_name) and (not kind or entries[pk].kind == kind)
    }


def _whole(now: Shelf, words: list[str]) -> Fits:
    """What says all of the words, and how well: smaller is better."""
    said = frozenset.intersection(*(now.said.holding(word) for word in words))
    found = {pk: _fit(now.entries[pk], words[0]) for pk in said}
    if all(len(word) > 1 and word.isascii() and word.isalpha() for word in words):
        for pk in frozenset.intersection(*(now.letters.holding(word) for word in words)):
            found.setdefault(pk, LETTERS)
    return found


def _fit(each: Entry, first: str) -> int:
    if each.name_plain.startswith(first):
        return WHOLE if each.name_plain == first else BEGINS
    return NAMED if first in each.name_plain else ELSEWHERE


def _near(now: Shelf, text: str) -> Fits:
    """What comes near: one slip away, or else sharing as many pairs of characters as anything does."""
    core = AROUND.sub("", text) or text
    for wanted in dict.fromkeys((text, core)):
        if found := _one_slip(now, wanted):
            return found
    return _sharing(now, core)


def _one_slip(now: Shelf, wanted: str) -> Fits:
    if len(wanted) < 2:
        return {}
    if said := now.said.holding(wanted):  # whole, once what stood around it is taken away
        return dict.fromkeys(said, 0)
    if len(wanted) < 3:
        return {}
    pattern = slips(wanted)
    texts = [now.said, now.letters] if wanted.isascii() else [now.said]
    return {pk: 0 for text in texts for pk in _perhaps(text, wanted) if pattern.search(text.of(pk))}


def _perhaps(text: Texts, wanted: str) -> set[int]:
    """What can be one slip away: a slip breaks three pairs of neighbours at most, so all others are there. Of three or
    four characters it may break every pair; then the outer two of three, or all four, are there somewhere."""
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    shared = Counter(pk for pair in pairs for pk in text.holding(pair))
    found = {pk for pk, many in shared.items() if many >= max(1, len(pairs) - 3)}
    if len(wanted) > 4:
        return found
    apart = wanted if len(wanted) == 4 else wanted[0] + wanted[2]
    return found | frozenset.intersection(*(text.holding(each) for each in apart))


def slips(wanted: str) -> re.Pattern[str]:
    """What matches a text in which one character of `wanted` is wrong, missing, too much, or changed places."""
    ways = []
    for at in range(len(wanted)):
        before, after = re.escape(wanted[:at]), re.escape(wanted[at + 1 :])
        ways.append(f"{before}.{{0,2}}{after}")
        if at + 1 < len(wanted):
            ways.append(before + re.escape(wanted[at + 1] + wanted[at] + wanted[at + 2 :]))
    return re.compile("|".join(ways))


def _sharing(now: Shelf, core: str) -> Fits:
    pairs = {core[at : at + 2] for at in range(len(core) - 1)}
    shared = Counter(pk for pair in pairs for pk in now.said.holding(pair))
    most = max(shared.values(), default=0)
    return {pk: most - many for pk, many in shared.items() if many * 2 > most}


class Ranks:
    """Where each item stands among those that fit as well: worked out once for each shelf and count of orders."""

    def __init__(self) -> None:
        self.of: tuple[Shelf | None, Mapping[int, int], list[str]] = (None, {}, [])
        self.places: dict[int, int] = {}

    def get(self, now: Shelf) -> dict[int, int]:
        times, lists = asked.get(), [key for key, _word in practice.lists()]
        if self.of[0] is not now or self.of[1] is not times or self.of[2] != lists:
            self.places = _places(now.entries.values(), times, lists)
            self.of = (now, times, lists)
        return self.places


def _places(entries: Iterable[Entry], times: Mapping[int, int], lists: list[str]) -> dict[int, int]:
    order = {key: place for place, key in enumerate(lists)}
    ranked = sorted(
        entries, key=lambda each: (order.get(each.list_name, len(order)), -times.get(each.item_id, 0), each.code)
    )
    return {each.item_id: place for place, each in enumerate(ranked)}


_ranks = Ranks().get
