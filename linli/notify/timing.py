"""When a notice goes out beyond the inbox: by the choice for its group, never in quiet hours. Clock times are
Shanghai's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from linli.core.calendar import SHANGHAI
from linli.notify.words import How

Quiet = tuple[time, time]
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Choices:
    """How one person hears of things: a way for each group, when it is to be quiet (None: never), when the daily
    message comes, and which groups come in quiet hours all the same."""

    ways: Mapping[str, How]
    quiet: Quiet | None
    daily_at: time
    overriding: frozenset[str] = frozenset()

    def goes_at(self, group: str, *, now: datetime) -> datetime | None:
        """When a notice of this group that comes now goes out; None if it stays in the inbox."""
        at = _by_way(self.ways[group], self.daily_at, now)
        return at if at is None or group in self.overriding else after_quiet(at, self.quiet)


def _by_way(how: How, daily_at: time, now: datetime) -> datetime | None:
    if how is How.NEVER:
        return None
    if how is How.NOW:
        return now
    return next_hour(now) if how is How.HOURLY else next_day(now, daily_at)


def next_hour(now: datetime) -> datetime:
    """The next full hour, never this very moment."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def next_day(now: datetime, daily_at: time) -> datetime:
    """The next moment at which clocks show this time, never this very moment."""
    today = datetime.combine(now.astimezone(SHANGHAI).date(), daily_at, SHANGHAI)
    return today if today > now else today + DAY


def after_quiet(at: datetime, quiet: Quiet | None) -> datetime:
    """The moment itself, or the end of the quiet hours that it lies in. They may run across midnight."""
    if quiet is None or not within(at.astimezone(SHANGHAI).time(), quiet):
        return at
    return next_day(at, quiet[1])


def clocks(begins: str, ends: str) -> Quiet:
    """Quiet hours from two times of day as packs write them, “21:30”."""
    return time.fromisoformat(begins), time.fromisoformat(ends)


def within(clock: time, quiet: Quiet) -> bool:
    """Whether a time of day lies in quiet hours: the first minute is quiet, the last is not."""
    begins, ends = quiet
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends
