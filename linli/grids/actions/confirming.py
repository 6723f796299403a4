"""A proposal of agents is put into force by a person: wholly, for some workers, or not at all."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import WrongState
from linli.grids.models import Proposal, ProposalLine
from linli.grids.words import Going
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.residents import actions as residents


@transaction.atomic
def confirm(
    *, proposal: Proposal, by: Account, now: datetime, people: Iterable[int] | None = None, rest: bool = False
) -> int:
    """Name the proposed agents: for the households of these people (ids), or for all that nobody decided yet.

    `rest`: what is not confirmed now is set aside. Households whose agent changed meanwhile are left as they are.
    Returns how many got an agent.
    """
    proposal = _decidable(proposal, by)
    lines = proposal.lines.filter(confirmed__isnull=True)
    chosen = lines if people is None else lines.filter(person__in=list(people))
    found = list(chosen.select_related("household").order_by("pk"))
    as_shown = [line for line in found if line.household.active and line.household.agent_id == line.before_id]
    given = residents.give_agents(agents={line.household_id: line.person_id for line in as_shown}, by=by, now=now)
    ProposalLine.objects.filter(pk__in=[line.pk for line in as_shown]).update(confirmed=True)
    ProposalLine.objects.filter(pk__in={line.pk for line in found} - {line.pk for line in as_shown}).update(
        confirmed=False
    )
    if rest:
        lines.filter(confirmed__isnull=True).update(confirmed=False)
    _settle(proposal, now)
    data = {"households": given}
    journal.record("proposal.confirmed", proposal, by=by, at=now, data=data, area_id=proposal.area_id)
    return given


@transaction.atomic
def set_aside(*, proposal: Proposal, by: Account, now: datetime) -> None:
    """Nothing more of it comes into force."""
    proposal = _decidable(proposal, by)
    proposal.lines.filter(confirmed__isnull=True).update(confirmed=False)
    proposal.state, proposal.decided_at = Going.SET_ASIDE, now
    proposal.save(update_fields=["state", "decided_at"])
    journal.record("proposal.set_aside", proposal, by=by, at=now, area_id=proposal.area_id)


def _decidable(proposal: Proposal, by: Account) -> Proposal:
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    require(by, Permission.PEOPLE_EDIT, area_id=found.area_id)
    if found.state != Going.DONE:
        raise WrongState(_("This proposal is not, or no longer, to be decided."))
    return found


def _settle(proposal: Proposal, now: datetime) -> None:
    if not proposal.lines.filter(confirmed__isnull=True).exists():
        proposal.state, proposal.decided_at = Going.CONFIRMED, now
        proposal.save(update_fields=["state", "decided_at"])
