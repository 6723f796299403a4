"""What a pack sets: one kind of row, as the pack wants it and as it is."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from linli.cases.models import Case
from linli.cases.words import ENDED
from linli.journal.actions import Who
from linli.packs.schema import Pack

Values = dict[str, Any]
Rows = dict[str, Values]


class Thing(ABC):
    """A kind of row that packs set: its file, what one is called, and how to free one of open cases."""

    section: str
    noun: str
    advice: str = "Finish them first."

    @abstractmethod
    def wanted(self, pack: Pack) -> Rows:
        """The rows as the pack has them, by key, in the order in which they can be written."""

    @abstractmethod
    def present(self, pack: Pack) -> Rows:
        """The rows in use that are the pack's affair, by key, with the same values."""

    @abstractmethod
    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        """Have the row with these values, through its room's own action."""

    @abstractmethod
    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        """Take the row out of use, through its room's own action."""

    def hanging(self, keys: list[str]) -> dict[str, int]:
        """How many cases that are not closed yet hang on each of these."""
        return {}

    def held_by(self, keys: list[str], pack: Pack) -> dict[str, str]:
        """What else keeps one of these in use under the pack, and what to do about it, in a sentence or two."""
        return {}


def unfinished() -> "QuerySet[Any]":
    """Cases somebody still has something to do with: neither struck off, withdrawn nor declined."""
    return Case.objects.exclude(status__in=ENDED)


def counted(cases: "QuerySet[Any]", by: str, keys: Iterable[str]) -> dict[str, int]:
    """How many cases have each key, where `by` is the way from a case to the key."""
    found = cases.filter(**{f"{by}__in": list(keys)}).values_list(by)
    return dict(found.annotate(cases=Count("pk", distinct=True)).order_by())
