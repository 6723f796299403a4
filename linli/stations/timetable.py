"""The opening hours of a station as numbers: which spans of a day it is open, by the sort of day it is.

A span is in minutes after midnight of the day it begins on; its end is past 1440 when that comes on the next day.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.core.calendar import Day, DayKind
from linli.core.refusal import Refusal

Span = tuple[int, int]
Spans = tuple[Span, ...]
DAY = 24 * 60
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Change:
    """Other hours on some days, both ends included."""

    first: date
    last: date
    spans: Spans
    reason: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """`week`: the spans of Monday … Sunday; `holiday`: those of statutory holidays; `changes` come before both."""

    week: tuple[Spans, ...]
    holiday: Spans = ()
    changes: tuple[Change, ...] = ()

    def spans(self, day: Day) -> Spans:
        """Those that begin on the day. A made-up working day has the hours of the working day next to its weekend."""
        change = self.change(day.date)
        if change is not None:
            return change.spans
        if day.kind is DayKind.HOLIDAY:
            return self.holiday
        weekday = day.date.weekday()
        if day.kind is DayKind.MAKE_UP:
            weekday = {SATURDAY: FRIDAY, SUNDAY: MONDAY}.get(weekday, weekday)
        return self.week[weekday]

    def change(self, on: date) -> Change | None:
        return next((each for each in self.changes if each.first <= on <= each.last), None)


def compiled(hours: dict[str, Any], changes: Iterable[Change] = ()) -> Timetable:
    """The timetable that a station's `hours` say."""
    week = tuple(to_spans(day) for day in hours["week"])
    return Timetable(week, to_spans(hours.get("holiday", ())), tuple(changes))


def of_office(spells: Sequence[Span], changes: Iterable[Change] = ()) -> Timetable:
    """An office's: Monday to Friday in its hours."""
    return Timetable((tuple(spells),) * 5 + ((), ()), (), tuple(changes))


def to_spans(said: Iterable[Sequence[str]]) -> Spans:
    """[["08:30", "12:00"], …] as spans; what ends at or before it begins ends on the next day."""
    return tuple(_span(_minute(opens), _minute(closes)) for opens, closes in said)


def check_week(week: Sequence[Sequence[Sequence[str]]], *, field: str = "hours") -> None:
    """Raise Refusal unless it has seven days of spans that do not run into each other, from Sunday into Monday too."""
    if len(week) != 7:
        raise Refusal(_("A week has seven days."), field=field)
    for day in week:
        check_day(day, field=field)
    spans = [to_spans(day) for day in week]
    for at, today in enumerate(spans):
        after = spans[(at + 1) % 7]
        if today and after and today[-1][1] - DAY > after[0][0]:
            raise _runs_into(week[at][-1], week[(at + 1) % 7][0], field)


def check_day(day: Sequence[Sequence[str]], *, field: str = "hours") -> None:
    """Raise Refusal unless each is two times of day, and they follow each other; only the last may pass midnight."""
    for said in day:
        if len(said) != 2 or not all(isinstance(clock, str) and CLOCK.fullmatch(clock) for clock in said):
            raise Refusal(_("Write times as 08:30–12:00, several with a comma between."), field=field)
    spans = to_spans(day)
    for before, after, first, then in zip(spans, spans[1:], day, day[1:], strict=False):
        if after[0] < before[1]:
            raise _runs_into(first, then, field)


def _runs_into(first: Sequence[str], then: Sequence[str], field: str) -> Refusal:
    return Refusal(
        _("%(first)s runs into %(then)s. Write each time once, the earlier one first.")
        % {"first": "–".join(first), "then": "–".join(then)},
        field=field,
    )


def _span(opens: int, closes: int) -> Span:
    return opens, closes if closes > opens else closes + DAY


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
