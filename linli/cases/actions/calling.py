"""Working together: calling others in to assist 协办 or whistling them in 吹哨, reporting in 报到, doing one's part."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import assisting, calls, hands
from linli.cases.actions.steps import lock, needed, record
from linli.cases.models import Assignment, Case
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.journal.facts import written
from linli.people.models import Account, Organisation

Ending = Assignment.Ending


@transaction.atomic
def call_in(
    *,
    case: Case,
    by: Who,
    now: datetime,
    organisations: Sequence[Organisation],
    words: str,
    due_at: datetime | None = None,
    seen: int | None = None,
) -> Case:
    """Have other organisations assist, all of those named or none. `due_at`: by when their part is to be done; else the
    practice's time for it (limit “assistance”)."""
    return _call(Action.CALL_IN, case, by, now, organisations, words, due_at, seen)


@transaction.atomic
def whistle(
    *,
    case: Case,
    by: Who,
    now: datetime,
    organisations: Sequence[Organisation],
    words: str,
    due_at: datetime | None = None,
    seen: int | None = None,
) -> Case:
    """Call departments in who must report in within the practice's time (limit “whistle”)."""
    return _call(Action.WHISTLE, case, by, now, organisations, words, due_at, seen)


def _call(
    action: Action,
    case: Case,
    by: Who,
    now: datetime,
    organisations: Sequence[Organisation],
    words: str,
    due_at: datetime | None,
    seen: int | None,
) -> Case:
    case, step = lock(case, action, by, seen=seen)
    _check(case, organisations, due_at, now)
    needed(words, _("Write what they should do."))
    whistled = action is Action.WHISTLE
    report_by = assisting.allowed("whistle", now, case.area_id) if whistled else None
    until = due_at or assisting.allowed("assistance", now, case.area_id)
    for organisation in organisations:
        Assignment.objects.create(
            case=case,
            organisation=organisation,
            part=Assignment.Part.ASSIST,
            called_by_id=by.pk,
            since=now,
            due_at=until,
            due_chosen=due_at is not None,
            whistled=whistled,
            report_by=report_by,
        )
    numbers = [each.pk for each in organisations]
    data = {"called": numbers, "part_until": written(until), "report_by": written(report_by)}
    assists = sorted({*(case.assists or ()), *numbers})
    return _told(case, step, by=by, now=now, words=words, data=data, assists=assists)


def _check(case: Case, organisations: Sequence[Organisation], due_at: datetime | None, now: datetime) -> None:
    if not organisations:
        raise Refusal(_("Choose whom to call in."), field="organisations")
    for organisation in organisations:
        if sentence := calls.why_not_called(case, organisation):
            raise Refusal(sentence, field="organisations")
    if due_at is not None and due_at <= now:
        raise Refusal(_("Choose a day that is not over yet."), field="until")


@transaction.atomic
def report_in(*, case: Case, by: Account, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Say that one is here 报到: those who whistled know that somebody comes."""
    case, step = lock(case, Action.REPORT_IN, by, seen=seen)
    part = next(each for each in hands.own_parts(by, case) if each.report_by and each.reported_in_at is None)
    part.reported_in_at, part.account = now, by
    part.save(update_fields=["reported_in_at", "account"])
    return _told(case, step, by=by, now=now, words=words, data={"organisation": part.organisation_id})


@transaction.atomic
def assist_done(*, case: Case, by: Account, now: datetime, words: str, seen: int | None = None) -> Case:
    """End one's part, saying what was done. Whoever leads finishes the case."""
    case, step = lock(case, Action.ASSIST, by, seen=seen)
    needed(words, _("Write what was done."))
    part = hands.own_parts(by, case)[0]
    part.account = by
    _end(part, Ending.DONE, now)
    return _told(case, step, by=by, now=now, words=words, data={"organisation": part.organisation_id})


@transaction.atomic
def call_off(
    *, case: Case, by: Who, now: datetime, organisation: Organisation, words: str, seen: int | None = None
) -> Case:
    """Withdraw a call; the case leaves the sight of whoever was called."""
    case, step = lock(case, Action.CALL_OFF, by, seen=seen)
    part = next((each for each in hands.still_called(case) if each.organisation_id == organisation.pk), None)
    if part is None:
        raise Refusal(_("“%(name)s” is not assisting now.") % {"name": organisation}, field="organisation")
    needed(words, _("Write why they are no longer needed."))
    _end(part, Ending.CALLED_OFF, now)
    data = {"organisation": organisation.pk}
    return _told(case, step, by=by, now=now, words=words, data=data, assists=in_sight(case))


def in_sight(case: Case) -> list[int] | None:
    """The organisations that assist or assisted, and were not called off."""
    kept = {each.organisation_id for each in hands.called(case) if each.ended_as != Ending.CALLED_OFF}
    return sorted(kept) or None


def _end(part: Assignment, how: Ending, now: datetime) -> None:
    part.ended_at, part.ended_as = now, how
    part.save(update_fields=["ended_at", "ended_as", "account"])


def _told(case: Case, step: Any, **told: Any) -> Case:
    """Record the step, with the moment at which the next of those called in should have done something."""
    parts = Assignment.objects.filter(case=case, part=Assignment.Part.ASSIST, ended_at__isnull=True)
    return record(case, step, assist_due_at=hands.next_due(parts, case.assist_due_at or told["now"]), **told)
