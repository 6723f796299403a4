"""Opening hours as people write them: “08:30–12:00, 14:30–17:30”, whatever the dash, the comma and the width."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

BETWEEN = re.compile(r"[,、;\s]+")
DASHES = re.compile(r"\s*(?:-|–|—|~|～|至|到)\s*")
STRETCH = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)")


def read(text: str, *, field: str = "hours") -> list[list[str]]:
    """[[opens, closes], …] as stations keep them; nothing for an empty text. Refusal for what is no time of day."""
    plain = DASHES.sub("-", unicodedata.normalize("NFKC", text).strip())
    return [_stretch(each, field) for each in BETWEEN.split(plain) if each]


def written(hours: Iterable[Sequence[str]]) -> str:
    """The other way round."""
    return ", ".join(f"{opens}–{closes}" for opens, closes in hours)


def _stretch(text: str, field: str) -> list[str]:
    found = STRETCH.fullmatch(text)
    if found is None:
        raise Refusal(
            _("“%(text)s” is no time. Write 08:30–12:00, several with a comma between.") % {"text": text}, field=field
        )
    hour, minute, end_hour, end_minute = found.groups()
    return [_clock(hour, minute, text, field), _clock(end_hour, end_minute, text, field)]


def _clock(hour: str, minute: str, text: str, field: str) -> str:
    """24:00 is the midnight at which the day ends."""
    if hour == "24" and minute != "00":
        raise Refusal(
            _("“%(text)s” is no time. Write 08:30–12:00, several with a comma between.") % {"text": text}, field=field
        )
    return f"{int(hour) % 24:02d}:{minute}"
