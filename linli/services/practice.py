"""What the practice says of its services: its words for lists and kinds, and for whom themes are."""

from typing import Any

from django.utils.translation import get_language

from linli.catalogue.tables import tables
from linli.services.words import Kind, ListName

Words = list[tuple[str, str]]


def lists() -> Words:
    """Key and word of each list the practice keeps, in its order."""
    return _named("lists") or [(each.value, str(each.label)) for each in ListName]


def kinds() -> Words:
    """Key and word of each way in which something is done."""
    return _named("kinds") or [(each.value, str(each.label)) for each in Kind]


def audiences() -> Words:
    """Key and name of those for whom a theme can be."""
    return _named("audiences")


def list_word(key: str) -> str:
    return dict(lists()).get(key) or str(ListName(key).label)


def kind_word(key: str) -> str:
    return dict(kinds()).get(key) or str(Kind(key).label)


def audience_word(key: str) -> str:
    return dict(audiences()).get(key, key)


def _named(what: str) -> Words:
    practice = tables.get().practice
    said: dict[str, Any] = practice.settings.get("services", {}) if practice else {}
    return [(key, en if get_language() == "en" else zh) for key, zh, en in said.get(what, ())]
