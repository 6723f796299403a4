"""Text as residents write it: kept word for word (原汁原味), only what no one can see taken out."""

import unicodedata

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

KEPT = {"\n", "\t"}


def clean(text: str, limit: int, *, field: str = "text") -> str:
    """The text without control characters and outer blanks. Raises Refusal when it is longer than `limit` characters."""
    words = text.replace("\r\n", "\n").replace("\r", "\n")
    words = "".join(
        each for each in words if each in KEPT or unicodedata.category(each) not in ("Cc", "Cs")
    ).strip()
    if len(words) > limit:
        raise Refusal(
            _("Too long: %(length)d characters, at most %(limit)d. Shorten it, or send the rest afterwards.")
            % {"length": len(words), "limit": limit},
            field=field,
        )
    return words


def first_words(text: str, length: int) -> str:
    """The beginning of a text on one line, at most `length` characters, with … when something was left out."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
