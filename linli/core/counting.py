"""The count behind a deadline: one line a day, in whole minutes of Shanghai time since day 0 of the calendar.

A pause stops the clock: hours simply do not pass in it, and a day counts when the clock runs at its close.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.core.calendar import SHANGHAI, Day, DayKind, WorkCalendar

Spell = tuple[int, int]

DAY = 24 * 60
WHOLE_DAY = ((0, DAY),)
ONE_DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)


class Note(TextChoices):
    """Why a day counts as it does."""

    STARTS = "starts", _("The starting day is not counted (Civil Code, art. 201).")
    DAY_OFF = "day_off", _("Not a working day.")
    MAKE_UP = "make_up", _("A make-up working day counts like any other.")
    CLOSED = "closed", _("Office hours were over.")
    PAUSED = "paused", _("The clock was paused.")
    ROLLED = "rolled", _("A day off cannot be the last day; the next working day is (Civil Code, art. 203).")


class Line(NamedTuple):
    """One day of a sum: what it adds (minutes or days, as the allowance counts) and the total with it.

    `certain`: every day that mattered so far is in a known list. `ends`: the deadline, on the last line only.
    """

    day: Day
    counted: int
    total: int
    why: Note | None
    certain: bool
    ends: datetime | None

    @property
    def date(self) -> date:
        """The date, in Shanghai."""
        return self.day.date

    @property
    def kind(self) -> DayKind:
        """Working day, weekend, holiday or make-up day."""
        return self.day.kind

    @property
    def name(self) -> str | Promise:
        """The holiday's name, or nothing."""
        return self.day.name

    @property
    def note(self) -> str:
        """Why the day counts as it does, in words; nothing for a plain day."""
        why = str(self.why.label) if self.why else ""
        return why if self.certain or not self.ends else f"{why} {unknown(self.date.year)}".strip()


def unknown(year: int) -> str:
    """Say that a deadline stands on a year whose holidays nobody has announced yet."""
    return _(
        "The holiday list of %(year)d is not known yet; the deadline will be computed again when it is entered."
    ) % {"year": year}


def count_days(
    start: date, amount: int, calendar: WorkCalendar, pauses: Sequence[Spell], *, working: bool
) -> Iterator[Line]:
    """List the days from `start`, itself left out, to the day on which `amount` of them have passed."""
    closes, clock = (calendar.closes, _clock(calendar.closes)) if working else (DAY, LAST_SECOND)
    on, total, certain, over = start, 0, True, False
    yield Line(calendar.day(start), 0, 0, Note.STARTS, True, None)
    while not over:
        on += ONE_DAY
        day = calendar.day(on)
        off = working and not day.working
        stopped = bool(pauses) and _stopped(on.toordinal() * DAY + closes, pauses)
        counted = 0 if off or stopped or total == amount else 1
        total += counted
        over = total == amount and day.working and not stopped
        # The holiday list decides about every working day, but only about the last of the natural ones.
        certain = certain and (day.certain or not (working or total == amount))
        why = _why(day, working, off, stopped) or (Note.ROLLED if total == amount and not over else None)
        yield Line(day, counted, total, why, certain, datetime.combine(on, clock, SHANGHAI) if over else None)


def count_hours(
    start: int, minutes: int, calendar: WorkCalendar, pauses: Sequence[Spell], *, working: bool
) -> Iterator[Line]:
    """List the days from minute `start` to the minute at which so many minutes have passed."""
    total, certain, ends, midnight = 0, True, None, start - start % DAY
    while ends is None:
        day = calendar.day(date.fromordinal(midnight // DAY))
        off = working and not day.working
        hours = () if off else calendar.spells if working else WHOLE_DAY
        spells = [(max(midnight + opens, start), midnight + closes) for opens, closes in hours]
        spells = [spell for spell in spells if spell[0] < spell[1]]
        running = list(_running(spells, pauses)) if pauses else spells
        counted, ends = _take(minutes - total, running)
        total += counted
        certain = certain and (day.certain or not working)
        why = _why(day, working, off, running != spells) or (None if spells else Note.CLOSED)
        yield Line(day, counted, total, why, certain, None if ends is None else _moment(ends))
        midnight += DAY


def _why(day: Day, working: bool, off: bool, stopped: bool) -> Note | None:
    if off:
        return Note.DAY_OFF
    if stopped:
        return Note.PAUSED
    return Note.MAKE_UP if working and day.kind is DayKind.MAKE_UP else None


def _stopped(at: int, pauses: Sequence[Spell]) -> bool:
    """Tell whether the minute that ends at `at` lies in a pause."""
    return any(begins < at <= ends for begins, ends in pauses)


def _running(spells: Iterable[Spell], pauses: Sequence[Spell]) -> Iterator[Spell]:
    """Cut the pauses (in order, apart from each other) out of the spells."""
    for opens, closes in spells:
        for begins, ends in pauses:
            if opens < begins < closes:
                yield opens, begins
            if begins < closes:
                opens = max(opens, ends)
        if opens < closes:
            yield opens, closes


def _take(minutes: int, spells: Iterable[Spell]) -> tuple[int, int | None]:
    """Return how many of the minutes the spells hold, and the minute at which the last has passed."""
    taken = 0
    for opens, closes in spells:
        if taken + closes - opens >= minutes:
            return minutes, opens + minutes - taken
        taken += closes - opens
    return taken, None


def _clock(minute: int) -> time:
    return time(*divmod(minute, 60))


def _moment(minute: int) -> datetime:
    return datetime.combine(date.fromordinal(minute // DAY), _clock(minute % DAY), SHANGHAI)
