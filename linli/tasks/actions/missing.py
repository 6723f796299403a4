"""Who did not come: seen by itself, forgivable; so often unexcused as the pack says, and a pause is proposed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import WrongState
from linli.journal.actions import SYSTEM, Who
from linli.tasks import practice, rules
from linli.tasks.actions.coming import leave
from linli.tasks.actions.steps import lock, move
from linli.tasks.lifecycle import PARTS
from linli.tasks.models import Doing, Task
from linli.tasks.pauses import tell_of_pause
from linli.tasks.words import Act, Part


@transaction.atomic
def miss(*, doing: Doing, by: Who, now: datetime) -> Doing:
    """Somebody with a place did not come. By whoever keeps the list, once it has begun."""
    task, doing, _step = lock(doing, Act.MISS)
    rules.require_keeper(by, task)
    if now < task.begins:
        raise WrongState(_("This task has not begun yet."))
    return _miss(doing, by, now)


@transaction.atomic
def excuse(*, doing: Doing, by: Who, now: datetime) -> Doing:
    """They had a reason, which is nobody else's business; it counts for nothing."""
    task, doing, step = lock(doing, Act.EXCUSE)
    rules.require_keeper(by, task)
    return move(doing, step, by=by, now=now)


def see_over(*, now: datetime) -> int:
    """Look at tasks whose time for checking out is over: whoever did not check out did so when it ended, whoever did
    not come is seen. Returns how many tasks those were."""
    done = 0
    while _see_next(now):
        done += 1
    return done


@transaction.atomic
def _see_next(now: datetime) -> Task | None:
    """One of them; claimed, so that it happens once however many workers there are."""
    due = Task.objects.called().filter(seen_over_at__isnull=True, ends__lte=now - practice.check_in().late)
    task: Task | None = due.order_by("ends", "id").select_for_update(skip_locked=True).first()
    if task is None:
        return None
    rows = Doing.objects.select_for_update(of=("self",)).filter(task=task, state__in=(Part.TAKEN, Part.HERE))
    for doing in rows.select_related("volunteer__account__person").order_by("number"):
        doing.task = task
        if doing.state == Part.HERE:
            leave(doing, task, task.ends, SYSTEM, now)
        else:
            _miss(doing, SYSTEM, now)
    task.seen_over_at = now
    task.save(update_fields=["seen_over_at"])
    return task


def _miss(doing: Doing, by: Who, now: datetime) -> Doing:
    move(doing, PARTS.step(Part(doing.state), Act.MISS), by=by, now=now, missed_at=now)
    tell_of_pause(doing, now)
    return doing
