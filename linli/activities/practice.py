"""What the practice says of activities: its kinds and projects in its own words, and when people are reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils.translation import get_language

from linli.activities.words import Audience
from linli.catalogue.tables import tables

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "kinds": [
        ["meeting", "会议", "Meeting", "members"],
        ["lecture", "讲座", "Lecture", "anybody"],
        ["culture", "文体活动", "Culture and sport", "anybody"],
    ],
    "projects": [],
    "remind_at": "09:00",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of activity, and who may usually come."""

    key: str
    name: str
    audience: Audience


def said() -> Mapping[str, Any]:
    """The practice's own settings of activities, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("activities") if practice else None) or {}
    return {**USUAL, **found}


def kinds() -> list[Kind]:
    """The kinds of activity that the practice has, in its order and words."""
    return [Kind(key, _own(zh, en), Audience(audience)) for key, zh, en, audience in said()["kinds"]]


def kind_word(key: str) -> str:
    """What a kind is called; its key when the practice no longer has it."""
    return next((each.name for each in kinds() if each.key == key), key)


def projects() -> list[tuple[str, str]]:
    """The projects of social organisations (P10): key and name."""
    return [(key, _own(zh, en)) for key, zh, en in said()["projects"]]


def project_word(key: str) -> str:
    """What a project is called; empty for none."""
    return dict(projects()).get(key, key)


def remind_at() -> time:
    """From what time of the day before people are reminded."""
    return time.fromisoformat(said()["remind_at"])


def _own(zh: str, en: str) -> str:
    return en if get_language() == "en" else zh
