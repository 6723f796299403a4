"""The way back by one's code: what is typed, what stands in an address, and who guesses."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from linli.core.codes import new_code
from linli.core.refusal import Refusal
from linli.portal import by_code, guessing

HELD = {new_code(): "a place"}
CODE = next(iter(HELD))


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    guessing.forget()
    yield
    guessing.forget()


def asked(**typed):
    return RequestFactory().post("/", typed)


def test_a_code_is_read_however_it_is_spaced():
    assert by_code.typed(asked(), f" {CODE[:4]} {CODE[4:8]}-{CODE[8:]}", HELD.get, "nothing") == "a place"


def test_a_code_that_opens_nothing_says_so_and_counts_as_a_guess():
    for _guess in range(guessing.MOST):
        with pytest.raises(Refusal, match="nothing here"):
            by_code.typed(asked(), new_code(), HELD.get, "nothing here")
    with pytest.raises(by_code.GuessedTooOften) as refused:
        by_code.typed(asked(), CODE, HELD.get, "nothing here")
    assert by_code.refused(refused.value) == 429


def test_what_cannot_be_a_code_is_not_a_guess():
    for _slip in range(guessing.MOST + 1):
        with pytest.raises(Refusal, match="digits"):
            by_code.typed(asked(), "12", HELD.get, "nothing here")
    assert by_code.typed(asked(), CODE, HELD.get, "nothing here") == "a place"


def test_an_address_opens_its_own_and_is_missing_otherwise():
    assert by_code.behind(asked(), CODE, HELD.get) == "a place"
    for _guess in range(guessing.MOST):
        with pytest.raises(Http404):
            by_code.behind(asked(), new_code(), HELD.get)
    with pytest.raises(Http404):
        by_code.behind(asked(), CODE, HELD.get)
