"""The real data beside the project: every row lands or says why not, and a second run adds nothing."""

import csv
import io
from pathlib import Path

import pytest
from django.db.models import F

from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.sheets import Sheet, read
from linli.importing.mapping import by_headings
from linli.importing.places import Places
from linli.importing.report import Report
from linli.importing.rows import Taker
from linli.importing.run import Run
from linli.importing.topics import Topics
from linli.journal.queries import broken_links
from tests.cast import NOW, Cast
from tests.importing.conftest import Import, Real


def reported(path: Path) -> list[list[str]]:
    """The report's rows, without its headings."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.mark.parametrize(
    ("name", "landed", "refused"),
    [
        ("messages/messages_4326.xlsx", {Status.RECEIVED: 4326}, 0),
        ("messages/replied_2816.xlsx", {Status.DONE: 2816}, 0),
        ("messages/labelled_train.csv", {Status.RECEIVED: 2828}, 0),
    ],
)
def test_every_row_of_real_messages_lands_once(
    name: str, landed: dict[str, int], refused: int, real: Real, import_cases: Import, tmp_path: Path
) -> None:
    for _twice in range(2):
        import_cases(real(name))
        assert {status: Case.objects.filter(status=status).count() for status in landed} == landed
        assert Case.objects.count() == sum(landed.values())
        assert len(reported(tmp_path / "report.csv")) == refused
    assert not list(broken_links())


def test_service_requests_with_english_headings_land_with_their_ends(real: Real, cast: Cast, tmp_path: Path) -> None:
    sheet = read(real("cases311/nyc311_52519.csv.zip"))
    assert len(sheet.rows) == 52_519
    part = Sheet(sheet.headings, sheet.rows[::20])
    taker = Taker(by_headings(part), Places(cast.district.pk), Topics(), NOW)
    with Report(tmp_path / "report.csv", part.headings) as report:
        tally = Run(taker, report).take(part)
    assert [tally.landed + tally.refused, len(report.lines)] == [len(part.rows), tally.refused]
    assert tally.refused < 10
    ended = Case.objects.filter(status=Status.CLOSED)
    assert ended.count() > 0.98 * tally.landed
    assert not ended.filter(done_at__lt=F("received_at")).exists()
    assert not list(broken_links())
