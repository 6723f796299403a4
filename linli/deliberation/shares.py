"""Shares as packs and laws say them: “2/3” is at least so many, “>1/2” more than so many. Exact, in whole people."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

PATTERN = r"^>?[1-9][0-9]?/[1-9][0-9]?$"


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`; `over`: more than that."""

    part: int
    whole: int
    over: bool

    def least(self, of: int) -> int:
        """The fewest people of so many that are the share; ValueError for fewer than none."""
        if of < 0:
            raise ValueError(f"No share of {of} people.")
        return self.part * of // self.whole + 1 if self.over else -(-self.part * of // self.whole)

    def __str__(self) -> str:
        said = {"part": self.part, "whole": self.whole}
        return _("more than %(part)d/%(whole)d") % said if self.over else _("at least %(part)d/%(whole)d") % said


def read(text: str) -> Share | None:
    """The share that a text says; None for none. ValueError for what is none."""
    if not text:
        return None
    if not re.match(PATTERN, text):
        raise ValueError(f"“{text}” is no share.")
    part, whole = (int(each) for each in text.removeprefix(">").split("/"))
    if part > whole:
        raise ValueError(f"“{text}” is more than everybody.")
    return Share(part, whole, text.startswith(">"))
