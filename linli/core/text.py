"""Text as residents write it: kept word for word (原汁原味), only what no one can see taken out."""

import re

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, halves of characters, and marks that would make a line read backwards. The joiners
# (U+200C, U+200D) stay: emoji and some scripts are spelt with them.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]")


def clean(text: str, limit: int, *, field: str = "text") -> str:
    """Return the text without unseen characters and outer blanks; Refusal if over `limit` characters."""
    words = UNSEEN.sub("", LINE_END.sub("\n", text)).strip()
    if len(words) > limit:
        raise Refusal(
            _("Too long: %(length)d characters, at most %(limit)d. Shorten it, or send the rest afterwards.")
            % {"length": len(words), "limit": limit},
            field=field,
        )
    return words


def first_words(text: str, length: int) -> str:
    """Return how a text begins: one line of at most `length` characters, with … if anything is left out."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
