"""The work itself: what was done, notes among staff, answers to the resident, and finishing with an outcome."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import outcomes, promises
from linli.cases.actions import pausing, together
from linli.cases.actions.steps import end_assignment, end_lead, lock, needed, part_of, record
from linli.cases.hands import still_called
from linli.cases.lifecycle import CASE
from linli.cases.mentions import mentioned
from linli.cases.models import Assignment, Case
from linli.cases.words import Action, Outcome, Status
from linli.core.documents import Document
from linli.journal.actions import Who
from linli.journal.facts import written


@transaction.atomic
def work(
    *,
    case: Case,
    by: Who,
    now: datetime,
    words: str,
    photos: Sequence[bytes] = (),
    documents: Sequence[Document] = (),
    seen: int | None = None,
) -> Case:
    """Record what was done; the resident reads it."""
    case, step = lock(case, Action.WORK, by, seen=seen)
    needed(words, _("Write what was done."))
    return record(case, step, by=by, now=now, words=words, photos=photos, documents=documents)


@transaction.atomic
def note(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Write a note that only staff see. Whom it mentions (@ and a name) is told; see cases/mentions.py."""
    case, step = lock(case, Action.NOTE, by, seen=seen)
    needed(words, _("Write the note."))
    told = [each.pk for each in mentioned(case, words)]
    return record(case, step, by=by, now=now, words=words, data={"mentions": told} if told else None)


@transaction.atomic
def reply(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Answer the resident without changing where the case stands."""
    case, step = lock(case, Action.REPLY, by, seen=seen)
    needed(words, _("Write your answer to the resident."))
    return record(case, step, by=by, now=now, words=words, **promises.answered(case, now))


@transaction.atomic
def finish(
    *,
    case: Case,
    by: Who,
    now: datetime,
    outcome: Outcome,
    words: str,
    photos: Sequence[bytes] = (),
    look_again_on: date | None = None,
    without: str = "",
    seen: int | None = None,
) -> Case:
    """Finish with one of three outcomes (P6). What cannot be fixed now needs a day on which to look again. `without`:
    why it is finished while others are still to assist."""
    case, step = lock(case, Action.FINISH, by, seen=seen)
    outcomes.check(case, outcome, look_again_on, now)
    outcomes.check_evidence(case, outcome, photos)
    needed(words, _("Tell the resident what was done, or why it cannot be done now."))
    _leave_out(case, by, now, without)
    end_lead(case, now=now)
    left = pausing.leave(case, now=now)
    again = look_again_on if outcome == Outcome.NOT_NOW else None
    data = {"outcome": outcome, "look_again_on": written(again)}
    data |= pausing.counted(left) | part_of(case)
    case = record(
        case,
        step,
        by=by,
        now=now,
        words=words,
        photos=photos,
        data=data,
        **{**left, "look_again_on": again},
        outcome=outcome,
        done_at=now,
        redo_asked_at=None,
        handler_id=case.handler_id or by.pk,
        **promises.answered(case, now),
    )
    together.settle(case, by=by, now=now, words=words)
    return case


def _leave_out(case: Case, by: Who, now: datetime, why: str) -> None:
    """Those who have not done their part are left out, which needs a reason; only staff read it."""
    parts = still_called(case)
    if not parts:
        return
    names = ", ".join(str(part.organisation) for part in parts)
    sentence = _("%(names)s: not done yet. Wait for them, withdraw the call, or write why it is finished without them.")
    needed(why, sentence % {"names": names}, field="without")
    data = {"without": [part.organisation_id for part in parts]}
    record(case, CASE.step(Status(case.status), Action.NOTE), by=by, now=now, words=why, data=data)
    end_assignment(case, now=now, how=Assignment.Ending.LEFT_OUT)
