"""Working hours in the demonstration pass as they do in the deadlines."""

from datetime import datetime, timedelta
from random import Random

from linli.core.calendar import SHANGHAI, WorkCalendar
from linli.demo.clock import Clock

FRIDAY = datetime(2026, 11, 20, 16, 30, 20, tzinfo=SHANGHAI)
CLOCK = Clock(WorkCalendar(), FRIDAY)


def test_two_hours_from_friday_half_past_four_end_on_monday_morning() -> None:
    assert CLOCK.after(FRIDAY, 2) == datetime(2026, 11, 23, 9, 30, 20, tzinfo=SHANGHAI)


def test_working_hours_from_a_weekend_begin_on_monday() -> None:
    sunday = FRIDAY + timedelta(days=2)
    assert CLOCK.after(sunday, 1) == datetime(2026, 11, 23, 9, 30, 20, tzinfo=SHANGHAI)


def test_hours_between_leave_out_noon_nights_and_days_off() -> None:
    thursday = datetime(2026, 11, 19, 11, 0, tzinfo=SHANGHAI)
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)
    assert CLOCK.hours_between(thursday, monday) == 1 + 3 + 6.5 + 0.5


def test_arrivals_fill_the_year_before_now_and_the_window_is_shut_at_night() -> None:
    found = CLOCK.arrivals("window", 500, Random(1))
    assert len(found) == 500
    assert all(FRIDAY - timedelta(days=367) < moment < FRIDAY for moment in found)
    assert {moment.hour for moment in found} <= set(range(8, 19))
