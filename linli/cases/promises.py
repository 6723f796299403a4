"""Whether what was wanted on the way came in time, said in the event itself, so that the journal alone tells the rates.

Words: “in_time”, “late”, and “no_limit” where the practice sets no time for it.
"""

from datetime import datetime
from typing import Any

from linli.cases.models import Case
from linli.cases.words import Milestone, Status
from linli.catalogue.tables import tables

IN_TIME, LATE, NO_LIMIT = "in_time", "late", "no_limit"


def kept(case: Case, event: str, changes: dict[str, Any], now: datetime) -> dict[str, str]:
    """What an event says of promises kept, asked before the case changes: accepting, and the first answer."""
    if event == "case.accepted":
        return {"accepted": _judged(case.accept_by, now)}
    if case.contacted_at is None and changes.get("contacted_at"):
        return {"answered": _answered(case, now)}
    return {}


def answered(case: Case, now: datetime) -> dict[str, Any]:
    """What changes when the resident reads something for the first time."""
    return {} if case.contacted_at else {"contacted_at": now}


def _answered(case: Case, now: datetime) -> str:
    chosen = tables.get().deadline_classes.get(case.deadline_class_id or 0)
    if case.status == Status.RECEIVED and chosen and chosen.allows(Milestone.CONTACT):
        return IN_TIME  # before its time began to run
    return _judged(case.contact_by, now)


def _judged(by: datetime | None, now: datetime) -> str:
    if by is None:
        return NO_LIMIT
    return IN_TIME if now <= by else LATE
