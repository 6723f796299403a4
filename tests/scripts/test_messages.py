"""Translations: every sentence is found, and each fault of the catalogue is named."""

import ast
from pathlib import Path

import pytest
from babel.messages import Catalog

from scripts import messages


def catalogue(*entries: tuple[object, object]) -> Catalog:
    """A catalogue of (sentence, Chinese) pairs, each found in line 3 of a.py."""
    made = Catalog(locale="zh_Hans")
    for sentence, chinese in entries:
        made.add(sentence, chinese, locations=[("a.py", 3)])
    return made


def found(tmp_path: Path, name: str, text: str) -> list[tuple[object, str | None]]:
    path = tmp_path / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return [(sentence, context) for _line, sentence, context in messages.sentences(path)]


def test_sentences_of_code_are_found(tmp_path: Path) -> None:
    code = '_("One")\nngettext("%(n)d day", "%(n)d days", n)\npgettext("month", "May")\n_(variable)\n'
    assert found(tmp_path, "a.py", code) == [
        ("One", None),
        (("%(n)d day", "%(n)d days"), None),
        ("May", "month"),
    ]


def test_sentences_of_templates_are_found(tmp_path: Path) -> None:
    template = """{% load i18n %}
      <p>{% translate "Track" %}</p>
        {% blocktranslate trimmed with a=b %}
          Since
          {{ a }}
        {% endblocktranslate %}
    {% blocktranslate count n=n %}one case{% plural %}{{ n }} cases{% endblocktranslate %}"""
    assert found(tmp_path, "a.html", template) == [
        ("Track", None),
        ("Since %(a)s", None),
        (("one case", "%(n)s cases"), None),
    ]


def test_sentences_inside_f_strings_are_told_of() -> None:
    code = """said = f"{_('One')} and {name}, {ngettext('a', 'b', n)}"\nother = f"{name} {_}"\n_("Two")"""
    assert [ast.unparse(call) for call in messages.unseen(code)] == ["_('One')", "ngettext('a', 'b', n)"]


def test_a_catalogue_in_order_has_no_faults() -> None:
    wanted = catalogue(("Track", ""), (("%(n)d day", "%(n)d days"), ""))
    written = catalogue(("Track", "查进度"), (("%(n)d day", "%(n)d days"), ("%(n)d 天",)))
    assert list(messages.check(wanted, written)) == []


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (catalogue(), "a.py:3: not in the catalogue: '%(n)s cases'"),
        (catalogue(("%(n)s cases", "")), "a.py:3: without Chinese: '%(n)s cases'"),
        (
            catalogue(("%(n)s cases", "件")),
            "a.py:3: the placeholders differ: '%(n)s cases' → '件'",
        ),
        (
            catalogue(("%(n)s cases", "%(n)s 件"), ("Gone", "没了")),
            "django.po: no longer used: 'Gone'",
        ),
    ],
)
def test_each_fault_is_named_with_its_place(written: Catalog, fault: str) -> None:
    assert list(messages.check(catalogue(("%(n)s cases", "")), written)) == [fault]


def test_lines_of_pairs_are_read_and_the_rest_left_out(tmp_path: Path) -> None:
    source = tmp_path / "words.tsv"
    source.write_text("Track\t查进度\nswap\tAsked\t已询问\nTwo\\nlines\t两\\n行\nwithout\n\t\n")
    assert list(messages.pairs(source)) == [
        (("Track", None), "查进度"),
        (("Asked", "swap"), "已询问"),
        (("Two\nlines", None), "两\n行"),
    ]


def test_a_word_that_has_its_chinese_keeps_it_and_whoever_wants_another_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, kept = tmp_path / "words.tsv", tmp_path / "django.po"
    source.write_text("Asked\t已询问\nTaken\t已接\n")
    kept.write_bytes(messages.plain(catalogue(("Asked", "提出"))))
    monkeypatch.setattr(messages, "CATALOGUE", kept)
    monkeypatch.setattr(messages, "used", lambda: catalogue(("Asked", ""), ("Taken", "")))
    messages.update([source])
    assert {key: messages.forms(each) for key, each in messages.messages(messages.kept()).items()} == {
        ("Asked", None): ("提出",),
        ("Taken", None): ("已接",),
    }
    assert "'Asked' is '提出' elsewhere and stays so" in capsys.readouterr().out
