"""A table to take along, as xlsx or csv; what begins like a formula stays text."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

XLSX, CSV = "xlsx", "csv"
TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(form: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The file's content; `form` is one of TYPES. A csv begins with a byte order mark, for Excel reads it as UTF-8
    then."""
    return _xlsx(headings, rows) if form == XLSX else _csv(headings, rows)


def _xlsx(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(headings), book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(headings) - 1, 0), 16)
    for at, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(at, place, cell)
            else:
                sheet.write_string(at, place, str(cell))
    book.close()
    return packed.getvalue()


def _csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def _plain(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
