"""The same again and again: holidays left out by name, made-up days named."""

from datetime import date, datetime, timedelta

import pytest

from linli.activities import actions
from linli.core.calendar import WorkCalendar
from linli.core.refusal import Refusal
from linli.core.repeating import LeftOut, days
from tests.cast import NOW, SHANGHAI

AT = datetime(2026, 9, 26, 9, 0, tzinfo=SHANGHAI)  # a Saturday before the National Day's weeks


def test_holidays_are_left_out_by_name_and_made_up_days_are_named():
    found = days(date(2026, 9, 19), until=date(2026, 10, 10), rhythm="weekly", calendar=WorkCalendar())
    assert found.kept == [date(2026, 9, 19), date(2026, 10, 10)]
    assert [each.why for each in found.left_out] == [
        "a statutory holiday: Mid-Autumn Festival",
        "a statutory holiday: National Day",
    ]
    assert [(each.day, each.why) for each in found.named] == [
        (date(2026, 10, 10), "a made-up working day for National Day")
    ]


def test_a_month_too_short_for_its_day_is_named():
    found = days(date(2026, 8, 31), until=date(2026, 11, 30), rhythm="monthly", calendar=WorkCalendar())
    assert found.kept == [date(2026, 8, 31), date(2026, 10, 31)]
    assert found.left_out == [LeftOut(day, "this month has no day 31") for day in (date(2026, 9, 1), date(2026, 11, 1))]


def test_a_series_stands_at_the_same_time_of_each_day(cast, planned):
    plan = planned(begins=NOW + timedelta(hours=5), ends=NOW + timedelta(hours=6), limit=30)
    done = actions.announce_series(
        plan, rhythm="weekly", until=date(2026, 12, 9), holidays=False, by=cast.dispatcher, now=NOW
    )
    assert [f"{each.begins.astimezone(SHANGHAI):%m-%d %H:%M}" for each in done.activities] == [
        "11-18 14:30",
        "11-25 14:30",
        "12-02 14:30",
        "12-09 14:30",
    ]
    assert len({each.series for each in done.activities}) == 1


def test_a_series_of_which_no_day_is_left_is_refused(cast, planned):
    plan = planned(begins=datetime(2026, 10, 1, 9, tzinfo=SHANGHAI), ends=datetime(2026, 10, 1, 10, tzinfo=SHANGHAI))
    early = datetime(2026, 9, 1, tzinfo=SHANGHAI)
    with pytest.raises(Refusal) as refused:
        actions.announce_series(
            plan, rhythm="daily", until=date(2026, 10, 3), holidays=False, by=cast.dispatcher, now=early
        )
    assert str(refused.value) == "No day is left in this series. Choose a later last day."
