"""What will come due of a case, and when: the one mechanism behind everything that happens by itself.

`next_look_at` in the case's row is never later than the first of these moments, and the sweep asks for nothing else.
So a sweep costs what is due, not what is open. It may be earlier: then the sweep looks, does nothing, sets it right.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from linli.cases import supervision
from linli.cases.ladder import rungs
from linli.cases.models import Case
from linli.cases.words import Action, Milestone, Outcome, Status
from linli.core.calendar import SHANGHAI

CLOCKS = frozenset(
    {"due_at", "rung_due_at", "look_again_on", "contact_by", "plan_by", "waiting_since", "assist_due_at"}
)
What = Action | Milestone


def moments(case: Case) -> Iterator[tuple[datetime, What]]:
    """Each moment at which something of the case comes due, with what; those that have passed included."""
    if case.look_again_on and (back := coming_back(case)):
        yield day_begins(case.look_again_on), back
    if not case.is_open or case.paused:
        return
    for milestone in awaited(case):
        yield getattr(case, f"{milestone}_by"), milestone
    rung = rungs.get().get(case.rung_id or 0)
    if case.rung_due_at and rung and rung.lifts_to_id and case.status != Status.RECEIVED:
        yield case.rung_due_at, Action.LIFT
    if case.assist_due_at:
        yield case.assist_due_at, Action.ASSIST
    if stage := supervision.coming(case):
        yield stage


def coming_back(case: Case) -> Action | None:
    """How a case comes back by itself on its day: taken up again, gone on with, or looked at again."""
    if case.status == Status.PARKED:
        return Action.RESUME
    if case.waiting_since and case.is_open:
        return Action.GO_ON
    solved = case.status in (Status.DONE, Status.VERIFIED, Status.CLOSED)
    return Action.LOOK_AGAIN if solved and case.outcome == Outcome.NOT_NOW else None


def awaited(case: Case) -> list[Milestone]:
    """What is wanted on the way and has neither come nor been missed."""
    met = {
        Milestone.ACCEPT: case.status != Status.RECEIVED,
        Milestone.CONTACT: case.contacted_at is not None,
        Milestone.PLAN: case.planned_at is not None,
    }
    return [each for each, done in met.items() if getattr(case, f"{each}_by") and not done and each not in case.missed]


def first(case: Case) -> tuple[datetime, What] | None:
    """What comes due first, if anything."""
    return min(moments(case), key=lambda each: each[0], default=None)


def next_look(case: Case) -> datetime | None:
    """When to look at the case next; None when nothing of it will ever come due."""
    found = first(case)
    return found[0] if found else None


def sooner(case: Case, changed: Any) -> dict[str, Any]:
    """The change of `next_look_at` that a step asks for. It is only brought forward: a later moment is for the sweep to
    find, so that most steps leave the index alone."""
    if case.is_open and case.next_look_at is not None and not CLOCKS & set(changed):
        return {}
    wanted = next_look(case)
    if wanted is not None and case.next_look_at is not None and wanted >= case.next_look_at:
        return {}
    return {"next_look_at": wanted} if wanted != case.next_look_at else {}


def day_begins(day: date) -> datetime:
    """Midnight in Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)
