"""Following up by telephone: who is drawn follows from the case's number; who handled it does not call."""

from datetime import timedelta

import pytest

from linli.cases import actions as cases
from linli.cases import sampling, timeline
from linli.cases.actions.following_up import Answer, draw, follow_up, lapse, spare
from linli.cases.models import Case, FollowUp
from linli.cases.words import Grade, Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal
from linli.insight import rates
from linli.insight.counting import COUNTING
from linli.journal.actions import SYSTEM, seal
from linli.journal.models import Event
from linli.journal.readers import catch_up
from linli.journeys.following_up import FOLLOWING_UP
from tests.cases.conftest import at
from tests.cast import NOW, Cast

SCRIPT = [{"asks": "grade", "zh": "满意吗", "en": "Satisfied?"}]


def set_samples(*samples: dict[str, object]) -> None:
    said = {"after": [1, "working_days"], "days": 7, "tries": 2, "samples": list(samples), "script": SCRIPT}
    settings = {**Practice.objects.get().settings, "follow_up": said}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    expire_all()


def settled(cast: Cast, **more: object) -> Case:
    case = cast.in_hand(contact_phone="13812345678", **more)
    return cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")


@pytest.fixture
def drawn(cast: Cast) -> FollowUp:
    """A call to make once a working day is over, for a week."""
    set_samples({"share": 100})
    draw(case_ids=[settled(cast).pk], now=NOW)
    return FollowUp.objects.get()


def reached(grade: int, **more: object) -> Answer:
    return Answer(state="reached", grade=Grade(grade), **more)


LATER = at(20, 10)  # the first working day after the one it was settled on is over


def test_the_lot_of_a_case_follows_from_its_number_alone() -> None:
    assert [sampling.lot(number, 0) for number in (1, 2, 3)] == [79, 62, 64]
    assert sampling.lot(1, 1) != sampling.lot(1, 0)
    lots = [sampling.lot(number, 0) for number in range(10_000)]
    assert all(900 < sum(lot < share for lot in lots) * 10 / share < 1100 for share in (10, 50, 90))


def test_the_first_rule_that_fits_says_how_many_of_a_hundred_are_drawn(cast: Cast) -> None:
    set_samples({"share": 100, "channels": ["window"]}, {"share": 0, "categories": ["noise"]}, {"share": 100})
    by_window = settled(cast, channel="window")
    noise = settled(cast, category=cast.noise)
    other = settled(cast)
    draw(case_ids=[by_window.pk, noise.pk, other.pk], now=NOW)
    assert set(FollowUp.objects.values_list("case", "rule", "share")) == {(by_window.pk, 1, 100), (other.pk, 3, 100)}


def test_drawing_twice_changes_nothing_and_without_a_number_nobody_is_called(cast: Cast) -> None:
    set_samples({"share": 100})
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="好")
    numbers = [settled(cast).pk, case.pk]
    assert (draw(case_ids=numbers, now=NOW), draw(case_ids=numbers, now=NOW)) == (1, 1)
    assert FollowUp.objects.count() == 1


