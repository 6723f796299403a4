"""Courses: enrolling, coming, and the figures that are reported."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.notify.models import Notice
from linli.people.models import Person
from linli.training import actions as training
from linli.training.figures import Examined, Taught, figures
from linli.training.models import Enrolment, Exam, Session, Sitting
from linli.training.words import Came
from tests.cast import NOW, Cast
from tests.training.conftest import HOUR

Hold = Callable[..., Session]
TOMORROW = NOW + 24 * HOUR


def test_enrolling_twice_is_once(cast: Cast, session: Hold) -> None:
    held = session()
    for _press in range(2):
        training.enrol(session=held, by=cast.north_worker, now=NOW)
    assert list(Enrolment.objects.values_list("person", "came_at")) == [(cast.north_worker.person_id, None)]


def test_the_last_seat_goes_to_one(cast: Cast, session: Hold) -> None:
    held = session(seats=1)
    training.enrol(session=held, by=cast.north_worker, now=NOW)
    with pytest.raises(Refusal) as refused:
        training.enrol(session=held, by=cast.south_worker, now=NOW)
    assert str(refused.value) == "All 1 seats are taken. Choose another session."


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
