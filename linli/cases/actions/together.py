"""What happens to the cases merged into one when that one moves: each gets its own answer, and its resident rates it.

Whoever calls holds the main case's lock; a main case is always locked before those merged into it.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from linli.cases import deadlines
from linli.cases.actions.pausing import told
from linli.cases.actions.steps import record
from linli.cases.lifecycle import CASE
from linli.cases.models import Case
from linli.cases.words import Action, Status
from linli.journal.actions import SYSTEM, Who


def settle(main: Case, *, by: Who, now: datetime, words: str) -> None:
    """The main case is done: so are those merged into it, with the same answer."""
    data = {"main": main.pk, "outcome": main.outcome, "led_by": main.lead_id}
    for case in _followers(main, Status.MERGED):
        _move(
            case,
            Action.SETTLE,
            by=by,
            now=now,
            words=words,
            data=data,
            outcome=main.outcome,
            done_at=now,
            closed_at=None,
            look_again_on=main.look_again_on,
            lead_id=main.lead_id,
            handler_id=main.handler_id,
        )


def verify(main: Case, *, by: Who, now: datetime) -> None:
    """What was checked is checked for all, but for those who asked for a redo."""
    for case in _followers(main, Status.DONE).filter(redo_asked_at__isnull=True):
        _move(case, Action.VERIFY, by=by, now=now)


def close(main: Case, *, by: Who, now: datetime) -> None:
    """Struck off together, but for those who asked for a redo."""
    for case in _followers(main, Status.VERIFIED).filter(redo_asked_at__isnull=True):
        _move(case, Action.CLOSE, by=by, now=now, data={"outcome": case.outcome}, closed_at=now)


def decline(main: Case, *, by: Who, now: datetime, words: str) -> None:
    """Not taken on: everybody is told why."""
    for case in _followers(main, Status.MERGED):
        _move(case, Action.DECLINE, by=by, now=now, words=words, closed_at=now)


def let_go(main: Case, *, now: datetime) -> None:
    """The main case's resident took it back; the others did not: their cases stand by themselves again."""
    for case in _followers(main, Status.MERGED):
        alone = apart(case)
        data = {"main": [main.pk, None], **told(alone)}
        _move(case, Action.UNMERGE, by=SYSTEM, now=now, data=data, **alone)


def apart(case: Case) -> dict[str, Any]:
    """What changes in a case that stands by itself again: in nobody's hands, its clocks counted on today's calendar."""
    alone = {"main": None, "lead": None, "handler": None, "look_again_on": None, "closed_at": None}
    return deadlines.reckoned(case) | alone


def _followers(main: Case, status: Status) -> QuerySet[Case]:
    return main.followers.filter(status=status).select_for_update(of=("self",)).order_by("pk")


def _move(case: Case, action: Action, *, by: Who, now: datetime, **told: Any) -> None:
    record(case, CASE.step(Status(case.status), action), by=by, now=now, **told)
