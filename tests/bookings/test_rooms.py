"""Rooms: never twice at a time, within opening hours, and what is left out of a series is named."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from linli.bookings import actions
from linli.bookings.free import free_on, taken
from linli.bookings.models import Booking
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.actions import RESIDENT, SYSTEM
from linli.journal.expiring import expire
from linli.notify.models import Notice
from tests.bookings.conftest import RESIDENT_01, moment
from tests.cast import NOW, SHANGHAI


def spans(**wanted):
    rows = Booking.objects.filter(**wanted).order_by("span", "pk")
    return [f"{each.span.lower.astimezone(SHANGHAI):%d %H:%M} {each.state}" for each in rows]


def test_a_room_that_is_taken_is_refused_with_the_nearest_free_times(cast, hall, wanted):
    actions.book(wanted("19 09:00", "19 11:00"), room=hall, by=cast.officer, now=NOW)
    with pytest.raises(actions.RoomTaken) as refused:
        actions.book(wanted("19 10:00", "19 11:00"), room=hall, by=cast.south_worker, now=NOW)
    assert str(refused.value) == (
        "“多功能厅” is taken then. The nearest free times: 2026-11-19 11:00–12:00, 2026-11-19 14:00–15:00, "
        "2026-11-19 15:00–16:00."
    )
    assert spans() == ["19 09:00 booked"]


def test_the_database_itself_refuses_two_at_a_time(cast, hall, wanted):
    first = actions.book(wanted("19 09:00", "19 11:00"), room=hall, by=cast.officer, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(
            key="3f9c2c1e-0000-4000-8000-000000000001",
            room=hall,
            span=(moment("19 10:59"), moment("19 12:00")),
            title="x",
            code="0" * 12,
            at=NOW,
        )
    actions.book(wanted("19 11:00", "19 12:00"), room=hall, by=cast.officer, now=NOW)  # one after the other is no clash
    assert actions.book(wanted("19 09:00", "19 11:00", key=first.key), room=hall, by=cast.officer, now=NOW) == first


@pytest.mark.parametrize(
    ("begins", "ends", "sentence"),
    [
        (
            "19 16:00",
            "20 10:00",
            "A booking ends on the day on which it begins: this one goes past midnight. Book until 18:00, and the rest "
            "for the next day.",
        ),
        ("19 11:00", "19 13:00", "The station is open 08:30–12:00, 14:00–18:00 that day. Choose a time within."),
        ("21 14:00", "21 15:00", "The station is open 09:00–12:00 that day. Choose a time within."),
        ("18 09:00", "18 10:00", "This time is past. Choose one that is to come."),
        ("19 10:00", "19 10:05", "It ends after it begins, by ten minutes at least."),
    ],
)
def test_a_time_that_cannot_be_gets_a_sentence(cast, hall, wanted, begins, ends, sentence):
    with pytest.raises(Refusal) as refused:
        actions.book(wanted(begins, ends), room=hall, by=cast.officer, now=NOW)
    assert str(refused.value) == sentence
    assert Booking.objects.count() == 0


def test_on_a_holiday_it_is_closed(cast, hall):
    new_year = datetime(2027, 1, 1, 9, tzinfo=SHANGHAI)
    wish = actions.Wanted(begins=new_year, ends=new_year + timedelta(hours=1), title="x")
    with pytest.raises(Refusal) as refused:
        actions.book(wish, room=hall, by=cast.officer, now=NOW)
    assert str(refused.value) == "The station is closed on 2027-01-01. Choose another day."


def test_residents_book_what_is_open_to_them_by_name_and_number(cast, hall, station, wanted):
    made = actions.book(wanted("19 09:00", "19 10:00", who=RESIDENT_01), room=hall, by=RESIDENT, now=NOW)
    assert (made.who, made.account) == ("居***", None)
    with pytest.raises(Refusal) as nameless:
        actions.book(wanted("19 10:00", "19 11:00"), room=hall, by=RESIDENT, now=NOW)
    assert nameless.value.field == "name"
    office = actions.keep_room(station=station, room=None, name="办公室", by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        actions.book(wanted("19 09:00", "19 10:00", who=RESIDENT_01), room=office, by=RESIDENT, now=NOW)
    expire(now=moment("19 10:00") + timedelta(days=92))
    made.refresh_from_db()
    assert (made.name, made.phone) == ("", "")


def test_whoever_waits_gets_it_when_it_is_given_up_and_is_told(cast, hall, wanted):
    first = actions.book(wanted("19 09:00", "19 11:00"), room=hall, by=cast.officer, now=NOW)
    waiting = actions.wait(wanted("19 10:00", "19 11:30"), room=hall, by=cast.south_worker, now=NOW)
    later = actions.wait(wanted("19 10:30", "19 11:00"), room=hall, by=cast.outsider, now=NOW + timedelta(minutes=1))
    assert (waiting.state, later.state) == ("waiting", "waiting")
    with pytest.raises(NotAllowed):
        actions.withdraw(booking=first, by=cast.outsider, now=NOW)
    actions.withdraw(booking=first, by=cast.officer, now=NOW)
    assert spans() == ["19 09:00 given_up", "19 10:00 booked", "19 10:30 waiting"]
    assert list(Notice.objects.values_list("account", flat=True)) == [cast.south_worker.pk]


def test_a_series_names_holidays_closed_days_and_clashes_and_mentions_made_up_days(cast, hall):
    begins = datetime(2026, 9, 19, 9, tzinfo=SHANGHAI)  # Saturdays
    early = datetime(2026, 9, 1, tzinfo=SHANGHAI)
    taken_on = begins + timedelta(days=28)
    clash = actions.Wanted(begins=taken_on, ends=taken_on + timedelta(hours=1), title="x")
    actions.book(clash, room=hall, by=cast.south_worker, now=early)
    wish = actions.Wanted(begins=begins, ends=begins + timedelta(hours=2), title="示范合唱")
    done = actions.book_series(
        wish, room=hall, rhythm="weekly", until=date(2026, 10, 24), holidays=False, by=cast.officer, now=early
    )
    assert [each.span.lower.astimezone(SHANGHAI).date() for each in done.bookings] == [
        date(2026, 9, 19),
        date(2026, 10, 10),
        date(2026, 10, 24),
    ]
    assert [(f"{each.day:%m-%d}", each.why) for each in done.left_out] == [
        ("09-26", "a statutory holiday: Mid-Autumn Festival"),
        ("10-03", "a statutory holiday: National Day"),
        ("10-17", "“多功能厅” is taken then."),
    ]
    assert [(f"{each.day:%m-%d}", each.why) for each in done.named] == [
        ("10-10", "a made-up working day for National Day")
    ]


def test_free_times_are_opening_hours_without_what_is_booked(cast, hall, wanted):
    actions.book(wanted("19 09:00", "19 10:00"), room=hall, by=cast.officer, now=NOW)
    booked = taken(hall, moment("19 00:00"), moment("20 00:00"))
    free = [f"{a:%H:%M}–{b:%H:%M}" for a, b in free_on(hall, date(2026, 11, 19), booked)]
    assert free == ["08:30–09:00", "10:00–12:00", "14:00–18:00"]


def test_rooms_are_kept_by_those_who_keep_the_station(cast, station, hall):
    with pytest.raises(NotAllowed):
        actions.keep_room(station=station, room=None, name="侧厅", by=cast.officer, now=NOW)
    with pytest.raises(Refusal) as twice:
        actions.keep_room(station=station, room=None, name="多功能厅", by=cast.dispatcher, now=NOW)
    assert str(twice.value) == "This station has a room of this name already. Choose another name."


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_the_room_and_the_other_the_nearest_free_times(cast, hall, wanted):
    refused, ready = [], threading.Barrier(2)

    def take(by):
        try:
            ready.wait()
            with translation.override("en"):
                actions.book(wanted("19 09:00", "19 10:00"), room=hall, by=by, now=NOW)
        except actions.RoomTaken as sentence:
            refused.append(len(sentence.nearest))
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[by]) for by in (cast.officer, cast.outsider)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (spans(), refused) == (["19 09:00 booked"], [3])


def test_how_far_ahead_and_how_long_is_the_practices_word(cast, hall, wanted):
    settings = Practice.objects.get().settings
    said = {"bookings": {"residents": {"days": 7, "hours": 2}}}
    catalogue.keep_practice(settings={**settings, **said}, by=SYSTEM, now=NOW)
    for begins, ends, sentence in [
        ("27 09:00", "27 10:00", "Rooms are booked at most 7 days ahead. Choose an earlier day."),
        ("19 14:00", "19 17:00", "At most 2 hours at a time. Ask at the station for more."),
    ]:
        with pytest.raises(Refusal) as refused:
            actions.book(wanted(begins, ends, who=RESIDENT_01), room=hall, by=RESIDENT, now=NOW)
        assert str(refused.value) == sentence
    actions.book(wanted("27 14:00", "27 17:30"), room=hall, by=cast.officer, now=NOW)
    assert spans() == ["27 14:00 booked"]


def test_without_the_practices_word_residents_reach_sixty_days_and_four_hours(cast, hall):
    late = datetime(2027, 2, 1, 9, tzinfo=SHANGHAI)
    wish = actions.Wanted(begins=late, ends=late + timedelta(hours=1), title="x", who=RESIDENT_01)
    with pytest.raises(Refusal, match="at most 60 days ahead"):
        actions.book(wish, room=hall, by=RESIDENT, now=NOW)
