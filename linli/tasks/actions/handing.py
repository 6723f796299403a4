"""Passing a place on: asked of somebody or of whoever can, and only done when the other says yes. Of two who say yes
at once, one gets it."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.tasks import rules
from linli.tasks.actions.steps import lock, move, record
from linli.tasks.actions.taking import held
from linli.tasks.lifecycle import PARTS, TABLE
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.telling import said, tell, tell_volunteer
from linli.tasks.voices import own
from linli.tasks.words import HELD, Act, Asked, Part
from linli.volunteers.models import Volunteer

ASKS = gettext_lazy("%(name)s asks whether you take over “%(title)s”, %(when)s.")
NO = gettext_lazy("%(name)s cannot take over “%(title)s”, %(when)s. It is still yours.")
DONE = gettext_lazy("%(name)s has taken over “%(title)s”, %(when)s.")


@transaction.atomic
def ask_handing(*, doing: Doing, by: Who, now: datetime, to: Volunteer | None = None) -> Handing:
    """Ask somebody, or whoever sees it, to take one's place over; for another's place, whoever keeps the list asks
    somebody by name. Until they say yes, whoever has it keeps it."""
    task, doing, _step = lock(doing, Act.HAND_ON)
    if to is None:
        rules.require_own(by, doing)
    elif not own(by, doing.volunteer):
        rules.require_keeper(by, task)
    if sentence := rules.why_not_withdraw(task, now):
        raise WrongState(sentence)
    if Handing.objects.filter(doing=doing, state=Asked.ASKED).exists():
        raise WrongState(_("This has been asked already. Take that back first."))
    if to is not None:
        _require_free(task, doing, to, now)
    handing = Handing.objects.create(doing=doing, to=to, asked_at=now)
    facts = {"task": task.pk, "doing": doing.pk, "to": to.pk if to else None}
    journal.record("handing.asked", handing, by=by, at=now, data=facts, area_id=task.area_id, new=True)
    if to is not None:
        words = {**said(task), "name": doing.volunteer}
        tell_volunteer(to, what=f"handing:{handing.pk}", words=str(ASKS) % words, task=task, now=now)
    return handing


def _require_free(task: Task, doing: Doing, to: Volunteer, now: datetime) -> None:
    """Refusal for whoever has the place or another one at it, or may not take it."""
    if to.pk == doing.volunteer_id:
        raise Refusal(_("Choose somebody else."), field="to")
    if Doing.objects.filter(task=task.pk, volunteer=to.pk, state__in=HELD).exists():
        raise Refusal(_("They have a place at this task already. Choose somebody else."), field="to")
    if sentence := rules.why_not_take(task, to, now):
        raise Refusal(sentence, field="to")


@transaction.atomic
def accept_handing(*, handing: Handing, volunteer: Volunteer, by: Who, now: datetime) -> Doing:
    """Say yes. Refusal when it cannot be by now; WrongState when another was quicker."""
    task = locked(Task, handing.doing.task_id)
    handing = _open(handing)
    _answerable(handing, volunteer, by)
    volunteer = held(volunteer)
    giver = Doing.objects.select_for_update(of=("self",)).select_related("volunteer__account__person")
    given = giver.get(pk=handing.doing_id)
    given.task = task
    step = PARTS.step(Part(given.state), Act.HAND_ON)
    if sentence := rules.why_not_withdraw(task, now) or rules.why_not_take(task, volunteer, now):
        raise Refusal(sentence)
    taker = _take(task, volunteer, by, now)
    move(given, step, by=by, now=now, data={"to": volunteer.pk})
    _close(handing, Asked.ACCEPTED, now, volunteer)
    journal.record("handing.accepted", handing, by=by, at=now, data={"to": volunteer.pk}, area_id=task.area_id)
    words = {**said(task), "name": volunteer}
    tell([given], what=f"handed:{handing.pk}", words=lambda _one: str(DONE) % words, now=now)
    return taker


def _take(task: Task, volunteer: Volunteer, by: Who, now: datetime) -> Doing:
    """The place goes over: no more and no fewer are taken than before."""
    step = TABLE[Part.ASKED, Act.TAKE]
    task.numbers += 1
    task.save(update_fields=["numbers"])
    found = Doing.objects.filter(task=task.pk, volunteer=volunteer.pk).first()
    if found is None:
        made = Doing.objects.create(
            key=uuid4(), task=task, volunteer=volunteer, number=task.numbers, state=Part.TAKEN, open_at=now
        )
        return record(made, step, by=by, now=now, data={"number": made.number}, new=True)
    act = Act.MOVE_UP if found.state == Part.WAITING else Act.TAKE
    found.task = task
    return move(found, PARTS.step(Part(found.state), act), by=by, now=now, number=task.numbers, open_at=now)


@transaction.atomic
def decline_handing(*, handing: Handing, volunteer: Volunteer, by: Who, now: datetime) -> Handing:
    """Say no, if one was asked by name."""
    handing = _open(handing)
    if handing.to_id != volunteer.pk or not own(by, volunteer):
        raise NotAllowed(_("This was not asked of you."))
    _close(handing, Asked.DECLINED, now)
    journal.record("handing.declined", handing, by=by, at=now)
    words = {**said(handing.doing.task), "name": volunteer}
    tell([handing.doing], what=f"kept:{handing.pk}", words=lambda _one: str(NO) % words, now=now)
    return handing


@transaction.atomic
def withdraw_handing(*, handing: Handing, by: Who, now: datetime) -> Handing:
    """No longer ask."""
    handing = _open(handing)
    if not own(by, handing.doing.volunteer):
        rules.require_keeper(by, handing.doing.task)
    _close(handing, Asked.WITHDRAWN, now)
    journal.record("handing.withdrawn", handing, by=by, at=now)
    return handing


def _close(handing: Handing, state: Asked, now: datetime, taken_by: Volunteer | None = None) -> None:
    handing.state, handing.answered_at, handing.taken_by = state, now, taken_by
    handing.save(update_fields=["state", "answered_at", "taken_by"])


def _open(handing: Handing) -> Handing:
    rows = Handing.objects.select_for_update(of=("self",)).select_related(
        "doing__volunteer__account__person", "doing__task__station"
    )
    found = rows.get(pk=handing.pk)
    if found.state == Asked.ACCEPTED:
        raise WrongState(_("Somebody else has taken this place over already."))
    if found.state != Asked.ASKED:
        raise WrongState(_("This is not asked any more."))
    return found


def _answerable(handing: Handing, volunteer: Volunteer, by: Who) -> None:
    if not own(by, volunteer) or handing.to_id not in (None, volunteer.pk):
        raise NotAllowed(_("This was not asked of you."))
    if handing.doing.volunteer_id == volunteer.pk:
        raise Refusal(_("You have this place yourself."))
