"""Rewards: on the shelf, redeemed, handed out, given back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT, SYSTEM
from linli.points import actions
from linli.points.models import Entry, Redeeming
from linli.points.words import Handing
from tests.cast import NOW


def stands(holder, reward):
    holder.refresh_from_db()
    reward.refresh_from_db()
    return holder.balance, reward.stock


def test_a_reward_is_put_aside_handed_out_and_given_back(cast, holder, earned, reward, redeemed):
    earned()
    done = redeemed()
    assert (done.state, stands(holder, reward)) == (Handing.RESERVED, (2, 2))
    assert actions.hand_out(redeeming=done, by=cast.dispatcher, now=NOW).handed_at == NOW
    with pytest.raises(WrongState, match="This is now “Handed out”"):
        actions.hand_out(redeeming=done, by=cast.dispatcher, now=NOW)
    assert actions.return_reward(redeeming=done, by=cast.dispatcher, now=NOW).state == Handing.RETURNED
    assert stands(holder, reward) == (10, 3)
    assert holder.earned == 10
    with pytest.raises(WrongState, match="This is now “Given back”"):
        actions.return_reward(redeeming=done, by=cast.dispatcher, now=NOW)


def test_the_same_click_twice_is_one(holder, earned, reward, redeemed):
    earned()
    key = uuid4()
    assert redeemed(key=key) == redeemed(key=key)
    assert stands(holder, reward) == (2, 2)


def test_too_few_points_none_left_and_no_longer_offered_are_a_sentence_each(cast, holder, earned, reward, redeemed):
    with pytest.raises(Refusal, match="This costs 8 points; the account has 0"):
        redeemed()
    earned()
    actions.restock(reward=reward, more=-3, words="过期了", by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="None of this reward is left"):
        redeemed()
    offer = actions.Offer(name="鸡蛋一盒", cost=8, area=cast.north, active=False)
    actions.change_reward(offer, reward=reward, seen=1, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="no longer offered"):
        redeemed()
    assert (Redeeming.objects.count(), Entry.objects.count()) == (0, 1)


def test_a_reward_of_a_grade_asks_for_what_was_earned_not_for_what_is_left(cast, holder, earned, reward, redeemed):
    offer = actions.Offer(name="体检", cost=1, area=cast.north, grade="one")
    check_up = actions.offer_reward(offer, stock=5, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="for “One star”, from 10 points earned; this account has earned 0"):
        redeemed(reward=check_up)
    earned()
    redeemed()
    assert redeemed(reward=check_up).state == Handing.RESERVED


def test_a_resident_gives_back_what_stands_aside_but_not_what_was_handed_out(cast, holder, earned, reward, redeemed):
    earned()
    done = redeemed(by=RESIDENT)
    actions.hand_out(redeeming=done, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed, match="Bring it back to where you got it"):
        actions.return_reward(redeeming=done, by=RESIDENT, now=NOW)
    with pytest.raises(NotAllowed, match="Propose points, keep rewards"):
        actions.return_reward(redeeming=done, by=cast.outsider, now=NOW)


def test_what_is_not_fetched_in_time_goes_back(cast, holder, earned, reward, redeemed):
    earned()
    redeemed()
    assert actions.return_late(now=NOW + timedelta(days=13)) == 0
    assert actions.return_late(now=NOW + timedelta(days=15)) == 1
    assert stands(holder, reward) == (10, 3)


def test_the_shelf_is_kept_by_whoever_may_with_what_became_of_each(cast, reward):
    with pytest.raises(NotAllowed):
        actions.restock(reward=reward, more=5, words="", by=cast.outsider, now=NOW)
    with pytest.raises(Refusal, match="There are 3 on the shelf"):
        actions.restock(reward=reward, more=-4, words="坏了", by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="Say what became of them"):
        actions.restock(reward=reward, more=-1, words="", by=cast.dispatcher, now=NOW)
    assert actions.restock(reward=reward, more=7, words="", by=cast.dispatcher, now=NOW).stock == 10
    stale = actions.Offer(name="鸡蛋两盒", cost=8, area=cast.north)
    actions.change_reward(stale, reward=reward, seen=1, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState, match="Somebody changed this reward"):
        actions.change_reward(stale, reward=reward, seen=1, by=cast.dispatcher, now=NOW)


@pytest.mark.parametrize(
    ("more", "field"),
    [({"name": ""}, "name"), ({"cost": 0}, "cost"), ({"area": None}, "station"), ({"grade": "none"}, "grade")],
)
def test_a_reward_that_cannot_be_is_refused_beside_its_field(cast, practice, more, field):
    with pytest.raises(Refusal) as refused:
        offer = actions.Offer(**{"name": "报纸", "cost": 5, "area": cast.north, **more})
        actions.offer_reward(offer, stock=1, by=cast.dispatcher, now=NOW)
    assert refused.value.field == field


def test_points_are_anybodys_own_only_where_they_are(cast, practice, reward, earned):
    own = actions.open_account(cast.officer.person, by=SYSTEM, now=NOW)
    earned(holder=own)
    made = actions.redeem(holder=own, reward=reward, key=uuid4(), by=cast.officer, now=NOW)  # their own, no keeper
    assert made.by == cast.officer
