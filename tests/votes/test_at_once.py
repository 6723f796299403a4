"""Two with one code, and voting while it is being closed."""

import pytest

from linli.votes import actions
from linli.votes.models import Ballot, Vote, Voter
from tests.at_once import both
from tests.votes.conftest import CLOSES, DURING

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_with_one_code_exactly_one_votes(cast, opened):
    _vote, codes = opened(1)
    told = both(*[lambda: actions.cast(code=codes[1], choice=1, now=DURING)] * 6)
    assert [each[:27] for each in told] == ["This vote was cast already."] * 5
    assert (Ballot.objects.count(), Voter.objects.filter(used=True).count()) == (1, 1)


def test_the_holder_casts_anothers_vote_once_from_two_telephones(cast, opened):
    vote, codes = opened(2)
    actions.give_proxy(vote=vote, principal=1, holder=2, by=cast.dispatcher, now=DURING)
    told = both(*[lambda: actions.cast(code=codes[2], choice=1, carried=1, now=DURING)] * 3)
    assert (len(told), Ballot.objects.count()) == (2, 1)


def test_whoever_votes_while_it_is_closed_is_counted_or_told(cast, opened):
    vote, codes = opened(4)
    steps = [lambda code=code: actions.cast(code=code, choice=1, now=DURING) for code in codes.values()]
    both(*steps, lambda: actions.close(vote=vote, by=cast.dispatcher, now=CLOSES))
    counted = Vote.objects.get().result["took_part"]
    assert counted == Ballot.objects.count() == Voter.objects.filter(used=True).count()
