"""Asking the resident by telephone how it went: who is to be called, the call, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import sampling
from linli.cases.actions.asking import ask_redo, rate
from linli.cases.actions.revealing import Contact, reveal_contact
from linli.cases.actions.steps import lock, record
from linli.cases.models import Case, FollowUp
from linli.cases.rules import why_not_follow_up
from linli.cases.words import Action, Grade, Status
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.people.models import Account

HELD = timedelta(minutes=30)
SETTLED = (Status.DONE, Status.VERIFIED, Status.CLOSED)
State = FollowUp.State


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of a call. `state`: reached, unreached or refused; the rest only when somebody was reached."""

    state: str
    grade: Grade | None = None
    solved: bool | None = None
    words: str = ""
    redo: bool = False


@transaction.atomic
def draw(*, case_ids: Sequence[int], now: datetime) -> int:
    """Put those of these cases on the list whose lot says so; once each. Returns how many."""
    if not case_ids or not sampling.rules():
        return 0
    cases = Case.objects.filter(pk__in=case_ids, status__in=SETTLED).order_by("pk")
    found = list(sampling.drawn(list(cases), now))
    FollowUp.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


@transaction.atomic
def spare(*, case_ids: Sequence[int]) -> int:
    """Take off the list who need not be called any more: rated by themselves, or begun again. Returns how many."""
    waiting = FollowUp.objects.filter(case__in=case_ids, state=State.WAITING)
    return waiting.update(state=State.NEEDLESS, taken_by=None)


@transaction.atomic
def take_call(*, follow_up: FollowUp, by: Account, now: datetime, purpose: str) -> Contact:
    """Take a call for half an hour, and see whom to call; that one looked, and why, is on the case's timeline."""
    found = _locked(follow_up)
    if sentence := why_not_call(by, found, now):
        raise Refusal(sentence)
    contact = reveal_contact(case=found.case, by=by, now=now, purpose=purpose)
    found.taken_by, found.taken_at = by, now
    found.save(update_fields=["taken_by", "taken_at"])
    return contact


def why_not_call(by: Account, follow_up: FollowUp, now: datetime) -> str | None:
    """Why this account may not make this call now; None when it may."""
    if follow_up.state != State.WAITING or follow_up.round != follow_up.case.round:
        return _("This call was made already, or is no longer needed. Take the next one.")
    if follow_up.call_from > now:
        return _("It is too early for this call. Take another one.")
    if follow_up.call_until <= now:
        return _("The time for this call is over. Take the next one.")
    if held_by_another(follow_up, by, now):
        return _("Somebody else is making this call just now. Take the next one.")
    return why_not_follow_up(by, follow_up.case)


def held_by_another(follow_up: FollowUp, by: Account, now: datetime) -> bool:
    """Whether somebody else took it within the last half hour."""
    return follow_up.taken_by_id not in (None, by.pk) and _held(follow_up, now)


def held_by(follow_up: FollowUp, by: Account, now: datetime) -> bool:
    """Whether one took it oneself within the last half hour."""
    return follow_up.taken_by_id == by.pk and _held(follow_up, now)


def _held(follow_up: FollowUp, now: datetime) -> bool:
    return follow_up.taken_at is not None and now - follow_up.taken_at < HELD


@transaction.atomic
def follow_up(*, follow_up: FollowUp, by: Account, now: datetime, answer: Answer) -> FollowUp:
    """Write down what came of a call: the grade, the resident's words, whether it is to be done again. Who was not
    reached is called again, as often as the practice says."""
    found = _locked(follow_up)
    if sentence := why_not_call(by, found, now):
        raise Refusal(sentence)
    case, step = lock(found.case, Action.FOLLOW_UP, by)
    reached = answer.state == State.REACHED
    if reached and answer.grade is None and case.grade is None:
        raise Refusal(_("Choose what the resident says of the result."), field="grade")
    found.tries += 1
    over = answer.state != State.UNREACHED or found.tries >= sampling.tries()
    data = {"result": answer.state if over else "tried", "tries": found.tries}
    if reached and answer.solved is not None:
        data["solved"] = answer.solved
    case = record(case, step, by=by, now=now, words="" if answer.grade else answer.words, data=data)
    _keep(found, answer, over=over, by=by, now=now)
    if reached and answer.grade and case.grade is None:
        case = rate(case=case, by=by, now=now, grade=answer.grade, words=answer.words)
    if reached and answer.redo:
        ask_redo(case=case, by=by, now=now, words=answer.words)
    return found


def lapse(*, now: datetime) -> int:
    """Settle the calls whose time is over: not reached if somebody tried, else not called in time. Counted, not dropped
    in silence. Returns how many."""
    late = FollowUp.objects.filter(state=State.WAITING, call_until__lte=now).order_by("call_until", "id")
    return sum(_lapse(pk, now) for pk in list(late.values_list("pk", flat=True)))


@transaction.atomic
def _lapse(pk: int, now: datetime) -> bool:
    found = FollowUp.objects.select_for_update(of=("self",)).filter(pk=pk, state=State.WAITING).first()
    if found is None:
        return False
    case = Case.objects.select_for_update().get(pk=found.case_id)
    found.state, found.done_at, found.taken_by, found.taken_at = State.LAPSED, now, None, None
    if found.tries:
        found.state = State.UNREACHED
    found.save()
    if found.round == case.round:
        data = {"result": found.state, "tries": found.tries}
        journal.record("case.call_lapsed", case, by=SYSTEM, at=now, data=data, area_id=case.area_id)
    return True


def _keep(found: FollowUp, answer: Answer, *, over: bool, by: Account, now: datetime) -> None:
    found.last_try_at, found.taken_by, found.taken_at = now, None, None
    if over:
        found.state, found.done_by, found.done_at, found.solved = answer.state, by, now, answer.solved
    found.save()


def _locked(follow_up: FollowUp) -> FollowUp:
    return FollowUp.objects.select_for_update(of=("self",)).select_related("case").get(pk=follow_up.pk)
