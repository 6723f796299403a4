"""Reminding, the day before: each task is claimed, so that it happens once however many workers there are."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.tasks.models import Doing, Task
from linli.tasks.practice import remind_at
from linli.tasks.telling import said, tell
from linli.tasks.words import Part

WORDS = _("Reminder: “%(title)s” on %(when)s, %(where)s. If you cannot come, please give your place up.")


def remind_due(*, now: datetime) -> int:
    """Remind of all that is due: what begins tomorrow, from the practice's hour on, or today. Returns how many tasks
    that were."""
    done = 0
    while _remind_next(now):
        done += 1
    return done


@transaction.atomic
def _remind_next(now: datetime) -> Task | None:
    due = Task.objects.called().filter(reminded_at__isnull=True, begins__gt=now, begins__lt=_until(now))
    rows = due.order_by("begins", "id").select_related("station").select_for_update(skip_locked=True, of=("self",))
    task: Task | None = rows.first()
    if task is None:
        return None
    task.reminded_at = now
    task.save(update_fields=["reminded_at"])
    listed = Doing.objects.filter(task=task.pk, state=Part.TAKEN).select_related("volunteer__account__person")
    facts, what = said(task), f"remind:{task.pk}:{task.begins:%Y%m%d%H%M}"
    tell(listed.order_by("number"), what=what, words=lambda _one: str(WORDS) % facts, now=now)
    journal.record("task.reminded", task, by=SYSTEM, at=now, area_id=task.area_id)
    return task


def _until(now: datetime) -> datetime:
    """What begins before this is due: all of tomorrow from the hour on, before it only today."""
    here = timezone.localtime(now)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=2 if here.time() >= remind_at() else 1)
