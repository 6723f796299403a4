"""What every act on somebody's part has in common: lock the task and the part, find the step, move, record."""

from datetime import datetime
from typing import Any

from linli.core.prepared import locked
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.tasks.lifecycle import PARTS, Step
from linli.tasks.models import Doing, Task
from linli.tasks.words import Act, Part


def held(doing: Doing) -> tuple[Task, Doing]:
    """The task, then the part, both locked and read afresh."""
    task = locked(Task, doing.task_id)
    kept = Doing.objects.select_for_update(of=("self",)).select_related("volunteer__account__person").get(pk=doing.pk)
    kept.task = task
    return task, kept


def lock(doing: Doing, act: Act) -> tuple[Task, Doing, Step[Part]]:
    """Both of them, and the step; WrongState where there is none."""
    task, kept = held(doing)
    return task, kept, PARTS.step(Part(kept.state), act)


def move(doing: Doing, step: Step[Part], *, by: Who, now: datetime, data: Any = None, **changes: Any) -> Doing:
    """Move the part, with what changes beside its state, and record it."""
    for name, value in changes.items():
        setattr(doing, name, value)
    doing.state = step.to or doing.state
    doing.save(update_fields=["state", *changes])
    return record(doing, step, by=by, now=now, data=data)


def record(doing: Doing, step: Step[Part], *, by: Who, now: datetime, data: Any = None, new: bool = False) -> Doing:
    """The event: of the task itself where hours count, else of the part."""
    task = doing.task
    facts = {"task": task.pk, "doing": doing.pk, "volunteer": doing.volunteer_id, **(data or {})}
    subject = task if step.event.startswith("task.") else doing
    journal.record(step.event, subject, by=by, at=now, data=facts, area_id=task.area_id, new=new)
    return doing
