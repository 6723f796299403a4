"""What every step with a wish has in common: the lock, the table, the writing."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.core.lifecycle import Step
from linli.core.prepared import locked
from linli.core.refusal import WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.wishes.clocks import next_look
from linli.wishes.lifecycle import LIFECYCLE
from linli.wishes.models import MicroWish
from linli.wishes.words import Action, State

LONGEST = 300


def held(wish: MicroWish, action: Action, *, seen: int | None = None) -> tuple[MicroWish, Step[State]]:
    """The wish, locked, and the step. WrongState when it has moved on, or was changed since it was seen."""
    kept = locked(MicroWish, wish.pk)
    step = LIFECYCLE.step(State(kept.state), action)
    if seen is not None and seen != kept.version:
        raise WrongState(_("Somebody changed this wish while you were looking at it. Look at it as it is now."))
    return kept, step


def taken(
    kept: MicroWish, step: Step[State], *, by: Who, now: datetime, data: dict[str, Any] | None = None
) -> MicroWish:
    """Write the wish after a step, and what happened."""
    kept.state = step.to or kept.state
    kept.next_look_at = next_look(kept)
    kept.version += 1
    kept.save()
    journal.record(step.event, kept, by=by, at=now, data=data or {}, area_id=kept.area_id)
    return kept
