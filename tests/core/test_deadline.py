from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from linli.core.calendar import FIXED_HOLIDAYS, SHANGHAI, DayKind, Override, WorkCalendar
from linli.core.deadline import Allowance, Deadline, Unit, due, explain

CALENDAR = WorkCalendar()


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


HOURS, DAYS = Unit.WORKING_HOURS, Unit.WORKING_DAYS
ALL_HOURS, ALL_DAYS = Unit.NATURAL_HOURS, Unit.NATURAL_DAYS
CASES = {
    "the starting day is left out and the day ends at the close of office hours": (
        at(2025, 7, 1, 9),
        3,
        DAYS,
        at(2025, 7, 4, 17, 30),
    ),
    "a start at 17:40 leaves out the same day as one at 9:00": (
        at(2025, 7, 1, 17, 40),
        1,
        DAYS,
        at(2025, 7, 2, 17, 30),
    ),
    "a weekend is passed over": (at(2025, 7, 4, 9), 1, DAYS, at(2025, 7, 7, 17, 30)),
    "the eight days of National Day 2025 are passed over, the make-up Saturday is not": (
        at(2025, 9, 30, 10),
        3,
        DAYS,
        at(2025, 10, 11, 17, 30),
    ),
    "a make-up Sunday before National Day counts": (at(2025, 9, 26, 10), 2, DAYS, at(2025, 9, 29, 17, 30)),
    "Spring Festival 2025 with its make-up days on both sides": (
        at(2025, 1, 24, 10),
        6,
        DAYS,
        at(2025, 2, 8, 17, 30),
    ),
    "a start on a make-up Saturday leaves it out": (at(2025, 10, 11, 9), 1, DAYS, at(2025, 10, 13, 17, 30)),
    "working hours leave out the lunch break": (at(2025, 7, 1, 11), 2, HOURS, at(2025, 7, 1, 15, 30)),
    "working hours begun in the lunch break run from its end": (
        at(2025, 7, 1, 13),
        1,
        HOURS,
        at(2025, 7, 1, 15, 30),
    ),
    "working hours begun at 17:40 run from the next morning": (
        at(2025, 7, 1, 17, 40),
        2,
        HOURS,
        at(2025, 7, 2, 10, 30),
    ),
    "working hours begun before opening run from it": (at(2025, 7, 1, 6), 2, HOURS, at(2025, 7, 1, 10, 30)),
    "working hours used up exactly at closing end there": (
        at(2025, 7, 1, 14, 30),
        3,
        HOURS,
        at(2025, 7, 1, 17, 30),
    ),
    "working hours tick on a make-up Saturday": (at(2025, 10, 11, 8, 30), 2, HOURS, at(2025, 10, 11, 10, 30)),
    "working hours stand still over National Day": (at(2025, 9, 30, 17), 1, HOURS, at(2025, 10, 9, 9)),
    "natural hours run through the night": (at(2025, 9, 30, 17, 40), 24, ALL_HOURS, at(2025, 10, 1, 17, 40)),
    "a begun minute is not taken off": (at(2025, 7, 1, 9, 0, 1), 1, ALL_HOURS, at(2025, 7, 1, 10, 1)),
    "natural days end at midnight": (at(2025, 7, 1, 9), 2, ALL_DAYS, at(2025, 7, 3, 23, 59, 59)),
    "natural days that end on a Saturday roll to Monday": (
        at(2025, 7, 1, 9),
        4,
        ALL_DAYS,
        at(2025, 7, 7, 23, 59, 59),
    ),
    "natural days that end in National Day roll past it": (
        at(2025, 9, 28, 9),
        5,
        ALL_DAYS,
        at(2025, 10, 9, 23, 59, 59),
    ),
    "natural days may end on a make-up Saturday": (
        at(2025, 10, 9, 9),
        2,
        ALL_DAYS,
        at(2025, 10, 11, 23, 59, 59),
    ),
}


@pytest.mark.parametrize(("start", "amount", "unit", "end"), CASES.values(), ids=CASES.keys())
def test_a_deadline(start, amount, unit, end):
    assert due(start, Allowance(amount, unit), CALENDAR) == Deadline(end, certain=True)


