import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.refusal import Refusal
from linli.core.text import clean, first_words

anything = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  路灯坏了，晚上看不见！！ \u3000", "路灯坏了，晚上看不见！！"),
        ("first\r\nsecond\rthird\u2028fourth", "first\nsecond\nthird\nfourth"),
        ("one\ttwo\n\n  three", "one\ttwo\n\n  three"),
        ("a\x00b\x07c\x1b[31md", "abc[31md"),
        ("\ufeff门\u200b口", "门口"),
        ("pay \u202e001\u202c yuan", "pay 001 yuan"),
        ("half \ud83d a character", "half  a character"),
        ("全角ＡＢＣ１２３ and 繁體字", "全角ＡＢＣ１２３ and 繁體字"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("", ""),
    ],
)
def test_words_are_kept_as_said_and_only_the_unseen_goes(typed, kept):
    assert clean(typed, 100) == kept


@given(anything)
def test_cleaned_text_can_be_stored_and_is_clean(text):
    once = clean(text, len(text))
    assert clean(once, len(once)) == once
    assert "\0" not in once.encode().decode()


def test_a_text_over_the_limit_is_refused_with_both_figures():
    assert clean(" " + "字" * 10 + " ", 10) == "字" * 10
    with pytest.raises(Refusal) as refusal:
        clean("字" * 11, 10, field="note")
    sentence = "Too long: 11 characters, at most 10. Shorten it, or send the rest afterwards."
    assert (str(refusal.value), refusal.value.field) == (sentence, "note")


@pytest.mark.parametrize(
    ("text", "length", "begins"),
    [
        ("楼道灯不亮，请尽快修理", 6, "楼道灯不亮…"),
        ("楼道灯不亮", 5, "楼道灯不亮"),
        (" two\n lines ", 20, "two lines"),
        ("cut at a blank", 5, "cut…"),
        ("", 5, ""),
    ],
)
def test_the_first_words_fit_one_line(text, length, begins):
    assert first_words(text, length) == begins


@given(anything, st.integers(1, 40))
def test_the_first_words_are_never_longer_than_asked(text, length):
    assert len(first_words(text, length)) <= length
