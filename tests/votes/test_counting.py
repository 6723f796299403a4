"""Counted in the room by two tellers; quorum and majority as the rule has them."""

from fractions import Fraction

import pytest

from linli.core.refusal import NotAllowed, Refusal
from linli.votes import actions
from linli.votes.models import Count, Vote
from linli.votes.practice import Share
from linli.votes.tallying import Sums, judged
from tests.cast import NOW

RULE = {
    "key": "t",
    "name": {"zh": "规则", "en": "Rule"},
    "unit": "person",
    "quorum": {"share": "1/2", "more": True},
    "majority": {"share": "1/2", "more": True},
    "of": "took_part",
}


@pytest.fixture
def in_the_room(cast, prepared):
    """A show of hands of ten with the right to vote, each of whom may carry one other's vote."""
    return actions.open_vote(vote=prepared(0, method="hand"), by=cast.dispatcher, now=NOW, entitled=10)


def test_two_tellers_who_agree_close_it(cast, in_the_room):
    said = {"vote": in_the_room, "counts": [5, 2, 0], "present": 7, "carried": 1, "now": NOW}
    actions.enter_count(by=cast.dispatcher, **said)
    with pytest.raises(Refusal) as alone:
        actions.close(vote=in_the_room, by=cast.dispatcher, now=NOW)
    assert str(alone.value).startswith("Two tellers enter what they counted")
    with pytest.raises(NotAllowed):
        actions.enter_count(by=cast.officer, **said)
    Count.objects.create(vote=in_the_room, teller=cast.officer, counts=[4, 3, 0], present=7, carried=1, at=NOW)
    with pytest.raises(Refusal):
        actions.close(vote=in_the_room, by=cast.dispatcher, now=NOW)
    Count.objects.filter(teller=cast.officer).update(counts=[5, 2, 0])
    closed = actions.close(vote=in_the_room, by=cast.dispatcher, now=NOW)
    assert (closed.result["counts"], closed.result["took_part"], closed.result["carried"]) == ([5, 2, 0], 8, [1])


@pytest.mark.parametrize(
    ("counts", "present", "carried", "sentence"),
    [
        ([8, 0, 0], 7, 0, "8 votes, and only 7 could be given. Count again."),
        ([5, 0, 0], 11, 0, "10 have the right to vote; more cannot be present. Count again."),
        ([3, 0, 0], 2, 3, "Those present may not carry so many votes of others. Count again."),
        ([3, 0], 5, 0, "Give a number for each option."),
    ],
)
def test_a_count_that_cannot_be_is_refused(cast, in_the_room, counts, present, carried, sentence):
    with pytest.raises(Refusal) as refused:
        actions.enter_count(
            vote=in_the_room, counts=counts, present=present, carried=carried, by=cast.dispatcher, now=NOW
        )
    assert (str(refused.value), Count.objects.count()) == (sentence, 0)


@pytest.mark.parametrize(
    ("counts", "took_part", "of", "carried", "tied"),
    [
        ([5, 3, 0], 8, "took_part", (1,), ()),
        ([4, 4, 0], 8, "took_part", (), (1, 2)),  # even
        ([4, 3, 1], 8, "took_part", (), ()),  # not more than half of those who took part
        ([4, 3, 1], 8, "valid", (1,), ()),  # but more than half of those who did not abstain
        ([5, 3, 0], 8, "entitled", (), ()),
        ([2, 5, 0], 7, "took_part", (2,), ()),  # decided against
        ([1, 1, 6], 8, "took_part", (), (1, 2)),  # the abstention never carries
        ([5, 0, 0], 5, "took_part", (), ()),  # no quorum: half is not more than half
        ([0, 0, 6], 6, "took_part", (), ()),  # who has no vote is not even with anybody
    ],
)
def test_what_a_count_decides(counts, took_part, of, carried, tied):
    vote = Vote(options=["同意", "不同意", "弃权"], abstention=3, rule={**RULE, "of": of}, entitled=10)
    found = judged(vote, Sums(tuple(counts), took_part, 10))
    assert (found.carried, found.tied) == (carried, tied)


@pytest.mark.parametrize(
    ("counts", "carried", "tied"),
    [
        ([9, 8, 7, 2, 0], (1, 2, 3), ()),
        ([9, 8, 5, 2, 0], (1, 2), ()),  # half of those who took part is no majority: a seat stays free
        ([9, 7, 7, 7, 0], (1,), (2, 3, 4)),  # two seats for three who are even
        ([7, 7, 7, 7, 0], (), (1, 2, 3, 4)),
        ([7, 9, 7, 0, 0], (2, 1, 3), ()),  # even, and a seat for both
        ([3, 2, 2, 2, 1], (), ()),  # even, but none of them has the majority
        ([6, 6, 0, 0, 9], (1, 2), ()),  # the abstention takes no seat
    ],
)
def test_three_seats_go_to_those_with_the_majority_and_none_to_those_who_are_even(counts, carried, tied):
    vote = Vote(options=["甲", "乙", "丙", "丁", "弃权"], abstention=5, seats=3, rule=RULE, entitled=10)
    found = judged(vote, Sums(tuple(counts), 10, 10))
    assert (found.carried, found.tied) == (carried, tied)


def test_of_hands_for_several_seats_no_option_has_more_than_there_are_voters(cast, prepared):
    plan = {"method": "hand", "options": ["甲", "乙", "丙"], "abstention": False, "seats": 2}
    vote = actions.open_vote(vote=prepared(0, **plan), by=cast.dispatcher, now=NOW, entitled=10)
    said = {"vote": vote, "present": 6, "by": cast.dispatcher, "now": NOW}
    for counts, sentence in [
        ([7, 1, 0], "7 votes, and only 6 could be given. Count again."),
        ([6, 5, 2], "13 votes, and only 12 could be given. Count again."),
    ]:
        with pytest.raises(Refusal) as refused:
            actions.enter_count(counts=counts, **said)
        assert str(refused.value) == sentence
    assert actions.enter_count(counts=[6, 4, 1], **said).counts == [6, 4, 1]


def test_a_share_is_reached_or_exceeded_exactly():
    at_least, more = Share(Fraction(2, 3), False), Share(Fraction(1, 2), True)
    assert [at_least.reached(number, 9) for number in (5, 6)] == [False, True]
    assert [more.reached(number, 4) for number in (2, 3)] == [False, True]
    assert more.reached(0, 0) is False
    assert (str(at_least), str(more)) == ("at least 2/3", "more than 1/2")
