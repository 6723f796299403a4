"""Yearly reports as they are clicked through."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from linli.annual.models import Circular, Finding, Report, Score
from linli.annual.practice import Form, annual
from linli.people.models import Account
from tests.annual.conftest import ENOUGH, FEW, form
from tests.cast import Cast

__all__ = ["form"]
Desk = Callable[[Account], Client]


@pytest.fixture
def address(cast: Cast, form: Form) -> str:
    """Where the north worker writes the report that is due next."""
    year = annual().years(timezone.localdate())[0]
    return f"/desk/annual/write/worker/{year}/{cast.grid_n1.pk}/"


def test_a_report_is_drafted_handed_in_read_and_scored(cast: Cast, at_desk: Desk, address: str) -> None:
    worker, reader = at_desk(cast.north_worker), at_desk(cast.dispatcher)
    assert address in worker.get("/desk/annual/").content.decode()
    page = worker.get(address).content.decode()
    assert "My own visits" in page and "Visits that you recorded yourself." in page
    worker.post(address, {"seen": 0, "part_service": FEW, "part_plan": "", "do": "keep"})
    assert FEW in worker.get(address).content.decode()
    short = worker.post(address, {"seen": 1, "part_service": FEW, "part_plan": "", "do": "hand in"})
    assert short.status_code == 422 and "needs at least 10 characters; it has 5." in short.content.decode()
    worker.post(address, {"seen": 1, "part_service": ENOUGH, "part_plan": "", "do": "hand in"})
    report = Report.objects.get()
    assert report.state == "handed"
    assert worker.get(address).status_code == 302
    listed = reader.get("/desk/annual/").content.decode()
    assert f"/desk/annual/{report.pk}/" in listed
    wrong = reader.post(f"/desk/annual/{report.pk}/score/", {"points": 500, "words": "好"})
    assert wrong.status_code == 422 and "From 0 to 100 points." in wrong.content.decode()
    reader.post(f"/desk/annual/{report.pk}/score/", {"points": 92, "words": "实"})
    assert Score.objects.get().points == 92
    assert "92 / 100" in worker.get(f"/desk/annual/{report.pk}/").content.decode()
    assert "92" in reader.get("/desk/annual/scores.csv").content.decode()
    assert worker.post(f"/desk/annual/{report.pk}/score/", {"points": 100, "words": ""}).status_code == 403
    assert at_desk(cast.south_worker).get(f"/desk/annual/{report.pk}/").status_code == 404


def test_a_report_is_sent_back_with_the_reason_on_its_page(cast: Cast, at_desk: Desk, address: str) -> None:
    worker, reader = at_desk(cast.north_worker), at_desk(cast.dispatcher)
    worker.post(address, {"seen": 0, "part_service": ENOUGH, "part_plan": "", "do": "hand in"})
    report = Report.objects.get()
    assert reader.post(f"/desk/annual/{report.pk}/send-back/", {"why": ""}).status_code == 422
    reader.post(f"/desk/annual/{report.pk}/send-back/", {"why": "写具体些"})
    assert "写具体些" in worker.get(address).content.decode()
    assert reader.get(f"/desk/annual/{report.pk}/").status_code == 404


def test_the_circular_is_sent_from_the_list_of_those_missing(cast: Cast, at_desk: Desk, address: str) -> None:
    year, reader = address.split("/")[5], at_desk(cast.dispatcher)
    page = f"/desk/annual/missing/worker/{year}/{cast.street.pk}/"
    assert "Send the circular to 2 people" in reader.get(page).content.decode()
    reader.post(page)
    assert Circular.objects.get().missing == [cast.north_worker.person_id, cast.south_worker.person_id]
    assert reader.get(f"/desk/annual/missing/worker/{year}/{cast.district.pk}/").status_code == 404
    assert at_desk(cast.officer).get(page).status_code == 403


def test_somebody_decides_about_those_who_did_nothing(cast: Cast, at_desk: Desk, form: Form) -> None:
    reader = at_desk(cast.dispatcher)
    page = reader.get("/desk/annual/idle/").content.decode()
    assert "网格员 01" in page and "My own visits 0" in page
    where = f"/desk/annual/idle/{cast.south_worker.person_id}/{cast.grid_s1.pk}/"
    assert reader.post(where, {"decision": "held", "words": ""}).status_code == 422
    reader.post(where, {"decision": "excused", "words": "病假"})
    assert Finding.objects.get().decision == "excused"
    assert at_desk(cast.north_worker).get("/desk/annual/idle/").status_code == 403


def test_a_page_for_those_who_owe_nothing_says_so(cast: Cast, at_desk: Desk) -> None:
    page = at_desk(cast.officer).get("/desk/annual/").content.decode()
    assert "None of your posts owes a yearly report." in page
    assert at_desk(cast.officer).get("/desk/annual/write/worker/2026/1/").status_code == 404
