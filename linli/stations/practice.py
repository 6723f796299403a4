"""What the practice says of stations: tiers, zones, what is on offer, the checklist, the stars, usual hours, a walk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.catalogue.tables import tables

# Where a practice says nothing. `walk`: minutes, metres a minute, and how much longer the way is than the bird's.
USUAL: dict[str, Any] = {
    "tiers": [],
    "functions": [],
    "zones": [],
    "offers": [],
    "checklist": [],
    "checklist_name": None,
    "stars": None,
    "walk": {"minutes": 15, "metres_a_minute": 67, "detour": 130},
}


@dataclass(frozen=True, slots=True)
class Word:
    """Something the practice has a key and a name for."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Tier:
    """One of the tiers of stations, the highest first. `hours`: those usual at it (see hours.py); {} for none said."""

    key: str
    name: str
    order: int
    hours: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """How far people walk: `minutes` at `metres_a_minute`, the way being `detour` times the straight line."""

    minutes: int
    metres_a_minute: int
    detour: float

    @property
    def km(self) -> float:
        """As the crow flies."""
        return self.minutes * self.metres_a_minute / self.detour / 1000


def said() -> Mapping[str, Any]:
    """The practice's own settings of stations, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("stations") if practice else None) or {}
    return {**USUAL, **found}


def tiers() -> list[Tier]:
    """The tiers of stations, the highest first."""
    return [
        Tier(each["key"], _own(each["name"]), order, each.get("hours") or {})
        for order, each in enumerate(said()["tiers"])
    ]


def tier_word(key: str) -> str:
    """What stations of a tier are called; the key when the practice no longer has it."""
    return _word("tiers", key)


def functions() -> list[str]:
    """What stations are for, in the locality's words (F4)."""
    return [_own(each) for each in said()["functions"]]


def zones() -> list[Word]:
    """The parts that a station may have (F2)."""
    return _words("zones")


def offers() -> list[Word]:
    """What a station may offer beside its windows, such as a shop or a class for children (E16)."""
    return _words("offers")


def checklist() -> list[Word]:
    """What every station has (F3: eight)."""
    return _words("checklist")


def checklist_name() -> str:
    """What the locality calls that list, such as 八有."""
    own = said()["checklist_name"]
    return _own(own) if own else _("Checklist")


def zone_word(key: str) -> str:
    return _word("zones", key)


def offer_word(key: str) -> str:
    return _word("offers", key)


def walk() -> Walk:
    """How far a walk is here (E16: a quarter of an hour)."""
    found = {**USUAL["walk"], **said()["walk"]}
    return Walk(found["minutes"], found["metres_a_minute"], found["detour"] / 100)


def _words(what: str) -> list[Word]:
    return words_of(said()[what])


def words_of(rows: list[dict[str, Any]]) -> list[Word]:
    """Keys and names of rows that the practice has, in the reader's language."""
    return [Word(each["key"], _own(each["name"])) for each in rows]


def _word(what: str, key: str) -> str:
    return next((_own(each["name"]) for each in said()[what] if each["key"] == key), key)


def _own(name: list[str]) -> str:
    return name[1] if get_language() == "en" else name[0]
