"""Training and exams as they are clicked through."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from linli.core import sheets as files
from linli.desk.training.attending import SALT
from linli.people.models import Account
from linli.portal import guessing
from linli.stations.models import Station
from linli.training import actions as training
from linli.training.drawing import Line
from linli.training.models import Answer, BankSheet, Certificate, Course, Enrolment, Exam, Question, Session, Sitting
from linli.training.sheets import headings
from tests.cast import Cast
from tests.training.conftest import HOUR, right

Desk = Callable[[Account], Client]
MIXED = (Line("single", 1, 70), Line("short", 1, 30))


@pytest.fixture
def under_way(cast: Cast, sitting: Callable[..., Sitting]) -> Callable[..., Sitting]:
    """The north worker's paper, begun a minute ago by the machine's own clock."""

    def sit(**more: object) -> Sitting:
        begun = sitting(**more)
        now = timezone.now()
        Exam.objects.update(opens_at=now - HOUR, closes_at=now + 2 * HOUR)
        Sitting.objects.update(began_at=now - timedelta(minutes=1), due_at=now + timedelta(minutes=59))
        return Sitting.objects.get(pk=begun.pk)

    return sit


def test_a_course_is_entered_held_enrolled_for_and_attended(cast: Cast, at_desk: Desk) -> None:
    desk = at_desk(cast.dispatcher)
    made = desk.post(
        "/desk/training/courses/new/", {"name": "专家大讲堂", "kind": "course", "area": cast.street.pk, "about": ""}
    )
    course = Course.objects.get()
    assert made["Location"] == f"/desk/training/courses/{course.pk}/"
    begins = timezone.localtime() + timedelta(minutes=30)
    times = {"begins_at": f"{begins:%Y-%m-%dT%H:%M}", "ends_at": f"{begins + HOUR:%Y-%m-%dT%H:%M}"}
    desk.post(f"/desk/training/courses/{course.pk}/hold/", {**times, "place": "示范礼堂", "seats": ""})
    held = Session.objects.get()
    worker = at_desk(cast.north_worker)
    assert "专家大讲堂" in worker.get("/desk/training/").content.decode()
    worker.post(f"/desk/training/sessions/{held.pk}/enrol/")
    assert "You are enrolled." in worker.get(f"/desk/training/sessions/{held.pk}/").content.decode()
    named = desk.post(f"/desk/training/sessions/{held.pk}/people/", {"role": "", "names": "south\n没有这个人"})
    assert named.status_code == 422 and "Nobody or several fit: 没有这个人." in named.content.decode()
    desk.post(f"/desk/training/sessions/{held.pk}/people/", {"role": "officer", "names": "south"})
    assert Enrolment.objects.count() == 3
    came = {"came": [cast.south_worker.person_id], "guests": "12", "seen": held.version}
    desk.post(f"/desk/training/sessions/{held.pk}/tick/", came)
    held.refresh_from_db()
    known = Enrolment.objects.filter(came_at__isnull=False).values_list("person", flat=True)
    assert (list(known), held.guests) == ([cast.south_worker.person_id], 12)


def test_the_code_at_the_place_checks_in_and_an_old_one_does_not(
    cast: Cast, at_desk: Desk, session: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = session(begins_at=timezone.now())
    assert "<svg" in at_desk(cast.dispatcher).get(f"/desk/training/sessions/{held.pk}/code/").content.decode()
    worker, ticket = at_desk(cast.north_worker), signing.TimestampSigner(salt=SALT).sign(str(held.pk))
    assert "I am here" in worker.get(f"/desk/training/here/{ticket}/").content.decode()
    assert "You are checked in since" in worker.post(f"/desk/training/here/{ticket}/").content.decode()
    assert Enrolment.objects.get().how == "code"
    assert worker.get("/desk/training/here/1:x:y/").status_code == 404
    monkeypatch.setattr("linli.desk.training.attending.GOOD", -1)
    old = worker.post(f"/desk/training/here/{ticket}/")
    assert old.status_code == 422 and "This code is too old." in old.content.decode()


def test_a_sheet_is_shown_first_and_then_brought_in(cast: Cast, at_desk: Desk) -> None:
    rows = [
        ["判断", "服务", "", "诉求按原话登记。", *[""] * 8, "对", ""],
        ["论述", "", "", "谈谈", *[""] * 8, "", ""],
    ]
    file = SimpleUploadedFile("题库.xlsx", files.written("题库", headings(), rows))
    desk = at_desk(cast.dispatcher)
    answer = desk.post("/desk/training/bank/", {"file": file, "area": cast.street.pk})
    sheet = BankSheet.objects.get()
    page = desk.get(answer["Location"]).content.decode()
    assert "Bring in 1 question" in page and "“论述” is none of the five kinds of question." in page
    assert Question.objects.count() == 0
    desk.post(f"/desk/training/bank/sheets/{sheet.pk}/")
    assert Question.objects.get().text == "诉求按原话登记。"
    assert at_desk(cast.officer).get(f"/desk/training/bank/sheets/{sheet.pk}/").status_code == 403
    back = desk.get("/desk/training/bank/questions.xlsx").content
    assert files.read_cells(back, "q.xlsx")[1][3] == "诉求按原话登记。"
    wrong = desk.post("/desk/training/bank/", {"file": io.BytesIO(b"x"), "area": cast.street.pk})
    assert wrong.status_code == 422


def test_a_question_keeps_what_was_typed_when_it_is_refused(cast: Cast, at_desk: Desk) -> None:
    typed = {"kind": "single", "text": "哪个对？", "options": "甲\n乙", "answer": "Z", "area": cast.street.pk}
    answer = at_desk(cast.dispatcher).post("/desk/training/bank/new/", {**typed, "difficulty": "easy"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "哪个对？" in page
    assert "The answer is given by letters from A to B." in page
    question = {**typed, "answer": "B", "difficulty": "easy"}
    at_desk(cast.dispatcher).post("/desk/training/bank/new/", question)
    assert Question.objects.get().answer == [1]


def test_an_exam_is_set_published_and_called_to(cast: Cast, at_desk: Desk, question: Callable[..., Question]) -> None:
    question()
    now, desk = timezone.localtime(), at_desk(cast.dispatcher)
    times = {"opens_at": f"{now:%Y-%m-%dT%H:%M}", "closes_at": f"{now + HOUR:%Y-%m-%dT%H:%M}"}
    typed = {"name": "上岗考试", "area": cast.street.pk, "minutes": 30, "pass_mark": 85, "valid_months": 12, **times}
    refused = desk.post("/desk/exams/set/new/", {**typed, "kind_0": "single", "count_0": ""})
    assert refused.status_code == 422 and "Please fill this in." in refused.content.decode()
    desk.post("/desk/exams/set/new/", {**typed, "kind_0": "single", "count_0": 2, "points_0": 50})
    exam = Exam.objects.get()
    short = desk.post(f"/desk/exams/set/{exam.pk}/publish/", follow=True).content.decode()
    assert "only 1 are left for it in the bank" in short
    desk.post(f"/desk/exams/set/{exam.pk}/change/", {**typed, "kind_0": "single", "count_0": 1, "points_0": 100})
    desk.post(f"/desk/exams/set/{exam.pk}/publish/")
    desk.post(f"/desk/exams/set/{exam.pk}/call/", {"role": "grid_worker", "names": "", "session": ""})
    assert Sitting.objects.filter(exam=exam).count() == 2
    page = desk.get(f"/desk/exams/set/{exam.pk}/").content.decode()
    assert "2 called, 0 began, 0 handed in, 0 passed." in page
    assert desk.get(f"/desk/exams/set/{exam.pk}/results.csv").content.decode().count("网格员") == 2
    assert at_desk(cast.outsider).get(f"/desk/exams/set/{exam.pk}/").status_code == 403


def test_a_paper_is_begun_saved_question_by_question_and_handed_in(
    cast: Cast, at_desk: Desk, under_way: Callable[..., Sitting]
) -> None:
    begun, worker = under_way(), at_desk(cast.north_worker)
    page = worker.get(f"/desk/exams/{begun.pk}/").content.decode()
    assert page.count("data-question=") == 4 and 'data-left="35' in page
    saved = worker.post(f"/desk/exams/{begun.pk}/save/", {"only": "2", "q2": "1"})
    assert saved.status_code == 200 and saved.json()["left"] > 3000
    assert list(Answer.objects.values_list("number", "given")) == [(2, ["1"])]
    again = worker.get(f"/desk/exams/{begun.pk}/").content.decode()
    assert 'name="q2" value="1" checked' in again
    whole = {f"q{number}": given for number, given in right(begun).items()}
    worker.post(f"/desk/exams/{begun.pk}/hand-in/", {**whole, "do": "hand in"})
    result = worker.get(f"/desk/exams/{begun.pk}/").content.decode()
    assert "100 / 100" in result and "Your certificate" in result
    twice = worker.post(f"/desk/exams/{begun.pk}/hand-in/", {}, follow=True).content.decode()
    assert "You handed this paper in at" in twice
    assert worker.post(f"/desk/exams/{begun.pk}/save/", {"only": "1", "q1": "0"}).status_code == 409
    assert at_desk(cast.officer).get(f"/desk/exams/{begun.pk}/").status_code == 404


def test_the_plain_form_saves_without_handing_in_and_a_late_one_says_so(
    cast: Cast, at_desk: Desk, under_way: Callable[..., Sitting]
) -> None:
    begun, worker = under_way(), at_desk(cast.north_worker)
    worker.post(f"/desk/exams/{begun.pk}/hand-in/", {"q1": right(begun)[1], "do": "save"})
    assert Sitting.objects.get().handed_at is None
    Sitting.objects.update(due_at=timezone.now() - timedelta(minutes=5))
    late = worker.post(f"/desk/exams/{begun.pk}/hand-in/", {"q2": right(begun)[2]}, follow=True).content.decode()
    assert "What came after that does not count; what was saved before does." in late
    assert Sitting.objects.get().points == 25


def test_short_answers_are_marked_without_a_name_then_confirmed(
    cast: Cast, at_desk: Desk, under_way: Callable[..., Sitting]
) -> None:
    begun, marker = under_way(rule=MIXED), at_desk(cast.dispatcher)
    answers = {**right(begun), 2: ["问清、办好"]}
    training.hand_in(sitting=begun, answers=answers, by=cast.north_worker, now=timezone.now())
    assert "1 paper to mark" in marker.get("/desk/exams/").content.decode()
    page = marker.get(f"/desk/exams/mark/{begun.pk}/").content.decode()
    assert "问清、办好" in page and "网格员 01" not in page
    refused = marker.post(f"/desk/exams/mark/{begun.pk}/", {"points_2": "31", "seen": 1})
    assert refused.status_code == 422 and "From 0 to 30 points." in refused.content.decode()
    marker.post(f"/desk/exams/mark/{begun.pk}/", {"points_2": "20", "seen": 1})
    assert "somebody else confirms" in marker.get(f"/desk/exams/mark/{begun.pk}/").content.decode()
    marker.post(f"/desk/exams/mark/{begun.pk}/confirm/", {"seen": 2})
    assert Sitting.objects.get().passed is None
    assert at_desk(cast.officer).get(f"/desk/exams/mark/{begun.pk}/").status_code == 403


def test_anybody_verifies_a_certificate_and_sees_only_what_is_needed(
    cast: Cast, at_desk: Desk, under_way: Callable[..., Sitting], client: Client
) -> None:
    begun = under_way()
    training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=timezone.now())
    given = Certificate.objects.get()
    client.cookies["language"] = "en"
    led = client.get("/certificates/", {"code": f"{given.code[:4]} {given.code[4:]}"})
    page = client.get(led["Location"]).content.decode()
    assert "It is good" in page and "网***" in page and "网格员 01" not in page
    document = at_desk(cast.north_worker).get(f"/desk/training/certificates/{given.pk}/certificate.pdf")
    assert document.content.startswith(b"%PDF-")
    assert at_desk(cast.officer).get(f"/desk/training/certificates/{given.pk}/").status_code == 404
    desk = at_desk(cast.dispatcher)
    assert desk.post(f"/desk/training/certificates/{given.pk}/revoke/", {"why": ""}).status_code == 422
    desk.post(f"/desk/training/certificates/{given.pk}/revoke/", {"why": "代考"})
    revoked = client.get(led["Location"]).content.decode()
    assert "Revoked: it is no longer good" in revoked and "代考" not in revoked


def test_guessing_codes_of_certificates_ends_in_waiting(client: Client, cast: Cast) -> None:
    guessing.forget()
    assert client.get("/certificates/", {"code": "12"}).status_code == 422
    codes = [client.get(f"/certificates/{number:012}/").status_code for number in range(21)]
    guessing.forget()
    assert codes == [404] * 20 + [429]


def test_the_figures_come_as_a_page_and_as_sheets(cast: Cast, at_desk: Desk, session: Callable[..., Session]) -> None:
    held = session(begins_at=timezone.now() - HOUR)
    training.tick(session=held, came=[], guests=300, seen=1, by=cast.dispatcher, now=timezone.now())
    desk = at_desk(cast.dispatcher)
    page = desk.get("/desk/training/report/").content.decode()
    assert "1 sessions with 300 attendances; 0 examined, 0 of them qualified" in page
    rows = files.read_cells(desk.get("/desk/training/report/training.xlsx").content, "t.xlsx")
    assert rows[1][1:6] == ["专家大讲堂", "lecture", 1.0, 0.0, 300.0]
    assert desk.get("/desk/training/report/", {"area": cast.district.pk}).status_code == 404
    assert at_desk(cast.officer).get("/desk/training/report/").status_code == 403


@pytest.mark.parametrize("size", [1, 3])
def test_lists_ask_no_more_for_more_rows(
    cast: Cast,
    at_desk: Desk,
    size: int,
    question: Callable[..., Question],
    session: Callable[..., Session],
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for _number in range(size):
        question()
        training.enrol(session=session(begins_at=timezone.now() + HOUR), by=cast.dispatcher, now=timezone.now())
    desk = at_desk(cast.dispatcher)
    for address, most in (("training/", 9), ("training/bank/", 7), ("exams/", 8), ("training/report/", 9)):
        desk.get(f"/desk/{address}")
        with django_assert_max_num_queries(most):
            assert desk.get(f"/desk/{address}").status_code == 200


def test_a_full_session_has_a_waiting_list_and_a_seat_given_up_goes_to_the_next(
    cast: Cast, at_desk: Desk, session: Callable[..., Session]
) -> None:
    held = session(begins_at=timezone.now() + timedelta(days=1), seats=1)
    at = f"/desk/training/sessions/{held.pk}/"
    first, second = at_desk(cast.north_worker), at_desk(cast.south_worker)
    first.post(f"{at}enrol/")
    assert "Join the waiting list" in second.get(at).content.decode()
    page = second.post(f"{at}enrol/", follow=True).content.decode()
    assert "All seats are taken: you are on the waiting list" in page and "0 people stand before you." in page
    assert "on the waiting list" in second.get("/desk/training/").content.decode()
    kept = at_desk(cast.dispatcher).get(at).content.decode()
    assert "On the waiting list" in kept and "网格员 02" in kept
    first.post(f"{at}withdraw/")
    assert "You are enrolled." in second.get(at).content.decode()


def test_a_session_is_held_at_a_station(cast: Cast, at_desk: Desk, session: Callable[..., Session]) -> None:
    station = Station.objects.create(code="north-1", name="北社区服务站", tier="community", area=cast.north)
    course = session(begins_at=timezone.now() + timedelta(days=1)).course
    desk = at_desk(cast.dispatcher)
    said = {"begins_at": "2030-05-01T09:00", "ends_at": "2030-05-01T10:00", "station": station.pk, "place": "二楼"}
    page = desk.post(f"/desk/training/courses/{course.pk}/hold/", said, follow=True).content.decode()
    assert "北社区服务站 · 二楼" in page
    nowhere = desk.post(f"/desk/training/courses/{course.pk}/hold/", {**said, "station": "", "place": ""})
    assert nowhere.status_code == 422 and "Choose a station, or say where it is held." in nowhere.content.decode()


def test_a_failed_exam_is_sat_again_from_its_result(
    cast: Cast, at_desk: Desk, under_way: Callable[..., Sitting]
) -> None:
    begun, desk = under_way(), at_desk(cast.north_worker)
    desk.post(f"/desk/exams/{begun.pk}/hand-in/", {})
    assert "Sit it again" not in desk.get(f"/desk/exams/{begun.pk}/").content.decode()
    Exam.objects.update(resits=1)
    assert "Sit it again" in desk.get(f"/desk/exams/{begun.pk}/").content.decode()
    page = desk.post(f"/desk/exams/{begun.pk}/again/", follow=True)
    assert "Begin" in page.content.decode()
    listed = at_desk(cast.dispatcher).get(f"/desk/exams/set/{begun.exam_id}/").content.decode()
    assert "1 called, 1 began, 1 handed in, 0 passed." in listed and "time no. 2" in listed
