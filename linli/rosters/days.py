"""When the shifts of a rule are: its days in a span of time, and each shift's beginning and end as moments.

Times of day are local. Where clocks are changed (China has not since 1991), a shift is counted in real time: one that
begins or ends at a time that does not exist that night begins or ends when the clocks have jumped, one at a time that
comes twice means the first; either way the shift says that it is longer or shorter than usual.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.calendar import DayKind, WorkCalendar
from linli.rosters.models import DutyRule
from linli.rosters.words import Days

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """One shift's time, in UTC. `usual`: how long it would be on a day without a change of clocks."""

    starts_at: datetime
    ends_at: datetime
    usual: timedelta

    @property
    def odd(self) -> bool:
        """Whether a change of clocks makes it longer or shorter."""
        return self.ends_at - self.starts_at != self.usual

    @property
    def lost(self) -> bool:
        """Whether the clocks jump over so much of it that nothing is left."""
        return self.ends_at <= self.starts_at


def spell(day: date, begins: time, ends: time, zone: tzinfo | None = None) -> Spell:
    """The time from `begins` on a day until `ends`, which is on the next day when it is not later."""
    where = zone or timezone.get_default_timezone()
    last = day if ends > begins else day + ONE_DAY
    usual = datetime.combine(last, ends) - datetime.combine(day, begins)
    return Spell(_moment(day, begins, where), _moment(last, ends, where), usual)


def _moment(day: date, clock: time, zone: tzinfo) -> datetime:
    """In UTC. A time that the clocks jump over becomes the one they jump to, counted on; of two, the first."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def days(rule: DutyRule, first: date, last: date, calendar: WorkCalendar) -> list[date]:
    """The days of a rule from the first to the last, both included."""
    begin = max(first, rule.since) if rule.since else first
    end = min(last, rule.until) if rule.until else last
    return [day for day in _each(begin, end) if _holds(rule, day, calendar)]


def _each(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _holds(rule: DutyRule, day: date, calendar: WorkCalendar) -> bool:
    kind = calendar.day(day).kind
    if rule.days == Days.WORKING:
        return kind in (DayKind.WORKDAY, DayKind.MAKE_UP)
    if rule.days == Days.OFF:
        return kind in (DayKind.WEEKEND, DayKind.HOLIDAY)
    if rule.days == Days.WEEKDAYS:
        in_week = not rule.weeks or (day.day - 1) // 7 + 1 in rule.weeks
        return day.isoweekday() in rule.weekdays and in_week and kind is not DayKind.HOLIDAY
    return True


def remarks(rule: DutyRule, first: date, last: date, calendar: WorkCalendar, zone: tzinfo | None = None) -> list[str]:
    """What somebody might stumble over, a sentence each: holidays and made-up days that rule by weekdays, a year whose
    holidays nobody knows yet, clocks that change during a shift."""
    said = list(_of_weekdays(rule, first, last, calendar)) if rule.days == Days.WEEKDAYS else []
    held = days(rule, first, last, calendar)
    if rule.days != Days.EVERY and not all(calendar.day(day).certain for day in _each(first, last)):
        sentence = _("%(rule)s: the holiday list of %(year)d is not known yet; work the month out again once it is.")
        said.append(sentence % {"rule": rule, "year": last.year})
    return [*said, *(sentence for day in held if (sentence := _of_clocks(rule, day, zone)))]


def _of_clocks(rule: DutyRule, day: date, zone: tzinfo | None) -> str:
    found = spell(day, rule.begins, rule.ends, zone)
    facts = {"rule": rule, "day": day.isoformat(), "hours": (found.ends_at - found.starts_at) / timedelta(hours=1)}
    if found.lost:
        return _("%(rule)s, %(day)s: the clocks jump over this shift, so there is none.") % facts
    if found.odd:
        return _("%(rule)s, %(day)s: the clocks change, so this shift lasts %(hours)g hours.") % facts
    return ""


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month in which a day lies."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - ONE_DAY


def hours_of_day(day: date, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """When a day begins and when it is over."""
    where = zone or timezone.get_default_timezone()
    return _moment(day, time(), where), _moment(day + ONE_DAY, time(), where)


def _of_weekdays(rule: DutyRule, first: date, last: date, calendar: WorkCalendar) -> Iterator[str]:
    for day in _each(first, last):
        kind, name = calendar.day(day).kind, calendar.day(day).name
        facts = {"rule": rule, "day": day.isoformat(), "name": name}
        if kind is DayKind.HOLIDAY and day.isoweekday() in rule.weekdays:
            yield _("%(rule)s: nobody on %(day)s, which is a holiday (%(name)s).") % facts
        elif kind is DayKind.MAKE_UP and day.isoweekday() not in rule.weekdays:
            yield (
                _("%(rule)s: nobody on %(day)s, though it is a made-up working day: the rule goes by weekdays.") % facts
            )
