"""The clocks of those who were called in: for reporting in and for their part the practice gives them time, counted on
the case's own calendar and with its pauses. A day that somebody named stays."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from linli.cases import deadlines, hours
from linli.cases.hands import next_due
from linli.cases.models import Assignment, Case
from linli.catalogue.tables import tables
from linli.core import deadline
from linli.core.deadline import Allowance, Pauses, Unit

COUNTED = ("due_at", "report_by")


def allowed(limit: str, since: datetime, area_id: int, pauses: Pauses = ()) -> datetime | None:
    """When the practice's time for this is up (limits “whistle”, “assistance”); None where it sets none."""
    span: Any = tables.get().limit(limit)
    if not span:
        return None
    return deadline.due(since, Allowance(span["amount"], Unit(span["unit"])), hours.calendar(area_id), pauses).at


def counted(parts: Iterable[Assignment], area_id: int, pauses: Pauses) -> list[Assignment]:
    """Count open parts again, in memory. Returns those that moved."""
    return [part for part in parts if part.ended_at is None and _moved(part, area_id, pauses)]


def _moved(part: Assignment, area_id: int, pauses: Pauses) -> bool:
    before = part.due_at, part.report_by
    if part.due_at and not part.due_chosen:
        part.due_at = allowed("assistance", part.since, area_id, pauses) or part.due_at
    if part.report_by and part.reported_in_at is None:
        part.report_by = allowed("whistle", part.since, area_id, pauses) or part.report_by
    return (part.due_at, part.report_by) != before


def next_look(case: Case, parts: Iterable[Assignment], now: datetime) -> datetime | None:
    """The next moment of these parts that nobody has been told of."""
    return next_due(parts, min(case.assist_due_at or now, now))


def again(case: Case, *, now: datetime) -> dict[str, Any]:
    """Count the open parts of a locked case again and write them. Returns what changes in the case; nothing, and no
    query, where nobody was called in."""
    if not case.assists:
        return {}
    parts = list(Assignment.objects.filter(case=case, part=Assignment.Part.ASSIST, ended_at__isnull=True))
    moved = counted(parts, case.area_id, deadlines.asides([case])[case.pk].pauses) if parts else []
    if not moved:
        return {}
    Assignment.objects.bulk_update(moved, COUNTED)
    case._called = None  # what is kept of them is as they were
    return {"assist_due_at": next_look(case, parts, now)}
