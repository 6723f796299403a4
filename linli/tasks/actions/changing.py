"""Changing and cancelling: everybody on the list hears of another time or place, and that it is off."""

from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.tasks import rules
from linli.tasks.actions.planned import Planned
from linli.tasks.actions.withdrawing import move_up
from linli.tasks.models import Doing, Task
from linli.tasks.telling import said, tell
from linli.tasks.words import Part, State

LONGEST = 400
TOLD = ("begins", "ends", "station", "place")  # what everybody on the list must hear of
KEPT = ("case", "order", "theme", "wish")  # what it came from stays
WHERE = ("station", "place", "area")


@transaction.atomic
def change(planned: Planned, *, task: Task, seen: int, by: Who, now: datetime) -> Task:
    """Have it as planned now. More places go to those who wait. WrongState when somebody changed it meanwhile, Refusal
    for fewer places than are taken."""
    task = _held(task, by, now, seen=seen)
    fields = {name: value for name, value in planned.fields().items() if name not in KEPT}
    if all(getattr(task, name) == fields[name] for name in WHERE):  # the spot as well, though no form shows it
        fields |= {"lon": task.lon, "lat": task.lat}
    team_id = planned.team.pk if planned.team else None
    moved = (fields["area"].pk, team_id) != (task.area_id, task.team_id)
    if moved and (sentence := rules.why_not_call(by, area_id=fields["area"].pk, team_id=team_id)):
        raise NotAllowed(sentence)
    if fields["places"] < task.taken:
        raise Refusal(
            _("%(taken)d people have a place already. Leave as many, or ask some of them to withdraw.")
            % {"taken": task.taken},
            field="places",
        )
    if fields["begins"] <= now < task.begins:
        raise Refusal(_("This time is past. Call for what is to come."), field="begins")
    differs = sorted(name for name, value in fields.items() if getattr(task, name) != value)
    if not differs:
        return task
    for name in differs:
        setattr(task, name, fields[name])
    if "begins" in differs:
        task.reminded_at = None
    task.version += 1
    task.save()
    facts = {"fields": differs, "begins": task.begins.isoformat()}
    journal.record("task.changed", task, by=by, at=now, data=facts, area_id=task.area_id)
    if set(differs) & set(TOLD):
        _tell_all(task, gettext_lazy("Changed: “%(title)s” is now on %(when)s, %(where)s."), now)
    move_up(task, now=now)
    return task


@transaction.atomic
def cancel(*, task: Task, words: str, seen: int, by: Who, now: datetime) -> Task:
    """Cancel it, with the reason, which everybody on the list hears."""
    task = _held(task, by, now, seen=seen)
    why = clean(words, LONGEST, field="words")
    if not why:
        raise Refusal(_("Say why it is off; those on the list read it."), field="words")
    task.state, task.why, task.version = State.CANCELLED, why, task.version + 1
    task.save(update_fields=["state", "why", "version"])
    journal.record("task.cancelled", task, by=by, at=now, words=why, area_id=task.area_id)
    _tell_all(task, gettext_lazy("Cancelled: “%(title)s” on %(when)s does not take place."), now)
    return task


def _held(task: Task, by: Who, now: datetime, *, seen: int) -> Task:
    held = locked(Task, task.pk)
    rules.require_keeper(by, held)
    if sentence := rules.why_not_change(held, now):
        raise WrongState(sentence)
    if seen != held.version:
        raise WrongState(_("Somebody changed this task while you were looking at it. Look at it as it is now."))
    return held


def _tell_all(task: Task, words: Promise, now: datetime) -> None:
    told = Doing.objects.filter(task=task.pk, state__in=(Part.ASKED, Part.TAKEN, Part.WAITING, Part.HERE))
    listed = told.select_related("volunteer__account__person").order_by("number")
    facts = said(task)
    tell(listed, what=f"v{task.version}:{task.pk}", words=lambda _one: str(words) % facts, now=now)
