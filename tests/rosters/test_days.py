"""The days of a rule, and the time of a shift: holidays, made-up working days, midnight, clocks that change."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from linli.core.calendar import WorkCalendar
from linli.rosters.days import days, month_of, remarks, spell
from linli.rosters.models import DutyRule
from linli.rosters.words import Days

CALENDAR = WorkCalendar()
NEW_YORK = ZoneInfo("America/New_York")
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def rule(**more: object) -> DutyRule:
    usual = {"name": "坐班", "days": Days.EVERY, "begins": time(8, 30), "ends": time(17, 30)}
    return DutyRule(**{**usual, **more})


def numbers(found: list[date]) -> list[int]:
    return [day.day for day in found]


def test_a_working_day_rule_takes_made_up_days_in_and_holidays_out():
    found = numbers(days(rule(days=Days.WORKING), *OCTOBER, CALENDAR))
    assert 10 in found  # a Saturday that is worked, State Council list of 2026
    assert set(range(1, 8)).isdisjoint(found) and 17 not in found


def test_days_off_are_weekends_and_holidays_but_no_made_up_day():
    found = numbers(days(rule(days=Days.OFF), *OCTOBER, CALENDAR))
    assert found[:9] == [1, 2, 3, 4, 5, 6, 7, 11, 17]


def test_certain_weekdays_leave_holidays_out_and_may_be_the_first_of_a_month_only():
    thursdays = rule(days=Days.WEEKDAYS, weekdays=[4])
    assert numbers(days(thursdays, *OCTOBER, CALENDAR)) == [8, 15, 22, 29]
    second = rule(days=Days.WEEKDAYS, weekdays=[4], weeks=[2])
    assert numbers(days(second, *OCTOBER, CALENDAR)) == [8]


def test_what_weekdays_leave_out_is_said_by_its_day():
    said = remarks(rule(days=Days.WEEKDAYS, weekdays=[1, 2, 3, 4, 5]), *OCTOBER, CALENDAR)
    assert any("nobody on 2026-10-01, which is a holiday (National Day)" in each for each in said)
    assert any("nobody on 2026-10-10, though it is a made-up working day" in each for each in said)


def test_a_year_whose_holidays_nobody_knows_yet_is_said():
    said = remarks(rule(days=Days.WORKING), *month_of(date(2031, 3, 9)), CALENDAR)
    assert said == ["坐班: the holiday list of 2031 is not known yet; work the month out again once it is."]


def test_a_rule_holds_from_its_first_day_to_its_last():
    found = days(rule(since=date(2026, 10, 5), until=date(2026, 10, 7)), *OCTOBER, CALENDAR)
    assert numbers(found) == [5, 6, 7]


def test_a_shift_that_ends_before_it_begins_ends_on_the_next_day():
    found = spell(date(2026, 10, 31), time(20), time(6))
    assert (found.starts_at.isoformat(), found.ends_at.isoformat()) == (
        "2026-10-31T12:00:00+00:00",
        "2026-10-31T22:00:00+00:00",
    )
    assert not found.odd


@pytest.mark.parametrize(
    ("day", "begins", "ends", "hours"),
    [
        (date(2026, 3, 7), time(22), time(6), 7),  # the night in which an hour is lost
        (date(2026, 10, 31), time(22), time(6), 9),  # the night in which an hour comes twice
        (date(2026, 3, 8), time(2, 30), time(6), 2.5),  # it begins at a time that does not exist
        (date(2026, 3, 9), time(22), time(6), 8),
    ],
)
def test_where_clocks_change_a_shift_is_counted_in_real_time_and_says_so(day, begins, ends, hours):
    found = spell(day, begins, ends, NEW_YORK)
    assert found.ends_at - found.starts_at == timedelta(hours=hours)
    said = remarks(rule(begins=begins, ends=ends), day, day, CALENDAR, NEW_YORK)
    assert bool(said) == found.odd
    if said:
        assert said == [f"坐班, {day}: the clocks change, so this shift lasts {hours:g} hours."]


def test_a_shift_that_the_clocks_jump_over_is_none_and_says_so():
    day = date(2026, 3, 8)
    found = spell(day, time(2, 45), time(3, 15), NEW_YORK)
    assert found.lost
    said = remarks(rule(begins=time(2, 45), ends=time(3, 15)), day, day, CALENDAR, NEW_YORK)
    assert said == ["坐班, 2026-03-08: the clocks jump over this shift, so there is none."]
