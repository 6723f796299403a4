"""Durations are counted back, and months on, by the calendar here."""

from datetime import date, datetime

import pytest

from linli.core.duration import before, months_later
from tests.cast import SHANGHAI


@pytest.mark.parametrize(
    ("lasts", "moment"),
    [
        ("P90D", datetime(2028, 2, 29, 9, 30, tzinfo=SHANGHAI).replace(year=2027, month=12, day=1)),
        ("P1Y", datetime(2027, 2, 28, 9, 30, tzinfo=SHANGHAI)),
        ("P4Y", datetime(2024, 2, 29, 9, 30, tzinfo=SHANGHAI)),
        ("P2M", datetime(2027, 12, 29, 9, 30, tzinfo=SHANGHAI)),
        ("P1Y2M1D", datetime(2026, 12, 28, 9, 30, tzinfo=SHANGHAI)),
    ],
)
def test_a_duration_is_counted_back_by_the_calendar(lasts: str, moment: datetime) -> None:
    assert before(datetime(2028, 2, 29, 9, 30, tzinfo=SHANGHAI), lasts) == moment


@pytest.mark.parametrize("lasts", ["", "P", "2Y", "P2W", "PT2H", "P-1Y"])
def test_what_is_no_such_duration_is_refused(lasts: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        before(datetime(2028, 2, 29, tzinfo=SHANGHAI), lasts)


@pytest.mark.parametrize(
    ("months", "day"), [(1, "2026-09-30"), (4, "2026-12-31"), (6, "2027-02-28"), (12, "2027-08-31")]
)
def test_months_end_on_their_last_day(months: int, day: str) -> None:
    assert str(months_later(date(2026, 8, 31), months)) == day
