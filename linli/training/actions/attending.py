"""Enrolling, and who came: ticked on the list, or checked in at the place by its square code."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.people.models import Account, Person
from linli.training import rules
from linli.training.actions.moving_up import move_up
from linli.training.models import Enrolment, Session
from linli.training.words import Came

EARLY = timedelta(hours=1)  # from when one can check in


@transaction.atomic
def enrol(*, session: Session, by: Account, now: datetime) -> Enrolment:
    """Enrol oneself; on the waiting list once all seats are taken. Twice is once."""
    kept = _locked(session)
    found = kept.enrolments.filter(person=by.person_id).first()
    if found:
        return found
    if not Session.objects.open_to(by).filter(pk=kept.pk).exists():
        raise NotAllowed(_("This session is held for others."))
    if why_not := rules.why_not_enrol(kept, now=now):
        raise Refusal(why_not)
    waits = kept.seats is not None and kept.enrolments.seated().count() >= kept.seats
    made: Enrolment = Enrolment.objects.create(session=kept, person_id=by.person_id, by=by, at=now, waiting=waits)
    if waits:
        journal.record("session.waits", kept, by=by, at=now, data={"people": 1}, area_id=kept.course.area_id)
    else:
        journal.record("session.enrolled", kept, by=by, at=now, data={"people": 1}, area_id=kept.course.area_id)
    return made


@transaction.atomic
def enrol_all(*, session: Session, people: Collection[Person], by: Account, now: datetime) -> int:
    """Enrol several, as whoever holds the course; seats hold for them, too, and those who waited get theirs. Returns
    how many were new."""
    kept = _run(session, by)
    known = set(kept.enrolments.seated().values_list("person_id", flat=True))
    fresh = [person for person in people if person.pk not in known]
    if kept.called_off_at:
        raise WrongState(_("This session was called off."))
    if kept.seats is not None and len(known) + len(fresh) > kept.seats:
        raise Refusal(
            _("%(seats)d seats, %(taken)d of them taken: there is no room for %(more)d more.")
            % {"seats": kept.seats, "taken": len(known), "more": len(fresh)}
        )
    Enrolment.objects.bulk_create(
        [Enrolment(session=kept, person=person, by=by, at=now) for person in fresh],
        update_conflicts=True,
        unique_fields=["session", "person"],
        update_fields=["waiting"],
    )
    if fresh:
        facts = {"people": len(fresh)}
        journal.record("session.enrolled", kept, by=by, at=now, data=facts, area_id=kept.course.area_id)
    return len(fresh)


@transaction.atomic
def withdraw(*, session: Session, by: Account, now: datetime) -> None:
    """Withdraw one's own enrolment before it begins; whoever waits longest gets the seat. Twice changes nothing."""
    kept = _locked(session)
    mine = kept.enrolments.filter(person=by.person_id).first()
    if mine is None:
        return
    if now >= kept.begins_at or mine.came_at:
        raise WrongState(_("It has begun, so the enrolment stands."))
    mine.delete()
    journal.record("session.withdrawn", kept, by=by, at=now, area_id=kept.course.area_id)
    move_up(kept, now=now)


@transaction.atomic
def tick(*, session: Session, came: Collection[int], guests: int, seen: int, by: Account, now: datetime) -> Session:
    """Say who of those enrolled came (their persons' numbers), and how many others. Who checked in stays; `seen`: the
    version that was read."""
    kept = _run(session, by)
    if now < kept.begins_at - EARLY:
        raise Refusal(_("It begins only at %(time)s.") % {"time": rules.clock(kept.begins_at)})
    if seen != kept.version:
        raise WrongState(_("The list was changed meanwhile. Look at it as it is now."))
    listed = kept.enrolments.exclude(how=Came.CODE)
    listed.filter(person__in=came, came_at__isnull=True).update(came_at=now, how=Came.LIST, waiting=False)
    listed.exclude(person__in=came).update(came_at=None, how="")
    kept.guests, kept.version = guests, kept.version + 1
    kept.save(update_fields=["guests", "version"])
    facts = {"came": kept.enrolments.filter(came_at__isnull=False).count(), "guests": guests}
    journal.record("session.attended", kept, by=by, at=now, data=facts, area_id=kept.course.area_id)
    return kept


@transaction.atomic
def check_in(*, session: Session, by: Account, now: datetime) -> Enrolment:
    """Check in at the place; who did not enrol may come, too. Twice is once, with the first time."""
    kept = _locked(session)
    if kept.called_off_at:
        raise WrongState(_("This session was called off."))
    if not kept.begins_at - EARLY <= now <= kept.ends_at:
        raise Refusal(
            _("One checks in from %(begins)s to %(ends)s.")
            % {"begins": rules.clock(kept.begins_at - EARLY), "ends": rules.clock(kept.ends_at)}
        )
    mine, _new = Enrolment.objects.get_or_create(session=kept, person_id=by.person_id, defaults={"by": by, "at": now})
    if mine.came_at is None:
        mine.came_at, mine.how, mine.waiting = now, Came.CODE, False
        mine.save(update_fields=["came_at", "how", "waiting"])
        kept.version += 1
        kept.save(update_fields=["version"])
        journal.record("session.attended", kept, by=by, at=now, data={"came": 1}, area_id=kept.course.area_id)
    return mine


def _locked(session: Session) -> Session:
    kept: Session = Session.objects.select_for_update(of=("self",)).select_related("course").get(pk=session.pk)
    return kept


def _run(session: Session, by: Account) -> Session:
    kept = _locked(session)
    if why_not := rules.why_not_run(by, kept.course.area_id):
        raise NotAllowed(why_not)
    return kept
