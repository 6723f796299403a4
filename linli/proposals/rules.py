"""Who may do what with a proposal, and why not: each rule is a sentence or nothing."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.refusal import NotAllowed
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.proposals.models import Proposal
from linli.proposals.practice import Kind
from linli.proposals.words import By, State

ANSWERS = 2  # the first, and another one


def why_not_submit(by: Any, kind: Kind, area_id: int) -> str | None:
    """Residents make what the practice leaves to residents; who serves what their post allows in the area."""
    if by.voice != Voice.STAFF:
        if kind.by == By.RESIDENTS:
            return None
        return _("Proposals of this kind are made by deputies and members, who sign in.")
    mine = powers(by)
    if not mine.may(Permission.PROPOSAL_SUBMIT, area_id):
        return _denied(Permission.PROPOSAL_SUBMIT)
    if kind.roles and not {each.role for each in mine.held} & set(kind.roles):
        return _("Proposals of this kind are made by others. Choose another kind.")
    return None


def why_not_handle(account: Any, proposal: Proposal) -> str | None:
    """Whoever handles proposals in the area."""
    return (
        None
        if powers(account).may(Permission.PROPOSAL_HANDLE, proposal.area_id)
        else _denied(Permission.PROPOSAL_HANDLE)
    )


def require_handler(by: Any, proposal: Proposal) -> None:
    """Raise NotAllowed, in why_not_handle's words."""
    if sentence := why_not_handle(by, proposal):
        raise NotAllowed(sentence)


def why_not_second(by: Any, proposal: Proposal, seconded_by: By, *, mark: bytes | None = None) -> str | None:
    """Not one's own; residents where the practice lets them. That it is once each, the action sees."""
    if proposal.state != State.SUBMITTED:
        return _("This proposal is no longer collecting seconds.")
    if by.voice == Voice.STAFF:
        if proposal.account_id == by.pk:
            return _("This is your own proposal; others second it.")
        if not powers(by).may(Permission.PROPOSAL_SUBMIT, proposal.area_id):
            return _denied(Permission.PROPOSAL_SUBMIT)
        return None
    if seconded_by != By.RESIDENTS:
        return _("Proposals of this kind are seconded by deputies and members, who sign in.")
    if mark is not None and proposal.mark is not None and bytes(proposal.mark) == mark:
        return _("This is your own proposal; others second it.")
    return None


def why_not_accept(proposal: Proposal) -> str | None:
    """With seconds enough."""
    if not proposal.missing:
        return None
    return ngettext(
        "%(n)d second is still wanted before it can be accepted.",
        "%(n)d seconds are still wanted before it can be accepted.",
        proposal.missing,
    ) % {"n": proposal.missing}


def why_not_answer(account: Any, proposal: Proposal) -> str | None:
    """Whoever has a post in the organisation that answers."""
    if proposal.organisation_id in powers(account).organisation_ids:
        return None
    return _("%(organisation)s answers this proposal.") % {"organisation": proposal.organisation or "—"}


def why_not_own(by: Any, proposal: Proposal) -> str | None:
    """Its proposer: by account, or by the code, which whoever calls has asked for."""
    if by.voice == Voice.RESIDENT:
        return None if proposal.account_id is None else _("Its proposer signs in to do this.")
    return None if proposal.account_id == by.pk else _("Only its proposer can do this.")


def why_not_ask_again(proposal: Proposal) -> str | None:
    """Once."""
    if proposal.again + 1 < ANSWERS:
        return None
    return _("Another answer was asked for already. Say whether you accept this one.")


def why_not_deliver(account: Any, proposal: Proposal) -> str | None:
    """Another than who answered it, and than its proposer."""
    if account.pk in (proposal.answered_by_id, proposal.account_id):
        return _("That it was carried out is confirmed by somebody else than who answered or proposed it.")
    return why_not_handle(account, proposal)


def _denied(permission: Permission) -> str:
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": permission.label
    }
