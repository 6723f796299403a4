"""A lifecycle is one table: (status, action) -> step. This module reads such tables; the rooms own them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from linli.core.refusal import WrongState

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """Where an action leads (`to`; None: the status stays), who may take it, its name in the journal."""

    to: S | None
    permission: StrEnum | None
    event: str


class Lifecycle(Generic[S, A]):
    """Allowed steps, asked for by status and action."""

    def __init__(self, name: str, table: Mapping[tuple[S, A], Step[S]], labels: Mapping[Any, Any]) -> None:
        self.name, self.table, self.labels = name, dict(table), labels

    def step(self, status: S, action: A) -> Step[S]:
        """Return the step; raise WrongState, naming the present status, when there is none."""
        found = self.table.get((status, action))
        if found is None:
            raise WrongState(
                _("This is now “%(status)s”, so “%(action)s” is no longer possible. Reload the page to see what is.")
                % {"status": self.labels[status], "action": self.labels[action]}
            )
        return found

    def actions(self, status: S) -> list[A]:
        """What may be done in a status, in the table's order."""
        return [action for (at, action) in self.table if at == status]
