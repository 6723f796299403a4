"""When a notice goes out: by the choice for its group, never in quiet hours, on Shanghai's clocks."""

from datetime import UTC, date, datetime, time

import pytest

from linli.core.calendar import SHANGHAI
from linli.notify.choices import DAILY_AT, WAYS
from linli.notify.timing import Choices
from linli.notify.words import MANDATORY, Group, How, ways

NIGHT = (time(22), time(7))
NOON = (time(12), time(14))


def at(day: int, clock: str) -> datetime:
    return datetime.combine(date(2026, 11, day), time.fromisoformat(clock), SHANGHAI)


def goes(how: How, now: datetime, quiet: tuple[time, time] | None = NIGHT) -> datetime | None:
    return Choices({**WAYS, Group.MINE: how}, quiet, DAILY_AT).goes_at(Group.MINE, now=now)


@pytest.mark.parametrize(
    ("how", "now", "goes_at"),
    [
        (How.NOW, at(18, "09:30"), at(18, "09:30")),
        (How.HOURLY, at(18, "09:30"), at(18, "10:00")),
        (How.HOURLY, at(18, "10:00"), at(18, "11:00")),
        (How.DAILY, at(18, "08:29"), at(18, "08:30")),
        (How.DAILY, at(18, "08:30"), at(19, "08:30")),
        (How.NEVER, at(18, "09:30"), None),
    ],
)
def test_each_choice_has_its_moment(how: How, now: datetime, goes_at: datetime | None) -> None:
    assert goes(how, now) == goes_at


@pytest.mark.parametrize(
    ("now", "goes_at"),
    [
        (at(18, "21:59"), at(18, "21:59")),
        (at(18, "22:00"), at(19, "07:00")),
        (at(18, "23:59"), at(19, "07:00")),
        (at(19, "00:00"), at(19, "07:00")),
        (at(19, "06:59"), at(19, "07:00")),
        (at(19, "07:00"), at(19, "07:00")),
    ],
)
def test_what_comes_in_quiet_hours_waits_for_their_end_across_midnight(now: datetime, goes_at: datetime) -> None:
    assert goes(How.NOW, now) == goes_at
    assert goes(How.NOW, now.astimezone(UTC)) == goes_at


def test_quiet_hours_may_lie_within_a_day_or_not_be_at_all() -> None:
    assert goes(How.NOW, at(18, "12:30"), NOON) == at(18, "14:00")
    assert goes(How.HOURLY, at(18, "21:30")) == at(19, "07:00")
    assert goes(How.NOW, at(18, "23:00"), None) == at(18, "23:00")


def test_only_what_the_pack_marks_as_overriding_comes_in_quiet_hours() -> None:
    chosen = Choices(WAYS, NIGHT, DAILY_AT, frozenset({Group.SUPERVISION}))
    assert chosen.goes_at(Group.SUPERVISION, now=at(18, "23:00")) == at(18, "23:00")
    assert chosen.goes_at(Group.GIVEN, now=at(18, "23:00")) == at(19, "07:00")


@pytest.mark.parametrize("group", Group)
def test_what_must_reach_its_reader_comes_within_the_hour(group: Group) -> None:
    assert ways(group) == ((How.NOW, How.HOURLY) if group in MANDATORY else tuple(How))
    assert WAYS[group] in ways(group)
