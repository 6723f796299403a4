"""Sheets to import, and the command as a person types it."""

import csv
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from linli.importing.command import import_
from tests.cast import Cast

REAL = Path(__file__).resolve().parents[3] / "shared" / "data"

Write = Callable[..., Path]
Import = Callable[..., Result]
Real = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows as a CSV file and give its path."""

    def _write(*rows: Sequence[Any], name: str = "sheet.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return _write


@pytest.fixture
def import_cases(cast: Cast, tmp_path: Path) -> Import:
    """Run `linli import cases` with these arguments and --yes."""

    def _import(path: Path, *arguments: object) -> Result:
        report = [] if "--report" in arguments else ["--report", str(tmp_path / "report.csv")]
        typed = ["cases", str(path), "--yes", *report, *map(str, arguments)]
        return CliRunner().invoke(import_, typed, catch_exceptions=False)

    return _import


@pytest.fixture
def real() -> Real:
    """A file of the real data beside the project. Without it the test is skipped; in CI, where it always is, failed."""

    def _real(name: str) -> Path:
        path = REAL / name
        if path.exists():
            return path
        missing = f"{path} is not here, so real messages cannot be tried."
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        # The messages are not copied into the project, so a clone on its own has none; CI has them, and fails above.
        pytest.skip(missing)

    return _real
