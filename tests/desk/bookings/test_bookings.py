"""Rooms and the window at the desk."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.bookings import actions
from linli.bookings.models import Booking, Line, Room, Ticket
from linli.bookings.words import Taken
from linli.core import fresh
from linli.journal.actions import RESIDENT
from tests.bookings.conftest import RESIDENT_01, moment
from tests.cast import NOW
from tests.services.conftest import keep as keep

WINDOW = "/desk/window-queue/north-1/2/"


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_a_colleague_books_a_room_and_gives_it_up(cast, at_desk, hall):
    desk, at = at_desk(cast.officer), f"/desk/bookings/rooms/{hall.pk}/"
    said = {"day": "2026-11-19", "begins": "09:00", "ends": "10:00", "title": "示范例会"}
    page = desk.post(at, said, follow=True).content.decode()
    assert "Booked." in page and "示范例会" in page and "10:00–12:00" in page
    refused = at_desk(cast.outsider).post(at, said)
    assert refused.status_code == 422 and "is taken then" in refused.content.decode()
    assert "示范例会" in desk.get("/desk/bookings/").content.decode()
    number = Booking.objects.get().pk
    assert at_desk(cast.outsider).post(f"{at}withdraw/", {"booking": number}).status_code == 404
    gone = desk.post(f"{at}withdraw/", {"booking": number}, follow=True)
    assert "Withdrawn; whoever waits for that time has it now." in gone.content.decode()


def test_a_series_for_ones_organisation_names_what_was_left_out(cast, at_desk, hall):
    said = {
        "day": "2026-12-18",
        "begins": "09:00",
        "ends": "10:00",
        "title": "示范例会",
        "organisation": cast.works.pk,
        "rhythm": "weekly",
        "until": "2027-01-01",
    }
    page = at_desk(cast.officer).post(f"/desk/bookings/rooms/{hall.pk}/", said, follow=True).content.decode()
    assert "2 booked. Left out: 2027-01-01 (a statutory holiday: New Year" in page
    assert {each.who for each in Booking.objects.all()} == {"城管科"}


def test_whoever_keeps_the_station_enters_rooms_and_lines(cast, at_desk, station):
    desk = at_desk(cast.dispatcher)
    desk.post("/desk/bookings/north-1/room/", {"name": "小会议室", "seats": "12", "active": "on"})
    line = {"name": "社保", "letter": "a", "windows": "2", "minutes": "20", "days": "7", "active": "on"}
    desk.post("/desk/bookings/north-1/line/", line)
    assert (Room.objects.get().seats, Line.objects.get().letter) == (12, "A")
    twice = desk.post("/desk/bookings/north-1/line/", line)
    assert twice.status_code == 422 and "Another line of this station has this letter." in twice.content.decode()
    change = {"name": "小会议室", "seats": "14", "active": "on", "pk": Room.objects.get().pk, "seen": 1}
    assert desk.post("/desk/bookings/north-1/room/", change).status_code == 302
    assert "Somebody changed this" in desk.post("/desk/bookings/north-1/room/", change).content.decode()
    assert at_desk(cast.officer).get("/desk/bookings/north-1/").status_code == 403


def test_one_key_calls_the_next_and_the_others_do_what_they_say(cast, at_desk, station, line):
    a, b = line("A"), line("B")
    desk = at_desk(cast.dispatcher)
    first = actions.take(line=a, how=Taken.KIOSK, by=RESIDENT, now=NOW)
    second = actions.take(line=b, how=Taken.KIOSK, by=RESIDENT, now=NOW)
    assert desk.get("/desk/window-queue/?station=north-1&window=2")["Location"] == WINDOW
    page = desk.post(f"{WINDOW}next/", follow=True).content.decode()
    assert "A001" in page and 'data-key="n"' in page
    steps = [("again", {}), ("pass", {"to": b.pk})]
    for step, more in steps:
        desk.post(f"{WINDOW}{step}/", {"ticket": first.pk, **more})
    desk.post(f"{WINDOW}next/")
    desk.post(f"{WINDOW}skip/", {"ticket": first.pk})
    desk.post(f"{WINDOW}back/", {"ticket": first.pk})
    desk.post(f"{WINDOW}next/?line={b.pk}")
    desk.post(f"{WINDOW}serve/", {"ticket": first.pk})
    desk.post(f"{WINDOW}done/", {"ticket": first.pk})
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, first.calls, second.state) == ("done", 1, "waiting")
    late = desk.post(f"{WINDOW}skip/", {"ticket": first.pk}, follow=True)
    assert "A001 is now “Served”." in late.content.decode()
    assert desk.post(f"{WINDOW}jump/", {"ticket": first.pk}).status_code == 404
    part = desk.get(WINDOW, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="window"') and "B001" in part


def test_a_clerk_gives_out_a_number_before_the_others_and_lets_an_appointment_in(cast, at_desk, station, line):
    a, desk = line("A"), at_desk(cast.dispatcher)
    given = desk.post("/desk/window-queue/north-1/give/", {"line": a.pk, "first": "on", "window": 2}, follow=True)
    assert "A001" in given.content.decode() and Ticket.objects.get().first
    made = actions.appoint(
        RESIDENT_01, line=a, begins=moment("18 10:00"), key="3f9c2c1e-0000-4000-8000-000000000009", by=RESIDENT, now=NOW
    )
    slip = desk.post("/desk/window-queue/north-1/arrive/", {"code": made.code, "window": 2}, follow=True)
    assert "A002" in slip.content.decode()
    wrong = desk.post("/desk/window-queue/north-1/arrive/", {"code": "12", "window": 2}, follow=True)
    assert "A query code has 12 digits; this one has 2." in wrong.content.decode()


def test_the_window_says_what_an_appointment_is_for_and_asks_no_more_for_ten_of_them(
    cast, at_desk, station, line, keep
):
    a, desk, card = line("A", windows=12), at_desk(cast.dispatcher), keep("p-001", "办老年卡")

    def arrive(key: int) -> None:
        made = actions.appoint(
            RESIDENT_01, line=a, begins=moment("18 10:00"), key=UUID(int=key), item=card, by=RESIDENT, now=NOW
        )
        actions.arrive(appointment=made, by=RESIDENT, now=NOW)

    arrive(1)
    desk.get(WINDOW)
    with CaptureQueriesContext(connection) as few:
        assert "办老年卡" in desk.get(WINDOW).content.decode()
    for key in range(2, 12):
        arrive(key)
    with CaptureQueriesContext(connection) as many:
        assert desk.get(WINDOW).content.decode().count("办老年卡") == 11
    assert len(many) == len(few)
    called = desk.post(f"{WINDOW}next/", follow=True).content.decode()
    assert called.count("办老年卡") == 11 and 'href="/desk/services/items/p-001/"' in called


def test_windows_of_others_do_not_exist(cast, at_desk, station, line):
    line("A")
    assert at_desk(cast.officer).get(WINDOW).status_code == 403
    assert at_desk(cast.dispatcher).get("/desk/window-queue/elsewhere/2/").status_code == 404
    assert at_desk(cast.dispatcher).get("/desk/window-queue/north-1/waits/").status_code == 200


def test_pages_cost_the_same_queries_however_much_there_is(
    cast, at_desk, hall, line, wanted, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(fresh, "monotonic", lambda: 0.0)  # on a slow machine, too, small tables are read once
    a, desk = line("A"), at_desk(cast.dispatcher)
    actions.take(line=a, how=Taken.KIOSK, by=RESIDENT, now=NOW)
    pages = {"/desk/bookings/": 7, f"/desk/bookings/rooms/{hall.pk}/?day=2026-11-19": 7, WINDOW: 9}

    def ask():
        for page, queries in pages.items():
            desk.get(page)  # what is read once in a while is read
            with django_assert_num_queries(queries, info=page):
                desk.get(page)

    actions.book(wanted("19 09:00", "19 10:00"), room=hall, by=cast.officer, now=NOW)
    ask()
    line("B"), actions.take(line=a, how=Taken.KIOSK, by=RESIDENT, now=NOW)
    actions.book(wanted("19 10:00", "19 11:00"), room=hall, by=cast.outsider, now=NOW)
    ask()
