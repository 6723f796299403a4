"""Reading a sheet: xlsx, xls or ods through calamine, csv in UTF-8 or GB 18030, or one of them in a zip."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from linli.core.refusal import Refusal

BOOKS = (".xlsx", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
LONGEST_CELL = 16 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")

Cell = Any  # str, float, bool, datetime, date, time or timedelta


@dataclass(frozen=True)
class Sheet:
    """A table with headings. `rows`: (number as a spreadsheet shows it, cells by heading), no empty ones."""

    headings: list[str]
    rows: list[tuple[int, dict[str, Cell]]]


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
