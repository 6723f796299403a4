"""On a case's page: the tasks to which volunteers were called for it, and what became of them."""

from dataclasses import dataclass

from linli.cases.models import Case
from linli.cases.timeline import Entry
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.tasks.models import Doing, Task
from linli.tasks.words import Part

CALLED, MOST = "case.volunteers_called", 10


@dataclass(frozen=True, slots=True)
class Called:
    """A task, and how far it has come: how many did it, with how many minutes confirmed."""

    task: Task
    done: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Card:
    """The card; `may_call`: whether this account may call volunteers for the case now."""

    tasks: list[Called]
    may_call: bool


def card(case: Case, account: Account, entries: list[Entry]) -> Card | None:
    """The card; None where there is nothing to show. No query for a case to which nobody was called."""
    may_call = case.is_open and powers(account).may(Permission.TASK_CALL, case.area_id)
    called = _called(case) if any(entry.kind == CALLED for entry in entries) else []
    return Card(called, may_call) if called or may_call else None


def _called(case: Case) -> list[Called]:
    tasks = list(Task.objects.filter(case=case.pk).order_by("-begins", "-pk")[:MOST])
    parts = Doing.objects.filter(task__in=tasks, state__in=(Part.DONE, Part.CONFIRMED))
    done: dict[int, list[tuple[str, int]]] = {}
    for task, state, minutes in parts.values_list("task_id", "state", "minutes"):
        done.setdefault(task, []).append((state, minutes or 0))
    return [
        Called(
            each,
            len(done.get(each.pk, [])),
            sum(minutes for state, minutes in done.get(each.pk, []) if state == Part.CONFIRMED),
        )
        for each in tasks
    ]
