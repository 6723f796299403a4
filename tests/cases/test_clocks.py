"""Pauses, more time, the ladder by hand, urging, and the sum that shows it all."""

from datetime import date

import pytest

from linli.cases import actions as cases
from linli.cases import deadlines
from linli.cases.models import Case, Extension
from linli.core.refusal import NotAllowed, Refusal
from tests.cases.conftest import at
from tests.cast import NOW, Cast


def test_waiting_for_the_resident_stops_the_clocks_until_the_answer(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    cases.wait(case=case, by=clocks.officer, now=at(18, 10), words="是哪一盏？")
    case.refresh_from_db()
    assert (case.look_again_on, case.due_at) == (date(2026, 11, 25), at(1, 17, 30, month=12))
    cases.say_more(case=case, now=at(20, 9), words="门口那盏")
    case.refresh_from_db()
    assert (case.waiting_since, case.look_again_on, case.due_at) == (None, None, at(26, 17, 30))


def test_the_sum_shows_pauses_and_more_time(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    cases.wait(case=case, by=clocks.officer, now=at(18, 10), words="是哪一盏？")
    cases.go_on(case=case, by=clocks.officer, now=at(19, 9))
    cases.ask_extension(case=case, by=clocks.officer, now=at(19, 10), words="缺灯")
    case = cases.extend(case=case, by=clocks.dispatcher, now=at(19, 11))
    sum_ = deadlines.explain(Case.objects.get())
    assert sum_ is not None
    assert sum_.pauses == [(at(18, 10), at(19, 9))]
    assert (str(sum_.more.allowance), sum_.deadline.at) == ("3 working days", case.due_at)
    assert case.due_at == at(30, 17, 30)


def test_more_time_is_given_once_and_by_somebody_else(clocks: Cast) -> None:
    case = clocks.in_hand()
    cases.ask_extension(case=case, by=clocks.officer, now=NOW, words="缺灯")
    with pytest.raises(Refusal, match="already been asked for"):
        cases.ask_extension(case=case, by=clocks.officer, now=NOW, words="缺灯")
    with pytest.raises(NotAllowed):
        cases.extend(case=case, by=clocks.officer, now=NOW)
    cases.extend(case=case, by=clocks.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="given twice"):
        cases.ask_extension(case=case, by=clocks.officer, now=NOW, words="还缺")
    assert Extension.objects.get().granted


def test_who_asked_does_not_decide(clocks: Cast) -> None:
    case = clocks.case()
    cases.accept(case=case, by=clocks.dispatcher, now=NOW)
    cases.assign(case=case, by=clocks.dispatcher, now=NOW, organisation=clocks.street_office)
    cases.ask_extension(case=case, by=clocks.dispatcher, now=NOW, words="缺灯")
    with pytest.raises(Refusal, match="somebody else has to decide"):
        cases.extend(case=case, by=clocks.dispatcher, now=NOW)


def test_more_time_is_refused_after_the_deadline_and_with_a_reason_before(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    with pytest.raises(Refusal, match="passed on 2026-11-25 17:30"):
        cases.ask_extension(case=case, by=clocks.officer, now=at(26), words="缺灯")
    cases.ask_extension(case=case, by=clocks.officer, now=at(19), words="缺灯")
    refused = cases.refuse_extension(case=case, by=clocks.dispatcher, now=at(19), words="仓库有灯")
    assert (refused.due_at, refused.extension_asked_at) == (at(25, 17, 30), None)


def test_lifting_and_lowering_need_a_reason_and_a_level_above_or_below(clocks: Cast) -> None:
    case = clocks.in_hand()
    with pytest.raises(Refusal, match="Write why"):
        cases.lift(case=case, by=clocks.dispatcher, now=NOW, rung=clocks.meeting_rung, words="")
    with pytest.raises(Refusal, match="is not above"):
        cases.lift(case=case, by=clocks.dispatcher, now=NOW, rung=clocks.member_rung, words="办不了")
    cases.lift(case=case, by=clocks.dispatcher, now=NOW, rung=clocks.meeting_rung, words="要协调")
    with pytest.raises(Refusal, match="is not below"):
        cases.lower(case=case, by=clocks.dispatcher, now=NOW, rung=clocks.meeting_rung, words="能办")
    lowered = cases.lower(case=case, by=clocks.dispatcher, now=at(19), rung=clocks.member_rung, words="能办")
    assert (lowered.rung, lowered.rung_due_at) == (clocks.member_rung, at(23, 17, 30))


def test_urging_by_hand_leaves_the_stages_that_come_by_themselves(clocks: Cast) -> None:
    case = clocks.in_hand()
    cases.urge(case=case, by=clocks.dispatcher, now=NOW, words="今天必须去看")
    assert Case.objects.get().supervision == ""
    with pytest.raises(NotAllowed):
        cases.urge(case=case, by=clocks.officer, now=NOW, words="快")


def test_amber_comes_with_the_practices_share_of_the_time(clocks: Cast) -> None:
    lamp, noise = clocks.case(category=clocks.lamp), clocks.case(category=clocks.noise)
    assert lamp.amber_at == at(23, 17, 30)
    assert noise.amber_at == at(18, 23, 30)


def test_registering_writes_one_case_and_one_event(clocks: Cast, django_assert_num_queries) -> None:
    clocks.case()
    with django_assert_num_queries(4):
        clocks.case()
