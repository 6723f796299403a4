"""Leave: entered by whoever goes on it, taken back as long as it is not over."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.notify.words import Group
from linli.people.models import Account, Person
from linli.rosters.days import hours_of_day
from linli.rosters.models import Leave, Turn
from linli.rosters.rules import when
from linli.rosters.telling import superiors, tell

LONGEST = 366


@transaction.atomic
def enter_leave(*, first: date, last: date, by: Account, now: datetime) -> Leave:
    """Be put on no duty from the first day to the last. Turns that stand in these days stay, and whoever makes the
    rosters there is told that somebody is needed for them."""
    person = Person.objects.select_for_update().get(pk=by.person_id)
    _check(person, first, last, timezone.localdate(now))
    leave = Leave.objects.create(person=person, first=first, last=last, entered_by=by, entered_at=now)
    turns = turns_in(leave)
    data = {"turns": [turn.pk for turn in turns]}
    journal.record("leave.entered", leave, by=by, at=now, data=data, new=True)
    for turn in turns:
        _tell(turn, leave, now)
    return leave


def _check(person: Person, first: date, last: date, today: date) -> None:
    if last < first:
        raise Refusal(_("The last day is before the first. Give the first day, then the last."), field="last")
    if last < today:
        raise Refusal(_("These days are over."), field="last")
    if (last - first).days >= LONGEST:
        raise Refusal(
            _("A leave lasts a year at most. For longer, whoever hands out posts ends the post."), field="last"
        )
    other = Leave.objects.filter(person=person, withdrawn_at=None, first__lte=last, last__gte=first).first()
    if other:
        raise Refusal(
            _("You have entered leave from %(first)s to %(last)s already. Take that back first.")
            % {"first": other.first, "last": other.last},
            field="first",
        )


def turns_in(leave: Leave) -> list[Turn]:
    """The person's turns that stand in the days of a leave."""
    begins, ends = hours_of_day(leave.first)[0], hours_of_day(leave.last)[1]
    mine = Turn.objects.standing().filter(person=leave.person_id, shift__starts_at__lt=ends, shift__ends_at__gt=begins)
    return list(mine.select_related("shift__station", "person").order_by("shift__starts_at"))


def _tell(turn: Turn, leave: Leave, now: datetime) -> None:
    tell(
        superiors(turn.shift.station.area_id, now, but=[leave.person_id]),
        lambda: (
            _("%(name)s is on leave: somebody is needed at %(station)s, %(when)s")
            % {"name": turn.person, "station": turn.shift.station, "when": when(turn.shift)}
        ),
        key=f"leave-{leave.pk}-{turn.pk}",
        now=now,
        group=Group.TO_DO,
        link=f"/desk/rosters/shifts/{turn.shift_id}/",
    )


@transaction.atomic
def withdraw_leave(*, leave: Leave, by: Account, now: datetime) -> None:
    """Be there after all. Taken back twice, nothing more happens."""
    leave = Leave.objects.select_for_update().get(pk=leave.pk)
    if leave.person_id != by.person_id:
        raise NotAllowed(_("This leave is somebody else’s."))
    if leave.withdrawn_at:
        return
    if leave.last < timezone.localdate(now):
        raise WrongState(_("This leave is over; it cannot be taken back."))
    leave.withdrawn_at = now
    leave.save(update_fields=["withdrawn_at"])
    journal.record("leave.withdrawn", leave, by=by, at=now)


def said(turns: list[Turn]) -> str:
    """What whoever goes on leave reads of the turns that stand in it; empty when there are none."""
    if not turns:
        return ""
    words = ngettext(
        "You are on duty in these days once (%(when)s). Ask somebody to swap; whoever makes the rosters has been told.",
        "You are on duty in these days %(count)d times, first %(when)s. Ask somebody to swap; whoever makes the "
        "rosters has been told.",
        len(turns),
    )
    return words % {"count": len(turns), "when": when(turns[0].shift)}
