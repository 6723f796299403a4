"""What is wrong with a pack: sentences that name file, line, key, what was expected and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong. `line` counts from 1; 0 stands for the file as a whole."""

    file: str
    line: int
    key: str
    sentence: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.sentence}" if self.key else f"{place}: {self.sentence}"


def nearest(found: object, known: Iterable[str]) -> str:
    """“; did you mean “x”?”, or the list of what is known when nothing is near and the list is short."""
    names = [str(name) for name in known]
    near = get_close_matches(str(found), names, n=1, cutoff=0.6)
    if near:
        return f"; did you mean “{near[0]}”?"
    return f"; known are {', '.join(names)}." if 0 < len(names) <= 12 else "."


def shown(value: Any) -> str:
    """A found value as a person would name it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, str):
        return f"“{value[:60]}”" if value else "empty text"
    return f"the number {value}"
