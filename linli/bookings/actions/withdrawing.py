"""Giving a booking up; whoever waited longest for that time gets it, and is told."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from linli.bookings import rules
from linli.bookings.actions.booking import said
from linli.bookings.models import Booking, Room
from linli.bookings.telling import tell
from linli.bookings.words import Held
from linli.core.refusal import NotAllowed, WrongState
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM


@transaction.atomic
def withdraw(*, booking: Booking, by: Any, now: datetime) -> Booking:
    """Give it up: whoever booked it, or whoever keeps the room."""
    room = Room.objects.select_for_update(of=("self",)).select_related("station").get(pk=booking.room_id)
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    booking.room = room
    if booking.state == Held.GIVEN_UP or booking.span.upper <= now:
        raise WrongState(rules.why_not_withdraw(by, booking, now))
    if sentence := rules.why_not_withdraw(by, booking, now):
        raise NotAllowed(sentence)
    booking.state = Held.GIVEN_UP
    booking.save(update_fields=["state"])
    journal.record("booking.withdrawn", booking, by=by, at=now, area_id=room.station.area_id)
    move_up(room, booking, now=now)
    return booking


def move_up(room: Room, left: Booking, *, now: datetime) -> list[Booking]:
    """Book for those who wait what is free now, the longest wait first. The caller holds the room's lock."""
    waiting = Booking.objects.filter(room=room, state=Held.WAITING, span__overlap=left.span, span__startswith__gt=now)
    up = []
    for each in waiting.select_related("account").order_by("at", "pk"):
        each.state = Held.BOOKED
        try:
            with transaction.atomic():
                each.save(update_fields=["state"])
        except IntegrityError:  # somebody still has part of that time
            continue
        journal.record("booking.moved_up", each, by=SYSTEM, at=now, area_id=room.station.area_id)
        values = {"room": room, "when": said((each.span.lower, each.span.upper))}
        words = _("“%(room)s” has become free: it is booked for you, %(when)s.")
        tell(each, what="up", words=words, values=values, now=now)
        up.append(each)
    return up
