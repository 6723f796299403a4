"""Windows: appointments, numbers, calling them."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from linli.bookings import actions, queries
from linli.bookings.models import Ticket
from linli.bookings.words import Taken
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from tests.bookings.conftest import RESIDENT_01, moment
from tests.cast import NOW


def take(line, now=NOW, **more):
    return actions.take(line=line, how=Taken.KIOSK, by=RESIDENT, now=now, **more)


@pytest.fixture
def call(cast, station):
    def next_one(*lines, window=1, now=NOW):
        return actions.call_next(station=station, window=window, lines=lines, by=cast.dispatcher, now=now)

    return next_one


def test_numbers_count_up_for_each_line_and_day(cast, line):
    a, b = line("A"), line("B")
    assert [take(a).label, take(b).label, take(a).label] == ["A001", "B001", "A002"]
    assert take(a, now=NOW + timedelta(days=1)).label == "A001"
    key = uuid4()
    assert take(b, key=key) == take(b, key=key)


def test_a_closed_station_gives_no_numbers_but_a_clerk_may(cast, line):
    a, late = line("A"), moment("18 19:00")
    with pytest.raises(Refusal) as closed:
        take(a, now=late)
    assert str(closed.value) == "The station is closed now, so no numbers are given out."
    assert actions.take(line=a, how=Taken.WINDOW, by=cast.dispatcher, now=late).label == "A001"


def test_a_number_goes_its_way_from_the_call_to_done(cast, station, line, call):
    a = line("A")
    first, second = take(a), take(a)
    assert call(a) == first
    minute = NOW + timedelta(minutes=1)
    assert queries.called(station, minute) == [queries.Called("A001", 1, "示范窗口A", NOW, 1)]
    assert queries.before(second) == 0
    actions.call_again(ticket=first, by=cast.dispatcher, now=minute)
    assert queries.called(station, minute)[0].calls == 2
    actions.serve(ticket=first, by=cast.dispatcher, now=minute)
    with pytest.raises(WrongState) as gone:
        actions.skip(ticket=first, by=cast.dispatcher, now=minute)
    assert str(gone.value) == "A001 is now “Being served”. Look at the window as it is now."
    assert call(a, now=minute) == second  # one key: whoever was there has been served
    first.refresh_from_db()
    assert (first.state, first.done_at) == ("done", minute)
    assert call(a) is None


def test_whoever_did_not_come_is_skipped_and_comes_next_when_back(cast, line, call):
    a = line("A")
    first, second = take(a), take(a)
    call(a)
    actions.skip(ticket=first, by=cast.dispatcher, now=NOW)
    actions.bring_back(ticket=first, by=cast.dispatcher, now=NOW)
    assert [call(a), call(a)] == [first, second]


def test_whoever_is_passed_on_keeps_number_and_turn(cast, line, call):
    a, b = line("A"), line("B")
    first, other = take(a), take(b, now=NOW + timedelta(minutes=1))
    call(a)
    with pytest.raises(Refusal):
        actions.pass_on(ticket=first, to=a, by=cast.dispatcher, now=NOW)
    actions.pass_on(ticket=first, to=b, by=cast.dispatcher, now=NOW)
    assert [each.label for each in (call(b, window=2), call(b, window=3))] == ["A001", "B001"]
    assert other.label == "B001"


def test_whoever_cannot_stand_in_line_goes_before_and_an_appointment_when_its_time_has_come(cast, line, call):
    a = line("A")
    made = actions.appoint(RESIDENT_01, line=a, begins=moment("18 10:00"), key=uuid4(), by=RESIDENT, now=NOW)
    plain = take(a)
    appointed = actions.arrive(appointment=made, by=RESIDENT, now=NOW)
    assert actions.arrive(appointment=made, by=RESIDENT, now=NOW) == appointed
    first = actions.take(line=a, how=Taken.WINDOW, by=cast.dispatcher, now=NOW, first=True)
    late = take(a, now=moment("18 10:05"))
    order = [call(a, now=moment("18 09:40")), call(a, now=moment("18 09:45"))]
    order += [call(a, now=moment("18 10:10")), call(a, now=moment("18 10:15"))]
    assert order == [first, plain, appointed, late]


def test_as_many_appointments_at_a_time_as_windows(cast, line):
    a = line("A", windows=2)
    at = moment("19 10:00")
    seats = [
        actions.appoint(RESIDENT_01, line=a, begins=at, key=uuid4(), by=RESIDENT, now=NOW).seat for _time in range(2)
    ]
    assert seats == [1, 2]
    with pytest.raises(Refusal) as full:
        actions.appoint(RESIDENT_01, line=a, begins=at, key=uuid4(), by=RESIDENT, now=NOW)
    assert str(full.value) == (
        "All windows are taken then. The nearest free times: 11-19 09:00, 11-19 09:30, 11-19 10:30."
    )
    with pytest.raises(Refusal) as odd:
        actions.appoint(RESIDENT_01, line=a, begins=moment("19 10:10"), key=uuid4(), by=RESIDENT, now=NOW)
    assert str(odd.value) == "There is no appointment at that time. Choose one from the list."


def test_an_appointment_given_up_is_free_again(cast, line):
    a, at = line("A"), moment("19 10:00")
    made = actions.appoint(RESIDENT_01, line=a, begins=at, key=uuid4(), by=RESIDENT, now=NOW)
    actions.withdraw_appointment(appointment=made, by=RESIDENT, now=NOW)
    again = actions.appoint(RESIDENT_01, line=a, begins=at, key=uuid4(), by=RESIDENT, now=NOW)
    assert (again.seat, again.pk == made.pk) == (1, False)
    with pytest.raises(Refusal) as gone:
        actions.arrive(appointment=made, by=RESIDENT, now=NOW)
    assert str(gone.value) == "This appointment was given up already."


def test_only_those_at_windows_call(cast, station, line):
    with pytest.raises(NotAllowed):
        actions.call_next(station=station, window=1, lines=[line("A")], by=cast.officer, now=NOW)


def test_waits_are_measured(cast, station, line, call):
    a = line("A")
    for _time in range(3):
        take(a)
    for minutes in (2, 4, 12):
        call(a, now=NOW + timedelta(minutes=minutes))
    (row,) = queries.waits(station, NOW.date(), NOW.date())
    assert row == queries.Waits("示范窗口A", 3, 4.0, 10.4, 5.0, 0)


@pytest.mark.django_db(transaction=True)
def test_numbers_and_calls_at_once_are_each_one_of_their_own(cast, station, line):
    a, labels, called = line("A"), [], []

    def client(at):
        try:
            labels.extend(take(a).label for _time in range(5))
            ready.wait()
            number = actions.call_next(station=station, window=at, lines=[a], by=cast.dispatcher, now=NOW)
            called.append(number.label)
        finally:
            connection.close()

    ready = threading.Barrier(6)
    threads = [threading.Thread(target=client, args=[at]) for at in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(labels) == [f"A{number:03d}" for number in range(1, 31)]
    assert sorted(called) == [f"A{number:03d}" for number in range(1, 7)]
    assert Ticket.objects.filter(state="called").count() == 6
