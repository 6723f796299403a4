"""A pack's own template of minutes: read from its folder when the pack is checked, kept when it is applied."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from linli.deliberation.document import BARE, SAMPLE, SAMPLE_TOPIC, filled
from linli.deliberation.models import Forum
from linli.journal.actions import SYSTEM
from linli.packs.apply import apply
from linli.packs.check import PRACTICES, check, load, practices
from linli.packs.plan import plan
from linli.packs.telling import lines
from tests.cast import NOW
from tests.packs.conftest import Small

FORUM = """
forums:
  - key: talk
    name: {zh: 示范议事会, en: Talk}
    area_level: village
    rung: village
    roles: [worker]
    template: minutes.docx
"""


def written(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs."""
    made, kept = Document(), BytesIO()
    for each in paragraphs:
        made.add_paragraph(each)
    made.save(kept)
    return kept.getvalue()


TOLD = {
    **SAMPLE,
    "present": ["到会叁"],
    "place": "地点肆",
    "topics": [{**SAMPLE_TOPIC, "title": "议题壹", "words": "决定贰"}],
}


def whole(content: bytes) -> str:
    """Everything that a document says, its tables, too."""
    made = Document(BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in made.paragraphs), *cells])


@pytest.fixture
def folder(small: Small) -> Path:
    """The small pack, with a forum that has a template."""
    made = small()
    (made / "deliberation.yaml").write_text(FORUM.lstrip())
    return made


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder).faults]


def test_a_template_that_is_not_in_the_folder_is_a_fault(folder: Path) -> None:
    assert faults(folder) == [
        "deliberation.yaml:7: forums[talk].template: expected a Word document “minutes.docx” in the pack's folder, "
        "found none."
    ]


@pytest.mark.parametrize("content", [b"no document", written("{{ title "), written("{% for each in topics %}")])
def test_a_template_that_cannot_be_filled_is_a_fault(folder: Path, content: bytes) -> None:
    (folder / "minutes.docx").write_bytes(content)
    found = faults(folder)
    assert len(found) == 1
    assert found[0].startswith(
        "deliberation.yaml:7: forums[talk].template: expected a Word document whose fields can be filled, found: "
        "The template of the minutes cannot be filled: "
    )


def test_a_field_that_nobody_fills_is_a_fault_by_its_name_wherever_it_stands(folder: Path) -> None:
    for text in ("{{ titel }}", "{% for topic in topics %}{{ topic.titel }}{% endfor %}"):
        (folder / "minutes.docx").write_bytes(written(text))
        assert "titel" in faults(folder)[0]
    (folder / "minutes.docx").write_bytes(written("{% if not words %}{{ titel }}{% endif %}"))
    assert "titel" in faults(folder)[0]  # also where the meeting is one at which nothing was said


@pytest.mark.parametrize("name", [name for name in practices() if list((PRACTICES / name).glob("*.docx"))])
def test_every_field_of_a_practice_s_own_template_is_filled(name: str) -> None:
    pack = load(name)
    templates = {each.template for each in pack.deliberation.forums if each.template}
    assert templates == {path.name for path in (PRACTICES / name).glob("*.docx")}
    for template in templates:
        for told in (SAMPLE, BARE):
            text = whole(filled(pack.deliberation.document(template), told))
            assert "{" not in text and "%}" not in text
        for field in ("议题壹", "决定贰", "到会叁", "地点肆"):
            assert field in whole(filled(pack.deliberation.document(template), TOLD))


def test_some_practice_ships_a_template_of_its_own() -> None:
    assert list(PRACTICES.glob("*/*.docx"))


def test_a_template_larger_than_two_megabytes_is_a_fault(folder: Path) -> None:
    (folder / "minutes.docx").write_bytes(b"x" * 2_000_001)
    assert [each.split("template: ")[1] for each in faults(folder)] == [
        "expected a Word document of at most 2 MB, found a larger one."
    ]


@pytest.mark.django_db
def test_a_template_is_kept_with_its_forum_changed_with_its_file_and_goes_with_its_line(folder: Path) -> None:
    def applied() -> bytes | None:
        apply(load(str(folder)), by=SYSTEM, now=NOW)
        assert not plan(load(str(folder)))
        kept = Forum.objects.get(key="talk").template
        return bytes(kept) if kept else None

    first, second = written("{{ title }}"), written("{{ title }} · {{ place }}")
    (folder / "minutes.docx").write_bytes(first)
    assert applied() == first
    (folder / "minutes.docx").write_bytes(second)
    told = "\n".join(lines(plan(load(str(folder)))))
    assert f"template: {len(first)} bytes, " in told and f" → {len(second)} bytes, " in told
    assert applied() == second
    path = folder / "deliberation.yaml"
    path.write_text(path.read_text().replace("    template: minutes.docx\n", ""))
    assert applied() is None
