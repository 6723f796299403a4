"""Courses and their sessions: entered, changed, called off."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.notify import actions as notify
from linli.people.models import Account
from linli.stations.models import Station
from linli.training import rules
from linli.training.actions.moving_up import move_up
from linli.training.models import Course, Session
from linli.training.practice import training

LONGEST_NAME, LONGEST_ABOUT, LONGEST_PLACE, LONGEST_TEACHER = 120, 4000, 200, 60
LONGEST = timedelta(days=60)


@transaction.atomic
def keep_course(
    *, name: str, kind: str, area: Area, by: Account, now: datetime, about: str = "", course: Course | None = None
) -> Course:
    """Enter a course, or change one."""
    _allow(by, area.pk)
    words = clean(name, LONGEST_NAME, field="name")
    if not words:
        raise Refusal(_("A course needs a name."), field="name")
    if training().courses and kind not in training().courses:
        raise Refusal(_("Choose one of the practice’s kinds of course."), field="kind")
    kept = Course.objects.select_for_update().get(pk=course.pk) if course else Course(version=0)
    if course:
        _allow(by, kept.area_id)
    kept.name, kept.kind, kept.area, kept.about = words, kind, area, clean(about, LONGEST_ABOUT, field="about")
    kept.version += 1
    kept.save()
    journal.record("course.kept", kept, by=by, at=now, data={"kind": kind}, area_id=area.pk, new=course is None)
    return kept


@transaction.atomic
def hold(
    *,
    course: Course,
    begins_at: datetime,
    ends_at: datetime,
    place: str,
    by: Account,
    now: datetime,
    station: Station | None = None,
    teacher: str = "",
    seats: int | None = None,
    enrol_until: datetime | None = None,
    guests: int = 0,
    session: Session | None = None,
) -> Session:
    """Hold a course at a time and place, or change that; whoever is enrolled hears of another time or place."""
    _allow(by, course.area_id)
    if ends_at <= begins_at:
        raise Refusal(_("The end must come after the beginning."), field="ends_at")
    if ends_at - begins_at > LONGEST:
        raise Refusal(_("A session lasts at most %(days)d days.") % {"days": LONGEST.days}, field="ends_at")
    where = _there(station, place)
    kept = Session.objects.select_for_update().get(pk=session.pk) if session else Session(course=course, version=0)
    if kept.called_off_at:
        raise WrongState(_("This session was called off."))
    taken = kept.enrolments.seated().count() if session else 0
    if seats is not None and seats < taken:
        raise Refusal(_("%(taken)d are enrolled already.") % {"taken": taken}, field="seats")
    moved = bool(session) and (kept.begins_at, kept.station, kept.place) != (begins_at, station, where)
    kept.begins_at, kept.ends_at, kept.station, kept.place = begins_at, ends_at, station, where
    kept.seats, kept.guests = seats, guests
    kept.teacher = clean(teacher, LONGEST_TEACHER, field="teacher")
    kept.enrol_until = min(enrol_until or begins_at, ends_at)
    kept.version += 1
    kept.save()
    facts = {"begins": begins_at.isoformat(), "course": course.pk}
    journal.record("session.kept", kept, by=by, at=now, data=facts, area_id=course.area_id, new=session is None)
    if moved:
        _tell(kept, _moved, now)
    move_up(kept, now=now)
    return kept


@transaction.atomic
def call_off(*, session: Session, by: Account, now: datetime) -> Session:
    """Call a session off; whoever is enrolled hears of it. Twice changes nothing."""
    kept: Session = Session.objects.select_for_update(of=("self",)).select_related("course").get(pk=session.pk)
    _allow(by, kept.course.area_id)
    if kept.called_off_at is None:
        if kept.enrolments.filter(came_at__isnull=False).exists():
            raise WrongState(_("Somebody came to this session already, so it was held."))
        kept.called_off_at, kept.version = now, kept.version + 1
        kept.save(update_fields=["called_off_at", "version"])
        journal.record("session.called_off", kept, by=by, at=now, area_id=kept.course.area_id)
        _tell(kept, _called_off, now)
    return kept


def _there(station: Station | None, place: str) -> str:
    """The place as it is written. Refusal for nowhere, and for a station that is not in use."""
    where = clean(place, LONGEST_PLACE, field="place")
    if station is None and not where:
        raise Refusal(_("Choose a station, or say where it is held."), field="place")
    if station is not None and not station.active:
        raise Refusal(_("This station is not in use. Choose another."), field="station")
    return where


def _tell(session: Session, words: Callable[[Session], str], now: datetime) -> None:
    enrolled = Account.objects.filter(is_active=True, person__enrolments__session=session)
    with override("zh-hans"):
        subject = words(session)
        key, link = f"session-{session.pk}-{session.version}", f"/desk/training/sessions/{session.pk}/"
        notify.tell(enrolled, key=key, subject=subject, now=now, link=link)


def _moved(session: Session) -> str:
    return _("“%(course)s” is held at another time or place: %(time)s, %(place)s") % {
        "course": session.course.name,
        "time": rules.clock(session.begins_at),
        "place": session.where,
    }


def _called_off(session: Session) -> str:
    return _("“%(course)s” of %(time)s was called off") % {
        "course": session.course.name,
        "time": rules.clock(session.begins_at),
    }


def _allow(by: Account, area_id: int) -> None:
    if why_not := rules.why_not_run(by, area_id):
        raise NotAllowed(why_not)
