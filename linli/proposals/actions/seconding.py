"""Seconding: not one's own, once each."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal
from linli.journal.actions import Who
from linli.people.models import Account
from linli.proposals import practice, rules, telling
from linli.proposals.actions.steps import lock, move
from linli.proposals.actions.submitting import Proposer
from linli.proposals.models import Proposal, Second
from linli.proposals.words import Action, By


@transaction.atomic
def second(*, proposal: Proposal, by: Who, now: datetime, seconder: Proposer | None = None) -> Proposal:
    """Second it, by an account or, where the practice lets residents, by name and telephone. Refusal for one's own and
    for whoever has done so."""
    proposal, step = lock(proposal, Action.SECOND, by)
    kind = practice.kind(proposal.kind)
    fields = _by(by, seconder)
    sentence = rules.why_not_second(by, proposal, kind.seconded_by if kind else By.ACCOUNTS, mark=fields.get("mark"))
    if sentence:
        raise NotAllowed(sentence)
    same = {"account": by} if isinstance(by, Account) else {"mark": fields["mark"]}
    if Second.objects.filter(proposal=proposal, **same).exists():
        raise Refusal(_("You have seconded this proposal already; it counts once."))
    Second.objects.create(proposal=proposal, at=now, **fields)
    proposal = move(
        proposal, step, by=by, now=now, data={"seconds": proposal.seconds + 1}, seconds=proposal.seconds + 1
    )
    if proposal.seconds == proposal.wanted:
        telling.seconded_enough(proposal, now=now)
    return proposal


def _by(by: Who, seconder: Proposer | None) -> dict[str, Any]:
    if isinstance(by, Account):
        return {"account": by}
    if seconder is None:
        raise Refusal(_("Say what you are called."), field="name")
    said = seconder.fields()
    return {"name": said["name"], "mark": said["mark"]}
