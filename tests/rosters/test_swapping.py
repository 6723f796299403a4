"""Swaps with consent: asked, accepted, told to both; refused when they break a rule; one of two gets it."""

import threading
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.utils import translation

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.notify.models import Notice
from linli.rosters import actions
from linli.rosters.models import Swap, Turn
from linli.rosters.words import Days
from tests.cast import NOW


@pytest.fixture
def two(cast, rule, keeper, published):
    """Two who share a month: (their accounts, a turn of the first that is the second's day off)."""
    rule()
    one, other = keeper("值班员 11"), keeper("值班员 12")
    turns = published()
    return one, other, [turn for turn in turns if turn.person == one.person]


def test_a_turn_goes_over_when_the_other_says_yes_and_both_are_told(cast, two):
    one, other, turns = two
    swap = actions.ask_swap(turn=turns[0], to=other.person, by=one, now=NOW)
    assert Notice.objects.filter(account=other, link="/desk/rosters/swaps/").count() == 1
    assert Turn.objects.get(pk=turns[0].pk).person == one.person
    actions.accept_swap(swap=swap, by=other, now=NOW)
    assert Turn.objects.get(pk=turns[0].pk).person == other.person
    for each in (one, other, cast.dispatcher):
        assert Notice.objects.filter(account=each, key=f"swap-done-{swap.pk}").count() == 1


def test_one_turn_is_given_for_another(two):
    one, other, turns = two
    mine = turns[0]
    theirs = Turn.objects.filter(person=other.person).order_by("-shift__starts_at").first()
    swap = actions.ask_swap(turn=mine, to=other.person, back=theirs, by=one, now=NOW)
    actions.accept_swap(swap=swap, by=other, now=NOW)
    assert Turn.objects.get(pk=mine.pk).person == other.person
    assert Turn.objects.get(pk=theirs.pk).person == one.person


def test_a_swap_that_breaks_rest_is_refused_in_a_sentence(cast, rule, keeper, published, other):
    rule(days=Days.WEEKDAYS, weekdays=[1], weeks=[1])
    rule(station=other, name="夜班", begins=time(19), ends=time(23), days=Days.WEEKDAYS, weekdays=[1], weeks=[1])
    one, two = keeper("值班员 11"), keeper("值班员 12")
    first = published()[0]
    giver, taker = (one, two) if first.person == one.person else (two, one)
    with pytest.raises(Refusal, match=r"would have 1.5 hours of rest between this shift and 北角 .*; 11 are due"):
        actions.ask_swap(turn=first, to=taker.person, by=giver, now=NOW)
    open_to_all = actions.ask_swap(turn=first, by=giver, now=NOW)
    with pytest.raises(Refusal, match="hours of rest"):
        actions.accept_swap(swap=open_to_all, by=taker, now=NOW)
    assert Turn.objects.get(pk=first.pk).person == giver.person


def test_the_rules_are_asked_again_when_the_other_says_yes(two):
    one, other, turns = two
    swap = actions.ask_swap(turn=turns[0], to=other.person, by=one, now=NOW)
    day = turns[0].shift.day
    actions.enter_leave(first=day, last=day, by=other, now=NOW)
    with pytest.raises(Refusal, match="值班员 12 is on leave then"):
        actions.accept_swap(swap=swap, by=other, now=NOW)


def test_who_was_not_asked_cannot_answer_and_who_asked_can_take_it_back(cast, two, keeper):
    one, other, turns = two
    third = keeper("值班员 13")
    swap = actions.ask_swap(turn=turns[0], to=other.person, by=one, now=NOW)
    with pytest.raises(NotAllowed, match="not asked of you"):
        actions.accept_swap(swap=swap, by=third, now=NOW)
    with pytest.raises(NotAllowed, match="not yours to give away"):
        actions.ask_swap(turn=turns[1], by=other, now=NOW)
    actions.withdraw_swap(swap=swap, by=one, now=NOW)
    with pytest.raises(WrongState, match="not asked any more"):
        actions.accept_swap(swap=swap, by=other, now=NOW)
    again = actions.ask_swap(turn=turns[0], to=other.person, by=one, now=NOW)
    actions.decline_swap(swap=again, by=other, now=NOW)
    assert Notice.objects.filter(account=one, key=f"swap-declined-{again.pk}").count() == 1


def test_a_turn_that_is_handed_on_cannot_be_swapped_any_more(cast, two, keeper):
    one, other, turns = two
    third = keeper("值班员 13")
    swap = actions.ask_swap(turn=turns[0], to=other.person, by=one, now=NOW)
    actions.hand_on(turn=turns[0], person=third.person, by=cast.dispatcher, now=NOW, seen=1)
    assert Swap.objects.get(pk=swap.pk).state == "lapsed"
    with pytest.raises(WrongState):
        actions.accept_swap(swap=swap, by=other, now=NOW)


def test_a_shift_that_has_begun_is_not_swapped(two):
    one, other, turns = two
    begun = turns[0].shift.starts_at + timedelta(minutes=1)
    with pytest.raises(NotAllowed, match="has begun"):
        actions.ask_swap(turn=turns[0], to=other.person, by=one, now=begun)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_say_yes_at_once_one_gets_it(cast, rule, keeper, published):
    rule(days=Days.WEEKDAYS, weekdays=[1], weeks=[1])
    one = keeper("值班员 11")
    (turn,) = published()
    others = [keeper("值班员 12"), keeper("值班员 13")]
    swap = actions.ask_swap(turn=turn, by=one, now=NOW)
    said, begin = [], threading.Barrier(2)

    def accept(who):
        try:
            begin.wait(5)
            with translation.override("en"):
                actions.accept_swap(swap=Swap.objects.get(pk=swap.pk), by=who, now=NOW)
            said.append("yes")
        except WrongState as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=(each,)) for each in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    taker = Turn.objects.get(pk=turn.pk).person
    assert sorted(said) == sorted(["yes", f"{taker} has taken this turn already."])
    assert taker in [each.person for each in others]


def test_leave_is_one_s_own_runs_forward_and_is_told_where_turns_stand(cast, two):
    one, other, turns = two
    day = turns[0].shift.day
    with pytest.raises(Refusal, match="The last day is before the first"):
        actions.enter_leave(first=day, last=day - timedelta(days=1), by=one, now=NOW)
    with pytest.raises(Refusal, match="These days are over"):
        actions.enter_leave(first=date(2026, 1, 1), last=date(2026, 1, 2), by=one, now=NOW)
    leave = actions.enter_leave(first=day, last=day, by=one, now=NOW)
    assert Notice.objects.filter(account=cast.dispatcher, key=f"leave-{leave.pk}-{turns[0].pk}").count() == 1
    with pytest.raises(Refusal, match=r"already\. Take that back first"):
        actions.enter_leave(first=day, last=day, by=one, now=NOW)
    with pytest.raises(NotAllowed):
        actions.withdraw_leave(leave=leave, by=other, now=NOW)
    actions.withdraw_leave(leave=leave, by=one, now=NOW)
    actions.enter_leave(first=day, last=day, by=one, now=NOW)
