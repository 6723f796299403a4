"""What a meeting did about a proposal, written into its story; its proposer is told. Its state stays: whose turn it is
to answer does not change. By whoever the meeting's room has checked."""

from datetime import datetime

from django.db import transaction

from linli.core.prepared import locked
from linli.journal import actions as journal
from linli.people.models import Account
from linli.proposals import telling
from linli.proposals.models import Proposal


@transaction.atomic
def note_decision(*, proposal: Proposal, decision: int, words: str, by: Account, now: datetime) -> Proposal:
    """A meeting decided about it: which decision, and what."""
    proposal, facts = locked(Proposal, proposal.pk), {"decision": decision}
    journal.record("proposal.decided", proposal, by=by, at=now, data=facts, words=words, area_id=proposal.area_id)
    telling.to_proposer(proposal, "decided", now=now, which=str(decision))
    return proposal


@transaction.atomic
def note_put_off(*, proposal: Proposal, topic: int, words: str, by: Account, now: datetime) -> Proposal:
    """A meeting put it off: which topic, until when and why."""
    proposal, facts = locked(Proposal, proposal.pk), {"topic": topic}
    journal.record("proposal.put_off", proposal, by=by, at=now, data=facts, words=words, area_id=proposal.area_id)
    telling.to_proposer(proposal, "put_off", now=now, which=str(topic))
    return proposal


@transaction.atomic
def note_money(*, proposal: Proposal, spending: int, state: str, words: str, by: Account, now: datetime) -> Proposal:
    """What became of money that was asked for: which request, where it stands now, and that in words."""
    proposal, facts = locked(Proposal, proposal.pk), {"spending": spending, "state": state}
    journal.record("proposal.money", proposal, by=by, at=now, data=facts, words=words, area_id=proposal.area_id)
    telling.to_proposer(proposal, "money", now=now, which=f"{spending}{state}")
    return proposal
