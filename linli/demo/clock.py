"""Time in the demonstration: when needs come in, and how working hours pass on the practice's calendar."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from linli.core.calendar import SHANGHAI, WorkCalendar

MINUTES = 24 * 60
BEFORE, AFTER = 40, 400  # days around the year that are laid out

ROUND_THE_CLOCK = (2, 1, 1, 1, 1, 2, 5, 9, 12, 13, 13, 11, 9, 9, 11, 12, 11, 11, 12, 14, 15, 13, 9, 4)
AT_THE_OFFICE = (0, 0, 0, 0, 0, 0, 0, 0, 8, 16, 15, 9, 1, 1, 9, 14, 13, 8, 2, 0, 0, 0, 0, 0)
ON_ROUNDS = (0, 0, 0, 0, 0, 0, 4, 14, 12, 6, 3, 2, 1, 1, 2, 3, 5, 9, 14, 12, 4, 0, 0, 0)
AT_THE_DOOR = (0, 0, 0, 0, 0, 0, 0, 1, 5, 10, 10, 6, 2, 2, 6, 9, 9, 8, 8, 10, 6, 1, 0, 0)
HOURS = {
    "window": AT_THE_OFFICE,
    "workroom": AT_THE_OFFICE,
    "enterprise": AT_THE_OFFICE,
    "transfer": AT_THE_OFFICE,
    "patrol": ON_ROUNDS,
    "visit": AT_THE_DOOR,
    "meeting": AT_THE_DOOR,
}


class Clock:
    """Working minutes laid end to end: adding hours is one look-up. Moments are aware, in Shanghai."""

    def __init__(self, calendar: WorkCalendar, now: datetime) -> None:
        self.calendar, self.now = calendar, now.astimezone(SHANGHAI)
        self.first = timezone.localdate(self.now) - timedelta(days=365 + BEFORE)
        self.length = sum(closes - opens for opens, closes in calendar.spells)
        self.before = [0]
        for day in range(365 + BEFORE + AFTER):
            working = calendar.day(self.first + timedelta(days=day)).working
            self.before.append(self.before[-1] + (self.length if working else 0))

    def after(self, moment: datetime, hours: float) -> datetime:
        """The moment at which so many working hours have passed; the seconds are kept, for variety."""
        minute = self._passed(moment) + max(1, round(hours * 60))
        day = bisect_left(self.before, minute) - 1
        return self._moment(day, minute - self.before[day], moment.second)

    def hours_between(self, start: datetime, end: datetime) -> float:
        """Working hours from one moment to another."""
        return max(0, self._passed(end) - self._passed(start)) / 60

    def arrivals(self, channel: str, count: int, dice: Random) -> list[datetime]:
        """So many moments in the year that ends now: by the channel's hours, fewer on days off."""
        hours = HOURS.get(channel, ROUND_THE_CLOCK)
        days = [timezone.localdate(self.now) - timedelta(days=back) for back in range(366)]
        weights = [self._busy(day, hours) for day in days]
        found: list[datetime] = []
        while len(found) < count:
            drawn = dice.choices(days, weights, k=count - len(found))
            moments = (self._at(day, hours, dice) for day in drawn)
            found += [each for each in moments if each < self.now - timedelta(minutes=5)]
        return found

    def _busy(self, day: date, hours: Sequence[int]) -> float:
        if not self.calendar.day(day).working:
            return 0.02 if hours is AT_THE_OFFICE else 0.45
        return 1.25 if day.weekday() == 0 else 1.0

    def _at(self, day: date, hours: Sequence[int], dice: Random) -> datetime:
        hour = dice.choices(range(24), hours)[0]
        return datetime.combine(day, time(hour, dice.randrange(60), dice.randrange(60)), SHANGHAI)

    def _passed(self, moment: datetime) -> int:
        """Working minutes from the first day to a moment."""
        local = moment.astimezone(SHANGHAI)
        day = (local.date() - self.first).days
        if self.before[day] == self.before[day + 1]:
            return self.before[day]
        minute = local.hour * 60 + local.minute
        spells = self.calendar.spells
        return self.before[day] + sum(min(max(minute - opens, 0), closes - opens) for opens, closes in spells)

    def _moment(self, day: int, minutes: int, second: int) -> datetime:
        for opens, closes in self.calendar.spells:
            if minutes <= closes - opens:
                hour, minute = divmod(opens + minutes, 60)
                on = self.first + timedelta(days=day)
                return datetime.combine(on, time(hour % 24, minute, second), SHANGHAI)
            minutes -= closes - opens
        raise AssertionError("a day holds no more minutes than its spells")
