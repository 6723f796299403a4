"""What a text is found by."""

import pytest

from linli.core.terms import plain, says, terms, wanted


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("路灯", "村口路灯不亮"),
        ("路燈", "村口路灯不亮"),
        ("路灯", "村口路燈不亮"),
        ("ＷＩＦＩ", "办事大厅 wifi 太慢"),
        ("3号楼", "住在３号楼前"),
        ("3号", "3号楼前"),
        ("G107", "g107国道"),
        ("路灯 不亮", "不亮的路灯"),
    ],
)
def test_what_is_typed_finds_what_was_written(typed: str, written: str) -> None:
    assert typed and set(wanted(typed)) <= terms(written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("灯路", "路灯不亮"), ("13", "第137号"), ("路灯 噪音", "路灯不亮"), ("wi", "wifi")],
)
def test_what_is_not_there_is_not_found(typed: str, written: str) -> None:
    assert not set(wanted(typed)) <= terms(written)


@pytest.mark.parametrize("typed", ["", "灯", "，。", "灯 路", "\x00"])
def test_less_than_two_characters_ask_for_nothing(typed: str) -> None:
    assert wanted(typed) == []


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("門口的路燈不亮了", "路灯", True),
        ("ＧＡＳ漏了", "gas", True),
        ("13号楼", "3号", False),
        ("3号楼", "3号", True),
        ("Gasoline", "gas", False),
        ("a gas leak", "gas leak", True),
        ("路过的灯", "路灯", False),
        ("路灯", "", False),
    ],
)
def test_a_text_says_a_word_as_people_would(text: str, word: str, said: bool) -> None:
    assert says(plain(text), plain(word)) is said
