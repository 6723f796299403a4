"""Several choices on one ballot: as many as there are seats or fewer, counted by option; even votes stay even."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core.refusal import Refusal
from linli.votes import actions
from linli.votes.models import Ballot, Vote, Voter
from linli.votes.shown import shown_result
from linli.votes.tallying import Sums, judged, lines, tally
from tests.votes.conftest import AFTER, DURING
from tests.votes.test_counting import RULE

ELECTION = {"question": "选举示范小组成员", "options": ["甲", "乙", "丙", "丁"], "seats": 2}


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ([1, 2, 3], "You chose 3; at most 2 may be chosen. Take some back."),
        ([1, 5], "“Abstain” goes with nothing else. Choose it alone, or leave it out."),
        ([], "Choose one of the options."),
        ([0, 1], "Choose one of the options."),
        ([6], "Choose one of the options."),
    ],
)
def test_a_ballot_that_cannot_be_is_refused_and_nothing_is_used(opened, choice, sentence):
    _vote, codes = opened(**ELECTION)
    with pytest.raises(Refusal) as refused:
        actions.cast(code=codes[1], choice=choice, now=DURING)
    assert (str(refused.value), refused.value.field) == (sentence, "choice")
    assert (Ballot.objects.count(), Voter.objects.filter(used=True).count()) == (0, 0)


def test_where_one_is_wanted_two_are_refused(opened):
    _vote, codes = opened()
    with pytest.raises(Refusal, match="You chose 2; only 1 may be chosen"):
        actions.cast(code=codes[1], choice=[1, 2], now=DURING)


def test_fewer_than_there_are_seats_count_too_and_each_finds_all_of_theirs(cast, opened):
    vote, codes = opened(4, **ELECTION)
    said = {1: [2, 1], 2: [1], 3: [1, 3], 4: [5]}
    receipts = {number: actions.cast(code=codes[number], choice=said[number], now=DURING).receipt for number in said}
    vote = actions.close(vote=vote, by=cast.dispatcher, now=AFTER)
    assert (vote.result["counts"], vote.result["took_part"]) == ([3, 1, 1, 0, 1], 4)
    assert (vote.result["carried"], vote.result["tied"]) == ([1], [])
    assert sorted(lines(vote)) == sorted(
        [f"{receipts[1]},1+2", f"{receipts[2]},1", f"{receipts[3]},1+3", f"{receipts[4]},5"]
    )
    assert vote.digest == hashlib.sha256("".join(f"{line}\n" for line in lines(vote)).encode()).hexdigest()
    assert tally(vote).data() == vote.result
    shown = shown_result(vote)
    assert (shown.headline, shown.notes) == (
        "Chosen: 甲",
        ["1 of 2 seats stays free: no other option reached the majority."],
    )


def test_who_is_even_for_the_last_seat_is_named_and_gets_none(cast, opened):
    vote, codes = opened(3, **ELECTION)
    for number, choice in {1: [1, 2], 2: [1, 3], 3: [2, 3]}.items():
        actions.cast(code=codes[number], choice=choice, now=DURING)
    vote = actions.close(vote=vote, by=cast.dispatcher, now=AFTER)
    assert (vote.result["carried"], vote.result["tied"]) == ([], [1, 2, 3])
    shown = shown_result(vote)
    assert shown.headline == "Not decided: 甲, 乙, 丙 are even."
    assert shown.notes == [
        "甲, 乙, 丙 have 2 votes each. The count decides nothing between them: vote on them once more."
    ]
    assert [each.tied for each in shown.rows] == [True, True, True, False, False]


@given(st.lists(st.integers(0, 12), min_size=2, max_size=6), st.integers(1, 6))
def test_seats_go_to_the_most_votes_and_even_votes_take_none(counts, seats):
    seats = min(seats, len(counts))
    vote = Vote(options=[str(number) for number in range(len(counts))], seats=seats, rule={**RULE, "quorum": None})
    found = judged(vote, Sums(tuple(counts), 12, 12))
    having = [counts[number - 1] for number in found.carried]
    even = {counts[number - 1] for number in found.tied}
    able = [count for count in counts if count > 6]
    assert having == sorted(having, reverse=True) and all(count > 6 for count in having)
    assert len(even) <= 1 and not set(found.carried) & set(found.tied)
    if seats > 1:
        assert len(having) + len(found.tied) >= min(seats, len(able))
    if found.tied:
        assert len(having) < seats < len(having) + len(found.tied)
        assert not having or min(having) > max(even)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": 5}, "seats"),  # of four candidates; the abstention is none
        ({"options": ["甲", "甲"], "seats": 1}, "options"),
        ({"options": ["甲"], "seats": 1}, "options"),  # alone with the abstention
    ],
)
def test_what_cannot_be_chosen_from_is_not_prepared(cast, prepared, more, field):
    with pytest.raises(Refusal) as refused:
        prepared(0, **{**ELECTION, **more})
    assert (refused.value.field, Vote.objects.count()) == (field, 0)


@pytest.mark.parametrize(
    ("options", "abstention", "kept", "number"),
    [
        (["甲", "乙", "丙"], True, ["甲", "乙", "丙", "Abstain"], 4),  # no candidate is taken for the abstention
        (["同意", "不同意", "弃权"], True, ["同意", "不同意", "弃权"], 3),
        (["甲", "乙", "丙"], False, ["甲", "乙", "丙"], None),
        ([], True, ["For", "Against", "Abstain"], 3),
    ],
)
def test_the_abstention_is_added_and_is_never_one_of_the_options(prepared, options, abstention, kept, number):
    vote = prepared(0, options=options, abstention=abstention)
    assert (vote.options, vote.abstention) == (kept, number)
