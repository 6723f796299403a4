"""Courses: enrolling, coming, and the figures that are reported."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.notify.models import Notice
from linli.people.models import Person
from linli.stations.models import Station
from linli.training import actions as training
from linli.training.figures import Examined, Taught, figures
from linli.training.models import Enrolment, Exam, Session, Sitting
from linli.training.words import Came
from tests.at_once import both
from tests.cast import NOW, Cast
from tests.training.conftest import HOUR

Hold = Callable[..., Session]
TOMORROW = NOW + 24 * HOUR


def test_enrolling_twice_is_once(cast: Cast, session: Hold) -> None:
    held = session()
    for _press in range(2):
        training.enrol(session=held, by=cast.north_worker, now=NOW)
    assert list(Enrolment.objects.values_list("person", "came_at")) == [(cast.north_worker.person_id, None)]


def listed(held: Session) -> list[tuple[str, bool]]:
    rows = held.enrolments.order_by("pk").select_related("person")
    return [(each.person.name, each.waiting) for each in rows]


def test_the_last_seat_goes_to_one_the_others_wait_in_order_and_move_up_and_hear_of_it(
    cast: Cast, session: Hold
) -> None:
    held = session(seats=1)
    for who in (cast.north_worker, cast.south_worker, cast.officer):
        training.enrol(session=held, by=who, now=NOW)
    assert listed(held) == [("网格员 01", False), ("网格员 02", True), ("科员 01", True)]

    training.withdraw(session=held, by=cast.north_worker, now=NOW)
    assert listed(held) == [("网格员 02", False), ("科员 01", True)]
    told = Notice.objects.get(account=cast.south_worker)
    assert told.subject == "有座位空出：您已报上“专家大讲堂”，2026-11-19 09:30，示范礼堂"

    said = {"course": held.course, "begins_at": held.begins_at, "ends_at": held.ends_at, "place": held.place}
    training.hold(**said, session=held, seats=2, by=cast.dispatcher, now=NOW)
    assert listed(held) == [("网格员 02", False), ("科员 01", False)]
    assert Notice.objects.filter(account=cast.officer).count() == 1


def test_nobody_moves_up_once_it_has_begun_and_who_waits_and_comes_is_counted(cast: Cast, session: Hold) -> None:
    held = session(seats=1)
    for who in (cast.north_worker, cast.south_worker):
        training.enrol(session=held, by=who, now=NOW)
    training.check_in(session=held, by=cast.south_worker, now=TOMORROW)
    assert listed(held) == [("网格员 01", False), ("网格员 02", False)]
    (taught,) = figures([cast.street.pk], TOMORROW.date(), TOMORROW.date()).taught
    assert (taught.enrolled, taught.came) == (2, 1)


def test_whoever_holds_it_gives_the_seat_to_one_who_waits_and_nobody_over_the_seats(cast: Cast, session: Hold) -> None:
    held = session(seats=1)
    for who in (cast.north_worker, cast.south_worker):
        training.enrol(session=held, by=who, now=NOW)
    with pytest.raises(Refusal, match="there is no room for 1 more"):
        training.enrol_all(session=held, people=[cast.south_worker.person], by=cast.dispatcher, now=NOW)
    held.enrolments.filter(waiting=False).delete()
    assert training.enrol_all(session=held, people=[cast.south_worker.person], by=cast.dispatcher, now=NOW) == 1
    assert listed(held) == [("网格员 02", False)]


def test_a_session_at_a_station_is_for_whoever_serves_anywhere(cast: Cast, session: Hold) -> None:
    station = Station.objects.create(code="north-1", name="北社区服务站", tier="community", area=cast.north)
    held = session(station=station, place="")
    assert held.where == "北社区服务站"
    training.enrol(session=held, by=cast.outsider, now=NOW)
    assert listed(held) == [("外人 01", False)]
    with pytest.raises(Refusal) as nowhere:
        session(place=" ")
    assert str(nowhere.value) == "Choose a station, or say where it is held."
    station.active = False
    station.save()
    with pytest.raises(Refusal) as closed:
        session(station=station)
    assert str(closed.value) == "This station is not in use. Choose another."


@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_last_seat_at_the_same_moment_get_a_seat_and_a_place_in_line(
    cast: Cast, session: Hold
) -> None:
    held = session(seats=1)
    three = (cast.north_worker, cast.south_worker, cast.officer)
    assert both(*(partial(training.enrol, session=held, by=who, now=NOW) for who in three)) == []
    assert [waits for _name, waits in listed(held)].count(False) == 1
    assert len(listed(held)) == 3


@pytest.mark.parametrize(
    ("more", "now", "sentence"),
    [
        ({"enrol_until": NOW}, NOW + HOUR, "Enrolling ended at 2026-11-18 09:30. Ask whoever holds the course."),
        ({}, TOMORROW + HOUR, "Enrolling ended at 2026-11-19 09:30. Ask whoever holds the course."),
    ],
)
def test_enrolling_too_late_says_when_it_ended(
    cast: Cast, session: Hold, more: dict[str, object], now: object, sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        training.enrol(session=session(**more), by=cast.north_worker, now=now)
    assert str(refused.value) == sentence


def test_what_is_held_elsewhere_is_not_for_outsiders(cast: Cast, session: Hold) -> None:
    with pytest.raises(NotAllowed):
        training.enrol(session=session(), by=cast.outsider, now=NOW)


def test_checking_in_at_the_place_counts_once_and_only_about_its_time(cast: Cast, session: Hold) -> None:
    held = session()
    with pytest.raises(Refusal):
        training.check_in(session=held, by=cast.north_worker, now=NOW)
    first = training.check_in(session=held, by=cast.north_worker, now=TOMORROW)
    again = training.check_in(session=held, by=cast.north_worker, now=TOMORROW + HOUR)
    assert (first.how, again.came_at) == (Came.CODE, TOMORROW)


def test_ticking_the_list_leaves_those_who_checked_in(cast: Cast, session: Hold) -> None:
    held = session()
    people = [cast.north_worker.person, cast.south_worker.person, cast.officer.person]
    assert training.enrol_all(session=held, people=people, by=cast.dispatcher, now=NOW) == 3
    training.check_in(session=held, by=cast.officer, now=TOMORROW)
    ticked = training.tick(session=held, came=[people[0].pk], guests=7, seen=2, by=cast.dispatcher, now=TOMORROW + HOUR)
    how = dict(Enrolment.objects.values_list("person", "how"))
    assert how == {people[0].pk: "list", people[1].pk: "", people[2].pk: "code"}
    assert ticked.guests == 7
    with pytest.raises(WrongState):
        training.tick(session=held, came=[], guests=0, seen=2, by=cast.dispatcher, now=TOMORROW + HOUR)


def test_calling_off_tells_those_enrolled_and_stops_the_rest(cast: Cast, session: Hold) -> None:
    held = session()
    training.enrol(session=held, by=cast.north_worker, now=NOW)
    for _press in range(2):
        training.call_off(session=held, by=cast.dispatcher, now=NOW)
    assert Notice.objects.filter(account=cast.north_worker).count() == 1
    with pytest.raises(WrongState):
        training.check_in(session=held, by=cast.north_worker, now=TOMORROW)


def test_a_session_ends_after_it_begins(cast: Cast, session: Hold) -> None:
    with pytest.raises(Refusal) as refused:
        session(ends_at=TOMORROW)
    assert refused.value.field == "ends_at"


def test_the_reported_figures_come_out(cast: Cast, session: Hold, exam: Callable[..., Exam]) -> None:
    """Z5: sessions and attendances; E6: officers examined and qualified. The first figure of each is the document's."""
    people = Person.objects.bulk_create(Person(name=f"干部 {number:03}") for number in range(485))
    lectures = [session(begins_at=NOW + timedelta(days=day)) for day in range(1, 9)]
    for held in lectures:
        Enrolment.objects.bulk_create(
            Enrolment(session=held, person=person, by=cast.dispatcher, at=NOW, came_at=NOW, how="list")
            for person in people[:280]
        )
        Session.objects.filter(pk=held.pk).update(guests=20)
    held_exam = exam()
    training.call(exam=held_exam, people=people, by=cast.dispatcher, now=NOW)
    Sitting.objects.filter(exam=held_exam).update(
        began_at=NOW, handed_at=NOW, confirmed_at=NOW, points=84, passed=False
    )
    best = list(Sitting.objects.order_by("pk").values_list("pk", flat=True)[:400])
    Sitting.objects.filter(pk__in=best).update(points=85, passed=True)
    found = figures([cast.street.pk], date(2026, 11, 1), date(2026, 11, 30))
    assert found.taught == [Taught(lectures[0].course_id, "专家大讲堂", "lecture", 8, 2240, 2400)]
    assert found.examined == [Examined(held_exam.pk, "上岗考试", 485, 485, 485, 400)]
    assert (found.sessions, found.came, found.sat, found.passed, found.certificates) == (8, 2400, 485, 400, 0)
    assert figures([cast.north.pk], found.first, found.last).taught == []
