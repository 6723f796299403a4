"""Booking on the public site: a room, an appointment, a number by telephone."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.bookings import actions
from linli.bookings.models import Appointment, Booking, Ticket
from tests.bookings.conftest import moment
from tests.cast import NOW

WHO = {"name": "居民 01", "phone": "13900000001"}


@pytest.fixture
def clock(monkeypatch):
    def set_to(now):
        monkeypatch.setattr(timezone, "now", lambda: now)

    set_to(NOW)
    return set_to


def test_a_room_is_booked_found_again_and_given_up(cast, reader, hall, clock):
    assert "北社区服务站" in reader.get("/booking/").content.decode()
    assert "多功能厅" in reader.get("/booking/north-1/").content.decode()
    at = f"/booking/rooms/{hall.pk}/"
    key = reader.get(f"{at}?day=2026-11-19").context["key"]
    said = {"day": "2026-11-19", "begins": "09:00", "ends": "10:00", "title": "示范读书会", **WHO, "key": key}
    first = reader.post(at, said)
    assert reader.post(at, said)["Location"] == first["Location"] and Booking.objects.count() == 1
    assert "It is booked for you." in reader.get(first["Location"]).content.decode()
    again = reader.post(at, {**said, "key": "", "phone": "13900000002"})
    text = again.content.decode()
    assert again.status_code == 422 and "The nearest free times: 2026-11-19 10:00–11:00" in text
    waiting = reader.post(at, {**said, "key": "", "phone": "13900000002", "wait": "1"}, follow=True)
    assert "You are on the waiting list." in waiting.content.decode()
    code = Booking.objects.get(state="booked").code
    assert reader.post("/booking/mine/", {"code": code})["Location"] == first["Location"]
    assert "You have withdrawn." in reader.post(f"{first['Location']}withdraw/", follow=True).content.decode()
    assert "It is booked for you." in reader.get(waiting.redirect_chain[-1][0]).content.decode()


def test_a_time_across_midnight_keeps_what_was_typed(cast, reader, hall, clock):
    said = {"day": "2026-11-19", "begins": "17:00", "ends": "16:00", "title": "示范读书会", **WHO}
    page = reader.post(f"/booking/rooms/{hall.pk}/", said)
    assert page.status_code == 422 and 'value="示范读书会"' in page.content.decode()
    assert "It ends after it begins, by ten minutes at least." in page.content.decode()


def test_an_appointment_becomes_a_number_on_its_day(cast, reader, line, clock):
    at = f"/booking/windows/{line('A').pk}/"
    page = reader.get(f"{at}?day=2026-11-19")
    begins = page.context["slots"][0].begins
    assert f"{begins:%H:%M}" == "08:30"
    said = {"begins": begins.isoformat(), "day": "2026-11-19", **WHO}
    own = reader.post(at, said)["Location"]
    assert "Your appointment" in reader.get(own).content.decode()
    full = reader.post(at, {**said, "phone": "13900000002"})
    assert full.status_code == 422 and "All windows are taken then." in full.content.decode()
    early = reader.post(f"{own}arrive/")
    assert early.status_code == 422 and "This appointment is for 2026-11-19 08:30." in early.content.decode()
    clock(moment("19 08:31"))
    assert "You are next." in reader.post(f"{own}arrive/", follow=True).content.decode()
    assert Appointment.objects.get().ticket.label == "A001"


def test_a_telephone_takes_one_number_and_sees_its_turn(cast, reader, station, line, clock):
    a = line("A")
    other = Client()
    other.post(f"/booking/windows/{a.pk}/number/")
    mine = reader.post(f"/booking/windows/{a.pk}/number/")["Location"]
    assert "1 person comes before you." in reader.get(mine).content.decode()
    assert reader.post(f"/booking/windows/{a.pk}/number/")["Location"] == mine
    assert Ticket.objects.count() == 2
    for _time in range(2):
        actions.call_next(station=station, window=3, lines=[a], by=cast.dispatcher, now=NOW)
    assert "Please come to window 3." in reader.get(mine).content.decode()
    assert "You have number A002." in reader.get("/booking/north-1/").content.decode()


def test_a_closed_station_gives_none_and_a_room_for_staff_is_not_there(cast, reader, station, line, clock):
    a = line("A")
    office = actions.keep_room(station=station, room=None, name="办公室", by=cast.dispatcher, now=NOW)
    assert reader.get(f"/booking/rooms/{office.pk}/").status_code == 404
    assert reader.get("/booking/mine/482109375516/").status_code == 404
    clock(moment("18 20:00"))
    page = reader.post(f"/booking/windows/{a.pk}/number/")
    assert page.status_code == 422 and "The station is closed now" in page.content.decode()


def test_the_list_costs_the_same_queries_however_many_lines(cast, reader, line, clock, django_assert_num_queries):
    line("A")
    reader.get("/booking/north-1/")
    with django_assert_num_queries(3):
        reader.get("/booking/north-1/")
    line("B"), line("C")
    with django_assert_num_queries(3):
        reader.get("/booking/north-1/")
