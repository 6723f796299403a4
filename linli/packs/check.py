"""Checking a pack: every fault at once, and the pack itself when there is none."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from linli.core.refusal import Refusal
from linli.packs.checks import CHECKS
from linli.packs.documents import read_in
from linli.packs.faults import Fault, nearest
from linli.packs.reading import Page, read
from linli.packs.schema import SECTIONS, Pack
from linli.packs.schema.base import Section
from linli.packs.schema.deliberation import Deliberation
from linli.packs.sentences import sentences

PRACTICES = Path(__file__).resolve().parent / "practices"


@dataclass(frozen=True)
class Checked:
    """What a folder holds: a pack, or what is wrong with it, in the order of files and lines."""

    pack: Pack | None
    faults: list[Fault]


def practices() -> list[str]:
    """The names of the packs that ship with the program."""
    return sorted(path.name for path in PRACTICES.iterdir() if (path / "practice.yaml").exists())


def find(name: str) -> Path:
    """The folder of a pack that ships with the program, or a folder of one's own; Refusal for neither."""
    if name in practices():
        return PRACTICES / name
    folder = Path(name)
    if folder.is_dir():
        return folder
    raise Refusal(f"There is no pack and no folder “{name}”{nearest(name, practices())}")


def check(folder: Path) -> Checked:
    """Read every section's file, then what they say about each other."""
    pages = {name: read(folder / f"{name}.yaml") for name in SECTIONS if (folder / f"{name}.yaml").exists()}
    faults = _files(folder) + [fault for page in pages.values() for fault in page.faults]
    sections = {name: section for name, page in pages.items() if (section := _section(name, page, faults)) is not None}
    faults += _across(sections, pages) + _folder(folder, sections, pages) + _documents(folder, sections, pages)
    if faults:
        order = list(SECTIONS)
        return Checked(None, sorted(set(faults), key=lambda each: (_rank(each.file, order), each.line, each.key)))
    return Checked(Pack.model_validate(sections), [])


def load(name: str) -> Pack:
    """The pack, by its name or folder; Refusal with every fault when it is broken."""
    checked = check(find(name))
    if checked.pack is None:
        raise Refusal("\n".join(str(fault) for fault in checked.faults))
    return checked.pack


def _section(name: str, page: Page, faults: list[Fault]) -> Section | None:
    if page.data is None:
        if not page.faults:
            faults.append(Fault(page.file, 1, "", "expected a mapping, found an empty file."))
        return None
    schema = SECTIONS[name]
    try:
        return schema.model_validate(page.data)
    except ValidationError as error:
        faults += [page.fault(loc, sentence) for loc, sentence in sentences(error, schema)]
        return None


def _across(sections: dict[str, Section], pages: dict[str, Page]) -> list[Fault]:
    """What the checks find; one that needs a section which cannot be read waits until it can."""
    return [
        pages[name].fault(loc, sentence)
        for name, needs, ask in CHECKS
        if all(need in sections for need in needs)
        for loc, sentence in ask(*(sections[need] for need in needs))
    ]


def _files(folder: Path) -> list[Fault]:
    expected = [f"{name}.yaml" for name in SECTIONS]
    present = sorted(path.name for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    missing = [Fault(file, 0, "", "expected this file, found none.") for file in expected if file not in present]
    strange = [
        Fault(file, 0, "", f"expected one of a pack's files, found “{file}”{nearest(file, expected)}")
        for file in present
        if file not in expected
    ]
    return missing + strange


def _folder(folder: Path, sections: dict[str, Section], pages: dict[str, Page]) -> list[Fault]:
    practice = sections.get("practice")
    name, expected = getattr(practice, "name", None), folder.resolve().name
    if practice is None or name == expected:
        return []
    return [pages["practice"].fault(("name",), f"expected the folder's name, “{expected}”, found “{name}”.")]


def _documents(folder: Path, sections: dict[str, Section], pages: dict[str, Page]) -> list[Fault]:
    section = sections.get("deliberation")
    if not isinstance(section, Deliberation):
        return []
    return [pages["deliberation"].fault(loc, sentence) for loc, sentence in read_in(folder, section)]


def _rank(file: str, order: list[str]) -> int:
    name = file.removesuffix(".yaml")
    return order.index(name) if name in order else len(order)