PAUSES = {
    "hours in a pause do not pass": (
        at(2025, 7, 1, 9),
        4,
        HOURS,
        [(at(2025, 7, 1, 10), at(2025, 7, 2, 10))],
        at(2025, 7, 2, 15, 30),
    ),
    "a pause outside office hours changes nothing": (
        at(2025, 7, 1, 17),
        1,
        HOURS,
        [(at(2025, 7, 1, 18), at(2025, 7, 2, 8))],
        at(2025, 7, 2, 9),
    ),
    "pauses that overlap count once": (
        at(2025, 7, 1, 9),
        2,
        ALL_HOURS,
        [(at(2025, 7, 1, 10), at(2025, 7, 1, 12)), (at(2025, 7, 1, 11), at(2025, 7, 1, 13))],
        at(2025, 7, 1, 14),
    ),
    "a day counts when the clock runs at its close": (
        at(2025, 7, 1, 9),
        3,
        DAYS,
        [(at(2025, 7, 2, 10), at(2025, 7, 4, 10))],
        at(2025, 7, 8, 17, 30),
    ),
    "a pause of an hour in the morning costs no day": (
        at(2025, 7, 1, 9),
        3,
        DAYS,
        [(at(2025, 7, 2, 10), at(2025, 7, 2, 11))],
        at(2025, 7, 4, 17, 30),
    ),
    "a deadline does not fall into a pause": (
        at(2025, 7, 1, 9),
        4,
        ALL_DAYS,
        [(at(2025, 7, 7, 9), at(2025, 7, 8, 9))],
        at(2025, 7, 8, 23, 59, 59),
    ),
}


@pytest.mark.parametrize(("start", "amount", "unit", "pauses", "end"), PAUSES.values(), ids=PAUSES.keys())
def test_a_deadline_with_pauses(start, amount, unit, pauses, end):
    assert due(start, Allowance(amount, unit), CALENDAR, pauses) == Deadline(end, certain=True)


def test_any_time_zone_gives_the_same_deadline():
    start = at(2025, 7, 2, 1)  # still 1 July in Greenwich
    assert due(start.astimezone(UTC), Allowance(1, DAYS), CALENDAR).at == at(2025, 7, 3, 17, 30)


def test_a_moment_without_a_time_zone_is_refused():
    naive = at(2025, 7, 1, 9).replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        due(naive, Allowance(1, DAYS), CALENDAR)


@pytest.mark.parametrize("amount", [0, -1])
def test_an_allowance_of_nothing_is_refused(amount):
    with pytest.raises(ValueError, match="at least 1"):
        Allowance(amount, DAYS)


def printed(start, amount, unit, pauses=(), calendar=CALENDAR):
    lines = explain(start, Allowance(amount, unit), calendar, pauses).lines
    return [(f"{line.date:%m-%d}", str(line.kind), line.counted, line.total, line.note) for line in lines]


def test_the_sum_of_working_days_is_printed_day_by_day():
    pause = [(at(2025, 9, 29, 16), at(2025, 9, 30, 8))]
    day_off = "Not a working day."
    assert printed(at(2025, 9, 27, 10), 3, DAYS, pause) == [
        ("09-27", "weekend", 0, 0, "The starting day is not counted (Civil Code, art. 201)."),
        ("09-28", "make_up", 1, 1, "A make-up working day counts like any other."),
        ("09-29", "workday", 0, 1, "The clock was paused."),
        ("09-30", "workday", 1, 2, ""),
        *[(f"10-{day:02}", "holiday", 0, 2, day_off) for day in range(1, 9)],
        ("10-09", "workday", 1, 3, ""),
    ]


def test_the_sum_of_working_hours_is_printed_in_minutes():
    assert printed(at(2025, 7, 3, 17, 40), 8, HOURS, [(at(2025, 7, 4, 9), at(2025, 7, 4, 10))]) == [
        ("07-03", "workday", 0, 0, "Office hours were over."),
        ("07-04", "workday", 330, 330, "The clock was paused."),
        ("07-05", "weekend", 0, 330, "Not a working day."),
        ("07-06", "weekend", 0, 330, "Not a working day."),
        ("07-07", "workday", 150, 480, ""),
    ]


def test_the_sum_says_why_natural_days_roll_on():
    rolled = "A day off cannot be the last day; the next working day is (Civil Code, art. 203)."
    assert printed(at(2025, 7, 3, 9), 2, ALL_DAYS)[1:] == [
        ("07-04", "workday", 1, 1, ""),
        ("07-05", "weekend", 1, 2, rolled),
        ("07-06", "weekend", 0, 2, rolled),
        ("07-07", "workday", 0, 2, ""),
    ]


UNKNOWN = "The holiday list of 2027 is not known yet; the deadline will be computed again when it is entered."


def test_a_deadline_past_the_known_years_says_so_until_the_list_is_entered():
    start, allowance = at(2026, 12, 29, 10), Allowance(4, DAYS)
    told = explain(start, allowance, CALENDAR)
    assert told.deadline == Deadline(at(2027, 1, 5, 17, 30), certain=False)
    assert [line.note for line in told.lines if line.note == UNKNOWN] == [told.lines[-1].note]
    entered = {date(2027, *day): Override(DayKind.HOLIDAY, name) for day, name in FIXED_HOLIDAYS.items()}
    entered[date(2027, 1, 3)] = Override(DayKind.MAKE_UP, "New Year's Day")
    calendar = WorkCalendar(overrides=entered)
    assert due(start, allowance, calendar) == Deadline(at(2027, 1, 4, 17, 30), certain=True)


