"""Giving a place up; whoever waits longest moves up, and is told."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy

from linli.core.refusal import WrongState
from linli.journal.actions import SYSTEM, Who
from linli.tasks import rules
from linli.tasks.actions.steps import lock, move
from linli.tasks.lifecycle import TABLE, Step
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.telling import said, tell
from linli.tasks.voices import own
from linli.tasks.words import Act, Asked, Part

UP = gettext_lazy("A place has become free: you are in for “%(title)s”, %(when)s.")


@transaction.atomic
def withdraw(*, doing: Doing, by: Who, now: datetime) -> Doing:
    """Give a place up: oneself, or whoever keeps the list. WrongState when it has begun."""
    task, doing, step = lock(doing, Act.WITHDRAW)
    if not own(by, doing.volunteer):
        rules.require_keeper(by, task)
    if sentence := rules.why_not_withdraw(task, now):
        raise WrongState(sentence)
    return give_up(doing, task, step, by=by, now=now)


def give_up(doing: Doing, task: Task, step: Step[Part], *, by: Who, now: datetime, data: Any = None) -> Doing:
    """Off the list, both of them locked; nobody is asked to take the place over any more, and who waits moves up."""
    had_place = doing.state == Part.TAKEN
    move(doing, step, by=by, now=now, data=data)
    Handing.objects.filter(doing=doing, state=Asked.ASKED).update(state=Asked.WITHDRAWN, answered_at=now)
    if had_place:
        task.taken -= 1
        task.save(update_fields=["taken"])
        move_up(task, now=now)
    return doing


def move_up(task: Task, *, now: datetime) -> list[Doing]:
    """Give what is free to those who wait longest and may still take it, and tell them. The caller holds the task's
    lock."""
    step, up = TABLE[Part.WAITING, Act.MOVE_UP], list[Doing]()
    waiting = Doing.objects.select_for_update(of=("self",)).filter(task=task.pk, state=Part.WAITING)
    for each in waiting.select_related("volunteer__account__person").order_by("number"):
        if not task.free:
            break
        if rules.why_not_take(task, each.volunteer, now):
            continue
        each.task = task
        move(each, step, by=SYSTEM, now=now)
        task.taken += 1
        up.append(each)
    if up:
        task.save(update_fields=["taken"])
        facts = said(task)
        tell(up, what=f"up:{task.pk}:{now.timestamp():.0f}", words=lambda _one: str(UP) % facts, now=now)
    return up
