"""What is free at a session goes to whoever waits longest, who is told."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.core.places import moving_up
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account
from linli.training import rules
from linli.training.models import Enrolment, Session


def move_up(session: Session, *, now: datetime) -> list[Enrolment]:
    """Give seats that are free to those who wait, and tell them; not once it has begun. The caller holds the session's
    lock."""
    if session.called_off_at or now >= session.begins_at:
        return []
    listed = session.enrolments
    up = moving_up(listed.in_line(), limit=session.seats, taken=listed.seated().count())
    Enrolment.objects.filter(pk__in=[each.pk for each in up]).update(waiting=False)
    for each in up:
        facts = {"enrolment": each.pk}
        journal.record("session.moved_up", session, by=SYSTEM, at=now, data=facts, area_id=session.course.area_id)
        _tell(session, each, now)
    return up


def _tell(session: Session, up: Enrolment, now: datetime) -> None:
    accounts = Account.objects.filter(is_active=True, person=up.person_id)
    with override("zh-hans"):
        subject = _("A seat has become free: you are enrolled for “%(course)s”, %(time)s, %(place)s") % {
            "course": session.course.name,
            "time": rules.clock(session.begins_at),
            "place": session.where,
        }
        key, link = f"session-up-{up.pk}", f"/desk/training/sessions/{session.pk}/"
        notify.tell(accounts, key=key, subject=subject, now=now, group=Group.MINE, link=link)