def test_the_reader_draws_what_is_finished_and_spares_who_has_rated(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr("linli.journeys.following_up.timezone.now", lambda: NOW)
    set_samples({"share": 100})
    first, second = settled(cast), settled(cast)
    seal(now=NOW)
    catch_up(FOLLOWING_UP)
    cases.rate(case=second, now=NOW, grade=Grade.SATISFIED)
    seal(now=NOW)
    catch_up(FOLLOWING_UP)
    assert dict(FollowUp.objects.values_list("case", "state")) == {first.pk: "waiting", second.pk: "needless"}


def test_taking_a_call_shows_the_number_and_writes_down_why(cast: Cast, drawn: FollowUp) -> None:
    contact = cases.take_call(follow_up=drawn, by=cast.dispatcher, now=LATER, purpose="回访")
    assert contact.phone == "13812345678"
    last = timeline.for_staff(drawn.case)[-1]
    assert (last.kind, last.words) == ("case.revealed", "回访")


def test_what_the_resident_says_is_a_rating_and_a_redo_that_another_decides_on(cast: Cast, drawn: FollowUp) -> None:
    answer = reached(1, solved=False, words="还是不亮", redo=True)
    cases.follow_up(follow_up=drawn, by=cast.dispatcher, now=LATER, answer=answer)
    case = Case.objects.get()
    assert (case.grade, case.redo_asked_at) == (1, LATER)
    told = {entry.kind: (entry.data, entry.words) for entry in timeline.for_staff(case)}
    assert told["case.followed_up"][0] | {"from": 0, "to": 0} == {
        "from": 0,
        "to": 0,
        "result": "reached",
        "tries": 1,
        "solved": False,
    }
    assert told["case.rated"][1] == "还是不亮"
    drawn.refresh_from_db()
    assert (drawn.state, drawn.done_by, drawn.tries) == ("reached", cast.dispatcher, 1)


def test_who_is_not_reached_is_called_again_as_often_as_the_practice_says(cast: Cast, drawn: FollowUp) -> None:
    for state in ("waiting", "unreached"):
        answer = Answer(state="unreached")
        found = cases.follow_up(follow_up=drawn, by=cast.dispatcher, now=LATER, answer=answer)
        assert found.state == state
    with pytest.raises(Refusal, match="made already"):
        cases.follow_up(follow_up=drawn, by=cast.dispatcher, now=LATER, answer=reached(5))


def test_whoever_handled_a_case_does_not_ask_how_it_went(cast: Cast, drawn: FollowUp) -> None:
    Case.objects.update(handler=cast.dispatcher)
    with pytest.raises(Refusal, match="You handled this case yourself"):
        cases.take_call(follow_up=drawn, by=cast.dispatcher, now=LATER, purpose="回访")


def test_nor_does_whoever_had_it_before(cast: Cast, drawn: FollowUp) -> None:
    drawn.case.assignments.update(account=cast.dispatcher)
    with pytest.raises(Refusal, match="somebody else has to ask"):
        cases.follow_up(follow_up=drawn, by=cast.dispatcher, now=LATER, answer=reached(5))


def test_two_do_not_call_the_same_resident_at_once(cast: Cast, drawn: FollowUp) -> None:
    FollowUp.objects.update(taken_by=cast.officer, taken_at=LATER)
    with pytest.raises(Refusal, match="Somebody else is making this call"):
        cases.take_call(follow_up=drawn, by=cast.dispatcher, now=LATER + timedelta(minutes=5), purpose="回访")
    later = LATER + timedelta(minutes=31)
    assert cases.take_call(follow_up=drawn, by=cast.dispatcher, now=later, purpose="回访").phone


@pytest.mark.parametrize(
    ("now", "sentence"),
    [(NOW, "too early"), (at(30), "time for this call is over")],
)
def test_a_call_has_its_days(cast: Cast, drawn: FollowUp, now, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        cases.take_call(follow_up=drawn, by=cast.dispatcher, now=now, purpose="回访")


def test_a_call_about_work_that_was_begun_again_is_no_longer_made(cast: Cast, drawn: FollowUp) -> None:
    cases.grant_redo(case=drawn.case, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="no longer needed"):
        cases.take_call(follow_up=drawn, by=cast.dispatcher, now=LATER, purpose="回访")
    assert spare(case_ids=[drawn.case_id]) == 1


def test_somebody_reached_says_how_satisfied_they_are(cast: Cast, drawn: FollowUp) -> None:
    with pytest.raises(Refusal, match="Choose what the resident says"):
        cases.follow_up(follow_up=drawn, by=cast.dispatcher, now=LATER, answer=Answer(state="reached"))


def test_the_handler_does_not_write_down_the_residents_grade(cast: Cast) -> None:
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.finish(case=case, by=cast.dispatcher, now=NOW, outcome=Outcome.AT_ONCE, words="好")
    with pytest.raises(Refusal, match="You handled this case yourself"):
        cases.rate(case=case, by=cast.dispatcher, now=NOW, grade=Grade.VERY_SATISFIED)


def satisfied(cast: Cast) -> list[tuple[str, int, int | None]]:
    seal(now=NOW)
    catch_up(COUNTING)
    found = rates.rates(cast.street.pk, NOW.date(), NOW.date() + timedelta(days=60)).of("satisfaction")
    return [(each.result, each.count, each.credit) for each in found.pieces]


def test_a_call_whose_time_went_by_is_counted_and_not_dropped(cast: Cast, drawn: FollowUp) -> None:
    before = drawn.call_until - timedelta(seconds=1)
    assert (lapse(now=before), lapse(now=drawn.call_until), lapse(now=drawn.call_until)) == (0, 1, 0)
    drawn.refresh_from_db()
    assert (drawn.state, drawn.done_at, drawn.done_by) == (FollowUp.State.LAPSED, drawn.call_until, None)
    event = Event.objects.get(kind="case.call_lapsed")
    assert (event.subject_id, event.data, event.voice) == (drawn.case_id, {"result": "lapsed", "tries": 0}, "system")
    assert satisfied(cast) == [("lapsed", 1, None)]


def test_one_that_was_tried_and_not_reached_counts_as_not_reached(cast: Cast, drawn: FollowUp) -> None:
    follow_up(follow_up=drawn, by=cast.dispatcher, now=LATER, answer=Answer(state="unreached"))
    assert lapse(now=drawn.call_until) == 1
    drawn.refresh_from_db()
    assert drawn.state == FollowUp.State.UNREACHED
    assert Event.objects.get(kind="case.call_lapsed").data == {"result": "unreached", "tries": 1}
    assert satisfied(cast) == [("unreached", 1, None)]


def test_who_rates_after_the_call_lapsed_still_has_the_last_word(cast: Cast, drawn: FollowUp) -> None:
    lapse(now=drawn.call_until)
    assert satisfied(cast) == [("lapsed", 1, None)]
    cases.rate(case=drawn.case, now=drawn.call_until, grade=Grade(4))
    assert satisfied(cast) == [("4", 1, 100)]


def test_a_call_settled_at_the_last_moment_does_not_lapse(cast: Cast, drawn: FollowUp) -> None:
    last = drawn.call_until - timedelta(seconds=1)
    follow_up(follow_up=drawn, by=cast.dispatcher, now=last, answer=reached(5))
    assert lapse(now=drawn.call_until) == 0
