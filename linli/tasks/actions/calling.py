"""Calling volunteers to a task: once, or in shifts and on days that come again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.core.codes import new_code
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal
from linli.core.repeating import LeftOut, Rhythm, days
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.tasks import rules
from linli.tasks.actions.asking import ask
from linli.tasks.actions.planned import Planned
from linli.tasks.models import Task
from linli.tasks.voices import account
from linli.volunteers.models import Volunteer

MOST = 60


@dataclass(frozen=True, slots=True)
class Called:
    """What became of several: those called, the days left out with the sentence why, and the days by name that are no
    common ones."""

    tasks: list[Task]
    left_out: Sequence[LeftOut]
    named: Sequence[LeftOut]


@transaction.atomic
def call(planned: Planned, *, by: Who, now: datetime, asking: Volunteer | None = None) -> Task:
    """Call volunteers to one task, and ask somebody by name at once. Raises NotAllowed outside one's areas and teams,
    Refusal for what cannot be, and for somebody who cannot take it."""
    task = _call(planned, by=by, now=now)
    if asking is not None:
        if sentence := rules.why_not_take(task, asking, now):
            raise Refusal(sentence, field="named")
        ask(task=task, volunteers=[asking], by=by, now=now)
        task.refresh_from_db()
    return task


@transaction.atomic
def call_series(
    planned: Planned,
    *,
    shifts: int = 1,
    rhythm: Rhythm | None = None,
    until: date | None = None,
    holidays: bool = False,
    by: Who,
    now: datetime,
) -> Called:
    """Call to the same in several shifts, one right after the other, on each of the days. Statutory holidays are left
    out unless `holidays`; what is left out is named. Refusal for more than 60."""
    first = timezone.localtime(planned.begins).date()
    found = days(
        first,
        until=until or first,
        rhythm=rhythm or Rhythm.DAILY,
        calendar=tables.get().calendar,
        holidays=holidays or rhythm is None,
    )
    if not found.kept:
        raise Refusal(_("No day is left in this series. Choose a later last day."), field="until")
    if len(found.kept) * shifts > MOST:
        raise Refusal(
            _("That is more than %(most)d at once. Choose an earlier last day.") % {"most": MOST}, field="until"
        )
    series = uuid4()
    stretches = [_moved(planned, day, turn) for day in found.kept for turn in range(shifts)]
    made = [_call(each, by=by, now=now, series=series) for each in stretches]
    return Called(made, found.left_out, found.named)


def _moved(planned: Planned, day: date, turn: int) -> Planned:
    """The same on another day, by the clock here, and so many shifts later."""
    first = timezone.localtime(planned.begins)
    length = planned.ends - planned.begins
    shift: timedelta = datetime.combine(day, first.time(), first.tzinfo) - first + turn * length
    return replace(planned, begins=planned.begins + shift, ends=planned.ends + shift)


def _call(planned: Planned, *, by: Who, now: datetime, series: UUID | None = None) -> Task:
    fields = planned.fields()
    team_id = planned.team.pk if planned.team else None
    if sentence := rules.why_not_call(by, area_id=fields["area"].pk, team_id=team_id):
        raise NotAllowed(sentence)
    if fields["begins"] <= now:
        raise Refusal(_("This time is past. Call for what is to come."), field="begins")
    task: Task = Task.objects.create(
        **fields,
        series=series,
        door=secrets.token_urlsafe(16),
        code=new_code(),
        called_at=now,
        called_by=account(by),
    )
    facts = {"kind": task.kind, "begins": task.begins.isoformat(), "places": task.places, "case": task.case_id}
    journal.record("task.called", task, by=by, at=now, data=facts, area_id=task.area_id, new=True)
    if task.case_id:
        _tell_case(task, by, now)
    return task


def _tell_case(task: Task, by: Who, now: datetime) -> None:
    """The case's own story says that volunteers are called."""
    case = locked(Case, task.case_id or 0)
    facts = {"from": case.status, "to": case.status, "task": task.pk}
    journal.record("case.volunteers_called", case, by=by, at=now, data=facts, area_id=case.area_id)
