"""What the resident does with the code in hand: say more, rate, ask for a redo, withdraw. Staff may do it for them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases.actions import pausing, splitting, together
from linli.cases.actions.steps import end_assignment, lock, needed, part_of, record
from linli.cases.models import Attachment, Case, Rating
from linli.cases.words import Action, Grade
from linli.core.documents import Document
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT, Who


@transaction.atomic
def say_more(
    *,
    case: Case,
    by: Who = RESIDENT,
    now: datetime,
    words: str,
    photos: Sequence[bytes] = (),
    documents: Sequence[Document] = (),
) -> Case:
    """Add to what was said. Whoever waited for it can go on: the clocks run again."""
    case, step = lock(case, Action.SAY_MORE, by)
    needed(words, _("Write what you would like to add."))
    answered = pausing.end(case, now=now) if case.waiting_since else {}
    return record(
        case,
        step,
        by=by,
        now=now,
        words=words,
        photos=photos,
        documents=documents,
        moment=Attachment.Moment.ASKED,
        data=pausing.counted(answered),
        **answered,
    )


@transaction.atomic
def rate(*, case: Case, by: Who = RESIDENT, now: datetime, grade: Grade, words: str = "") -> Case:
    """Say how satisfied one is with the result, once for each time the work was done."""
    case, step = lock(case, Action.RATE, by)
    _rating, new = Rating.objects.get_or_create(case=case, round=case.round, defaults={"grade": grade, "at": now})
    if not new:
        raise Refusal(_("You have already rated this result. Thank you."), field="grade")
    return record(case, step, by=by, now=now, words=words, data={"grade": int(grade)}, grade=grade)


@transaction.atomic
def ask_redo(*, case: Case, by: Who = RESIDENT, now: datetime, words: str) -> Case:
    """Ask for the work to be done again. It does not reopen by itself: somebody other than the handler decides."""
    case, step = lock(case, Action.ASK_REDO, by)
    needed(words, _("Tell us what is still wrong."))
    return record(case, step, by=by, now=now, words=words, redo_asked_at=now)


@transaction.atomic
def withdraw(*, case: Case, by: Who = RESIDENT, now: datetime, words: str = "") -> Case:
    """Take a case back before work on it has begun."""
    case, step = lock(case, Action.WITHDRAW, by)
    end_assignment(case, now=now)
    left = pausing.leave(case, now=now)
    data = pausing.counted(left) | part_of(case)
    case = record(case, step, by=by, now=now, words=words, data=data, closed_at=now, **left)
    together.let_go(case, now=now)
    splitting.let_go(case, now=now)
    return case
