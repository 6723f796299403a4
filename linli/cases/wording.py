"""Reply templates filled in: what each case puts in for the fields in braces."""

import re
from collections.abc import Callable
from typing import Any

from django.utils.timezone import localtime

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.catalogue.reply_fields import BY_NAME, IN_BRACES
from linli.catalogue.tables import tables
from linli.core.text import first_words
from linli.people.directory import directory

GAP = "____"  # to be written in where a case has nothing
WORDS = 20


def _moment(value: Any) -> str:
    return f"{localtime(value):%Y-%m-%d %H:%M}" if value else ""


def _area(case: Case) -> str:
    whole = tree.get()
    return str(whole.nodes[case.area_id]) if case.area_id in whole.nodes else ""


VALUES: dict[str, Callable[[Case], str]] = {
    "number": lambda case: str(case.pk),
    "category": lambda case: str(tables.get().categories.get(case.category_id or 0, "")),
    "due": lambda case: _moment(case.due_at),
    "organisation": lambda case: directory.get().name(case.lead_id),
    "area": _area,
    "place": lambda case: case.place,
    "received": lambda case: _moment(case.received_at),
    "words": lambda case: first_words(case.text, WORDS),
}


def fill(text: str, case: Case) -> str:
    """The text with what is the case's own, and a gap where it has nothing. What is no field stays as it is."""

    def value(found: re.Match[str]) -> str:
        known = BY_NAME.get(found.group(1).strip())
        return (VALUES[known.en](case) or GAP) if known else found.group()

    return IN_BRACES.sub(value, text)


def lacking(text: str, case: Case) -> list[str]:
    """The fields of the text for which this case has nothing to put in, by the names they have there."""
    asked = dict.fromkeys(name.strip() for name in IN_BRACES.findall(text))
    return [name for name in asked if name in BY_NAME and not VALUES[BY_NAME[name].en](case)]
