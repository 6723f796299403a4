"""Sitting an exam: the server's clock, what is saved, late, twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.people.models import Account
from linli.training import actions as training
from linli.training import drawing, timing
from linli.training.actions import Draft, Setting
from linli.training.drawing import Line
from linli.training.figures import figures
from linli.training.models import Answer, Certificate, Exam, Question, Sitting
from linli.training.questions import spelled
from linli.training.words import Handed
from tests.cast import NOW, Cast, account
from tests.training.conftest import right

MINUTE = timedelta(minutes=1)
Sit = Callable[..., Sitting]
MIXED = (Line("single", 2, 20), Line("fill_in", 1, 30), Line("short", 1, 30))


def test_a_paper_keeps_its_words_when_the_bank_changes(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    before = begun.paper
    for question in Question.objects.all():
        draft = Draft(question.kind, f"改过：{question.text}", spelled(question), tuple(question.options))
        training.keep_question(draft, area=cast.street, by=cast.dispatcher, now=NOW, question=question)
        training.retire_question(question=question, by=cast.dispatcher, now=NOW)
    again = training.begin(sitting=begun, by=cast.north_worker, now=NOW + MINUTE)
    assert (again.paper, again.due_at) == (before, NOW + 60 * MINUTE)


def test_two_candidates_of_one_exam_get_papers_of_their_own_each_the_same_again(
    cast: Cast, exam: Callable[..., Exam], question: Callable[..., Question]
) -> None:
    for _number in range(30):
        question()
    held = exam()
    training.call(exam=held, people=[cast.north_worker.person, cast.officer.person], by=cast.dispatcher, now=NOW)
    papers = []
    for who in (cast.north_worker, cast.officer):
        called = Sitting.objects.get(exam=held, person=who.person)
        papers.append(training.begin(sitting=called, by=who, now=NOW).paper)
    assert papers[0] != papers[1]
    bank, rule = Question.objects.for_exams_of(cast.street.pk), drawing.lines(held.rule)
    assert drawing.paper(rule, bank, f"{held.seed} {cast.north_worker.person_id}") == papers[0]


def test_the_time_left_is_right_after_a_reload_and_ends_with_the_exam(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    assert timing.seconds_left(begun, NOW + 10 * MINUTE) == 50 * 60
    again = training.begin(sitting=begun, by=cast.north_worker, now=NOW + 20 * MINUTE)
    assert timing.seconds_left(again, NOW + 20 * MINUTE) == 40 * 60
    assert timing.due(begun.exam, NOW + 90 * MINUTE) == NOW + 120 * MINUTE


def test_answers_are_saved_as_they_are_given_and_the_last_counts(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    for given in (["0"], ["2"], ["2"]):
        training.save(sitting=begun, answers={1: given}, by=cast.north_worker, now=NOW + MINUTE)
    assert list(Answer.objects.values_list("number", "given")) == [(1, ["2"])]


def test_what_cannot_be_given_to_a_question_is_not_kept(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    answers = {1: ["7", "-1", "x"], 2: ["0", "1"], 99: ["0"]}
    training.save(sitting=begun, answers=answers, by=cast.north_worker, now=NOW)
    assert dict(Answer.objects.values_list("number", "given")) == {1: [], 2: ["0"]}


def test_all_right_passes_at_once_and_is_certified(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    came = training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=NOW + 5 * MINUTE)
    done = came.sitting
    assert (came.late, done.how, done.points, done.most, done.passed) == ("", Handed.SELF, 100, 100, True)
    given = Certificate.objects.get()
    assert (given.person, given.what, str(given.given_on), str(given.until)) == (
        cast.north_worker.person,
        "上岗考试",
        "2026-11-18",
        "2027-11-17",
    )
    told = Notice.objects.filter(account=cast.north_worker).order_by("id").values_list("subject", flat=True)
    assert len(told) == 2 and "100" in told[1]


def test_84_of_100_is_not_enough(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    answers = right(begun) | {1: []}
    done = training.hand_in(sitting=begun, answers=answers, by=cast.north_worker, now=NOW).sitting
    assert (done.points, done.passed, Certificate.objects.count()) == (75, False, 0)


def test_handed_in_within_the_grace_counts(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    now = NOW + 60 * MINUTE + timedelta(seconds=60)
    came = training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=now)
    assert (came.late, came.sitting.points) == ("", 100)


def test_handed_in_late_what_was_saved_counts_and_a_sentence_says_so(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    answers = right(begun)
    training.save(sitting=begun, answers={1: answers[1]}, by=cast.north_worker, now=NOW + MINUTE)
    now = NOW + 60 * MINUTE + timedelta(seconds=61)
    came = training.hand_in(sitting=begun, answers=answers, by=cast.north_worker, now=now)
    assert came.late == (
        "The time was over at 2026-11-18 10:30. What came after that does not count; what was saved before does."
    )
    assert (came.sitting.points, came.sitting.how) == (25, Handed.TIME)
    assert came.sitting.handed_at == NOW + 60 * MINUTE


def test_handed_in_twice_the_second_is_told_the_time_of_the_first(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    training.hand_in(sitting=begun, answers={}, by=cast.north_worker, now=NOW + 5 * MINUTE)
    with pytest.raises(WrongState) as refused:
        training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=NOW + 6 * MINUTE)
    assert str(refused.value) == "You handed this paper in at 2026-11-18 09:35 already; that is what counts."
    assert Sitting.objects.get().points == 0
    assert Event.objects.filter(kind="sitting.handed_in").count() == 1


def test_saving_after_the_time_is_refused_with_a_sentence(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    with pytest.raises(Refusal) as refused:
        training.save(sitting=begun, answers={1: ["0"]}, by=cast.north_worker, now=NOW + 62 * MINUTE)
    assert str(refused.value).startswith("The time was over at 2026-11-18 10:30.")
    assert not Answer.objects.exists()


def test_a_paper_left_open_is_taken_in_once_after_its_grace(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    training.save(sitting=begun, answers=right(begun), by=cast.north_worker, now=NOW + MINUTE)
    over = NOW + 60 * MINUTE
    assert [training.close_over(now=over + timedelta(seconds=each)) for each in (60, 61, 90)] == [0, 1, 0]
    done = Sitting.objects.get()
    assert (done.how, done.points, done.passed) == (Handed.TIME, 100, True)
    with pytest.raises(WrongState) as refused:
        training.hand_in(sitting=begun, answers={}, by=cast.north_worker, now=over + 5 * MINUTE)
    assert str(refused.value) == "The time was over at 2026-11-18 10:30; what was saved by then was taken in."


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (-1, "This exam opens at 2026-11-18 09:30."),
        (120, "This exam closed at 2026-11-18 11:30. Ask whoever set it for another."),
    ],
)
def test_nobody_begins_before_it_opens_or_after_it_closed(
    cast: Cast, exam: Callable[..., Exam], minutes: int, sentence: str
) -> None:
    held = exam()
    training.call(exam=held, people=[cast.north_worker.person], by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal) as refused:
        training.begin(sitting=Sitting.objects.get(), by=cast.north_worker, now=NOW + minutes * MINUTE)
    assert str(refused.value) == sentence


def test_nobody_touches_somebody_elses_paper(cast: Cast, sitting: Sit) -> None:
    begun = sitting()
    for act in (training.save, training.hand_in):
        with pytest.raises(NotAllowed):
            act(sitting=begun, answers={}, by=cast.officer, now=NOW)


def test_short_answers_are_marked_by_one_and_confirmed_by_another(cast: Cast, sitting: Sit) -> None:
    begun = sitting(rule=MIXED)
    training.hand_in(sitting=begun, answers=right(begun) | {4: ["问清办好"]}, by=cast.north_worker, now=NOW)
    handed = Sitting.objects.get()
    assert (handed.auto, handed.points, handed.passed) == (70, None, None)
    marked = training.mark(sitting=handed, points={4: 15}, seen=1, by=cast.dispatcher, now=NOW)
    assert (marked.points, marked.passed, Certificate.objects.count()) == (85, None, 0)
    with pytest.raises(NotAllowed) as refused:
        training.confirm(sitting=marked, seen=2, by=cast.dispatcher, now=NOW)
    assert str(refused.value) == "You marked this paper; somebody else confirms the result."
    second = another_marker(cast)
    done = training.confirm(sitting=marked, seen=2, by=second, now=NOW)
    assert (done.passed, done.confirmed_by, Certificate.objects.count()) == (True, second, 1)
    with pytest.raises(NotAllowed):
        training.mark(sitting=done, points={4: 30}, seen=3, by=cast.dispatcher, now=NOW)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ({}, "Give points to every short answer; 0 for an empty one."),
        ({4: 31}, "From 0 to 30 points."),
        ({4: -1}, "From 0 to 30 points."),
    ],
)
def test_points_fit_the_question(cast: Cast, sitting: Sit, points: dict[int, int], sentence: str) -> None:
    begun = sitting(rule=MIXED)
    training.hand_in(sitting=begun, answers={}, by=cast.north_worker, now=NOW)
    with pytest.raises(Refusal) as refused:
        training.mark(sitting=begun, points=points, seen=1, by=cast.dispatcher, now=NOW)
    assert (str(refused.value), refused.value.field) == (sentence, "points_4")


def test_nobody_marks_their_own_paper_nor_one_in_the_same_moment_as_another(cast: Cast, sitting: Sit) -> None:
    begun = sitting(cast.dispatcher, rule=MIXED)
    training.hand_in(sitting=begun, answers={}, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        training.mark(sitting=begun, points={4: 30}, seen=1, by=cast.dispatcher, now=NOW)
    second = another_marker(cast)
    training.mark(sitting=begun, points={4: 10}, seen=1, by=second, now=NOW)
    with pytest.raises(WrongState):
        training.mark(sitting=begun, points={4: 20}, seen=1, by=second, now=NOW)


def test_an_exam_the_bank_cannot_fill_is_not_published(cast: Cast, exam: Callable[..., Exam]) -> None:
    held = exam(publish=False)
    training.retire_question(question=Question.objects.all()[0], by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal):
        training.publish(exam=held, by=cast.dispatcher, now=NOW)


def test_a_published_exam_stays_as_it_is(cast: Cast, exam: Callable[..., Exam]) -> None:
    held = exam()
    setting = Setting("另一场", cast.street, NOW, NOW + MINUTE, 5, (Line("single", 1, 1),), 85, None)
    with pytest.raises(WrongState):
        training.keep_exam(setting, by=cast.dispatcher, now=NOW, exam=held)


def test_whoever_does_not_hold_exams_there_sets_none(cast: Cast) -> None:
    setting = Setting("考试", cast.street, NOW, NOW + MINUTE, 5, (Line("single", 1, 1),), 85, None)
    with pytest.raises(NotAllowed):
        training.keep_exam(setting, by=cast.officer, now=NOW)


def another_marker(cast: Cast) -> Account:
    return account("marker", "阅卷员 02", cast.street_office, "dispatcher", cast.street)


@pytest.fixture
def resits(cast: Cast) -> Callable[[int], None]:
    """Has the practice allow so many: resits(1)."""

    def allow(times: int) -> None:
        said = {**Practice.objects.get().settings, "training": {"resits": times}}
        catalogue.keep_practice(settings=said, by=SYSTEM, now=NOW)

    return allow


def test_whoever_failed_sits_it_again_with_another_paper_as_often_as_the_practice_allows(
    cast: Cast, sitting: Sit, question: Callable[..., Question], resits: Callable[[int], None]
) -> None:
    resits(1)
    first = sitting(rule=(Line("single", 2, 50),))
    for _more in range(8):
        question("single")
    training.hand_in(sitting=first, answers={}, by=cast.north_worker, now=NOW + MINUTE)

    again = training.resit(sitting=first, by=cast.north_worker, now=NOW + 2 * MINUTE)
    assert (again.attempt, again.began_at) == (2, None)
    assert training.resit(sitting=first, by=cast.north_worker, now=NOW + 2 * MINUTE) == again  # twice is once
    begun = training.begin(sitting=again, by=cast.north_worker, now=NOW + 3 * MINUTE)
    assert [each["text"] for each in begun.paper] != [each["text"] for each in first.paper]
    training.hand_in(sitting=begun, answers={}, by=cast.north_worker, now=NOW + 4 * MINUTE)
    with pytest.raises(WrongState) as often:
        training.resit(sitting=begun, by=cast.north_worker, now=NOW + 5 * MINUTE)
    assert str(often.value) == "You sat this exam 2 times, as often as it may be sat."
    (examined,) = figures([cast.street.pk], NOW.date(), NOW.date()).examined
    assert (examined.called, examined.sat, examined.judged, examined.passed) == (1, 1, 1, 0)


def test_whoever_passes_at_the_second_time_counts_once(cast: Cast, sitting: Sit, resits: Callable[[int], None]) -> None:
    resits(2)
    first = sitting()
    training.hand_in(sitting=first, answers={}, by=cast.north_worker, now=NOW + MINUTE)
    again = training.resit(sitting=first, by=cast.north_worker, now=NOW + 2 * MINUTE)
    begun = training.begin(sitting=again, by=cast.north_worker, now=NOW + 3 * MINUTE)
    done = training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=NOW + 4 * MINUTE).sitting
    assert (done.passed, Certificate.objects.get().sitting) == (True, done)
    (examined,) = figures([cast.street.pk], NOW.date(), NOW.date()).examined
    assert (examined.called, examined.judged, examined.passed) == (1, 1, 1)
    with pytest.raises(WrongState) as passed:
        training.resit(sitting=done, by=cast.north_worker, now=NOW + 5 * MINUTE)
    assert str(passed.value) == "You passed this exam."


@pytest.mark.parametrize(
    ("allowed", "minutes", "sentence"),
    [
        (0, 5, "You sat this exam 1 time, as often as it may be sat."),
        (1, 121, "This exam closed at 2026-11-18 11:30. Ask whoever set it for another."),
    ],
)
def test_nobody_sits_again_where_it_is_not_allowed_or_over(
    cast: Cast, sitting: Sit, resits: Callable[[int], None], allowed: int, minutes: int, sentence: str
) -> None:
    resits(allowed)
    failed = sitting()
    training.hand_in(sitting=failed, answers={}, by=cast.north_worker, now=NOW + MINUTE)
    with pytest.raises(WrongState) as refused:
        training.resit(sitting=failed, by=cast.north_worker, now=NOW + minutes * MINUTE)
    assert str(refused.value) == sentence
    assert Sitting.objects.count() == 1


def test_before_there_is_a_result_nobody_sits_again(cast: Cast, sitting: Sit) -> None:
    with pytest.raises(WrongState) as refused:
        training.resit(sitting=sitting(), by=cast.north_worker, now=NOW)
    assert str(refused.value) == "There is no result yet."
