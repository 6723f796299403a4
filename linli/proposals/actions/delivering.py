"""Carried out 落实: confirmed by somebody else than who answered, with what shows it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed
from linli.people.models import Account
from linli.proposals import rules, telling
from linli.proposals.actions.steps import lock, move, said
from linli.proposals.models import Proposal
from linli.proposals.words import Action

EVIDENCE = 2000


@transaction.atomic
def deliver(*, proposal: Proposal, evidence: str, by: Account, now: datetime, seen: int | None = None) -> Proposal:
    """What was proposed is done. The event earns whoever proposed it what the pack says (J5)."""
    proposal, step = lock(proposal, Action.DELIVER, by, seen=seen)
    if sentence := rules.why_not_deliver(by, proposal):
        raise NotAllowed(sentence)
    words = said(evidence, EVIDENCE, _("Write what was done, and where it can be seen."), field="evidence")
    facts = {
        "proposer": proposal.account_id,
        "organisation": proposal.organisation_id,
        "kind": proposal.kind,
        "area": proposal.area_id,
    }
    changes = {"evidence": words, "delivered_at": now, "ended_at": now}
    proposal = move(proposal, step, by=by, now=now, words=words, data=facts, **changes)
    telling.to_proposer(proposal, "delivered", now=now)
    return proposal
