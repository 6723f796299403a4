"""The report: each row that did not land, with its number and the reason, as a sheet to be put right."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from django.utils.translation import gettext as _


class Report:
    """A CSV file beside the input, written only when there is something to report."""

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self.path, self.headings = path, list(headings)
        self.lines: list[list[Any]] = []

    def add(self, number: int, reason: str, row: Mapping[str, Any]) -> None:
        """Remember a row that did not land."""
        self.lines.append([number, reason, *(row.get(heading, "") for heading in self.headings)])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write it, also when the import was broken off; an older report of the same name is replaced."""
        if not self.lines:
            return
        with self.path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            out = csv.writer(file)
            out.writerow([_("Row"), _("Reason"), *self.headings])
            out.writerows(self.lines)


def beside(path: Path) -> Path:
    """Where a file's report goes: beside it, or in the working folder when that may not be written."""
    name = f"{path.name}.report.csv"
    return path.with_name(name) if _writable(path.with_name(name)) else Path(name).resolve()


def _writable(path: Path) -> bool:
    present = path.exists()
    try:
        path.open("a").close()
    except OSError:
        return False
    if not present:
        path.unlink()
    return True
