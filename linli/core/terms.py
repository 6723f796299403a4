"""What a text is found by: its words and numbers whole, its Chinese by every two characters that stand together.

Full width and half width, capitals and small letters, traditional and simplified characters are the same (Unicode NFKC,
case folding, OpenCC's t2s). No index of the database's own knows where a Chinese word ends; pairs need not know.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNIT = re.compile(f"[{HAN}]|(?:(?![{HAN}])[^\\W_])+")
LONGEST_WORD = 40
MOST_WANTED = 24


def terms(text: str) -> set[str]:
    """Every word or number of a text, and every two units that touch: 3号楼 is found by 3, 3号 and 号楼."""
    found, before, end = set[str](), "", -1
    for unit, start, stop in _units(text):
        touching = start == end
        if touching:
            found.add(before + unit)
        if not is_han(unit):
            found.add(unit)
        before, end = unit, stop
    return found


def wanted(text: str) -> list[str]:
    """What a search asks for, every one of it; empty when the words are too short to be looked for."""
    return sorted(terms(text))[:MOST_WANTED]


def is_han(unit: str) -> bool:
    return re.fullmatch(f"[{HAN}]", unit) is not None


def plain(text: str) -> str:
    """The text as it is compared: half width, small letters, simplified characters."""
    return _simplified().convert(unicodedata.normalize("NFKC", text).casefold())


def says(text: str, word: str) -> bool:
    """Whether a text says a word; both plain. Chinese may stand anywhere; a word or number of other scripts ends where
    it ends: 3 is not in 13号."""
    return any(_ends(text, at, at + len(word)) for at in _places(text, word))


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _ends(text: str, start: int, end: int) -> bool:
    """Whether no word or number is cut at either end."""
    cuts = [text[cut - 1 : cut + 1] for cut in (start, end) if 0 < cut < len(text)]
    return not any(UNIT.fullmatch(cut) for cut in cuts)


def _units(text: str) -> Iterator[tuple[str, int, int]]:
    for match in UNIT.finditer(plain(text)):
        yield match.group()[:LONGEST_WORD], match.start(), match.end()


@cache
def _simplified() -> OpenCC:
    # Made at the first look: a process that never searches does not pay for the table.
    return OpenCC("t2s")
