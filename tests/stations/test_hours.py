"""When a station is open: weekdays, weekends, holidays, made-up working days, past midnight, on changed days."""

from datetime import date, datetime

import pytest

from linli.catalogue.actions import keep_holiday
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.stations import actions, hours
from linli.stations.models import Station
from tests.cast import NOW, SHANGHAI, Cast
from tests.stations.conftest import keep

pytestmark = pytest.mark.django_db
WEDNESDAY, SATURDAY, SUNDAY = date(2026, 11, 18), date(2026, 11, 21), date(2026, 11, 22)
MADE_UP = date(2026, 10, 10)  # a Saturday that was worked
NATIONAL_DAY = date(2026, 10, 1)
WEEK = [[["08:30", "12:00"]]] * 3 + [[["08:30", "12:00"], ["18:00", "20:00"]]] + [[["20:00", "02:00"]]] + [[], []]


def at(day: date, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SHANGHAI)


def told(station: Station, day: date) -> list[str]:
    return [
        f"{each.opens:%d %H:%M}–{each.closes:%d %H:%M}{' staggered' if each.staggered else ''}"
        for each in hours.stretches(station, day)
    ]


def test_a_station_without_hours_of_its_own_keeps_those_of_the_offices(north: Station) -> None:
    assert told(north, WEDNESDAY) == ["18 08:30–18 12:00", "18 14:30–18 17:30"]
    assert told(north, SATURDAY) == []


def test_a_tier_has_its_usual_hours_and_those_beside_the_offices_are_staggered(cast: Cast, practice: None) -> None:
    point = keep("point", cast, tier="point")
    assert told(point, WEDNESDAY) == ["18 07:00–18 09:00 staggered", "18 18:00–18 20:00 staggered"]
    assert told(point, SATURDAY) == ["21 09:00–21 12:00 staggered"]
    assert told(point, NATIONAL_DAY) == []


def test_a_made_up_working_day_is_worked_as_the_friday_before_or_the_monday_after(cast: Cast, practice: None) -> None:
    own = keep("own", cast, hours={"week": WEEK, "holiday": [["09:00", "10:00"]]})
    keep_holiday(day=SUNDAY, kind="make_up", name="试", by=SYSTEM, now=NOW)
    assert told(own, MADE_UP) == ["10 20:00–11 02:00 staggered"]
    assert told(own, SUNDAY) == ["22 08:30–22 12:00"]
    assert told(own, NATIONAL_DAY) == ["01 09:00–01 10:00 staggered"]


def test_a_stretch_past_midnight_is_open_until_it_ends_on_the_next_day(cast: Cast, practice: None) -> None:
    own = keep("own", cast, hours={"week": WEEK})
    friday = date(2026, 11, 20)
    assert [hours.open_at(own, at(friday, clock)) for clock in ("19:59", "20:00", "23:59")] == [False, True, True]
    assert [hours.open_at(own, at(SATURDAY, clock)) for clock in ("00:00", "01:59", "02:00")] == [True, True, False]
    assert hours.closes_at(own, at(friday, "21:00")) == at(SATURDAY, "02:00")
    assert hours.opens_next(own, at(SATURDAY, "03:00")) == at(date(2026, 11, 23), "08:30")


def test_stretches_that_follow_on_each_other_close_once(cast: Cast, practice: None) -> None:
    always = keep("always", cast, hours={"week": [[["00:00", "12:00"], ["12:00", "00:00"]]] * 7, "holiday": []})
    closed = keep("closed", cast, hours={"week": [[]] * 7})
    assert hours.closes_at(always, at(WEDNESDAY, "13:00")) > at(date(2026, 12, 5), "00:00")
    assert (hours.closes_at(closed, NOW), hours.opens_next(closed, NOW)) == (None, None)


def test_changed_days_come_before_everything_and_say_why(cast: Cast, north: Station) -> None:
    actions.change_opening(
        station=north,
        first=WEDNESDAY,
        last=SATURDAY,
        hours=[["10:00", "11:00"]],
        reason="装修",
        by=cast.dispatcher,
        now=NOW,
    )
    assert told(north, WEDNESDAY) == ["18 10:00–18 11:00"]
    assert told(north, SATURDAY) == ["21 10:00–21 11:00 staggered"]
    assert (hours.reason(north, SATURDAY), hours.reason(north, SUNDAY)) == ("装修", "")
    assert not hours.open_at(north, NOW)


def test_two_changes_of_one_day_are_refused_and_a_dropped_one_is_usual_again(cast: Cast, north: Station) -> None:
    said = {"station": north, "hours": [], "reason": "停电", "by": cast.dispatcher, "now": NOW}
    change = actions.change_opening(first=WEDNESDAY, last=SATURDAY, **said)
    with pytest.raises(Refusal, match="entered already: 停电"):
        actions.change_opening(first=SATURDAY, last=SUNDAY, **said)
    actions.drop_opening(change=change, by=cast.dispatcher, now=NOW)
    actions.drop_opening(change=change, by=cast.dispatcher, now=NOW)
    assert told(north, WEDNESDAY) == ["18 08:30–18 12:00", "18 14:30–18 17:30"]


@pytest.mark.parametrize(
    ("week", "sentence"),
    [
        ([[]] * 6, "A week has seven days."),
        ([[["8:30", "12:00"]]] + [[]] * 6, "Write times as 08:30–12:00, several with a comma between."),
        ([[["08:30", "12:00"], ["11:00", "13:00"]]] + [[]] * 6, "08:30–12:00 runs into 11:00–13:00."),
        ([[["22:00", "09:00"]], [["08:30", "12:00"]]] + [[]] * 5, "22:00–09:00 runs into 08:30–12:00."),
    ],
)
def test_hours_that_cannot_be_are_refused(week: list[object], sentence: str, cast: Cast, practice: None) -> None:
    with pytest.raises(Refusal, match=sentence):
        keep("own", cast, hours={"week": week})


def test_a_station_out_of_use_is_not_open(north: Station) -> None:
    assert hours.open_at(north, NOW)
    assert not hours.open_at(actions.retire_station(station=north, by=SYSTEM, now=NOW), NOW)
