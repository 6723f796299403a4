"""Durations are counted back by the calendar here."""

from datetime import datetime

import pytest

from linli.core.duration import before
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
