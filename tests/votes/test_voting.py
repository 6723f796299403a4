"""Voting by code: once, in its time, with the right; the count proves itself."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.models import Event
from linli.votes import actions
from linli.votes.models import Ballot, Proxy, Vote, Voter
from linli.votes.tallying import lines, tally
from tests.cast import NOW
from tests.votes.conftest import AFTER, CLOSES, DURING, OPENS


def refused(step, **said):
    with pytest.raises(Refusal) as refusal:
        step(**said)
    return str(refusal.value)


def test_each_votes_once_and_what_is_counted_is_what_was_cast(cast, opened):
    vote, codes = opened(5)
    choices = {1: 1, 2: 1, 3: 1, 4: 2, 5: 3}
    receipts = {
        number: actions.cast(code=codes[number], choice=choices[number], now=DURING).receipt for number in codes
    }
    closed = actions.close(vote=vote, by=cast.dispatcher, now=DURING)
    assert closed.result == {
        "counts": [3, 1, 1],
        "took_part": 5,
        "entitled": 5,
        "quorum": True,
        "carried": [1],
        "tied": [],
    }
    assert {(each.receipt, *each.choices) for each in Ballot.objects.all()} == {
        (receipts[number], choices[number]) for number in codes
    }
    said = sorted(f"{receipts[number]},{choices[number]}" for number in codes)
    assert lines(closed) == said
    assert closed.digest == hashlib.sha256("".join(f"{line}\n" for line in said).encode()).hexdigest()
    assert Event.objects.get(kind="vote.closed").data["digest"] == closed.digest


def test_voting_twice_changing_ones_mind_and_strange_codes_are_told_apart_and_change_nothing(opened):
    _vote, codes = opened()
    actions.cast(code=codes[1], choice=1, now=DURING)
    assert refused(actions.cast, code=codes[1], choice=2, now=DURING).startswith("This vote was cast already.")
    assert refused(actions.cast, code="000000000000", choice=1, now=DURING).startswith("No slip has this code.")
    assert refused(actions.cast, code=codes[2][:-1], choice=1, now=DURING).startswith("A query code has 12 digits")
    assert refused(actions.cast, code=codes[2], choice=4, now=DURING) == "Choose one of the options."
    assert (Ballot.objects.count(), Voter.objects.filter(used=True).count()) == (1, 1)


def test_nobody_votes_before_it_opens_or_from_the_moment_it_closes(opened):
    _vote, codes = opened()
    early = refused(actions.cast, code=codes[1], choice=1, now=OPENS - timedelta(seconds=1))
    assert early == "This vote has not opened yet. Come back when it does."
    actions.cast(code=codes[1], choice=1, now=OPENS)
    late = refused(actions.cast, code=codes[2], choice=1, now=CLOSES)
    assert late == "This vote is closed. The result stands on its page."
    assert Ballot.objects.count() == 1


def test_it_closes_by_itself_when_its_time_is_over_and_not_before_unless_all_have_voted(cast, opened):
    vote, codes = opened(2)
    actions.cast(code=codes[1], choice=1, now=DURING)
    assert refused(actions.close, vote=vote, by=cast.dispatcher, now=DURING).startswith("It is open until")
    assert [actions.close_due(now=moment) for moment in (DURING, CLOSES, AFTER)] == [0, 1, 0]
    vote.refresh_from_db()
    assert (vote.state, vote.closed_at) == ("closed", CLOSES)
    assert (vote.result["counts"], vote.result["took_part"], vote.result["quorum"]) == ([1, 0, 0], 1, False)
    assert (vote.result["carried"], vote.result["tied"]) == ([], [])
    assert refused(actions.cast, code=codes[2], choice=1, now=AFTER).startswith("No slip has this code.")


def test_a_secret_ballot_leaves_no_time_no_event_and_nothing_that_leads_to_its_voter(cast, opened):
    vote, codes = opened(4)
    before = Event.objects.count()
    for number in codes:
        actions.cast(code=codes[number], choice=1, now=DURING)
    assert Event.objects.count() == before
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "vote", "receipt", "choices"}
    assert set(Voter.objects.values_list("choices", flat=True)) == {None}
    actions.close(vote=vote, by=cast.dispatcher, now=DURING)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM votes_ballot")
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT receipt FROM votes_ballot ORDER BY ctid")
        assert [row[0] for row in cursor.fetchall()] == sorted(Ballot.objects.values_list("receipt", flat=True))
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM votes_voter")
        assert cursor.fetchone() == (1,)
    assert set(Voter.objects.values_list("code_mark", flat=True)) == {None}


def test_a_code_is_nowhere_and_a_newer_slip_makes_the_older_one_void(cast, opened):
    vote, codes = opened(1)
    stored = bytes(Voter.objects.get().code_mark)
    assert codes[1].encode() not in stored and len(stored) == 32
    assert refused(actions.print_slips, vote=vote, first=1, last=1, by=cast.dispatcher, now=NOW).startswith(
        "These have"
    )
    [slip] = actions.print_slips(vote=vote, first=1, last=1, by=cast.dispatcher, now=NOW, again=True)
    assert refused(actions.cast, code=codes[1], choice=1, now=DURING).startswith("No slip has this code.")
    actions.cast(code=slip.code, choice=1, now=DURING)
    assert Voter.objects.values_list("slips", "used").get() == (2, True)
    assert [event.data["slips"] for event in Event.objects.filter(kind="vote.slips_printed").order_by("id")] == [1, 1]


def test_an_open_vote_names_the_choice_and_a_teller_may_call_the_roll(cast, opened):
    vote, codes = opened(3, method="open")
    assert actions.cast(code=codes[1], choice=2, now=DURING).receipt == ""
    actions.call_roll(vote=vote, number=2, choice=1, by=cast.dispatcher, now=DURING)
    assert refused(actions.call_roll, vote=vote, number=2, choice=1, by=cast.dispatcher, now=DURING) == (
        "This vote was cast already. What was said openly stands."
    )
    with pytest.raises(NotAllowed):
        actions.call_roll(vote=vote, number=3, choice=1, by=cast.officer, now=DURING)
    assert list(Voter.objects.order_by("number").values_list("choices", flat=True)) == [[2], [1], None]
    assert not Ballot.objects.exists()
    vote = actions.close(vote=vote, by=cast.dispatcher, now=AFTER)
    assert (vote.result["counts"], lines(vote)) == ([1, 1, 0], ["1,2", "2,1"])
    assert "choice" not in Event.objects.filter(kind="voter.voted").first().data


def test_whoever_serves_votes_signed_in_where_they_stand_on_the_roll(cast, prepared):
    vote = prepared(0)
    assert actions.draw_posts(vote=vote, roles=["grid_worker"], by=cast.dispatcher, now=NOW) == 1
    actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    assert refused(actions.cast_signed_in, vote=vote, choice=1, by=cast.officer, now=DURING) == (
        "You are not on the roll of this vote."
    )
    cast_one = actions.cast_signed_in(vote=vote, choice=1, by=cast.north_worker, now=DURING)
    assert len(cast_one.receipt) == 9
    assert refused(actions.cast_signed_in, vote=vote, choice=2, by=cast.north_worker, now=DURING).startswith(
        "This vote was cast already."
    )


def test_a_proxy_votes_for_another_and_the_other_no_longer_does(cast, opened):
    vote, codes = opened(4)
    actions.give_proxy(vote=vote, principal=1, holder=2, by=cast.dispatcher, now=NOW)
    assert refused(actions.cast, code=codes[1], choice=1, now=DURING).startswith("This vote was given to somebody else")
    actions.cast(code=codes[2], choice=1, now=DURING)
    actions.cast(code=codes[2], choice=2, carried=1, now=DURING)
    assert refused(actions.cast, code=codes[2], choice=2, carried=1, now=DURING).startswith(
        "This vote was cast already."
    )
    assert refused(actions.cast, code=codes[2], choice=2, carried=3, now=DURING) == "You carry no vote of number 3."
    assert sorted(Ballot.objects.values_list("choices", flat=True)) == [[1], [2]]
    assert list(Voter.objects.order_by("number").values_list("used", flat=True)) == [True, True, False, False]


def test_proxies_are_limited_given_once_and_not_given_on(cast, opened):
    vote, codes = opened(5)
    give = {"vote": vote, "by": cast.dispatcher, "now": NOW}
    actions.give_proxy(principal=1, holder=2, **give)
    assert refused(actions.give_proxy, principal=3, holder=2, **give) == (
        "One person carries at most 1 vote of others here."
    )
    assert refused(actions.give_proxy, principal=1, holder=3, **give).startswith("One of the two gave their vote")
    assert refused(actions.give_proxy, principal=3, holder=1, **give).startswith("One of the two gave their vote")
    assert refused(actions.give_proxy, principal=2, holder=3, **give).startswith("This person carries the vote")
    assert refused(actions.give_proxy, principal=3, holder=3, **give).startswith("These are the same number.")
    assert refused(actions.give_proxy, principal=3, holder=9, **give) == "Nobody on the roll has the number 9."
    actions.take_back_proxy(proxy=Proxy.objects.get(), by=cast.dispatcher, now=NOW)
    actions.cast(code=codes[1], choice=1, now=DURING)
    assert refused(actions.give_proxy, principal=1, holder=2, **give).startswith("This vote was cast already.")


def test_the_roll_is_closed_when_the_vote_opens_and_nobody_stands_on_it_twice(cast, prepared):
    vote = prepared(2)
    again = [actions.Named("示范居民1", "1号"), actions.Named("示范居民9", "9号")]
    assert actions.enter_voters(vote=vote, named=again, by=cast.dispatcher, now=NOW) == 1
    actions.strike_voter(voter=Voter.objects.get(number=2), by=cast.dispatcher, now=NOW)
    vote = actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    assert (vote.entitled, list(vote.roll.order_by("number").values_list("number", flat=True))) == (2, [1, 3])
    with pytest.raises(WrongState):
        actions.enter_voters(vote=vote, named=again, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        actions.cancel(vote=vote, words="停电", by=cast.officer, now=NOW)
    cancelled = actions.cancel(vote=vote, words="停电", by=cast.dispatcher, now=NOW)
    assert (cancelled.state, Event.objects.get(kind="vote.cancelled").words.text) == ("cancelled", "停电")


def test_a_vote_nobody_may_take_part_in_does_not_open(cast, prepared):
    assert refused(actions.open_vote, vote=prepared(0), by=cast.dispatcher, now=NOW).startswith(
        "Nobody stands on the roll"
    )
    assert refused(actions.open_vote, vote=prepared(1), by=cast.dispatcher, now=AFTER).startswith(
        "The time of this vote"
    )
    assert Vote.objects.filter(state="open").count() == 0


def test_the_count_of_a_closed_vote_can_be_made_again(cast, opened):
    vote, codes = opened(3)
    for number, code in codes.items():
        actions.cast(code=code, choice=1 + number % 2, now=DURING)
    vote = actions.close(vote=vote, by=cast.dispatcher, now=DURING)
    assert tally(vote).data() == vote.result
