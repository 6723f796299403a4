"""After the work: verify, strike off, and decide on a redo — by somebody other than who handled it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import ladder
from linli.cases.actions import together
from linli.cases.actions.pausing import told
from linli.cases.actions.steps import lock, needed, record
from linli.cases.actions.supervising import anew
from linli.cases.ladder import rungs
from linli.cases.models import Assignment, Case
from linli.cases.words import Action, Supervision
from linli.journal.actions import Who


@transaction.atomic
def verify(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Say that what was done has been checked, on the spot or by asking the resident."""
    case, step = lock(case, Action.VERIFY, by, seen=seen)
    case = record(case, step, by=by, now=now, words=words)
    together.verify(case, by=by, now=now)
    return case


@transaction.atomic
def close(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Strike a verified case off 销号, and off the list if it was on it. Its outcome was set when it was finished."""
    case, step = lock(case, Action.CLOSE, by, seen=seen)
    data = {"outcome": case.outcome}
    struck: dict[str, Any] = {}
    if case.supervision == Supervision.LISTED:
        struck["supervision"] = data["supervision"] = Supervision.STRUCK_OFF
    case = record(case, step, by=by, now=now, words=words, data=data, closed_at=now, **struck)
    together.close(case, by=by, now=now)
    return case


@transaction.atomic
def grant_redo(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Have the work done again by whoever had it; with the same allowance from now; the resident rates again."""
    case, step = lock(case, Action.REDO, by, seen=seen)
    clocks = anew(case, now=now)
    at = rungs.get().get(case.rung_id or 0)
    Assignment.objects.create(case=case, organisation_id=case.lead_id or 0, account_id=case.handler_id, since=now)
    return record(
        case,
        step,
        by=by,
        now=now,
        words=words,
        data={"lead": [None, case.lead_id], "round": case.redo_count + 1, **told(clocks)},
        redo_count=case.redo_count + 1,
        redo_asked_at=None,
        main=None,
        done_at=None,
        closed_at=None,
        outcome="",
        grade=None,
        look_again_on=None,
        **clocks,
        **(ladder.on(at, now, case.area_id) if at else {}),
    )


@transaction.atomic
def refuse_redo(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Let the result stand, telling the resident why."""
    case, step = lock(case, Action.KEEP, by, seen=seen)
    needed(words, _("Tell the resident why the result stands."))
    return record(case, step, by=by, now=now, words=words, redo_asked_at=None)
