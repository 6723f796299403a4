import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.codes import new_code, read_code, spoken
from linli.core.refusal import Refusal

codes = st.builds(lambda _: new_code(), st.integers())
places = st.integers(0, 11)


def wrong(text: str) -> str:
    with pytest.raises(Refusal) as refused:
        read_code(text)
    assert refused.value.field == "code"
    return str(refused.value)


def test_a_new_code_is_twelve_digits_that_read_back():
    drawn = {new_code() for _ in range(200)}
    assert len(drawn) == 200
    assert all(len(code) == 12 and code.isdecimal() and read_code(code) == code for code in drawn)


def test_a_code_is_read_however_it_was_typed():
    code = new_code()
    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in spoken(code).replace(" ", ""))
    dashed = spoken(code).replace(" ", "-")
    typed = [
        f"  {spoken(code)}\n",
        dashed,
        dashed.replace("-", "—"),
        full_width,
        spoken(code).replace(" ", "\u3000"),
    ]
    assert [read_code(text) for text in typed] == [code] * 5


def test_a_code_is_spoken_in_fours():
    assert spoken("482109375516") == "4821 0937 5516"


@given(codes, places, st.integers(1, 9))
def test_every_single_wrong_digit_is_caught(code, place, shift):
    off = str((int(code[place]) + shift) % 10)
    assert wrong(code[:place] + off + code[place + 1 :]).startswith("One digit is off")


@given(codes, st.integers(0, 10))
def test_every_swap_of_two_neighbours_is_caught(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped == code:
        assert read_code(swapped) == code
    else:
        assert wrong(swapped).startswith("One digit is off")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type the 12 digits of your query code."),
        (" - ", "Type the 12 digits of your query code."),
        ("4821 0937 551", "A query code has 12 digits; this one has 11."),
        ("4821 0937 5516 3", "A query code has 12 digits; this one has 13."),
        ("4821 O937 5516", "A query code is made of digits only."),
        ("٤٨٢١٠٩٣٧٥٥١٦", "A query code is made of digits only."),
    ],
)
def test_what_cannot_be_a_code_is_refused_with_a_reason(text, sentence):
    assert wrong(text) == sentence
