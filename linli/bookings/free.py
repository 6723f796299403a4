"""When a room is free: opening hours without what is booked, and the free times nearest to a wish."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from linli.bookings.models import Booking, Room
from linli.bookings.words import Held
from linli.core.calendar import SHANGHAI
from linli.stations.hours import stretches

Spell = tuple[datetime, datetime]
AROUND = timedelta(days=7)
DAY = timedelta(days=1)


def open_on(room: Room, day: date) -> list[Spell]:
    """When the station is open on a day, what follows on each other taken together; never past midnight."""
    found: list[Spell] = []
    end = midnight(day + DAY)
    for each in stretches(room.station, day):
        opens, closes = each.opens, min(each.closes, end)
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], closes))
        elif opens < closes:
            found.append((opens, closes))
    return found


def taken(room: Room, since: datetime, until: datetime) -> list[Booking]:
    """The bookings of a room that touch a stretch of time, in order."""
    held = Booking.objects.filter(room=room, state=Held.BOOKED, span__overlap=(since, until))
    found = list(held.select_related("organisation", "account__person").order_by("span"))
    for each in found:
        each.room = room
    return found


def free_on(room: Room, day: date, booked: Iterable[Booking]) -> list[Spell]:
    """When the room is open and nobody has it, on a day."""
    spells = open_on(room, day)
    for each in booked:
        spells = [
            left
            for spell in spells
            for left in _without(spell, each.span.lower.astimezone(SHANGHAI), each.span.upper.astimezone(SHANGHAI))
        ]
    return spells


def nearest(room: Room, begins: datetime, ends: datetime, *, now: datetime, most: int = 3) -> list[Spell]:
    """The free times of the same length nearest to a wish, a week around it, none in the past. One query."""
    length, day = ends - begins, timezone.localdate(begins, SHANGHAI)
    days = [day + timedelta(days=ahead) for ahead in range(-AROUND.days, AROUND.days + 1)]
    booked = taken(room, midnight(days[0]), midnight(days[-1] + DAY))
    found = []
    for each in days:
        wish = begins + (each - day)
        for opens, closes in free_on(room, each, booked):
            starts = _starts(wish, max(_full(now), opens), closes - length, length)
            found += [(abs(each - day), abs(start - begins), start) for start in starts]
    return sorted((start, start + length) for _days, _time, start in sorted(found)[:most])


def _starts(wish: datetime, earliest: datetime, latest: datetime, length: timedelta) -> list[datetime]:
    """When one could begin: nearest to the wish, and a few lengths before and after that."""
    if latest < earliest:
        return []
    nearest_one = min(max(wish, earliest), latest)
    return [start for step in range(-2, 3) if earliest <= (start := nearest_one + step * length) <= latest]


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def _full(moment: datetime) -> datetime:
    """The next full five minutes."""
    odd = timedelta(minutes=moment.minute % 5, seconds=moment.second, microseconds=moment.microsecond)
    return moment - odd + timedelta(minutes=5) if odd else moment


def _without(spell: Spell, begins: datetime, ends: datetime) -> list[Spell]:
    if ends <= spell[0] or spell[1] <= begins:
        return [spell]
    return [part for part in ((spell[0], begins), (ends, spell[1])) if part[0] < part[1]]
