"""The spans of numbers that a search goes through."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.insight.marks import spans


def covered(mark: str) -> range:
    bits, place = (int(part) for part in mark[1:].split("."))
    return range(int(place) << bits, (int(place) + 1) << bits)


@given(st.integers(min_value=1, max_value=2**31))
def test_every_number_below_is_in_one_span_newest_first(below: int) -> None:
    ranges = [covered(mark) for mark in spans(below)]
    assert ranges[-1].start == 0
    assert all(newer.start == older.stop for newer, older in pairwise(ranges))
    assert ranges[0].start < below <= ranges[0].stop


@pytest.mark.parametrize(("below", "most"), [(1_000_000, 25), (20_000_000, 60)])
def test_a_search_looks_a_few_times_only(below: int, most: int) -> None:
    assert len(list(spans(below))) <= most