def test_holidays_nobody_knows_yet_do_not_trouble_what_they_cannot_change():
    start = at(2026, 12, 31, 10)
    assert due(start, Allowance(48, ALL_HOURS), CALENDAR) == Deadline(at(2027, 1, 2, 10), certain=True)
    assert due(start, Allowance(5, HOURS), CALENDAR) == Deadline(at(2026, 12, 31, 17, 30), certain=True)
    assert due(start, Allowance(4, ALL_DAYS), CALENDAR) == Deadline(at(2027, 1, 4, 23, 59, 59), certain=False)


def test_an_allowance_reads_as_people_say_it():
    said = [str(Allowance(amount, unit)) for amount in (1, 15) for unit in Unit]
    assert said == [
        "1 working hour",
        "1 working day",
        "1 hour",
        "1 natural day",
        "15 working hours",
        "15 working days",
        "15 hours",
        "15 natural days",
    ]


MINUTES = 3 * 366 * 24 * 60
starts = st.integers(0, MINUTES * 60).map(lambda seconds: at(2024, 1, 1) + timedelta(seconds=seconds))
allowances = st.builds(Allowance, st.integers(1, 90), st.sampled_from(Unit))


@st.composite
def stories(draw):
    """A start, an allowance, and up to three pauses around it."""
    start, seconds = draw(starts), st.integers(0, 20 * 24 * 3600)
    begun = st.integers(-3 * 24 * 3600, 40 * 24 * 3600)
    spells = draw(st.lists(st.tuples(begun, seconds), max_size=3))
    pauses = [
        (start + timedelta(seconds=begins), start + timedelta(seconds=begins + lasts)) for begins, lasts in spells
    ]
    return start, draw(allowances), pauses


@given(stories())
def test_the_deadline_is_the_last_line_of_its_sum(story):
    start, allowance, pauses = story
    told = explain(start, allowance, CALENDAR, pauses)
    assert told.deadline == due(start, allowance, CALENDAR, pauses)
    assert [line.ends for line in told.lines] == [None] * (len(told.lines) - 1) + [told.deadline.at]
    assert told.deadline.at > start


@given(stories())
def test_the_sum_adds_up_with_no_day_left_out(story):
    start, allowance, pauses = story
    lines = explain(start, allowance, CALENDAR, pauses).lines
    dates = [line.date for line in lines]
    assert dates == [dates[0] + timedelta(days=later) for later in range(len(lines))]
    assert [line.total for line in lines] == list(accumulate(line.counted for line in lines))
    assert lines[-1].total == allowance.amount * (1 if allowance.unit.days else 60)


@given(stories())
def test_a_larger_allowance_never_ends_earlier(story):
    start, allowance, pauses = story
    larger = Allowance(allowance.amount + 1, allowance.unit)
    assert due(start, allowance, CALENDAR, pauses).at <= due(start, larger, CALENDAR, pauses).at


@given(stories(), stories())
def test_one_more_pause_never_ends_earlier(story, other):
    start, allowance, pauses = story
    more = pauses + [(begins - other[0] + start, ends - other[0] + start) for begins, ends in other[2]]
    assert due(start, allowance, CALENDAR, pauses).at <= due(start, allowance, CALENDAR, more).at


@given(stories())
def test_working_time_ends_in_office_hours_of_a_working_day(story):
    start, allowance, pauses = story
    end = due(start, allowance, CALENDAR, pauses).at
    assert CALENDAR.day(end.date()).working or allowance.unit is ALL_HOURS
    if allowance.unit is HOURS:
        assert any(opens < end.time() <= closes for opens, closes in CALENDAR.hours)


@given(starts, st.integers(1, 30))
def test_working_days_agree_with_the_library(start, amount):
    days = (start.date() + timedelta(days=later) for later in range(1, 90))
    known = [on for on in days if on.year <= 2026 and is_workday(on)]
    if len(known) >= amount:
        assert due(start, Allowance(amount, DAYS), CALENDAR).at.date() == known[amount - 1]


@given(starts, st.integers(1, 40))
def test_working_hours_agree_with_counting_minute_by_minute(start, amount):
    minute, left = start.replace(second=0) + timedelta(minutes=start.second > 0), amount * 60
    while left:
        minute += timedelta(minutes=1)
        inside = any(opens < minute.time() <= closes for opens, closes in CALENDAR.hours)
        left -= inside and CALENDAR.day(minute.date()).working
    assert due(start, Allowance(amount, HOURS), CALENDAR).at == minute
