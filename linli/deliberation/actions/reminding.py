"""Reminding members the day before, and whoever owes minutes; each meeting is claimed, so that it happens once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.deliberation.models import Meeting
from linli.deliberation.telling import running, tell, tell_members, when
from linli.deliberation.words import State
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.notify.words import Group

EARLY = timedelta(days=1)  # so long before minutes are due they are asked for the first time


def remind_due(*, now: datetime) -> int:
    """Remind the members of every meeting within a day. Returns of how many."""
    done = 0
    while _remind_next(now):
        done += 1
    return done


def urge_due(*, now: datetime) -> int:
    """Ask for minutes that are due within a day or over, once a day until they are published. Returns for how many."""
    done = 0
    while _urge_next(now):
        done += 1
    return done


@transaction.atomic
def _remind_next(now: datetime) -> Meeting | None:
    due = Meeting.objects.filter(state=State.CALLED, reminded_at__isnull=True, begins__gt=now)
    due = due.filter(begins__lt=now + timedelta(days=1)).order_by("begins", "pk")
    meeting = due.select_for_update(skip_locked=True, of=("self",)).first()
    if meeting is None:
        return None
    meeting.reminded_at = now
    meeting.save(update_fields=["reminded_at"])
    said = {"title": meeting.title, "when": when(meeting.begins), "where": meeting.where}
    tell_members(
        meeting,
        lambda: _("Reminder: “%(title)s” on %(when)s, %(where)s") % said,
        what=f"remind{meeting.begins:%Y%m%d%H%M}",
        now=now,
    )
    journal.record("meeting.reminded", meeting, by=SYSTEM, at=now, area_id=meeting.area_id)
    return meeting


@transaction.atomic
def _urge_next(now: datetime) -> Meeting | None:
    today = timezone.localdate(now)
    owed = Meeting.objects.filter(published_at__isnull=True, minutes_due_at__lt=now + EARLY)
    owed = owed.filter(Q(urged_on__isnull=True) | Q(urged_on__lt=today)).order_by("minutes_due_at", "pk")
    meeting = owed.select_for_update(skip_locked=True, of=("self",)).first()
    if meeting is None:
        return None
    meeting.urged_on = today
    meeting.save(update_fields=["urged_on"])
    late = bool(meeting.minutes_due_at and meeting.minutes_due_at < now)
    people = (meeting.secretary_id, meeting.chair_id) if late else (meeting.secretary_id,)
    tell(
        [each for each in running(meeting) if each.person_id in people],
        lambda: _owed(meeting, late=late),
        key=f"meeting:urged{today:%Y%m%d}:{meeting.pk}",
        now=now,
        link=f"{meeting.get_absolute_url()}minutes/",
        group=Group.SUPERVISION if late else Group.TO_DO,
    )
    journal.record("meeting.urged", meeting, by=SYSTEM, at=now, data={"late": late}, area_id=meeting.area_id)
    return meeting


def _owed(meeting: Meeting, *, late: bool) -> str:
    assert meeting.minutes_due_at is not None
    said = {"title": meeting.title, "when": when(meeting.minutes_due_at)}
    if late:
        return _("Overdue since %(when)s: the minutes of “%(title)s”") % said
    return _("Due on %(when)s: the minutes of “%(title)s”") % said
