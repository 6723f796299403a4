"""Telephone numbers in one spelling."""

import pytest

from linli.core.phones import one_spelling, read_phone
from linli.core.refusal import Refusal


@pytest.mark.parametrize(
    "typed", ["13800000000", "138-0000-0000", "138 0000 0000", "+86 13800000000", "0086-13800000000", "８６13800000000"]
)
def test_one_number_written_in_many_ways_is_one(typed):
    assert one_spelling(typed) == "13800000000"


@pytest.mark.parametrize(
    ("typed", "spelled"), [("0795-7361234", "07957361234"), ("12345", "12345"), ("", ""), ("?", "")]
)
def test_other_numbers_keep_their_digits(typed, spelled):
    assert one_spelling(typed) == spelled


def test_a_number_is_read_without_what_stands_between_its_digits():
    assert read_phone("（0795）736-1234") == "07957361234"


def test_what_is_no_number_is_refused_beside_its_field():
    with pytest.raises(Refusal) as refused:
        read_phone("call me", field="proxy_phone")
    assert refused.value.field == "proxy_phone"
