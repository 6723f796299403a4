"""The clocks of a commitment: the end of its last day, when it is amber, and what comes due by itself next. Past its
day the practice's own chain of supervision runs (linli/cases/supervision.py), as for a case."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from linli.cases import supervision
from linli.commitments.models import Commitment
from linli.commitments.practice import rules
from linli.commitments.words import State
from linli.core.calendar import SHANGHAI


class Due(StrEnum):
    """What comes due of a commitment by itself."""

    AMBER = "amber"
    STAGE = "stage"
    BROKEN = "broken"


def due(due_on: date, published: date) -> dict[str, Any]:
    """What the row says of time: the last day ends at midnight; amber comes so many days before, or at once."""
    ends = datetime.combine(due_on + timedelta(days=1), time(), SHANGHAI)
    amber = max(due_on - timedelta(days=rules().amber_days), published)
    return {"due_on": due_on, "due_at": ends, "amber_at": datetime.combine(amber, time(), SHANGHAI)}


def moments(commitment: Commitment) -> Iterator[tuple[datetime, Due]]:
    """Each moment at which something comes due, with what; those that have passed included."""
    if commitment.state != State.OPEN:
        return
    if not commitment.amber_told:
        yield commitment.amber_at, Due.AMBER
    if stage := supervision.coming(commitment):
        yield stage[0], Due.STAGE
    if (after := rules().broken_after) is not None:
        yield commitment.due_at + timedelta(days=after), Due.BROKEN


def first(commitment: Commitment) -> tuple[datetime, Due] | None:
    """What comes due first, if anything."""
    return min(moments(commitment), key=lambda each: each[0], default=None)


def next_look(commitment: Commitment) -> datetime | None:
    """When to look at it next; None when nothing will ever come due."""
    found = first(commitment)
    return found[0] if found else None
