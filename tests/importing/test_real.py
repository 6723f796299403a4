"""The real data beside the project: every row lands or says why not, and a second run adds nothing."""

import csv
import io
from pathlib import Path

import pytest

from linli.cases.models import Case
from linli.cases.words import Status
from linli.journal.queries import broken_links
from tests.importing.conftest import Import


@pytest.mark.parametrize(
    ("name", "rows", "landed"),
    [
        ("messages/messages_4326.xlsx", 4326, 4326),
        ("messages/replied_2816.xlsx", 2816, 2816),
        ("messages/labelled_train.csv", 2828, 2827),
        ("cases311/nyc311_52519.csv.zip", 52519, 52498),
    ],
)
def test_every_row_of_real_data_lands_or_says_why_not(
    name: str, rows: int, landed: int, real: object, import_cases: Import, tmp_path: Path
) -> None:
    path = real(name)  # type: ignore[operator]
    said = import_cases(path)
    print(said.output)
    assert Case.objects.count() == landed
    again = import_cases(path)
    print(again.output)
    assert Case.objects.count() == landed
    report = tmp_path / "report.csv"
    text = report.read_text(encoding="utf-8-sig") if report.exists() else ""
    reported = list(csv.reader(io.StringIO(text)))[1:]
    assert landed + len(reported) == rows
    print(Case.objects.values_list("status").distinct(), reported[:3])
