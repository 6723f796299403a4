"""When a station is open. The shared reads: `open_at`, `stretches`; of several stations, one look at the tables.

A stretch belongs to the day on which it begins: Friday's may end at two on Saturday morning, holiday or not. Which sort
of day it is, make-up working days included, is the house's working calendar's to say (core/calendar.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from linli.catalogue.tables import tables
from linli.core.calendar import SHANGHAI, Day, WorkCalendar
from linli.stations.models import Station
from linli.stations.tables import stations
from linli.stations.timetable import DAY, Span, Timetable

AHEAD = 21  # days: past the longest holiday


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when. `staggered` 错时: when offices are closed, at noon, late, at weekends or on holidays (F5)."""

    opens: datetime
    closes: datetime
    staggered: bool


def stretches(station: Station, day: date) -> list[Stretch]:
    """Those that begin on the day, in order; none when it is closed."""
    calendar = tables.get().calendar
    on = calendar.day(day)
    return [_stretch(day, span, _staggered(on, span, calendar)) for span in stations.get().timetable(station).spans(on)]


def open_at(station: Station, moment: datetime) -> bool:
    """Whether it is in use and its doors are open at a moment (aware)."""
    return station.active and now_of(moment).open(stations.get().timetable(station))


def closes_at(station: Station, moment: datetime) -> datetime | None:
    """Until when it stays open, stretches that follow on each other taken together; None when it is closed."""
    until = moment
    for opens, closes in _spells(station, moment):
        if opens > until:
            break
        until = max(until, closes)
    return until if until > moment else None


def opens_next(station: Station, moment: datetime) -> datetime | None:
    """When it opens next after the moment; None when it does not within three weeks."""
    return next((opens for opens, _closes in _spells(station, moment) if opens > moment), None)


@dataclass(frozen=True, slots=True)
class Now:
    """A moment as timetables are asked: the day it lies on, the one before, and the minute of the day."""

    today: Day
    before: Day
    minute: int

    def open(self, timetable: Timetable) -> bool:
        """Whether a span of today, or one of yesterday that passes midnight, holds the minute."""
        if any(opens <= self.minute < closes for opens, closes in timetable.spans(self.today)):
            return True
        return any(self.minute + DAY < closes for _opens, closes in timetable.spans(self.before))


def now_of(moment: datetime) -> Now:
    """The moment, for asking many timetables."""
    here, calendar = moment.astimezone(SHANGHAI), tables.get().calendar
    day = here.date()
    return Now(calendar.day(day), calendar.day(day - timedelta(days=1)), here.hour * 60 + here.minute)


def _spells(station: Station, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
    """When it opens and closes, in order, from the day before the moment on."""
    timetable, calendar = stations.get().timetable(station), tables.get().calendar
    day = moment.astimezone(SHANGHAI).date()
    for ahead in range(-1, AHEAD):
        on = day + timedelta(days=ahead)
        for opens, closes in timetable.spans(calendar.day(on)):
            yield _at(on, opens), _at(on, closes)


def reason(station: Station, day: date) -> str:
    """Why it keeps other hours on a day; nothing for its usual ones."""
    change = stations.get().timetable(station).change(day)
    return change.reason if change else ""


def _stretch(day: date, span: Span, staggered: bool) -> Stretch:
    return Stretch(_at(day, span[0]), _at(day, span[1]), staggered)


def _staggered(on: Day, span: Span, calendar: WorkCalendar) -> bool:
    return not on.working or not any(opens <= span[0] and span[1] <= closes for opens, closes in calendar.spells)


def _at(day: date, minute: int) -> datetime:
    # The clock in China has not been changed since 1991, so minutes may simply be added.
    return datetime.combine(day + timedelta(days=minute // DAY), time(*divmod(minute % DAY, 60)), SHANGHAI)
