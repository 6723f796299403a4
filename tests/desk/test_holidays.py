"""The holiday list: entered at the desk or from a file, refused in a sentence; then deadlines are counted again."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from linli.cases.models import Recount
from linli.catalogue.models import Holiday
from linli.importing.command import import_
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys.readers import READERS
from tests.cast import NOW, Cast

ENTERED = {"first": "2027-02-06", "last": "2027-02-08", "kind": "holiday", "name": "春节"}


def test_days_entered_at_the_desk_are_in_the_list_and_deadlines_are_asked_to_be_counted_again(cast, at_desk):
    client = at_desk(cast.dispatcher)
    answer = client.post("/desk/holidays/", ENTERED)
    assert answer.status_code == 302
    assert set(Holiday.objects.values_list("day", flat=True)) == {date(2027, 2, day) for day in (6, 7, 8)}
    assert "春节" in client.get("/desk/holidays/").content.decode()
    seal(now=NOW)
    for reader in READERS:
        catch_up(reader)
    assert Recount.objects.count() == 1


def test_a_last_day_before_the_first_is_refused_beside_its_field_and_what_was_typed_stays(cast, at_desk):
    answer = at_desk(cast.dispatcher).post("/desk/holidays/", {**ENTERED, "last": "2027-02-01"})
    assert answer.status_code == 422
    assert "春节" in answer.content.decode()
    assert not Holiday.objects.exists()


def test_a_day_entered_the_other_way_before_is_refused_until_one_says_that_it_is_set_anew(cast, at_desk):
    client = at_desk(cast.dispatcher)
    client.post("/desk/holidays/", ENTERED)
    other = {**ENTERED, "last": "2027-02-06", "kind": "make_up", "name": "照常上班"}
    refused = client.post("/desk/holidays/", other)
    assert (refused.status_code, Holiday.objects.get(day="2027-02-06").kind) == (422, "holiday")
    assert "照常上班" in refused.content.decode()
    assert client.post("/desk/holidays/", {**other, "anew": "on"}).status_code == 302
    assert Holiday.objects.get(day="2027-02-06").kind == "make_up"


def test_a_grid_worker_may_not_change_the_holidays(cast, at_desk):
    assert at_desk(cast.north_worker).post("/desk/holidays/", ENTERED).status_code == 403


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.csv", "开始,结束,类型,名称\n2027-02-06,2027-02-08,放假,春节\n2027-02-14,,上班,春节调休\n"),
        (
            "list.yaml",
            "- {first: 2027-02-06, last: 2027-02-08, kind: holiday, name: 春节}\n"
            "- {first: 2027-02-14, kind: make_up, name: 春节调休}\n",
        ),
    ],
)
def test_a_list_from_a_file_is_entered(cast: Cast, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    done = CliRunner().invoke(import_, ["holidays", str(path)])
    assert done.exit_code == 0, done.output
    assert dict(Holiday.objects.values_list("day", "kind")) == {
        date(2027, 2, 6): "holiday",
        date(2027, 2, 7): "holiday",
        date(2027, 2, 8): "holiday",
        date(2027, 2, 14): "make_up",
    }


def test_overlapping_days_are_refused_and_nothing_is_entered(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("开始,结束,类型,名称\n2027-02-06,2027-02-08,放假,春节\n2027-02-08,,上班,调休\n")
    done = CliRunner().invoke(import_, ["holidays", str(path)])
    assert done.exit_code != 0
    assert "2027-02-08" in f"{done.output}{done.exception}"
    assert not Holiday.objects.exists()
