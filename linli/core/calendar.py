"""The working calendar: which days count, which hours of them, and how sure that is.

Statutory holidays and make-up working days (调休) come from `chinesecalendar`; what was entered or imported
wins. In a year whose list is not known yet the week decides, with the holidays that the law ties to a date
(Regulation on Public Holidays, State Council, 2024, art. 2), and its days say that they are not certain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import chinese_calendar
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE_HOURS = ((time(8, 30), time(12)), (time(14, 30), time(17, 30)))
FIRST_KNOWN = date(min(chinese_calendar.holidays).year, 1, 1)
FIXED_HOLIDAYS = {
    (1, 1): "New Year's Day",
    (5, 1): "Labour Day",
    (5, 2): "Labour Day",
    (10, 1): "National Day",
    (10, 2): "National Day",
    (10, 3): "National Day",
}
SATURDAY = 5

NAMES: Mapping[str, str | Promise] = {
    "New Year's Day": _("New Year's Day"),
    "Spring Festival": _("Spring Festival"),
    "Tomb-sweeping Day": _("Tomb-sweeping Day"),
    "Labour Day": _("Labour Day"),
    "Dragon Boat Festival": _("Dragon Boat Festival"),
    "National Day": _("National Day"),
    "Mid-autumn Festival": _("Mid-Autumn Festival"),
    "Anti-Fascist 70th Day": _("70th anniversary of victory in the war"),
}


class DayKind(TextChoices):
    """What a day is in the State Council's yearly list; a make-up day is a weekend day that is worked."""

    WORKDAY = "workday", _("Working day")
    WEEKEND = "weekend", _("Weekend")
    HOLIDAY = "holiday", _("Statutory holiday")
    MAKE_UP = "make_up", _("Make-up working day")


@dataclass(frozen=True, slots=True)
class Override:
    """A day as somebody entered it."""

    kind: DayKind
    name: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as the calendar sees it; `certain` is False while the holiday list of its year is not known."""

    date: date
    kind: DayKind
    name: str | Promise
    certain: bool
    working: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "working", self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP))


class WorkCalendar:
    """Day kinds and office hours, asked by date; every answer is kept, so a second question costs nothing.

    `hours` are the spells of one working day, in order. `known_through` is the last date with known holidays;
    left out, it is the end of the last year that the library or the overrides list. A year counts as entered
    once the holidays tied to a date are in it, so that one odd local day does not pass for a whole list.
    """

    def __init__(
        self,
        hours: Sequence[tuple[time, time]] = OFFICE_HOURS,
        overrides: Mapping[date, Override] = MappingProxyType({}),
        known_through: date | None = None,
    ) -> None:
        self.hours = tuple(hours)
        self.spells = tuple((_minute(opens), _minute(closes)) for opens, closes in self.hours)
        self.closes = _in_order(self.spells)[-1]
        self.overrides = dict(overrides)
        self.known_through = known_through or _end_of_known_years(self.overrides)
        self._days: dict[date, Day] = {}
        self.counts: dict[Any, Any] = {}  # what was counted on it without pauses, kept by linli.core.deadline

    def with_hours(self, hours: Sequence[tuple[time, time]]) -> "WorkCalendar":
        """The same days with other office hours; what days are is looked up once for both."""
        other = WorkCalendar(hours, self.overrides, self.known_through)
        other._days = self._days
        return other

    def day(self, on: date) -> Day:
        """Return what a date is."""
        found = self._days.get(on)
        if found is None:
            found = self._days[on] = self._look_up(on)
        return found

    def _look_up(self, on: date) -> Day:
        if entered := self.overrides.get(on):
            return Day(on, entered.kind, entered.name, certain=True)
        certain = FIRST_KNOWN <= on <= self.known_through
        if name := chinese_calendar.workdays.get(on):
            return Day(on, DayKind.MAKE_UP, NAMES.get(name, name), certain)
        if name := chinese_calendar.holidays.get(on) or (not certain and FIXED_HOLIDAYS.get((on.month, on.day))):
            return Day(on, DayKind.HOLIDAY, NAMES.get(name, name), certain)
        return Day(on, DayKind.WEEKEND if on.weekday() >= SATURDAY else DayKind.WORKDAY, "", certain)


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _in_order(spells: Sequence[tuple[int, int]]) -> list[int]:
    """Return every opening and closing minute in turn; raise ValueError when they are out of order."""
    edges = [edge for spell in spells for edge in spell]
    if not edges or edges != sorted(set(edges)):
        raise ValueError("Office hours are one or more spells in order, each ending after it begins.")
    return edges


def _end_of_known_years(overrides: Mapping[date, Override]) -> date:
    """Return 31 December of the last year in a row whose list is in the library or was entered."""
    year = max(chinese_calendar.holidays).year
    holidays = {on for on, entered in overrides.items() if entered.kind is DayKind.HOLIDAY}
    while all(date(year + 1, month, day) in holidays for month, day in FIXED_HOLIDAYS):
        year += 1
    return date(year, 12, 31)
