"""首问负责 (P2): whoever is asked first owns the case until somebody else takes it on, or it is given to somebody."""

from datetime import datetime
from typing import Any

from linli.cases.lifecycle import Step
from linli.cases.models import Case
from linli.journal.models import Voice

GIVEN = frozenset({"case.assigned", "case.claimed"})
TAKEN = frozenset({"case.accepted"})


def handed_over(case: Case, step: Step, by: Any, now: datetime, changes: dict[str, Any]) -> dict[str, Any]:
    """What changes in a case when this step takes it out of the hands of whoever was asked first; nothing otherwise.

    To accept a case oneself hands nothing over; to accept somebody else's does.
    """
    if case.first_asked_id is None or case.handed_over_at is not None:
        return {}
    if step.event in GIVEN:
        return {"handed_over_at": now, "handed_over_to_id": _handler(changes)}
    if step.event in TAKEN and by.voice == Voice.STAFF and by.pk != case.first_asked_id:
        return {"handed_over_at": now, "handed_over_to_id": by.pk}
    return {}


def told(case: Case, over: dict[str, Any]) -> dict[str, Any]:
    """What the journal keeps of it: out of whose hands the case went."""
    return {"asked_first": case.first_asked_id} if over else {}


def _handler(changes: dict[str, Any]) -> int | None:
    handler = changes.get("handler")
    return handler.pk if handler else changes.get("handler_id")
