"""Reading a sheet: xlsx, xls or ods through calamine, csv in UTF-8 or GB 18030, or one of them in a zip; and writing
one."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter import Workbook

from linli.core.refusal import Refusal

BOOKS = (".xlsx", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
LONGEST_CELL = 16 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")
HEAD, WRAPPED = {"bold": True, "bottom": 1, "text_wrap": True}, {"text_wrap": True, "valign": "top"}
FORMULA = re.compile(r'<c r="([A-Z]+)([0-9]+)"[^>/]*>\s*<f')
RUNS = re.compile(r"\s*(?:[=@]|[+-](?![\d.,\s]*%?$))")

Cell = Any  # str, float, bool, datetime, date, time or timedelta


@dataclass(frozen=True)
class Sheet:
    """A table with headings. `rows`: (number as a spreadsheet shows it, cells by heading), no empty ones."""

    headings: list[str]
    rows: list[tuple[int, dict[str, Cell]]]


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody sent, to be looked at before any of it counts: headings, [number, cells] of each row that is not
    empty, and cell -> row of those that would be computed."""

    headings: list[str]
    rows: list[list[Any]]
    formulas: dict[str, int]


def take_in(content: bytes, name: str, *, most: int, nothing: Any) -> Upload:
    """Read an uploaded sheet. Refusal for no sheet, for more than `most` rows, and `nothing` for an empty one."""
    head, *rest = read_cells(content, name) or [[]]
    if len(rest) > most:
        raise Refusal(_("At most %(most)d rows in one sheet. Split it.") % {"most": most}, field="file")
    rows = [[number, [_kept(cell) for cell in line]] for number, line in enumerate(rest, start=2) if any(line)]
    if not rows:
        raise Refusal(nothing, field="file")
    return Upload([str(cell).strip() for cell in head], rows, formulas(content, name))


def _kept(cell: Cell) -> Cell:
    return cell if isinstance(cell, int | float | str) else str(cell)


def refuse_formulas(number: int, found: dict[str, int]) -> None:
    """Raise Refusal for a row with a cell that would be computed. `found`: cell -> row."""
    cells = [cell for cell, row in found.items() if row == number]
    if cells:
        raise Refusal(
            _("%(cells)s holds a formula. Formulas are never run here: paste its value instead.")
            % {"cells": _(", ").join(cells)}
        )


class Judged(Protocol):
    """A row of a sheet, and what becomes of it."""

    @property
    def verdict(self) -> TextChoices: ...


def counts(rows: Iterable[Judged], verdicts: type[TextChoices]) -> dict[str, int]:
    """How many rows of each verdict, none left out."""
    found = dict.fromkeys(verdicts.values, 0)
    for each in rows:
        found[each.verdict.value] += 1
    return found


