"""Taking a task 接单: one after another under the task's lock, so that exactly as many get a place as there are, and
the others stand on the waiting list in the order in which they came."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import Who
from linli.tasks import rules
from linli.tasks.actions.steps import move, record
from linli.tasks.lifecycle import PARTS, TABLE
from linli.tasks.models import Doing, Task
from linli.tasks.voices import account, own
from linli.tasks.words import ON_THE_LIST, Act, Part
from linli.volunteers.models import Volunteer


@transaction.atomic
def sign_up(*, task: Task, volunteer: Volunteer, by: Who, now: datetime, key: UUID | None = None) -> Doing:
    """Take a task oneself, or wait for a place. Sent again, it is the same part. Refusal where it cannot be."""
    if not own(by, volunteer):
        raise NotAllowed(_("Only the volunteer can say that."))
    return _enter(task, volunteer, by, now, key)


@transaction.atomic
def put_in(*, task: Task, volunteer: Volunteer, by: Who, now: datetime) -> Doing:
    """The captain puts in somebody of the team, who is told; whoever keeps the list puts in anybody who said yes."""
    return _enter(task, volunteer, by, now, None, keeper=True)


def _enter(
    task: Task, volunteer: Volunteer, by: Who, now: datetime, key: UUID | None, *, keeper: bool = False
) -> Doing:
    task, volunteer = locked(Task, task.pk), held(volunteer)
    if keeper:
        rules.require_keeper(by, task)
    found = Doing.objects.filter(task=task.pk, volunteer=volunteer.pk).first()
    if found and found.state in ON_THE_LIST and found.state != Part.ASKED:
        return found
    if sentence := rules.why_not_take(task, volunteer, now):
        raise Refusal(sentence)
    act = Act.TAKE if task.free else Act.WAIT
    made = _again(found, task, act, by, now) if found else _new(task, volunteer, act, by, now, key)
    if made.state == Part.TAKEN:
        task.taken += 1
    task.save(update_fields=["numbers", "taken"])
    return made


def held(volunteer: Volunteer) -> Volunteer:
    """The volunteer, locked: nobody takes two tasks of the same time at once. Always after the task."""
    return Volunteer.objects.select_for_update(no_key=True).get(pk=volunteer.pk)


def _new(task: Task, volunteer: Volunteer, act: Act, by: Any, now: datetime, key: UUID | None) -> Doing:
    step = TABLE[Part.ASKED, act]
    assert step.to is not None
    task.numbers += 1
    made = Doing.objects.create(
        key=key or uuid4(),
        task=task,
        volunteer=volunteer,
        number=task.numbers,
        state=step.to,
        open_at=now,
        by=None if own(by, volunteer) else account(by),
    )
    return record(made, step, by=by, now=now, data=_facts(made), new=True)


def _again(found: Doing, task: Task, act: Act, by: Any, now: datetime) -> Doing:
    """Asked, or back after having given it up: at the end of the line."""
    if found.state in (Part.MISSED, Part.EXCUSED):
        raise WrongState(_("This task has begun without you. Ask whoever keeps the list."))
    step = PARTS.step(Part(found.state), act)
    task.numbers += 1
    found.task = task
    data = {"number": task.numbers, "place": step.to}
    return move(found, step, by=by, now=now, data=data, number=task.numbers, open_at=now)


def _facts(made: Doing) -> dict[str, Any]:
    return {"number": made.number, "place": made.state}
