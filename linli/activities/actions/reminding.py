"""Reminding, the day before: each activity is claimed, so that it happens once however many workers there are."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.activities.models import Activity, SignUp
from linli.activities.practice import remind_at
from linli.activities.telling import tell, when
from linli.activities.words import Place, State
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM


def remind_due(*, now: datetime) -> int:
    """Remind of all that is due: what begins tomorrow, from the practice's hour on, or today. Returns how many
    activities that were."""
    done = 0
    while _remind_next(now):
        done += 1
    return done


@transaction.atomic
def _remind_next(now: datetime) -> Activity | None:
    due = Activity.objects.filter(state=State.ANNOUNCED, reminded_at__isnull=True, begins__gt=now)
    due = due.filter(begins__lt=_until(now)).order_by("begins").select_related("station")
    activity: Activity | None = due.select_for_update(skip_locked=True, of=("self",)).first()
    if activity is None:
        return None
    activity.reminded_at = now
    activity.save(update_fields=["reminded_at"])
    said = {"title": activity.title, "when": when(activity.begins), "where": activity.where}
    words = _("Reminder: “%(title)s” on %(when)s, %(where)s. If you cannot come, please withdraw.")
    listed = SignUp.objects.filter(activity=activity.pk, place=Place.TAKEN).select_related("account__person")
    what = f"remind:{activity.pk}:{activity.begins:%Y%m%d%H%M}"
    tell(listed.order_by("number"), what=what, words=lambda _one: str(words) % said, now=now)
    journal.record("activity.reminded", activity, by=SYSTEM, at=now, area_id=activity.area_id)
    return activity


def _until(now: datetime) -> datetime:
    """What begins before this is due: all of tomorrow from the hour on, before it only today."""
    here = timezone.localtime(now)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=2 if here.time() >= remind_at() else 1)
