"""A topic that a vote decides: prepared from its page, taken over as it was counted, never typed."""

from datetime import timedelta
from fractions import Fraction

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.deliberation import actions
from linli.deliberation.models import Decision
from linli.deliberation.told import how
from linli.deliberation.words import Method, Result, Standing
from linli.journal.actions import SYSTEM
from linli.votes import actions as votes
from linli.votes.models import Vote
from linli.votes.practice import USUAL, Share
from tests.at_once import both
from tests.cast import NOW
from tests.deliberation.conftest import BEGINS

OPENS, CLOSES = BEGINS + timedelta(minutes=5), BEGINS + timedelta(hours=1)
DURING, AFTER = BEGINS + timedelta(minutes=10), BEGINS + timedelta(hours=2)


@pytest.fixture
def topic(cast, session):
    """Something to decide in a session of two of three members."""
    return actions.add_topic(meeting=session(), title="加装电梯", by=cast.dispatcher, now=BEGINS)


@pytest.fixture
def asked(cast):
    """A secret vote of persons within the meeting, unless said otherwise."""

    def ask(**more):
        usual = {
            "question": "是否加装电梯？",
            "method": "secret",
            "rule": "simple",
            "organisation": cast.north_committee,
            "opens": OPENS,
            "closes": CLOSES,
        }
        return actions.Asked(**{**usual, **more})

    return ask


@pytest.fixture
def held(cast, topic, asked):
    """Prepares and opens it, has these choices cast by those on the roll, and closes it."""

    def hold(*choices, close=True, **more):
        vote = actions.prepare_vote(asked(**more), topic=topic, by=cast.dispatcher, now=BEGINS).vote
        votes.open_vote(vote=vote, by=cast.dispatcher, now=BEGINS)
        slips = votes.print_slips(vote=vote, first=1, last=3, by=cast.dispatcher, now=BEGINS)
        for slip, choice in zip(slips, choices, strict=False):
            votes.cast(code=slip.code, choice=choice, now=DURING)
        return votes.close(vote=vote, by=cast.dispatcher, now=CLOSES) if close else vote

    return hold


def take_over(cast, topic, now=AFTER, **more):
    return actions.take_over(topic=topic, words="同意加装", by=cast.dispatcher, now=now, **more)


@pytest.mark.parametrize(
    ("choices", "result", "counts"),
    [
        ((1, 1, 2), Result.ADOPTED, (2, 1, 0)),
        ((1, 2, 2), Result.REJECTED, (1, 2, 0)),
        ((1, 3), Result.REJECTED, (1, 0, 1)),  # half of those who took part is not more than half
    ],
)
def test_a_closed_vote_becomes_the_decision_with_its_counts(cast, topic, held, choices, result, counts):
    vote = held(*choices)
    decision = take_over(cast, topic)
    topic.refresh_from_db()
    assert (topic.state, topic.vote) == (Standing.DECIDED, vote)
    assert (decision.method, decision.result) == (Method.VOTE, result)
    assert (decision.in_favour, decision.against, decision.abstained) == counts
    assert (decision.present, decision.entitled, decision.needed) == (len(choices), 3, 2)
    said = f"{counts[0]} in favour, {counts[1]} against, {counts[2]} abstained"
    assert how(decision) == f"By a vote that was held: {said}"


def test_those_of_the_meeting_s_list_stand_on_its_roll_with_their_accounts(cast, topic, asked):
    vote = actions.prepare_vote(asked(), topic=topic, by=cast.dispatcher, now=BEGINS).vote
    assert sorted(each.name for each in vote.roll.all()) == ["网格员 01", "网格员 12", "网格员 13"]
    assert cast.north_worker.pk in {each.account_id for each in vote.roll.all()}
    assert (vote.area, vote.public, vote.question) == (cast.north, False, "是否加装电梯？")


def test_where_households_vote_those_of_the_place_stand_on_the_roll(cast, topic, asked):
    practice = Practice.objects.get()
    rules = [{**USUAL["rules"][0], "key": "homes", "unit": "household"}]
    said = {**practice.settings, "votes": {**USUAL, "rules": rules}}
    catalogue.keep_practice(settings=said, by=SYSTEM, now=NOW)
    vote = actions.prepare_vote(asked(rule="homes"), topic=topic, by=cast.dispatcher, now=BEGINS).vote
    assert (vote.unit, vote.roll.count()) == ("household", 0)  # none on file in this place


def test_an_open_vote_cannot_be_taken_over_and_nothing_is_typed_beside_it(cast, topic, held):
    held(1, 1, 1, close=False)
    with pytest.raises(Refusal, match=r"This vote is not closed yet\."):
        take_over(cast, topic, now=DURING)
    with pytest.raises(WrongState, match="A vote is being held about “加装电梯”"):
        actions.decide(actions.Decided(words="同意"), topic=topic, by=cast.dispatcher, now=DURING)
    assert Decision.objects.count() == 0


