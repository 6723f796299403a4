"""What the practice says of proposals: its kinds, how many seconds each needs, how long an answer may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.tables import tables
from linli.core.deadline import Allowance, Unit
from linli.proposals.words import By

# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "kinds": [
        {
            "key": "member",
            "name": {"zh": "党员提案", "en": "Member's proposal"},
            "by": "accounts",
            "seconds": 2,
            "seconded_by": "accounts",
        }
    ],
    "answer": {"amount": 20, "unit": "working_days"},
    "again": {"amount": 10, "unit": "working_days"},
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of proposal: who makes it, how many must second it, and whether residents may. `roles`: keys of those who
    may make it; empty: whoever may make proposals."""

    key: str
    name: str
    by: By
    seconds: int
    seconded_by: By
    roles: tuple[str, ...]


def said() -> Mapping[str, Any]:
    """The practice's own settings of proposals, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("proposals") if practice else None) or {}
    return {**USUAL, **found}


def kinds() -> list[Kind]:
    """The kinds that the practice has, in its order and words."""
    return [_kind(each) for each in said()["kinds"]]


def kind(key: str) -> Kind | None:
    return next((each for each in kinds() if each.key == key), None)


def kind_word(key: str) -> str:
    """What a kind is called; its key when the practice no longer has it."""
    found = kind(key)
    return found.name if found else key


def answer_within(*, again: bool = False) -> Allowance:
    """How long an answer may take; another one, once the first did not satisfy."""
    span = said()["again" if again else "answer"]
    return Allowance(span["amount"], Unit(span["unit"]))


def _kind(each: Mapping[str, Any]) -> Kind:
    name = each["name"]["en" if get_language() == "en" else "zh"]
    roles = tuple(each.get("roles") or ())
    return Kind(each["key"], name, By(each["by"]), each["seconds"], By(each["seconded_by"]), roles)
