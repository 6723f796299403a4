"""What the practice says of commitments: their kinds in its own words, when one is amber, when one counts as broken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.tables import tables

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "kinds": [{"key": "service", "name": {"zh": "为民办实事", "en": "Deeds for residents"}}],
    "amber_days": 7,
    "broken_after": None,
    "longest": 400,
    "names": "masked",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """`amber_days`: so many days before its last day one is amber. `broken_after`: so many days after it one counts as
    broken by itself; None: only a person says so. `longest`: how many days ahead one may promise. `names`: whether the
    public reads a member's name whole."""

    amber_days: int
    broken_after: int | None
    longest: int
    names: bool


def rules() -> Rules:
    """The practice's own."""
    said = _said()
    return Rules(said["amber_days"], said["broken_after"], said["longest"], said["names"] == "whole")


def kinds() -> list[tuple[str, str]]:
    """Key and name of each kind of commitment, in the practice's order and words."""
    language = "en" if get_language() == "en" else "zh"
    return [(each["key"], each["name"][language]) for each in _said()["kinds"]]


def kind_word(key: str) -> str:
    """What a kind is called; its key when the practice no longer has it."""
    return dict(kinds()).get(key, key)


def _said() -> Mapping[str, Any]:
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("commitments") if practice else None) or {}
    return {**USUAL, **found}
