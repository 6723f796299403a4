"""Dates as real sheets have them."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from linli.core.calendar import SHANGHAI
from linli.core.refusal import Refusal
from linli.importing.moments import days_come_first, read_moment


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2019/12/10 9:31:02", at(2019, 12, 10, 9, 31, 2)),
        ("2019-12-10 09:31", at(2019, 12, 10, 9, 31)),
        ("2019.1.5", at(2019, 1, 5)),
        ("2019年12月10日 9时31分", at(2019, 12, 10, 9, 31)),
        ("20191210", at(2019, 12, 10)),
        (20191210.0, at(2019, 12, 10)),
        ("01/01/2020 12:40:00 AM", at(2020, 1, 1, 0, 40)),
        ("09/30/2020 12:05:00 PM", at(2020, 9, 30, 12, 5)),
        ("2020-01-01T08:00:00+09:00", datetime(2020, 1, 1, 8, tzinfo=timezone(timedelta(hours=9)))),
        ("2020-01-01T08:00:00Z", datetime(2020, 1, 1, 8, tzinfo=ZoneInfo("UTC"))),
        (43809.5, at(2019, 12, 10, 12)),
        ("43809.396551", at(2019, 12, 10, 9, 31, 2)),
        (datetime.fromisoformat("2019-12-10T09:31:00"), at(2019, 12, 10, 9, 31)),
        (date(2019, 12, 10), at(2019, 12, 10)),
        ("", None),
        (None, None),
        ("  ", None),
    ],
)
def test_a_cell_tells_a_moment(cell: object, moment: datetime | None) -> None:
    assert read_moment(cell, SHANGHAI) == moment


@pytest.mark.parametrize(
    "cell",
    [
        "2019/13/10",
        "2019-02-30",
        "13/01/2020",
        "yesterday",
        "01/01/2020 13:00 PM",
        -1,
        1e12,
        "25:00",
        "0202-01-01",
        "9999-12-31",
    ],
)
def test_what_is_no_date_is_refused_and_quoted(cell: object) -> None:
    with pytest.raises(Refusal) as refused:
        read_moment(cell, SHANGHAI)
    assert str(cell) in str(refused.value)


def test_a_number_past_12_shows_that_days_come_first() -> None:
    column = ["01/02/2020", "31/12/2020", "", None]
    assert days_come_first(column)
    assert not days_come_first(["01/02/2020", "2019/12/31"])
    assert read_moment("01/02/2020", SHANGHAI, day_first=True) == at(2020, 2, 1)


def test_a_clock_without_a_zone_is_read_in_the_zone_given() -> None:
    new_york = ZoneInfo("America/New_York")
    moment = read_moment("01/01/2020 12:40:00 AM", new_york)
    assert moment == datetime(2020, 1, 1, 13, 40, tzinfo=SHANGHAI)
