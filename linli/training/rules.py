"""Who may enrol, begin, mark and confirm, and why not: a sentence, or nothing."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers
from linli.training.models import Exam, Session, Sitting
from linli.training.practice import training


def clock(moment: datetime) -> str:
    """A moment as people read it here."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def why_not_enrol(session: Session, *, now: datetime) -> str | None:
    """While it is held, and in time."""
    if session.called_off_at:
        return _("This session was called off.")
    if now > session.enrol_until:
        return _("Enrolling ended at %(time)s. Ask whoever holds the course.") % {"time": clock(session.enrol_until)}
    return None


def why_not_run(account: Account, area_id: int) -> str | None:
    """Whoever holds courses and exams there."""
    return _lacking(account, Permission.TRAINING_RUN, area_id)


def why_not_begin(sitting: Sitting, *, now: datetime) -> str | None:
    """Between its opening and its closing."""
    exam: Exam = sitting.exam
    if exam.published_at is None:
        return _("This exam is not published yet.")
    if now < exam.opens_at:
        return _("This exam opens at %(time)s.") % {"time": clock(exam.opens_at)}
    if now >= exam.closes_at:
        return _("This exam closed at %(time)s. Ask whoever set it for another.") % {"time": clock(exam.closes_at)}
    return None


def why_not_resit(sitting: Sitting, *, now: datetime) -> str | None:
    """Whoever failed, while the exam is open, as often as the practice allowed when it was set."""
    if sitting.passed is None:
        return _("There is no result yet.")
    if sitting.passed:
        return _("You passed this exam.")
    if sitting.attempt > sitting.exam.resits:
        times = sitting.attempt
        return ngettext(
            "You sat this exam %(n)d time, as often as it may be sat.",
            "You sat this exam %(n)d times, as often as it may be sat.",
            times,
        ) % {"n": times}
    return why_not_begin(sitting, now=now)


def why_not_mark(account: Account, sitting: Sitting) -> str | None:
    """Whoever marks there, once it is handed in, before it is confirmed; never one's own."""
    if sitting.person_id == account.person_id:
        return _("This is your own paper. Others mark it.")
    if sitting.handed_at is None:
        return _("This paper is not handed in yet.")
    if sitting.confirmed_at is not None:
        return _("The result was confirmed at %(time)s and stands.") % {"time": clock(sitting.confirmed_at)}
    return _lacking(account, Permission.EXAM_MARK, sitting.exam.area_id)


def why_not_confirm(account: Account, sitting: Sitting) -> str | None:
    """Whoever marks there, once it is marked; somebody other than the marker, where the practice wants two."""
    if why_not := why_not_mark(account, sitting):
        return why_not
    if sitting.marked_at is None:
        return _("The short answers are not marked yet.")
    if training().two_markers and sitting.marked_by_id == account.pk:
        return _("You marked this paper; somebody else confirms the result.")
    return None


def _lacking(account: Account, permission: Permission, area_id: int) -> str | None:
    if powers(account).may(permission, area_id):
        return None
    return lacking(permission)
