"""Hours as people write them."""

import pytest

from linli.core.refusal import Refusal
from linli.stations import writing


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("08:30–12:00, 14:30–17:30", [["08:30", "12:00"], ["14:30", "17:30"]]),
        ("8：30－12：00，14:30至17:30", [["08:30", "12:00"], ["14:30", "17:30"]]),
        ("20:00 ~ 02:00", [["20:00", "02:00"]]),
        ("00:00-24:00", [["00:00", "00:00"]]),
        ("  ", []),
    ],
)
def test_hours_are_read_whatever_dash_comma_and_width(text: str, hours: list[list[str]]) -> None:
    assert writing.read(text) == hours
    assert writing.read(writing.written(hours)) == hours


@pytest.mark.parametrize("text", ["morning", "8-12", "25:00-26:00", "08:30", "24:30-25:00", "10:00-24:30"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="is no time"):
        writing.read(text)
