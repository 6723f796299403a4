"""Deadlines: when an allowance of time is used up, and the sum that shows it, day by day.

The sum is the deadline: `explain` lists the lines of one count, `due` takes the last. The rules are those of
the Civil Code, arts. 201–203: a period in days leaves out the day it starts, one in hours runs at once; a
last day off moves to the next working day; it ends at 24:00, in working days at the close of office hours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from linli.core.calendar import SHANGHAI, WorkCalendar
from linli.core.counting import DAY, Line, Spell, count_days, count_hours

Pauses = Sequence[tuple[datetime, datetime]]

UP = timedelta(minutes=1, microseconds=-1)


class Unit(TextChoices):
    """What an allowance is counted in."""

    WORKING_HOURS = "working_hours", _("Working hours")
    WORKING_DAYS = "working_days", _("Working days")
    NATURAL_HOURS = "natural_hours", _("Natural hours")
    NATURAL_DAYS = "natural_days", _("Natural days")

    @property
    def working(self) -> bool:
        """Whether only office hours and working days count."""
        return self in (Unit.WORKING_HOURS, Unit.WORKING_DAYS)

    @property
    def days(self) -> bool:
        """Whether it counts days; otherwise its lines count minutes."""
        return self in (Unit.WORKING_DAYS, Unit.NATURAL_DAYS)


@dataclass(frozen=True, slots=True)
class Allowance:
    """How long somebody may take: at least 1 of the unit (ValueError otherwise)."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"An allowance is at least 1, not {self.amount}.")

    def __str__(self) -> str:
        n = self.amount
        said = {
            Unit.WORKING_HOURS: ngettext("%(n)d working hour", "%(n)d working hours", n),
            Unit.WORKING_DAYS: ngettext("%(n)d working day", "%(n)d working days", n),
            Unit.NATURAL_HOURS: ngettext("%(n)d hour", "%(n)d hours", n),
            Unit.NATURAL_DAYS: ngettext("%(n)d natural day", "%(n)d natural days", n),
        }
        return said[self.unit] % {"n": n}


@dataclass(frozen=True, slots=True)
class Deadline:
    """When time is up (aware, Shanghai), and whether every holiday on the way there is known yet."""

    at: datetime
    certain: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The sum behind a deadline; its last line carries the deadline."""

    allowance: Allowance
    lines: list[Line]
    deadline: Deadline


def due(start: datetime, allowance: Allowance, calendar: WorkCalendar, pauses: Pauses = ()) -> Deadline:
    """Return when the allowance is used up; all moments are aware (ValueError otherwise)."""
    if pauses or not allowance.unit.days:
        return _count(start, allowance, calendar, pauses)
    # Counted in days, all of a day's cases end at the same moment, so it is counted once for them all.
    told = (_local(start).date(), allowance)
    if told not in calendar.counts:
        calendar.counts[told] = _count(start, allowance, calendar, pauses)
    kept: Deadline = calendar.counts[told]
    return kept


def explain(start: datetime, allowance: Allowance, calendar: WorkCalendar, pauses: Pauses = ()) -> Explanation:
    """Return the whole sum, day by day; same arguments and same deadline as `due`."""
    lines = list(_lines(start, allowance, calendar, pauses))
    return Explanation(allowance, lines, _deadline(lines[-1]))


def _count(start: datetime, allowance: Allowance, calendar: WorkCalendar, pauses: Pauses) -> Deadline:
    for line in _lines(start, allowance, calendar, pauses):
        last = line
    return _deadline(last)


def _deadline(last: Line) -> Deadline:
    assert last.ends is not None, "only the last line of a count ends it"
    return Deadline(last.ends, last.certain)


def _lines(start: datetime, allowance: Allowance, calendar: WorkCalendar, pauses: Pauses) -> Iterator[Line]:
    unit, stops = allowance.unit, _apart(pauses)
    if unit.days:
        return count_days(_local(start).date(), allowance.amount, calendar, stops, working=unit.working)
    return count_hours(_minute(start + UP), allowance.amount * 60, calendar, stops, working=unit.working)


def _apart(pauses: Pauses) -> list[Spell]:
    """Return the pauses as minutes, in order, joined where they touch; begun minutes are paused."""
    apart: list[Spell] = []
    for begins, ends in sorted((_minute(begins), _minute(ends + UP)) for begins, ends in pauses):
        if apart and begins <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(ends, apart[-1][1]))
        elif begins < ends:
            apart.append((begins, ends))
    return apart


def _minute(moment: datetime) -> int:
    local = _local(moment)
    return local.toordinal() * DAY + local.hour * 60 + local.minute


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A deadline is counted from a moment with a time zone.")
    return moment.astimezone(SHANGHAI)
