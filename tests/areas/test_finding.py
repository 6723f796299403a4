"""A place by what somebody types of its name."""

import pytest

from linli.areas.finding import find
from linli.core.refusal import Refusal
from tests.cast import Cast, keep_area


def named(cast: Cast, text: str) -> str:
    return find(text, [cast.street.pk]).code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("北一", "d-1-n-1"),
        ("北一网格", "d-1-n-1"),
        ("示范街道 · 北社区 · 北二网格", "d-1-n-2"),
        ("北社区 二", "d-1-n-2"),
        ("北社区", "d-1-n"),
        ("示范街道", "d-1"),
    ],
)
def test_as_much_of_a_name_as_tells_it_apart_is_enough(cast: Cast, typed: str, code: str) -> None:
    assert named(cast, typed) == code


def test_a_whole_name_is_that_place_though_others_begin_with_it(cast: Cast) -> None:
    keep_area("d-1-n-1-1", "网格 01", cast.north)
    keep_area("d-1-n-1-2", "网格 012", cast.north)
    assert named(cast, "示范街道 · 北社区 · 网格 01") == "d-1-n-1-1"
    assert named(cast, "网格 ０１") == "d-1-n-1-1"


def test_what_could_be_many_places_is_refused_with_some_of_them(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        named(cast, "网格")
    assert str(refused.value) == (
        "“网格” could be 3 places: 示范街道 · 北社区 · 北一网格; 示范街道 · 北社区 · 北二网格; "
        "示范街道 · 南社区 · 南一网格 … Write a little more."
    )


@pytest.mark.parametrize("typed", ["西社区", " · ", "外街道"])
def test_what_is_no_place_here_is_refused(cast: Cast, typed: str) -> None:
    with pytest.raises(Refusal, match="No place here is called"):
        named(cast, typed)
