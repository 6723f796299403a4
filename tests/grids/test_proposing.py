"""A proposal of agents: worked out by the worker, confirmed wholly or for some, never over newer changes."""

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.grids import actions
from linli.grids.models import Proposal, ProposalLine
from linli.grids.proposing import propose_all
from linli.residents import actions as residents
from linli.residents.models import Household
from tests.cast import NOW


@pytest.fixture
def two(cast, home, worker, span):
    """Two workers in the north, three households with a wish of the second for 2号楼."""
    span(1, 3)
    first, second = worker("网格员 11", cast.grid_n1), worker("网格员 12", cast.grid_n1)
    actions.keep_tie(
        person=second.person, kind="wish", area=cast.grid_n1, building="2号楼", by=cast.dispatcher, now=NOW
    )
    homes = [home(cast.grid_n1, building="1号楼"), home(cast.grid_n1, building="2号楼"), home(cast.grid_s1)]
    return first.person, second.person, homes


def proposed(cast, anew=False):
    actions.ask_proposal(area=cast.north, anew=anew, by=cast.dispatcher, now=NOW)
    assert propose_all(now=NOW) == 1
    return Proposal.objects.latest("pk")


def agents(homes):
    return [Household.objects.get(pk=each.pk).agent for each in homes]


def test_a_proposal_changes_nothing_until_it_is_confirmed(cast, two):
    first, second, homes = two
    proposal = proposed(cast)
    lines = {line.household_id: (line.person, line.tie) for line in ProposalLine.objects.all()}
    assert proposal.state == "done"
    assert (proposal.figures["households"], proposal.figures["wishes_met"], proposal.figures["nobody"]) == (2, 1, 0)
    assert (lines[homes[0].pk], lines[homes[1].pk]) == ((first, ""), (second, "wish"))
    assert agents(homes) == [None] * 3
    given = actions.confirm(proposal=proposal, by=cast.dispatcher, now=NOW)
    assert given == 2 and agents(homes) == [first, second, None]
    assert Proposal.objects.get().state == "confirmed"


def test_whoever_has_room_helps_out_in_the_next_grid_of_the_same_community(cast, home, worker, span):
    span(1, 3)
    post = worker("网格员 11", cast.grid_n1)
    near, far = home(cast.grid_n2), home(cast.grid_s1)
    actions.ask_proposal(area=cast.street, anew=False, by=cast.dispatcher, now=NOW)
    propose_all(now=NOW)
    lines = {line.household_id: line.person_id for line in ProposalLine.objects.all()}
    assert lines == {near.pk: post.person_id} and Proposal.objects.get().figures["nobody"] == 1
    assert far.pk not in lines


def test_some_are_confirmed_and_the_rest_later_or_set_aside(cast, two):
    _first, second, homes = two
    proposal = proposed(cast)
    assert actions.confirm(proposal=proposal, people=[second.pk], by=cast.dispatcher, now=NOW) == 1
    assert agents(homes) == [None, second, None] and Proposal.objects.get().state == "done"
    actions.set_aside(proposal=proposal, by=cast.dispatcher, now=NOW)
    assert agents(homes) == [None, second, None]
    with pytest.raises(WrongState):
        actions.confirm(proposal=proposal, by=cast.dispatcher, now=NOW)


def test_who_got_an_agent_meanwhile_keeps_them(cast, two):
    _first, second, homes = two
    proposal = proposed(cast)
    residents.give_agent(file=homes[0], person=cast.officer.person, by=cast.dispatcher, now=NOW)
    assert actions.confirm(proposal=proposal, by=cast.dispatcher, now=NOW) == 1
    assert agents(homes) == [cast.officer.person, second, None]


def test_anew_asks_about_everybody_and_marks_what_stays_as_it_is(cast, two):
    first, _second, homes = two
    residents.give_agent(file=homes[0], person=first, by=cast.dispatcher, now=NOW)
    proposal = proposed(cast, anew=True)
    assert ProposalLine.objects.get(proposal=proposal, household=homes[0]).confirmed is True


def test_a_proposal_whose_worker_was_killed_is_worked_out_again(cast, two):
    proposal = proposed(cast)
    Proposal.objects.update(state="running")
    assert propose_all(now=NOW) == 1
    assert ProposalLine.objects.filter(proposal=proposal).count() == 2


def test_one_proposal_at_a_time_and_only_by_whoever_changes_posts(cast, two):
    actions.ask_proposal(area=cast.north, anew=False, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="under way already"):
        actions.ask_proposal(area=cast.north, anew=False, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        actions.ask_proposal(area=cast.south, anew=False, by=cast.south_worker, now=NOW)
