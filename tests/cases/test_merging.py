"""Cases that say the same: merged into one, taken apart, answered together, each resident with their own answer."""

import pytest
from django.utils import translation

from linli.cases import actions as cases
from linli.cases import timeline
from linli.cases.models import Case
from linli.cases.words import Grade, Outcome, Status
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.queries import broken_links
from tests.cast import NOW, Cast


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language they are written in."""
    with translation.override("en"):
        yield


def merged(cast: Cast, case: Case, main: Case) -> Case:
    return cases.merge(case=case, into=main, by=cast.dispatcher, now=NOW)


def settled(cast: Cast, main: Case) -> Case:
    return cases.finish(case=main, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="路灯已修好")


def kinds(case: Case) -> list[str]:
    return [entry.kind for entry in timeline.for_staff(case)]


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_every_resident_of_a_merged_case_gets_an_answer_and_rates_by_themselves(cast: Cast) -> None:
    main, other = cast.in_hand(), cast.case("路灯又坏了")
    merged(cast, other, main)
    settled(cast, main)
    other = again(other)
    assert (other.status, other.outcome, other.done_at, other.closed_at) == (Status.DONE, "in_time", NOW, None)
    assert [(entry.kind, entry.words) for entry in timeline.for_resident(other)][-1] == ("case.settled", "路灯已修好")
    cases.rate(case=other, now=NOW, grade=Grade.DISSATISFIED)
    assert (again(other).grade, again(main).grade) == (2, None)
    assert list(broken_links("case", other.pk)) == []


def test_a_merged_case_is_not_open_and_comes_back_accepted_when_taken_apart(cast: Cast) -> None:
    main, other = cast.in_hand(), cast.case()
    merged(cast, other, main)
    assert list(Case.objects.open()) == [main]
    cases.unmerge(case=other, by=cast.dispatcher, now=NOW)
    other = again(other)
    assert (other.status, other.main, other.closed_at, other.lead) == (Status.ACCEPTED, None, None, None)
    assert kinds(main)[-2:] == ["case.joined", "case.left"]
    assert kinds(other) == ["case.received", "case.merged", "case.unmerged"]


def test_checking_and_striking_off_pass_on_but_not_to_those_who_asked_for_a_redo(cast: Cast) -> None:
    main, content, unhappy = cast.in_hand(), cast.case(), cast.case()
    merged(cast, content, main)
    merged(cast, unhappy, main)
    settled(cast, main)
    cases.ask_redo(case=unhappy, now=NOW, words="还是不亮")
    cases.verify(case=main, by=cast.dispatcher, now=NOW)
    cases.close(case=main, by=cast.dispatcher, now=NOW)
    assert (again(content).status, again(unhappy).status) == (Status.CLOSED, Status.DONE)
    redone = cases.grant_redo(case=unhappy, by=cast.dispatcher, now=NOW)
    assert (redone.status, redone.lead, redone.main) == (Status.IN_PROGRESS, cast.works, None)


def test_what_was_merged_into_a_case_comes_along_when_it_is_merged_itself(cast: Cast) -> None:
    first, second, third = cast.case(), cast.case(), cast.case()
    merged(cast, first, second)
    merged(cast, second, third)
    assert (again(first).main, again(second).main) == (third, third)


def test_declining_tells_everybody_why(cast: Cast) -> None:
    main, other = cast.case(), cast.case()
    merged(cast, other, main)
    cases.decline(case=main, by=cast.dispatcher, now=NOW, words="请找供电公司")
    assert again(other).status == Status.DECLINED
    assert timeline.for_resident(other)[-1].words == "请找供电公司"


def test_when_one_takes_it_back_the_others_stand_by_themselves(cast: Cast) -> None:
    main, other = cast.case(), cast.case()
    merged(cast, other, main)
    cases.withdraw(case=main, now=NOW)
    assert (again(other).status, again(other).main) == (Status.ACCEPTED, None)


def test_work_in_hand_ends_when_a_case_is_merged(cast: Cast) -> None:
    main, other = cast.case(), cast.in_hand()
    merged(cast, other, main)
    assert not other.assignments.filter(ended_at__isnull=True).exists()


def test_a_resident_joins_what_others_said_with_a_case_of_their_own(cast: Cast) -> None:
    main, mine = cast.case(), cast.case("我家门口也不亮")
    mine = cases.follow(case=mine, into=main, now=NOW)
    assert (mine.status, mine.main, mine.code != main.code) == (Status.MERGED, main, True)


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        ("itself", "A case cannot be merged into itself."),
        ("merged", "is itself merged into No."),
        ("settled", "is settled already."),
        ("already", "This is merged into No."),
        ("complaint", "A complaint about somebody stands by itself"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused_in_a_sentence(cast: Cast, prepare: str, sentence: str) -> None:
    case, main = cast.case(), cast.in_hand()
    if prepare == "itself":
        main = case
    elif prepare == "merged":
        merged(cast, main, cast.case())
    elif prepare == "settled":
        settled(cast, main)
    elif prepare == "already":
        merged(cast, case, main)
    else:
        Case.objects.filter(pk=main.pk).update(about_organisation=cast.works, about_line=[cast.works.pk])
    before = again(case)
    with pytest.raises(Refusal, match=sentence):
        merged(cast, case, main)
    assert again(case).version == before.version


def test_of_two_who_merge_into_each_other_at_once_the_second_is_told(cast: Cast) -> None:
    one, other = cast.case(), cast.case()
    merged(cast, one, other)
    with pytest.raises(Refusal, match="is itself merged"):
        merged(cast, other, one)


def test_what_was_answered_cannot_be_taken_apart_any_more(cast: Cast) -> None:
    main, other = cast.in_hand(), cast.case()
    merged(cast, other, main)
    settled(cast, main)
    with pytest.raises(WrongState, match="Done"):
        cases.unmerge(case=other, by=cast.dispatcher, now=NOW)


def test_merging_many_merges_all_or_none(cast: Cast) -> None:
    main, first, second = cast.case(), cast.case(), cast.case()
    ended = cast.case()
    cases.withdraw(case=ended, now=NOW)
    with pytest.raises(Refusal, match=f"No. {ended.pk}: "):
        cases.merge_many(cases=[first, ended, second], into=main, by=cast.dispatcher, now=NOW)
    assert not main.followers.exists()
    cases.merge_many(cases=[first, second], into=main, by=cast.dispatcher, now=NOW)
    assert list(main.followers.order_by("pk")) == [first, second]
    cases.unmerge_many(cases=[second, first], by=cast.dispatcher, now=NOW)
    assert not main.followers.exists()


def test_merging_needs_the_permission_where_either_case_belongs(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        cases.merge(case=cast.case(), into=cast.case(), by=cast.north_worker, now=NOW)
