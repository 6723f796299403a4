"""What is kept of a volunteer, as a sheet for themselves."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.skills import skill_word
from linli.core import sheets
from linli.volunteers.practice import language_word
from linli.volunteers.words import Free, Standing

NAMED = {
    "name": gettext_lazy("Full name"),
    "phone": gettext_lazy("Telephone"),
    "area": gettext_lazy("Area"),
    "skills": gettext_lazy("What you can do"),
    "languages": gettext_lazy("Languages"),
    "times": gettext_lazy("When you are free"),
    "lon": gettext_lazy("Longitude, roughly"),
    "lat": gettext_lazy("Latitude, roughly"),
    "of_age": gettext_lazy("Surely of age from"),
    "guardian": gettext_lazy("Guardian"),
    "state": gettext_lazy("Standing"),
    "since": gettext_lazy("Since"),
    "until": gettext_lazy("Until"),
    "reason": gettext_lazy("Reason"),
    "joined_at": gettext_lazy("Joined"),
    "confirmed_at": gettext_lazy("Confirmed"),
    "teams": gettext_lazy("Teams"),
}


def workbook(kept: dict[str, Any]) -> bytes:
    """A workbook of two columns, from what `actions.hand_out` gives."""
    rows = [[str(word), _said(name, kept[name])] for name, word in NAMED.items()]
    return sheets.written(_("Volunteer"), [_("What is kept"), _("What it says")], rows)


def _said(name: str, value: Any) -> str:
    if name == "state":
        return str(Standing(value).label)
    if name in WORDS:
        return "、".join(WORDS[name](each) for each in value)
    if isinstance(value, list):
        return "; ".join(
            " · ".join(str(part or "") for part in each) if isinstance(each, list) else str(each or "")
            for each in value
        )
    return "" if value is None else str(value)


WORDS: dict[str, Any] = {
    "skills": skill_word,
    "languages": language_word,
    "times": lambda key: str(Free(key).label) if key in Free.values else key,
}