def test_a_closed_vote_is_not_typed_either(cast, topic, held):
    held(2, 2, 2)
    with pytest.raises(WrongState, match="Take its result over"):
        actions.decide(actions.Decided(words="同意"), topic=topic, by=cast.dispatcher, now=AFTER)
    with pytest.raises(Refusal, match="Write what was decided"):
        actions.take_over(topic=topic, words=" ", by=cast.dispatcher, now=AFTER)
    assert take_over(cast, topic).result == Result.REJECTED


def test_without_enough_who_took_part_it_is_refused_and_another_way_is_free(cast, topic, held, asked):
    held(1)
    with pytest.raises(Refusal, match="Too few took part in the vote: it decides nothing"):
        take_over(cast, topic)
    again = actions.prepare_vote(
        asked(opens=AFTER, closes=AFTER + timedelta(hours=1)), topic=topic, by=cast.dispatcher, now=AFTER
    )
    assert (Vote.objects.count(), again.vote.state) == (2, "prepared")
    votes.cancel(vote=again.vote, words="改为举手", by=cast.dispatcher, now=AFTER)
    decision = actions.decide(actions.Decided(words="同意"), topic=topic, by=cast.dispatcher, now=AFTER)
    assert decision.method == Method.CONSENT


def test_a_vote_that_asks_for_no_quorum_leans_on_the_meeting_s(cast, topic, held):
    vote = held(1)
    Vote.objects.filter(pk=vote.pk).update(
        rule={**vote.rule, "quorum": None}, result={**vote.result, "quorum": True, "carried": [1]}
    )
    row = topic.meeting.attendances.filter(came_at__isnull=False).first()
    actions.take_back(attendance=row, by=cast.dispatcher, now=AFTER)
    with pytest.raises(Refusal, match="Too few are here to decide: 1 have come, 2 are needed"):
        take_over(cast, topic)
    actions.check_in(attendance=row, by=cast.dispatcher, now=AFTER)
    assert take_over(cast, topic).result == Result.ADOPTED


def test_a_choice_between_several_is_neither_for_nor_against(cast, topic, held):
    vote = held(1, 1, 1)
    Vote.objects.filter(pk=vote.pk).update(options=["东", "西", "南", "弃权"], abstention=4)
    with pytest.raises(Refusal, match="This vote chose between several"):
        take_over(cast, topic)


def test_only_whoever_runs_the_meeting_and_may_hold_votes_prepares_one(cast, topic, asked):
    with pytest.raises(NotAllowed):
        actions.prepare_vote(asked(), topic=topic, by=cast.north_worker, now=BEGINS)
    meeting = topic.meeting
    meeting.secretary = cast.north_worker.person
    meeting.save()
    with pytest.raises(NotAllowed, match="Prepare votes, keep their rolls"):
        actions.prepare_vote(asked(), topic=topic, by=cast.north_worker, now=BEGINS)
    topic.refresh_from_db()
    assert (topic.vote, Vote.objects.count()) == (None, 0)


def test_a_vote_still_going_on_comes_along_to_the_next_meeting(cast, topic, held, planned):
    vote = held(1, 1, 1, close=False)
    actions.end(meeting=topic.meeting, by=cast.dispatcher, now=DURING)
    later = actions.call(planned(begins=BEGINS.replace(day=26)), by=cast.dispatcher, now=DURING)
    assert [(each.taken_from, each.vote) for each in later.topics.all()] == [(topic, vote)]


def test_the_same_form_sent_twice_prepares_one(cast, topic, asked):
    said = asked()
    for _time in range(2):
        actions.prepare_vote(said, topic=topic, by=cast.dispatcher, now=BEGINS)
    with pytest.raises(WrongState, match="A vote about “加装电梯” is there already"):
        actions.prepare_vote(asked(), topic=topic, by=cast.dispatcher, now=BEGINS)
    assert Vote.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_take_over_at_once_decide_once(cast, topic, held):
    held(1, 1, 1)

    def takes():
        take_over(cast, topic)

    assert len(both(takes, takes)) == 1
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("share", "more", "whole", "least"), [("1/2", True, 3, 2), ("1/2", True, 4, 3), ("2/3", False, 90, 60)]
)
def test_how_many_are_just_enough(share, more, whole, least):
    from_share = Share(share=Fraction(share), more=more)
    assert (from_share.least(whole), from_share.reached(least, whole)) == (least, True)
    assert not from_share.reached(least - 1, whole)
