"""What every step of a proposal begins and ends with."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.core.lifecycle import Step
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.proposals import rules
from linli.proposals.lifecycle import LIFECYCLE
from linli.proposals.models import Proposal
from linli.proposals.words import Action, State


def lock(proposal: Proposal, action: Action, by: Who, *, seen: int | None = None) -> tuple[Proposal, Step[State]]:
    """The proposal, locked, and the step. WrongState where it cannot be taken or somebody was quicker; NotAllowed where
    it is for those who handle proposals."""
    proposal = locked(Proposal, proposal.pk)
    step = LIFECYCLE.step(State(proposal.state), action)
    if step.permission:
        rules.require_handler(by, proposal)
    if seen is not None and seen != proposal.version:
        raise WrongState(_("Somebody changed this meanwhile. Look at it again, then repeat what you wanted."))
    return proposal, step


def move(
    proposal: Proposal,
    step: Step[State],
    *,
    by: Who,
    now: datetime,
    words: str = "",
    data: dict[str, Any] | None = None,
    **changes: Any,
) -> Proposal:
    """Write the changes and the event, with its facts (`data`) and what was written (`words`)."""
    proposal.version += 1
    proposal.state = step.to or proposal.state
    for name, value in changes.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=["version", "state", *changes])
    journal.record(step.event, proposal, by=by, at=now, data=data, words=words, area_id=proposal.area_id)
    return proposal


def said(text: str, most: int, sentence: str, *, field: str) -> str:
    """The words, cleaned; Refusal with the sentence where there are none."""
    found = clean(text, most, field=field)
    if not found:
        raise Refusal(sentence, field=field)
    return found
