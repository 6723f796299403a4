"""Booking a room: the database refuses two at a time; whoever comes second hears of the nearest free times."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.bookings import rules
from linli.bookings.actions.wanted import Wanted, clock
from linli.bookings.free import Spell, nearest
from linli.bookings.models import Booking, Room
from linli.bookings.words import Held
from linli.catalogue.tables import tables
from linli.core.calendar import SHANGHAI
from linli.core.codes import new_code
from linli.core.refusal import NotAllowed, Refusal
from linli.core.repeating import LeftOut, days
from linli.journal import actions as journal
from linli.people.models import Account

MOST = 60


class RoomTaken(Refusal):
    """Somebody has the room then; `nearest`: free times of the same length."""

    def __init__(self, room: Room, wanted: Wanted, free: Sequence[Spell]) -> None:
        self.nearest = list(free)
        words = _("“%(room)s” is taken then.") % {"room": room}
        if free:
            times = ", ".join(said(each) for each in free)
            words += " " + _("The nearest free times: %(times)s.") % {"times": times}
        else:
            words += " " + _("No time of that length is free in the week before and after. Try another room.")
        super().__init__(words, field="begins")


@dataclass(slots=True)
class Series:
    """What became of a series: the bookings, the days left out with why, and the days that are no common ones."""

    bookings: list[Booking] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    named: list[LeftOut] = field(default_factory=list)


@transaction.atomic
def book(wanted: Wanted, *, room: Room, by: Any, now: datetime) -> Booking:
    """Book a room. Sent again with the same key, it is the same booking. RoomTaken when somebody has it, Refusal for a
    time that cannot be, NotAllowed for a room that is not open to them."""
    room = _held(room)
    if earlier := Booking.objects.filter(key=wanted.key).first():
        return earlier
    _check(wanted, room, by, now)
    made = _insert(wanted, room, by, now)
    if made is None:
        raise RoomTaken(room, wanted, nearest(room, wanted.begins, wanted.ends, now=now))
    return made


@transaction.atomic
def wait(wanted: Wanted, *, room: Room, by: Any, now: datetime) -> Booking:
    """Stand on the waiting list for a room that is taken then; when it is free after all, it is booked at once."""
    room = _held(room)
    if earlier := Booking.objects.filter(key=wanted.key).first():
        return earlier
    _check(wanted, room, by, now)
    if made := _insert(wanted, room, by, now):
        return made
    waiting: Booking = Booking.objects.create(**_row(wanted, room, by, now), state=Held.WAITING)
    journal.record(
        "booking.waits", waiting, by=by, at=now, data=_facts(waiting), area_id=room.station.area_id, new=True
    )
    return waiting


@transaction.atomic
def book_series(
    wanted: Wanted, *, room: Room, rhythm: str, until: date, holidays: bool, by: Account, now: datetime
) -> Series:
    """Book the same time again and again until a day. Holidays (unless `holidays`), days on which it is closed and
    times that somebody has are left out, each by name. Refusal when nothing is left, or for more than 60."""
    room = _held(room)
    first = timezone.localtime(wanted.begins, SHANGHAI)
    found = days(first.date(), until=until, rhythm=rhythm, calendar=tables.get().calendar, holidays=holidays)
    if len(found.kept) > MOST:
        raise Refusal(
            _("That is more than %(most)d at once. Choose an earlier last day.") % {"most": MOST}, field="until"
        )
    series, done = uuid4(), Series(left_out=list(found.left_out))
    for day in found.kept:
        each = _moved(wanted, first, day)
        try:
            _check(each, room, by, now)
        except Refusal as refusal:
            if isinstance(refusal, NotAllowed):
                raise
            done.left_out.append(LeftOut(day, str(refusal)))
            continue
        if made := _insert(each, room, by, now, series=series):
            done.bookings.append(made)
        else:
            done.left_out.append(LeftOut(day, _("“%(room)s” is taken then.") % {"room": room}))
    if not done.bookings:
        whys = " ".join(dict.fromkeys(each.why for each in done.left_out))
        raise Refusal(_("No day of this series can be booked.") + f" {whys}", field="begins")
    booked = {timezone.localdate(each.span.lower, SHANGHAI) for each in done.bookings}
    done.named = [each for each in found.named if each.day in booked]
    done.left_out.sort(key=lambda each: each.day)
    return done


def said(spell: Spell) -> str:
    """A free time as a sentence has it: 2026-11-24 09:00–10:00."""
    return f"{timezone.localtime(spell[0], SHANGHAI):%Y-%m-%d %H:%M}–{clock(spell[1])}"


def _held(room: Room) -> Room:
    """The room, locked: those who want it come one after another, so that none waits for the other for ever."""
    wanted = Room.objects.select_for_update(of=("self",)).select_related("station__area")
    held: Room = wanted.get(pk=room.pk)
    return held


def _check(wanted: Wanted, room: Room, by: Any, now: datetime) -> None:
    if sentence := rules.why_not_book(by, room):
        raise NotAllowed(sentence)
    wanted.check(room, by, now)


def _insert(wanted: Wanted, room: Room, by: Any, now: datetime, *, series: UUID | None = None) -> Booking | None:
    """The booking; None when the database says that somebody has the room then."""
    try:
        with transaction.atomic():
            made: Booking = Booking.objects.create(**_row(wanted, room, by, now), series=series)
    except IntegrityError as error:
        if "room_booked_once_at_a_time" not in str(error):
            raise
        return None
    journal.record("booking.made", made, by=by, at=now, data=_facts(made), area_id=room.station.area_id, new=True)
    return made


def _row(wanted: Wanted, room: Room, by: Any, now: datetime) -> dict[str, Any]:
    fields, account = wanted.fields(by), by if isinstance(by, Account) else None
    for_other = bool(fields["name"])
    return {
        **fields,
        "key": wanted.key,
        "room": room,
        "span": DateTimeTZRange(wanted.begins, wanted.ends),
        "organisation": wanted.organisation,
        "account": None if for_other else account,
        "by": account if for_other else None,
        "code": new_code(),
        "at": now,
    }


def _moved(wanted: Wanted, first: datetime, day: date) -> Wanted:
    shift = datetime.combine(day, first.time(), first.tzinfo) - first
    return replace(wanted, begins=wanted.begins + shift, ends=wanted.ends + shift, key=uuid4())


def _facts(booking: Booking) -> dict[str, Any]:
    begins, ends = booking.span.lower, booking.span.upper
    return {"room": booking.room_id, "begins": begins.isoformat(), "ends": ends.isoformat()}
