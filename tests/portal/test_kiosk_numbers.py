"""Numbers at the terminal: one tap, one number; a sentence when the station is shut; appointments by their code."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from linli.bookings import actions
from linli.bookings.models import Appointment, Line, Ticket
from linli.journal.actions import RESIDENT
from linli.portal import guessing
from linli.stations.models import Station
from tests.bookings.conftest import line as line
from tests.bookings.conftest import station as station
from tests.cast import NOW, SHANGHAI, Cast

NOON = datetime(2026, 11, 18, 12, 30, tzinfo=SHANGHAI)
HOME = "/kiosk/north-1/"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Half past nine on a Wednesday; the station shuts from noon to two."""
    moment = [NOW]
    monkeypatch.setattr(timezone, "now", lambda: moment[0])
    guessing.forget()
    return moment


@pytest.fixture
def insurance(cast: Cast, line) -> Line:
    return line("A", name="社保窗口")


def take(reader: Client, insurance: Line, key: str = "") -> str:
    """Tap the tile; returns the slip's page."""
    answer = reader.post(f"{HOME}numbers/{insurance.pk}/", {"key": key or uuid4().hex})
    assert answer.status_code == 302
    return reader.get(answer["Location"]).content.decode()


def test_the_terminal_has_a_tile_for_each_line_with_how_many_wait(reader: Client, insurance: Line, line) -> None:
    line("B", name="综合窗口")
    take(reader, insurance)
    page = reader.get(HOME).content.decode()
    assert page.count("data-take") == 2 and "社保窗口" in page and "1 person waits" in page
    assert "0 people wait" in page


def test_a_tap_is_a_number_with_how_many_come_before_and_two_of_the_same_are_one(
    reader: Client, insurance: Line
) -> None:
    first = take(reader, insurance, key := uuid4().hex)
    assert "A001" in first and "You are next." in first
    assert take(reader, insurance, key) == first
    assert "1 person comes before you." in take(reader, insurance)
    assert list(Ticket.objects.order_by("pk").values_list("label", "how")) == [("A001", "kiosk"), ("A002", "kiosk")]


def test_when_it_is_shut_no_number_is_given_and_it_says_so(
    reader: Client, insurance: Line, clock: list[datetime]
) -> None:
    clock[0] = NOON
    page = reader.get(HOME).content.decode()
    assert "data-take" not in page and "Closed now, opens today at 14:00" in page
    answer = reader.post(f"{HOME}numbers/{insurance.pk}/")
    assert answer.status_code == 422 and "The station is closed now" in answer.content.decode()
    assert not Ticket.objects.exists()


def test_a_line_of_another_station_or_out_of_use_gives_none(reader: Client, cast: Cast, insurance: Line) -> None:
    Station.objects.create(code="other", name="别处", tier="community", area=cast.south)
    assert reader.post(f"/kiosk/other/numbers/{insurance.pk}/").status_code == 404
    Line.objects.update(active=False)
    assert reader.post(f"{HOME}numbers/{insurance.pk}/").status_code == 404
    assert 'href="#number"' not in reader.get(HOME).content.decode()


def test_a_slip_is_shown_at_its_own_station_only_and_kept_nowhere(reader: Client, cast: Cast, insurance: Line) -> None:
    take(reader, insurance)
    code = Ticket.objects.get().code
    Station.objects.create(code="other", name="别处", tier="community", area=cast.south)
    assert reader.get(f"/kiosk/other/number/{code}/").status_code == 404
    answer = reader.get(f"{HOME}number/{code}/")
    assert "no-store" in answer["Cache-Control"] and f"/booking/mine/{code}/" in answer.content.decode()


def test_whoever_has_an_appointment_taps_its_code_and_gets_a_number(reader: Client, insurance: Line) -> None:
    begins = datetime(2026, 11, 18, 10, tzinfo=SHANGHAI)
    who = actions.Who(name="居民 01", phone="13900000001")
    actions.appoint(who, line=insurance, begins=begins, key=uuid4(), by=RESIDENT, now=NOW)
    code = Appointment.objects.get().code
    answer = reader.post(f"{HOME}arrive/", {"code": f"{code[:4]} {code[4:8]} {code[8:]}"}, follow=True)
    assert "A001" in answer.content.decode() and Ticket.objects.get().how == "appointed"


def test_a_code_of_no_appointment_here_is_a_sentence_and_guessing_ends(reader: Client, insurance: Line) -> None:
    for typed in ("12", "000000000000"):
        answer = reader.post(f"{HOME}arrive/", {"code": typed})
        assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    for _guess in range(20):
        reader.post(f"{HOME}arrive/", {"code": "000000000000"})
    assert reader.post(f"{HOME}arrive/", {"code": "000000000000"}).status_code == 429
