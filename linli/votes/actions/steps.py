"""What every step of a vote begins and ends with."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.core.lifecycle import Step
from linli.core.prepared import locked
from linli.core.refusal import WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.votes import rules
from linli.votes.lifecycle import LIFECYCLE
from linli.votes.models import Vote
from linli.votes.words import Action, State


def lock(vote: Vote, action: Action, by: Who) -> tuple[Vote, Step[State]]:
    """The vote, locked, and the step; WrongState or NotAllowed where it cannot be taken. The system may close."""
    vote = locked(Vote, vote.pk)
    step = LIFECYCLE.step(State(vote.state), action)
    if by.voice != Voice.SYSTEM and step.permission:
        rules.require(by, vote, Permission(step.permission))
    return vote, step


def move(vote: Vote, step: Step[State], *, by: Who, now: datetime, words: str = "", **changes: Any) -> Vote:
    """Write the changes and the event. `data` of the changes goes into the event."""
    data = changes.pop("data", {})
    vote.version += 1
    if step.to:
        vote.state = step.to
    for name, value in changes.items():
        setattr(vote, name, value)
    vote.save(update_fields=["version", "state", *changes])
    journal.record(step.event, vote, by=by, at=now, data=data, words=words, area_id=vote.area_id)
    return vote


def check_seen(vote: Vote, seen: int | None) -> None:
    """WrongState when somebody else changed it since the page was drawn."""
    if seen is not None and seen != vote.version:
        raise WrongState(_("Somebody changed this meanwhile. Look at it again, then repeat what you wanted."))
