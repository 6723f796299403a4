"""Appointments at windows: as many at a time as there are windows; the database refuses one more."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.bookings.actions.wanted import Who
from linli.bookings.models import Appointment, Line
from linli.bookings.slots import days, nearest, slots
from linli.bookings.words import Held
from linli.core.calendar import SHANGHAI
from linli.core.codes import new_code
from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.models import Voice
from linli.people.models import Account
from linli.services.models import ServiceItem


@transaction.atomic
def appoint(
    who: Who, *, line: Line, begins: datetime, key: UUID, by: Any, now: datetime, item: ServiceItem | None = None
) -> Appointment:
    """Make an appointment, perhaps for a service item. Sent again with the same key, it is the same one. Refusal, with
    the nearest free times, when all windows are taken then."""
    line = Line.objects.select_for_update(of=("self",)).select_related("station__area").get(pk=line.pk)
    if earlier := Appointment.objects.filter(key=key).first():
        return earlier
    fields = who.fields(whole=by.voice == Voice.RESIDENT)
    if not fields["name"]:
        raise Refusal(_("Say what you are called, so that they know whose it is."), field="name")
    _check(line, begins, now)
    taken = set(Appointment.objects.filter(line=line, begins=begins, state=Held.BOOKED).values_list("seat", flat=True))
    seat = next((each for each in range(1, line.windows + 1) if each not in taken), None)
    if seat is None:
        raise Refusal(_full(line, begins, now), field="begins")
    account = by if isinstance(by, Account) else None
    made: Appointment = Appointment.objects.create(
        **fields, key=key, line=line, item=item, begins=begins, seat=seat, code=new_code(), by=account, at=now
    )
    facts = {"line": line.pk, "begins": begins.isoformat(), "seat": seat}
    journal.record("appointment.made", made, by=by, at=now, data=facts, area_id=line.station.area_id, new=True)
    return made


@transaction.atomic
def withdraw_appointment(*, appointment: Appointment, by: Any, now: datetime) -> Appointment:
    """Give it up; somebody else can have the time."""
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if appointment.state == Held.GIVEN_UP:
        raise WrongState(_("This appointment was given up already."))
    if appointment.came_at or appointment.begins <= now:
        raise WrongState(_("This appointment is over."))
    appointment.state = Held.GIVEN_UP
    appointment.save(update_fields=["state"])
    line = Line.objects.select_related("station").get(pk=appointment.line_id)
    journal.record("appointment.withdrawn", appointment, by=by, at=now, area_id=line.station.area_id)
    return appointment


def _check(line: Line, begins: datetime, now: datetime) -> None:
    if not (line.active and line.appointments and line.station.active):
        raise Refusal(_("No appointments are made here. Come and take a number."))
    if begins <= now:
        raise Refusal(_("This time is past. Choose one that is to come."), field="begins")
    day = timezone.localdate(begins, SHANGHAI)
    if day not in days(line, now) or begins not in {slot.begins for slot in slots(line, day)}:
        raise Refusal(_("There is no appointment at that time. Choose one from the list."), field="begins")


def _full(line: Line, begins: datetime, now: datetime) -> str:
    free = ", ".join(
        f"{timezone.localtime(each.begins, SHANGHAI):%m-%d %H:%M}" for each in nearest(line, begins, now=now)
    )
    words = _("All windows are taken then.")
    return words + " " + (_("The nearest free times: %(times)s.") % {"times": free} if free else _("Take a number."))
