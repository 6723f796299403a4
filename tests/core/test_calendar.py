from datetime import date, time

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.calendar import FIXED_HOLIDAYS, DayKind, Override, WorkCalendar


def seen(calendar: WorkCalendar, *dates: date):
    days = [calendar.day(on) for on in dates]
    return [(str(day.kind), str(day.name), day.certain, day.working) for day in days]


def test_national_day_2025_with_its_make_up_days():
    dates = [date(2025, 9, 28), date(2025, 9, 30), date(2025, 10, 1), date(2025, 10, 6)]
    dates += [date(2025, 10, 8), date(2025, 10, 11), date(2025, 10, 12)]
    assert seen(WorkCalendar(), *dates) == [
        ("make_up", "National Day", True, True),
        ("workday", "", True, True),
        ("holiday", "National Day", True, False),
        ("holiday", "Mid-Autumn Festival", True, False),
        ("holiday", "National Day", True, False),
        ("make_up", "National Day", True, True),
        ("weekend", "", True, False),
    ]


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)))
def test_known_years_agree_with_the_library(on):
    day = WorkCalendar().day(on)
    assert (day.working, day.certain) == (chinese_calendar.is_workday(on), True)


def test_years_without_a_list_follow_the_week_and_the_fixed_holidays_and_say_so():
    dates = [date(2027, 1, 1), date(2027, 1, 2), date(2027, 2, 8), date(2003, 12, 31)]
    assert seen(WorkCalendar(), *dates) == [
        ("holiday", "New Year's Day", False, False),
        ("weekend", "", False, False),
        ("workday", "", False, True),
        ("workday", "", False, True),
    ]


def test_what_was_entered_wins_over_the_library():
    flood = Override(DayKind.HOLIDAY, "Offices closed for the flood")
    calendar = WorkCalendar(overrides={date(2026, 7, 15): flood})
    assert seen(calendar, date(2026, 7, 15)) == [("holiday", "Offices closed for the flood", True, False)]
    assert calendar.known_through == date(2026, 12, 31)


def entered(year: int):
    return {date(year, *at): Override(DayKind.HOLIDAY, name) for at, name in FIXED_HOLIDAYS.items()}


def test_a_list_that_was_entered_makes_its_year_known():
    calendar = WorkCalendar(overrides=entered(2027) | {date(2027, 2, 8): Override(DayKind.HOLIDAY, "春节")})
    assert calendar.known_through == date(2027, 12, 31)
    assert seen(calendar, date(2027, 2, 8), date(2027, 2, 17), date(2028, 2, 17)) == [
        ("holiday", "春节", True, False),
        ("workday", "", True, True),
        ("workday", "", False, True),
    ]


@pytest.mark.parametrize("overrides", [{date(2027, 5, 4): Override(DayKind.HOLIDAY, "A local day")}, entered(2028)])
def test_one_local_day_or_a_later_year_does_not_make_a_year_known(overrides):
    calendar = WorkCalendar(overrides=overrides)
    assert calendar.known_through == date(2026, 12, 31)
    assert all(calendar.day(on).certain for on in overrides)


def test_the_last_known_date_can_be_given():
    calendar = WorkCalendar(known_through=date(2027, 6, 30))
    assert [calendar.day(on).certain for on in (date(2027, 6, 30), date(2027, 7, 1))] == [True, False]


@pytest.mark.parametrize(
    "hours",
    [
        (),
        ((time(12), time(8)),),
        ((time(8), time(8)),),
        ((time(14), time(17)), (time(8), time(12))),
        ((time(8), time(12)), (time(11), time(17))),
    ],
)
def test_office_hours_out_of_order_are_refused(hours):
    with pytest.raises(ValueError, match="in order"):
        WorkCalendar(hours=hours)
