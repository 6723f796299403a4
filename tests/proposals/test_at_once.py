"""Two at the same moment."""

import pytest

from linli.journal.actions import RESIDENT
from linli.proposals import actions
from linli.proposals.models import Proposal, Second
from tests.at_once import both
from tests.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_person_seconds_once_from_two_pages(resident_proposes):
    made, who = resident_proposes(), actions.Proposer("示范居民2", "13900000002")
    told = both(*[lambda: actions.second(proposal=made, by=RESIDENT, now=NOW, seconder=who)] * 3)
    assert (len(told), Second.objects.count(), Proposal.objects.get().seconds) == (2, 1, 1)


def test_two_decide_and_one_is_told_that_it_was_decided(cast, resident_proposes):
    made = resident_proposes()
    said = {"proposal": made, "by": cast.dispatcher, "now": NOW}
    told = both(lambda: actions.decline(words="不属于本级", **said), lambda: actions.to_case(**said))
    assert len(told) == 1 and "no longer possible" in told[0]
