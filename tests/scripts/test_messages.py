"""Translations: every sentence is found, and each fault of the catalogue is named."""

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
    source.write_text("Track\t查进度\nTwo\\nlines\t两\\n行\nwithout\n\t\n")
    assert list(messages.pairs(source)) == [("Track", "查进度"), ("Two\nlines", "两\n行")]
