"""Days that come again: each week, every second week, each month; holidays left out and named, made-up days named.

Counted in calendar days, so no change of clocks moves them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.calendar import Day, DayKind, WorkCalendar

LONGEST = timedelta(days=366)


class Rhythm(TextChoices):
    """How often something comes again."""

    DAILY = "daily", gettext_lazy("Every day")
    WEEKLY = "weekly", gettext_lazy("Every week")
    FORTNIGHTLY = "fortnightly", gettext_lazy("Every second week")
    MONTHLY = "monthly", gettext_lazy("Every month, on the same day of the month")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day, and what is to be said of it: why it was left out, or what day it is."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days that stand, those left out, and those that stand but are no common days: made-up working days, and
    holidays that were wanted."""

    kept: list[date]
    left_out: list[LeftOut]
    named: list[LeftOut]


def days(first: date, *, until: date, rhythm: str, calendar: WorkCalendar, holidays: bool = False) -> Days:
    """The days from the first to the last, at most a year. Statutory holidays stand only with `holidays`."""
    kept, left_out, named = list[date](), list[LeftOut](), list[LeftOut]()
    for day in _coming(first, min(until, first + LONGEST), Rhythm(rhythm)):
        known = calendar.day(day)
        if known.kind is DayKind.HOLIDAY and not holidays:
            left_out.append(LeftOut(day, said_of(known)))
            continue
        kept.append(day)
        if words := said_of(known):
            named.append(LeftOut(day, words))
    left_out += _not_in_their_month(first, min(until, first + LONGEST), Rhythm(rhythm))
    return Days(kept, sorted(left_out, key=lambda each: each.day), named)


def listed(named: Sequence[LeftOut]) -> str:
    """Days as a sentence lists them, each with what is said of it."""
    return ", ".join(f"{each.day:%Y-%m-%d} ({each.why})" for each in named)


def said_of(day: Day) -> str:
    """What is to be said of a day beside its date: a holiday or a made-up working day by name; else nothing."""
    if day.kind is DayKind.HOLIDAY:
        return _("a statutory holiday: %(name)s") % {"name": day.name}
    if day.kind is DayKind.MAKE_UP:
        return _("a made-up working day for %(name)s") % {"name": day.name}
    return ""


def _coming(first: date, until: date, rhythm: Rhythm) -> Iterator[date]:
    if rhythm is Rhythm.MONTHLY:
        yield from (day for day in _months(first, until) if isinstance(day, date))
        return
    step = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}[rhythm]
    day = first
    while day <= until:
        yield day
        day += timedelta(days=step)


def _not_in_their_month(first: date, until: date, rhythm: Rhythm) -> list[LeftOut]:
    """Months too short for the day: the 31st of April."""
    if rhythm is not Rhythm.MONTHLY:
        return []
    missing = [each for each in _months(first, until) if not isinstance(each, date)]
    why = _("this month has no day %(day)d") % {"day": first.day}
    return [LeftOut(date(year, month, 1), why) for year, month in missing]


def _months(first: date, until: date) -> Iterator[date | tuple[int, int]]:
    """The same day of each month; (year, month) where the month is too short for it."""
    year, month = first.year, first.month
    while (year, month) <= (until.year, until.month):
        try:
            day = first.replace(year=year, month=month)
        except ValueError:
            yield year, month
        else:
            if day <= until:
                yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
