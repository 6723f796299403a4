"""Owners decide by their number and by their floor area (Civil Code, art. 278): both, in quorum and majority."""

from decimal import Decimal

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.votes import actions
from linli.votes.models import Vote, Voter
from linli.votes.practice import USUAL
from linli.votes.shown import shown_result
from linli.votes.tallying import lines, tally
from tests.cast import NOW
from tests.votes.conftest import AFTER, DURING

NAME = {"zh": "规则", "en": "Rule"}
TWO_THIRDS, HALF = {"share": "2/3", "more": False}, {"share": "1/2", "more": True}
OWNERS = [
    {
        "key": key,
        "name": NAME,
        "unit": "owner",
        "of": "took_part",
        "source": "assumed",
        "quorum": TWO_THIRDS,
        "majority": majority,
    }
    for key, majority in (("owners", HALF), ("owners_weighty", {"share": "3/4", "more": False}))
]


@pytest.fixture
def owners(cast, prepared):
    """Prepares a vote of owners with homes of these areas: owners("100", "50")."""
    settings = {**Practice.objects.get().settings, "votes": {**USUAL, "rules": [*OWNERS, *USUAL["rules"]]}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)

    def prepare(*areas, **more):
        vote = prepared(0, **{"method": "open", "rule": "owners", **more})
        named = [
            actions.Named(f"示范业主{number}", f"{number}室", Decimal(area) if area else None)
            for number, area in enumerate(areas, 1)
        ]
        if named:
            actions.enter_voters(vote=vote, named=named, by=cast.dispatcher, now=NOW)
        return vote

    return prepare


@pytest.fixture
def decided(cast, owners):
    """Has them choose, 0 for nothing, and closes it: decided([("100", 1), ("50", 2)])."""

    def decide(said, **more):
        vote = owners(*[area for area, _choice in said], **more)
        vote = actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
        for number, (_area, choice) in enumerate(said, 1):
            if choice:
                actions.call_roll(vote=vote, number=number, choice=choice, by=cast.dispatcher, now=DURING)
        return actions.close(vote=vote, by=cast.dispatcher, now=AFTER)

    return decide


@pytest.mark.parametrize(
    ("said", "rule", "quorum", "carried"),
    [
        ([("80", 1), ("80", 1), ("80", 2)], "owners", True, [1]),
        ([("300", 0), ("80", 1), ("80", 1)], "owners", False, []),  # two of three owners, a third of the area
        ([("300", 1), ("80", 0), ("80", 0)], "owners", False, []),  # most of the area, one of three owners
        ([("300", 2), ("80", 1), ("80", 1)], "owners", True, []),  # more owners agree, less area
        ([("300", 1), ("80", 2), ("80", 2)], "owners", True, []),
        ([("80", 1), ("80", 1), ("80", 2)], "owners_weighty", True, []),  # two thirds are not three quarters
        ([("80", 1), ("80", 1), ("80", 1), ("80", 2)], "owners_weighty", True, [1]),  # three quarters are enough
        ([("80", 1), ("80", 1), ("80", 1), ("80.01", 2)], "owners_weighty", True, []),  # by a hundredth of a m² not
    ],
)
def test_enough_and_most_are_asked_of_owners_and_of_their_area(decided, said, rule, quorum, carried):
    vote = decided(said, rule=rule)
    assert (vote.result["quorum"], vote.result["carried"]) == (quorum, carried)


def test_both_counts_stand_in_the_result_and_can_be_made_again(decided):
    vote = decided([("300.5", 2), ("80", 1), ("80.25", 1), ("40", 0)])
    assert vote.result["counts"] == [2, 1, 0]
    assert vote.result["floor"] == {
        "counts": ["160.25", "300.50", "0.00"],
        "took_part": "460.75",
        "entitled": "500.75",
    }
    assert (lines(vote), tally(vote).data()) == (["1,2,300.50", "2,1,80.00", "3,1,80.25"], vote.result)
    shown = shown_result(vote)
    assert [(each.passed, each.floor_passed) for each in shown.rows] == [(True, False), (False, True), (False, False)]
    assert [f"{part.said} {part.needed}" for part in shown.parts] == [
        "3 of 4 with the right to vote took part. Needed: at least 2/3; reached.",
        "They have 460.75 of 500.75 m² of floor area. Needed: at least 2/3; reached.",
    ]


@pytest.mark.parametrize("method", ["secret", "hand", "cards"])
def test_owners_vote_by_name_only(owners, method):
    with pytest.raises(Refusal) as refused:
        owners(method=method)
    assert (refused.value.field, str(refused.value)[:21]) == ("method", "Owners vote by name: ")


def test_the_roll_is_not_closed_while_a_home_has_no_area(cast, owners):
    vote = owners("80", None, "60", None)
    with pytest.raises(Refusal, match="No floor area is entered for the numbers 2, 4"):
        actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    assert Vote.objects.get().state == "prepared"


def test_an_area_is_kept_only_where_owners_vote(cast, prepared):
    named = [actions.Named("示范居民9", "9号", Decimal("80"))]
    actions.enter_voters(vote=prepared(0), named=named, by=cast.dispatcher, now=NOW)
    assert Voter.objects.get().floor_area is None


def test_a_roll_that_is_filled_keeps_who_has_a_vote(cast, owners, plan):
    vote = owners("80")
    with pytest.raises(Refusal) as refused:
        actions.change(plan(rule="simple"), vote=vote, by=cast.dispatcher, now=NOW)
    assert refused.value.field == "rule"
    actions.empty_roll(vote=vote, by=cast.dispatcher, now=NOW)
    changed = actions.change(plan(rule="simple"), vote=vote, by=cast.dispatcher, now=NOW)
    assert (changed.unit, changed.method, changed.roll.count()) == ("person", "secret", 0)
