"""What the practice says of volunteers: the fields of its teams in its own words, languages, from which age."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.tables import tables

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "fields": [
        {"key": "neighbours", "name": {"zh": "邻里互助", "en": "Neighbours' help"}},
        {"key": "environment", "name": {"zh": "环境整治", "en": "Cleaning up"}},
        {"key": "culture", "name": {"zh": "文化文艺", "en": "Culture"}},
    ],
    "languages": [{"key": "sign_language", "name": {"zh": "手语", "en": "Sign language"}}],
    "least_age": 14,
}
Words = list[tuple[str, str]]


def said() -> Mapping[str, Any]:
    """The practice's own settings of volunteers, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("volunteers") if practice else None) or {}
    return {**USUAL, **found}


def fields() -> Words:
    """Key and name of each field of teams, in the practice's order."""
    return [(each["key"], _own(each["name"])) for each in said()["fields"]]


def field_word(key: str) -> str:
    """What a field is called; its key when the practice no longer has it."""
    return dict(fields()).get(key, key)


def languages() -> Words:
    """Languages beside the usual one: key and name."""
    return [(each["key"], _own(each["name"])) for each in said()["languages"]]


def language_word(key: str) -> str:
    """What a language is called; its key when the practice no longer has it."""
    return dict(languages()).get(key, key)


def least_age() -> int:
    """From what age on somebody may be a volunteer, in years."""
    return int(said()["least_age"])


def _own(name: Mapping[str, str]) -> str:
    return name["en"] if get_language() == "en" else name["zh"]