def read(path: Path) -> Sheet:
    """The first sheet of a file; Refusal, in a sentence, for what cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refusal(_("“%(file)s” cannot be read: %(why)s.") % {"file": path, "why": error.strerror}) from error
    name, content = _unpacked(path.name, content)
    suffix = Path(name).suffix.lower()
    if suffix in BOOKS:
        return _table(_book(content, name))
    if suffix in TEXTS:
        return _table(_text(content, name))
    raise Refusal(_("“%(file)s” is neither a spreadsheet (.xlsx) nor .csv.") % {"file": name})


def read_cells(content: bytes, name: str) -> list[list[Cell]]:
    """Every row of the first sheet of an uploaded file, empty ones too, so that the number of a row is its place; a
    merged cell says the same in each of its places. Formulas are read as what they came to. Refusal as for `read`."""
    name, content = _unpacked(name, content)
    suffix = Path(name).suffix.lower()
    if suffix in TEXTS:
        return [list(line) for line in _text(content, name)]
    if suffix not in BOOKS:
        raise Refusal(_("“%(file)s” is neither a spreadsheet (.xlsx) nor .csv.") % {"file": name})
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
        _spread(rows, sheet.merged_cell_ranges or [])
    except (CalamineError, IndexError) as error:
        raise Refusal(_("“%(file)s” is broken, or not a spreadsheet.") % {"file": name}) from error
    return rows


def _spread(rows: list[list[Cell]], ranges: Iterable[Any]) -> None:
    for (top, left), (bottom, right) in ranges:
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _unpacked(name: str, content: bytes) -> tuple[str, bytes]:
    if not name.lower().endswith(".zip"):
        return name, content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            files = [each for each in box.infolist() if not each.is_dir()]
            if len(files) != 1:
                raise Refusal(
                    _("“%(file)s” holds %(count)d files; it may hold one only.") % {"file": name, "count": len(files)}
                )
            return files[0].filename, box.read(files[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Refusal(_("“%(file)s” is broken, or locked with a password.") % {"file": name}) from error


def _book(content: bytes, name: str) -> Iterator[Sequence[Cell]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        yield from sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise Refusal(_("“%(file)s” is broken, or not a spreadsheet.") % {"file": name}) from error


def _text(content: bytes, name: str) -> Iterator[Sequence[Cell]]:
    text = _decoded(content, name)
    first = text.split("\n", 1)[0]
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count))
    except csv.Error as error:
        raise Refusal(_("“%(file)s” is not well-formed: %(why)s.") % {"file": name, "why": error}) from error


def _decoded(content: bytes, name: str) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal(_("“%(file)s” is written neither in UTF-8 nor in GB 18030.") % {"file": name})


def _table(lines: Iterator[Sequence[Cell]]) -> Sheet:
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if any(c != "" for c in line))
    head = next(numbered, None)
    if head is None:
        raise Refusal(_("The sheet is empty."))
    headings = _apart([str(cell).strip() for cell in head[1]])
    rows = [(number, dict(zip(headings, line, strict=False))) for number, line in numbered]
    return Sheet(headings, rows)


def _apart(names: list[str]) -> list[str]:
    """Columns of the same name are told apart by their place."""
    return [name if name and name not in names[:at] else f"{name} ({at + 1})".strip() for at, name in enumerate(names)]


def written(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook (.xlsx) of one sheet. Numbers are numbers; everything else is text, whatever it begins with: what
    stands after =, +, - or @ is never run."""
    packed = io.BytesIO()
    book = Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, head, wrapped = book.add_worksheet(title[:31]), book.add_format(HEAD), book.add_format(WRAPPED)
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(headings):
        sheet.set_column(place, place, 18)
        sheet.write_string(0, place, str(name), head)
    for at, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                sheet.write_number(at, place, cell)
            else:
                sheet.write_string(at, place, str(cell), wrapped)
    book.close()
    return packed.getvalue()


def text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The same as .csv for Excel, marked as UTF-8; what a spreadsheet would run is made text by an apostrophe."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(headings)
    writer.writerows([tame(cell) for cell in row] for row in rows)
    return "\ufeff" + lines.getvalue()


def tame(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula. Source: OWASP, CSV Injection."""
    return f"'{cell}" if isinstance(cell, str) and RUNS.match(cell) else cell


def formulas(content: bytes, name: str) -> dict[str, int]:
    """Where the first sheet of an uploaded file holds formulas: cell (C5) -> row. In text files: what a spreadsheet
    would take for one when it is opened there."""
    name, content = _unpacked(name, content)
    suffix = Path(name).suffix.lower()
    if suffix in TEXTS:
        lines = enumerate(_text(content, name), start=1)
        found = [(at, place) for at, line in lines for place, cell in enumerate(line) if RUNS.match(cell)]
        return {f"{_letters(place)}{at}": at for at, place in found}
    if suffix != ".xlsx":
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            drawn = book.read(_first_sheet(book)).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError):
        return {}
    return {f"{letters}{row}": int(row) for letters, row in FORMULA.findall(drawn)}


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The part of an Open XML workbook (ECMA-376) in which its first sheet stands."""
    first = re.search(r'<sheet\s[^>]*r:id="([^"]+)"', book.read("xl/workbook.xml").decode("utf-8", "replace"))
    for relation in re.findall("<Relationship [^>]*>", book.read("xl/_rels/workbook.xml.rels").decode()):
        if first and f'Id="{first[1]}"' in relation and (target := re.search(r'Target="/?(?:xl/)?([^"]+)"', relation)):
            return f"xl/{target[1]}"
    return "xl/worksheets/sheet1.xml"


def _letters(place: int) -> str:
    """A column as spreadsheets call it: 0 is A, 26 is AA."""
    said = ""
    while place >= 0:
        said, place = chr(ord("A") + place % 26) + said, place // 26 - 1
    return said
