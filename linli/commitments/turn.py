"""What happens to a commitment when the sweep looks at it: all that has come due, in its order, each once."""

from datetime import datetime

from linli.cases import supervision
from linli.commitments import clocks
from linli.commitments.clocks import Due
from linli.commitments.models import Commitment
from linli.commitments.words import State
from linli.journal.actions import SYSTEM
from linli.journal.bulk import Said
from linli.journal.sweeping import Sweeping

FIELDS = ("state", "ended_at", "amber_told", "supervision", "supervision_at", "next_look_at", "version")


def turn(commitment: Commitment, now: datetime) -> list[Said]:
    """Change a locked commitment in memory; the events that say so."""
    events: list[Said] = []
    while (found := clocks.first(commitment)) and found[0] <= now:
        events.append(_do(commitment, found[1], found[0], now))
        commitment.version += 1
    commitment.next_look_at = clocks.next_look(commitment)
    return events


def _do(commitment: Commitment, what: Due, moment: datetime, now: datetime) -> Said:
    facts = {"since": moment.isoformat(), "organisation": commitment.organisation_id, "person": commitment.person_id}
    if what is Due.AMBER:
        commitment.amber_told = True
        return Said("commitment.amber", now, SYSTEM, facts, area_id=commitment.area_id)
    if what is Due.BROKEN:
        commitment.state, commitment.ended_at = State.BROKEN, now
        return Said("commitment.broken", now, SYSTEM, facts, area_id=commitment.area_id)
    stage = supervision.after(commitment.supervision)
    assert stage is not None, "the clocks named a stage"
    commitment.supervision, commitment.supervision_at = stage.name.value, now
    said = {**facts, "stage": stage.name.value, "up": stage.up}
    return Said(f"commitment.{stage.name.value}", now, SYSTEM, said, area_id=commitment.area_id)


COMMITMENTS = Sweeping(Commitment, FIELDS, turn, unread=("text",))
