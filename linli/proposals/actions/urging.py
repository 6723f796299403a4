"""An answer that is overdue goes up the practice's own stages of supervision (E9), as cases do."""

from datetime import datetime

from django.db import transaction

from linli.cases.supervision import ORDER, Stage, stages
from linli.core.prepared import locked
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.proposals import telling
from linli.proposals.models import Proposal
from linli.proposals.words import State


def urge_due(*, now: datetime) -> int:
    """Give each overdue answer the stage that it has reached. Returns how many were urged; a stage comes once."""
    return sum(_urge(pk, now) for pk in Proposal.objects.overdue(now).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _urge(pk: int, now: datetime) -> bool:
    proposal = locked(Proposal, pk)
    stage = _next(proposal, now)
    if stage is None:
        return False
    proposal.reached, proposal.reached_at = stage.name, now
    proposal.save(update_fields=["reached", "reached_at"])
    facts = {"stage": stage.name.value, "up": stage.up}
    journal.record("proposal.urged", proposal, by=SYSTEM, at=now, data=facts, area_id=proposal.area_id)
    telling.urged(proposal, stage, now=now)
    return True


def _next(proposal: Proposal, now: datetime) -> Stage | None:
    """The stage after the one it has reached, once its time has come; one each sweep."""
    if proposal.state != State.ACCEPTED or proposal.due_at is None:
        return None
    place, due = ORDER.index(proposal.reached), proposal.due_at
    found = next((each for each in stages() if ORDER.index(each.name) > place), None)
    return found if found and found.at(due, proposal.area_id) <= now else None
