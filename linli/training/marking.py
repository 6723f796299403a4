"""What the program marks: everything but short answers. Points are whole; nothing is taken off for a wrong answer."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from linli.training.words import Kind

Item = Mapping[str, Any]


def closed(item: Item) -> bool:
    """Whether the program marks it."""
    return bool(item["kind"] != Kind.SHORT)


def points(item: Item, given: Sequence[str], *, half: bool = False) -> int:
    """The points of one answer. `half`: some of the right options and no wrong one earn half, rounded down."""
    if item["kind"] == Kind.FILL_IN:
        return _filled(item, given)
    right, chosen = set(item["key"]), set(given)
    if chosen == right:
        return int(item["points"])
    if half and item["kind"] == Kind.MULTIPLE and chosen and chosen < right:
        return int(item["points"]) // 2
    return 0


def passes(got: int, most: int, mark: int) -> bool:
    """Whether so many points of so many reach the mark in per cent; counted in whole numbers, so that 85 % is 85 %."""
    return most > 0 and got * 100 >= mark * most


def _filled(item: Item, given: Sequence[str]) -> int:
    blanks = item["key"]
    right = sum(
        same(said) in {same(each) for each in wordings} for wordings, said in zip(blanks, given, strict=False) if said
    )
    return int(item["points"]) * right // len(blanks) if blanks else 0


def same(words: str) -> str:
    """A wording without what does not matter in it: full-width forms, capitals, blanks, a closing full stop."""
    plain = "".join(unicodedata.normalize("NFKC", words).casefold().split())
    return plain.rstrip("。.")
