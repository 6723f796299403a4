"""Who may do what with rooms and windows, and why not: each rule is a sentence or nothing."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.bookings.models import Booking, Line, Room
from linli.bookings.words import Held
from linli.core.refusal import NotAllowed
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers
from linli.stations.models import Station


def why_not(account: Any, permission: Permission, station: Station) -> str | None:
    """A permission at a station: in its area, or for the organisation that keeps it."""
    mine = powers(account)
    if mine.may(permission, station.area_id):
        return None
    if station.organisation_id and mine.may_for(permission, station.organisation_id):
        return None
    return lacking(permission)


def require(by: Any, permission: Permission, station: Station) -> None:
    """Raise NotAllowed, in why_not's words."""
    if sentence := why_not(by, permission, station):
        raise NotAllowed(sentence)


def why_not_book(by: Any, room: Room) -> str | None:
    """Whoever serves may book any room in use (F1); residents those that are open to them."""
    if not room.active or not room.station.active:
        return _("This room is not in use. Choose another.")
    if by.voice != Voice.STAFF and not room.residents:
        return _("This room is booked by staff only. Ask at the station.")
    return None


def why_not_withdraw(by: Any, booking: Booking, now: datetime) -> str | None:
    """Whose it is, and whoever keeps the room; before it is over."""
    if booking.state == Held.GIVEN_UP:
        return _("This booking was given up already.")
    if booking.span.upper <= now:
        return _("This booking is over.")
    if by.voice == Voice.RESIDENT or booking.account_id == by.pk or booking.by_id == by.pk:
        return None
    return why_not(by, Permission.ROOM_KEEP, booking.room.station)


def why_not_take(line: Line) -> str | None:
    """A number is given out by lines in use."""
    return None if line.active and line.station.active else _("This line gives out no numbers now.")
