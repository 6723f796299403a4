"""What the program marks by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from linli.training.marking import passes, points

SINGLE = {"kind": "single", "key": ["1"], "points": 4}
MULTIPLE = {"kind": "multiple", "key": ["0", "2"], "points": 5}
TRUE = {"kind": "true_false", "key": ["true"], "points": 1}
BLANKS = {"kind": "fill_in", "key": [["工作日"], ["短信", "SMS"]], "points": 5}


@pytest.mark.parametrize(
    ("item", "given_", "half", "got"),
    [
        (SINGLE, ["1"], False, 4),
        (SINGLE, ["0"], False, 0),
        (SINGLE, [], False, 0),
        (MULTIPLE, ["0", "2"], False, 5),
        (MULTIPLE, ["0"], False, 0),
        (MULTIPLE, ["0"], True, 2),
        (MULTIPLE, ["0", "1"], True, 0),
        (MULTIPLE, [], True, 0),
        (TRUE, ["true"], False, 1),
        (TRUE, ["false"], False, 0),
        (BLANKS, ["工作日", "sms"], False, 5),
        (BLANKS, ["工 作 日。", "电话"], False, 2),
        (BLANKS, ["", ""], False, 0),
        (BLANKS, ["工作日"], False, 2),
    ],
)
def test_points(item: dict[str, object], given_: list[str], half: bool, got: int) -> None:
    assert points(item, given_, half=half) == got


@given(some.integers(0, 500), some.integers(1, 500), some.integers(1, 100))
def test_one_passes_exactly_from_the_mark_on(got: int, most: int, mark: int) -> None:
    assert passes(got, most, mark) == (got / most * 100 >= mark - 1e-9)


def test_85_of_100_qualifies_and_84_does_not_nor_does_an_empty_paper() -> None:
    assert [passes(got, 100, 85) for got in (84, 85, 100)] == [False, True, True]
    assert not passes(0, 0, 1)
