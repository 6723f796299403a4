"""Making the marks of a model anew under another key, while everybody goes on working.

A model whose rows hold blind indexes says so beside its `privacy`::

    marking = Marking("linli.residents.marks.of_member", "marks", "id_mark", "same_mark")

A mark does not name its key: a row is right when its marks are those that are made of it today. A row that somebody
holds is left for the next round.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from linli.core.saving import save_all

STRETCH = 500


class Marking:
    """`by`: the dotted path of what makes the marks of a row, `(row) -> {field: mark}`; `fields`: where they stand."""

    def __init__(self, by: str, *fields: str) -> None:
        self.by, self.fields = by, fields


@dataclass(frozen=True, slots=True)
class Marked:
    """A model whose rows hold marks."""

    model: type[models.Model]
    marking: Marking

    @property
    def name(self) -> str:
        return self.model._meta.label

    def count(self) -> int:
        """How many rows there are to be looked at."""
        return self._rows().count()

    def left(self) -> int:
        """How many rows have other marks than those made of them today. Every row is read."""
        make = self._maker()
        return sum(bool(_other(row, make)) for row in self._rows().iterator(chunk_size=STRETCH))

    def renew(self) -> Iterator[int]:
        """Mark row after row anew; yields how many were looked at, stretch by stretch, each in a transaction."""
        make, after = self._maker(), 0
        while True:
            with transaction.atomic():
                rows = self._rows().filter(pk__gt=after).order_by("pk")
                held = list(rows.select_for_update(of=("self",), skip_locked=True)[:STRETCH])
                save_all([row for row in held if _other(row, make)], self.marking.fields)
            if not held:
                return
            after = held[-1].pk
            yield len(held)

    def _rows(self) -> QuerySet[Any]:
        holding = Q()
        for name in self.marking.fields:
            holding |= Q(**{f"{name}__isnull": False})
        return self.model._base_manager.filter(holding)

    def _maker(self) -> Callable[[Any], dict[str, Any]]:
        found: Callable[[Any], dict[str, Any]] = import_string(self.marking.by)
        return found


def _other(row: Any, make: Callable[[Any], dict[str, Any]]) -> bool:
    """Whether the marks are others now; they are then put on the row."""
    made = make(row)
    before = {name: _plain(getattr(row, name)) for name in made}
    for name, mark in made.items():
        setattr(row, name, mark)
    return before != made


def _plain(mark: Any) -> Any:
    return bytes(mark) if isinstance(mark, memoryview) else mark


def marked() -> list[Marked]:
    """Every model whose rows hold marks."""
    return [Marked(model, model.marking) for model in apps.get_models() if hasattr(model, "marking")]
