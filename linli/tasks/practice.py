"""What the practice says of tasks: kinds, who confirms hours, how near one must be, how often one may not come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.cases.skills import skill_word
from linli.catalogue.tables import tables
from linli.tasks.words import Confirmer

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "kinds": [{"key": "help", "name": {"zh": "帮忙", "en": "A hand"}}],
    "confirmed_by": [Confirmer.SERVED, Confirmer.CAPTAIN, Confirmer.KEEPER],
    "check_in": {"metres": 500, "early": 30, "late": 60, "placed": False},
    "no_shows": {"most": 3, "days": 90},
    "night": {"begins": "20:00", "ends": "07:00"},
    "remind_at": "18:00",
}


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How far from the task a phone may be, in metres; how long before it begins one checks in and how long after it
    ends one checks out; `placed`: whether a phone that does not say where it is may not check in at all."""

    metres: int
    early: timedelta
    late: timedelta
    placed: bool


@dataclass(frozen=True, slots=True)
class NoShows:
    """So often, within so long, unexcused: then a pause is proposed."""

    most: int
    within: timedelta


def kinds() -> list[tuple[str, str]]:
    """Key and name of each kind of task, in the practice's order and words."""
    return [(each["key"], _own(each["name"])) for each in _said()["kinds"]]


def kind_word(key: str) -> str:
    """What a kind is called; its key when the practice no longer has it."""
    return dict(kinds()).get(key, key)


def skill_words(keys: Iterable[str]) -> str:
    """What skills are called, one after the other."""
    return _(", ").join(skill_word(key) for key in keys)


def confirmed_by() -> list[str]:
    """Who may confirm hours here."""
    return list(_said()["confirmed_by"])


def effects() -> list[tuple[str, str]]:
    """Key and name of each effect (成效) by which the practice reckons points; none where it has no points."""
    practice = tables.get().practice
    said: Mapping[str, Any] = (practice.settings.get("points") if practice else None) or {}
    return [(each["key"], _own(each["name"])) for each in said.get("effects") or []]


def effect_word(key: str) -> str:
    """What an effect is called; its key when the practice no longer has it, nothing for none."""
    return dict(effects()).get(key, key)


def check_in() -> CheckIn:
    """How checking in goes here."""
    said = _said()["check_in"]
    early, late = timedelta(minutes=said["early"]), timedelta(minutes=said["late"])
    return CheckIn(said["metres"], early, late, said["placed"])


def no_shows() -> NoShows:
    """How often somebody may not come."""
    said = _said()["no_shows"]
    return NoShows(said["most"], timedelta(days=said["days"]))


def night() -> tuple[time, time]:
    """From when until when nobody under age is called."""
    said = _said()["night"]
    return time.fromisoformat(said["begins"]), time.fromisoformat(said["ends"])


def remind_at() -> time:
    """From what time of the day before people are reminded."""
    return time.fromisoformat(_said()["remind_at"])


def _said() -> Mapping[str, Any]:
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("tasks") if practice else None) or {}
    return {**USUAL, **found}


def _own(name: Mapping[str, str]) -> str:
    return name["en"] if get_language() == "en" else name["zh"]
