"""The loop: a case from the resident's words to being struck off, and what is refused on the way."""

from datetime import timedelta

import pytest

from linli.cases import actions as cases
from linli.cases import timeline
from linli.cases.models import Case
from linli.cases.words import Grade, Outcome, Status
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.queries import broken_links
from tests.cast import NOW, Cast


def kinds(case: Case) -> list[str]:
    return [entry.kind for entry in timeline.for_staff(case)]


def test_a_case_goes_from_the_residents_words_to_being_struck_off(cast: Cast) -> None:
    case = cast.case("村口路灯不亮，晚上走路不便")
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp, rung=cast.member_rung)
    cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)
    cases.start(case=case, by=cast.officer, now=NOW)
    cases.work(case=case, by=cast.officer, now=NOW, words="已换灯泡")
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="路灯已修好")
    cases.rate(case=case, now=NOW, grade=Grade.VERY_SATISFIED, words="很快")
    cases.verify(case=case, by=cast.dispatcher, now=NOW)
    case = cases.close(case=case, by=cast.dispatcher, now=NOW)
    assert (case.status, case.outcome, case.grade, case.closed_at) == (Status.CLOSED, Outcome.IN_TIME, 5, NOW)
    assert kinds(case) == [
        "case.received",
        "case.accepted",
        "case.classified",
        "case.assigned",
        "case.started",
        "case.worked",
        "case.finished",
        "case.rated",
        "case.verified",
        "case.closed",
    ]
    assert list(broken_links("case", case.pk)) == []


def test_an_offered_case_is_claimed_by_one_of_two(cast: Cast) -> None:
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.offer(case=case, by=cast.dispatcher, now=NOW)
    claimed = cases.claim(case=case, by=cast.north_worker, now=NOW)
    assert (claimed.status, claimed.handler, claimed.lead) == (
        Status.IN_PROGRESS,
        cast.north_worker,
        cast.north_committee,
    )
    with pytest.raises(WrongState):
        cases.claim(case=case, by=cast.dispatcher, now=NOW)


def test_a_worker_of_another_grid_may_not_claim(cast: Cast) -> None:
    case = cast.case(area=cast.grid_n1)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.offer(case=case, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        cases.claim(case=case, by=cast.south_worker, now=NOW)


def test_the_same_form_sent_twice_is_one_case(cast: Cast) -> None:
    from_form = cases.Submission(text="漏水", area_id=cast.grid_n1.pk, key="3f8e2d7c-8f53-4f35-a1b6-0d5d3b1a0001")
    first = cases.register(from_form, now=NOW)
    again = cases.register(from_form, now=NOW + timedelta(seconds=3))
    assert (first.pk, Case.objects.count()) == (again.pk, 1)


@pytest.mark.parametrize(
    ("text", "field"), [("", "text"), ("   \n", "text"), ("长" * 4001, "text")], ids=["empty", "blank", "too long"]
)
def test_register_refuses_words_it_cannot_keep(cast: Cast, text: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        cast.case(text)
    assert refused.value.field == field
    assert not Case.objects.exists()


def test_a_place_nobody_knows_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        cases.register(cases.Submission(text="漏水", area_id=0), now=NOW)
    assert refused.value.field == "area"


def test_a_redo_is_asked_for_and_decided_by_somebody_else(cast: Cast) -> None:
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    cases.rate(case=case, now=NOW, grade=Grade.DISSATISFIED)
    case = cases.ask_redo(case=case, now=NOW, words="又不亮了")
    assert case.status == Status.DONE
    later = NOW + timedelta(days=1)
    redone = cases.grant_redo(case=case, by=cast.dispatcher, now=later)
    assert (redone.status, redone.redo_count, redone.outcome, redone.due_from) == (
        Status.IN_PROGRESS,
        1,
        "",
        later,
    )
    cases.finish(case=case, by=cast.officer, now=later, outcome=Outcome.IN_TIME, words="换了新的")
    assert cases.rate(case=case, now=later, grade=Grade.SATISFIED).grade == 4


def test_the_handler_may_not_decide_on_the_redo(cast: Cast) -> None:
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.offer(case=case, by=cast.dispatcher, now=NOW)
    cases.claim(case=case, by=cast.dispatcher, now=NOW)
    cases.finish(case=case, by=cast.dispatcher, now=NOW, outcome=Outcome.IN_TIME, words="好了")
    cases.ask_redo(case=case, now=NOW, words="没好")
    with pytest.raises(Refusal, match=r"自己|yourself"):
        cases.grant_redo(case=case, by=cast.dispatcher, now=NOW)


def test_a_result_is_rated_once(cast: Cast) -> None:
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    cases.rate(case=case, now=NOW, grade=Grade.SATISFIED)
    with pytest.raises(Refusal):
        cases.rate(case=case, now=NOW, grade=Grade.VERY_DISSATISFIED)
    assert Case.objects.get().grade == 4


def test_what_cannot_be_fixed_now_needs_a_day_to_look_again(cast: Cast) -> None:
    case = cast.in_hand()
    with pytest.raises(Refusal) as refused:
        cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.NOT_NOW, words="要等规划")
    assert refused.value.field == "look_again_on"


def test_a_page_drawn_before_somebody_else_acted_is_stale(cast: Cast) -> None:
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState):
        cases.note(case=case, by=cast.dispatcher, now=NOW, words="备注", seen=case.version)


def test_residents_do_not_see_internal_notes_or_who_returned_it(cast: Cast) -> None:
    case = cast.in_hand()
    cases.note(case=case, by=cast.officer, now=NOW, words="需要吊车")
    cases.give_back(case=case, by=cast.officer, now=NOW, words="不归我们管")
    seen = timeline.for_resident(case)
    assert [entry.kind for entry in seen] == ["case.received", "case.accepted", "case.assigned", "case.started"]
    assert {entry.who for entry in seen} == {""}


def test_contact_details_are_seen_whole_only_for_a_written_purpose(cast: Cast) -> None:
    case = cast.case(contact_name="示例居民", contact_phone="13800000000")
    with pytest.raises(NotAllowed):
        cases.reveal_contact(case=case, by=cast.north_worker, now=NOW, purpose="回访")
    contact = cases.reveal_contact(case=case, by=cast.dispatcher, now=NOW, purpose="电话回访")
    assert contact.phone == "13800000000"
    assert timeline.for_staff(case)[-1].words == "电话回访"
