"""What the practice says of visits: its kinds and their own words, the themes of the months, patrols, how often."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.models import Category
from linli.catalogue.tables import tables
from linli.visits.words import PATROLS, Kind

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "kinds": [[each.value, "", ""] for each in Kind],
    "themes": [],
    "patrols": {"morning": ["08:00", "10:00"], "evening": ["17:00", "20:00"]},
    "concerns": [],
    "not_seen_for": 30,
    "a_day": 6,
    "lock_after": 5,
}


@dataclass(frozen=True, slots=True)
class Theme:
    """What a month's visits are about (Z12)."""

    key: str
    month: int
    name: str


@dataclass(frozen=True, slots=True)
class Patrol:
    """A round through the grid at its time of day (E11)."""

    kind: Kind
    name: str
    begins: time
    ends: time


def said() -> Mapping[str, Any]:
    """The practice's own settings of visits, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("visits") if practice else None) or {}
    return {**USUAL, **found}


def kinds() -> list[tuple[Kind, str]]:
    """The kinds of visit that the practice has, in its order and words."""
    return [(Kind(key), _own(zh, en) or str(Kind(key).label)) for key, zh, en in said()["kinds"]]


def kind_word(kind: str) -> str:
    """The practice's word for a kind, also for one that it no longer has."""
    return dict(kinds()).get(Kind(kind)) or str(Kind(kind).label)


def themes() -> list[Theme]:
    """All themes of the year."""
    return [Theme(key, month, _own(zh, en)) for key, month, zh, en in said()["themes"]]


def themes_of(day: date) -> list[Theme]:
    """The themes of the month that a day lies in."""
    return [each for each in themes() if each.month == day.month]


def theme_word(key: str) -> str:
    """What a theme is called; its key when the practice no longer has it."""
    return next((each.name for each in themes() if each.key == key), key)


def patrols() -> list[Patrol]:
    """The rounds of a day, in order; none where the practice has none."""
    times, have = said()["patrols"], dict(kinds())
    return [
        Patrol(each, have[each], *(time.fromisoformat(clock) for clock in times[each.value]))
        for each in PATROLS
        if each in have and each.value in times
    ]


def concerns() -> list[Category]:
    """What can be ticked: the categories that the practice named, or those at the top."""
    known, named = tables.get(), said()["concerns"]
    if not named:
        return known.roots()
    return [found for key in named if (found := known.categories_by_key.get(key)) and found.active]


def _own(zh: str, en: str) -> str:
    return en if get_language() == "en" else zh
