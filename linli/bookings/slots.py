"""Appointments that can be made at a line: stretches within opening hours, with so many seats each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from linli.bookings.free import DAY, midnight
from linli.bookings.models import Appointment, Line
from linli.bookings.words import Held
from linli.core.calendar import SHANGHAI
from linli.stations.hours import stretches


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch at the windows of a line, and how many seats of it are free."""

    begins: datetime
    ends: datetime
    free: int


def slots(line: Line, day: date) -> list[Slot]:
    """The stretches of a day, in order, the full ones too; none when it is closed. One query."""
    length, end = timedelta(minutes=line.minutes), midnight(day + DAY)
    held = Appointment.objects.filter(line=line, state=Held.BOOKED, begins__gte=midnight(day), begins__lt=end)
    taken = Counter(held.values_list("begins", flat=True))
    found = []
    for each in stretches(line.station, day):
        begins = each.opens
        while begins + length <= min(each.closes, end):
            found.append(Slot(begins, begins + length, max(line.windows - taken[begins], 0)))
            begins += length
    return found


def days(line: Line, now: datetime) -> list[date]:
    """The days for which appointments are made: today and so many ahead, without those on which it is closed."""
    today = timezone.localdate(now, SHANGHAI)
    ahead = (today + timedelta(days=each) for each in range(line.days + 1))
    return [day for day in ahead if stretches(line.station, day)]


def nearest(line: Line, begins: datetime, *, now: datetime, most: int = 3) -> list[Slot]:
    """The free stretches nearest to a wish, none in the past, within three open days of it."""
    wish = timezone.localdate(begins, SHANGHAI)
    near = sorted(days(line, now), key=lambda day: abs(day - wish))[:3]
    free = [slot for day in near for slot in slots(line, day) if slot.free and slot.begins > now]
    return sorted(sorted(free, key=lambda slot: abs(slot.begins - begins))[:most], key=lambda slot: slot.begins)
