"""Every way in which a pack can be broken has its sentence, with the right line."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from linli.core.refusal import Refusal
from linli.packs.check import check, find, load, practices
from tests.packs.conftest import SMALL, Small

BROKEN = YAML(typ="safe").load(Path(__file__).parent / "broken.yaml")


@pytest.mark.parametrize("way", BROKEN, ids=[way["name"] for way in BROKEN])
def test_check_names_file_line_key_expected_and_found(small: Small, way: dict[str, Any]) -> None:
    checked = check(small((way["section"], way["before"], way["after"])))

    assert [str(fault) for fault in checked.faults] == way["faults"]
    assert checked.pack is None


def test_check_tells_all_faults_at_once_in_the_order_of_files_and_lines(small: Small) -> None:
    folder = small(
        ("words", "case.claim:", "case.clam:"),
        ("practice", "version: 1", "version: one"),
        ("practice", "accent:", "acent:"),
        ("cases", "held_by: [worker]", "held_by: [walker]"),
    )

    assert [(fault.file, fault.line) for fault in check(folder).faults] == [
        ("practice.yaml", 1),
        ("practice.yaml", 2),
        ("practice.yaml", 6),
        ("cases.yaml", 5),
        ("words.yaml", 3),
    ]


def test_check_misses_a_file_and_wonders_at_another(small: Small) -> None:
    folder = small()
    (folder / "words.yaml").rename(folder / "word.yaml")

    assert [str(fault) for fault in check(folder).faults] == [
        "words.yaml: expected this file, found none.",
        "word.yaml: expected one of a pack's files, found “word.yaml”; did you mean “words.yaml”?",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "words.yaml:1: expected a mapping, found an empty file."),
        (b"\xff\xfe", "words.yaml: expected text in UTF-8, found something else."),
        (b"- one\n", "words.yaml:1: expected a mapping, found a list of 1."),
        (
            b"words: &w\n  a: *w\n",
            "words.yaml:2: words.a: expected a value, found a reference to what it lies in.",
        ),
        (b"words: {}\n---\nwords: {}\n", "words.yaml:2: expected YAML, found: but found another document."),
    ],
)
def test_check_reads_strange_files_without_falling_over(small: Small, content: bytes, sentence: str) -> None:
    folder = small()
    (folder / "words.yaml").write_bytes(content)

    assert sentence in [str(fault) for fault in check(folder).faults]


@pytest.mark.parametrize("name", practices())
def test_every_pack_that_ships_is_clean(name: str) -> None:
    assert check(find(name)).faults == []


def test_five_packs_ship() -> None:
    assert practices() == [
        "fengqing",
        "kongtong-zhongjie",
        "zhangshu-zhangjiashan",
        "zhengzhou-erqi",
        "zhongmu-qingnianlu",
    ]


def test_erqi_has_the_figures_of_its_document() -> None:
    pack = load("zhengzhou-erqi")
    sizes = pack.demo.sizes

    assert {level.key: level.count.count for level in pack.areas.levels if level.count} == {
        "district": 1,
        "town": 15,
        "village": 155,
        "courtyard": 696,
    }
    assert (sizes.organisations.total.count, sizes.members.count) == (795, 21697)


def test_find_takes_a_name_or_a_folder_and_suggests_when_it_finds_neither() -> None:
    assert find(str(SMALL)) == Path(SMALL)
    with pytest.raises(Refusal, match=r"There is no pack and no folder “fengqin”; did you mean “fengqing”\?"):
        find("fengqin")


def test_load_refuses_a_broken_pack_with_every_fault(small: Small) -> None:
    folder = small(("words", "case.claim:", "case.clam:"), ("practice", "name: small", "name: smaller"))

    with pytest.raises(Refusal) as refusal:
        load(str(folder))

    assert str(refusal.value).splitlines() == [str(fault) for fault in check(folder).faults]
