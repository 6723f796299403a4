"""Counted in the room by two tellers; quorum and majority as the rule has them."""

from fractions import Fraction

import pytest

from linli.core.refusal import NotAllowed, Refusal
from linli.votes import actions
from linli.votes.models import Count, Vote
from linli.votes.practice import Share
from linli.votes.tallying import judged
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
    assert closed.result == {"counts": [5, 2, 0], "took_part": 8, "entitled": 10, "quorum": True, "carried": 1}


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
    ("counts", "took_part", "of", "carried"),
    [
        ([5, 3, 0], 8, "took_part", 1),
        ([4, 4, 0], 8, "took_part", None),  # even
        ([4, 3, 1], 8, "took_part", None),  # not more than half of those who took part
        ([4, 3, 1], 8, "valid", 1),  # but more than half of those who did not abstain
        ([5, 3, 0], 8, "entitled", None),
        ([2, 5, 0], 7, "took_part", 2),  # decided against
        ([1, 1, 6], 8, "took_part", None),  # the abstention never carries
        ([5, 0, 0], 5, "took_part", None),  # no quorum: half is not more than half
    ],
)
def test_what_a_count_decides(counts, took_part, of, carried):
    vote = Vote(options=["同意", "不同意", "弃权"], abstention=3, rule={**RULE, "of": of}, entitled=10)
    assert judged(vote, counts, took_part).carried == carried


def test_a_share_is_reached_or_exceeded_exactly():
    at_least, more = Share(Fraction(2, 3), False), Share(Fraction(1, 2), True)
    assert [at_least.reached(number, 9) for number in (5, 6)] == [False, True]
    assert [more.reached(number, 4) for number in (2, 3)] == [False, True]
    assert more.reached(0, 0) is False
    assert (str(at_least), str(more)) == ("at least 2/3", "more than 1/2")
