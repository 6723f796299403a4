"""A case's clocks counted again in memory, on the calendar and the office hours as they are now."""

from collections.abc import Sequence
from datetime import datetime

from linli.cases import agenda, assisting, deadlines, hands, on_the_way
from linli.cases.agenda import awaited
from linli.cases.hands import still_called
from linli.cases.models import Assignment, Case
from linli.cases.on_the_way import Known
from linli.journal.actions import SYSTEM
from linli.journal.bulk import Said
from linli.journal.facts import written


def recounted(cases: Sequence[Case], now: datetime) -> tuple[list[tuple[Case, list[Said]]], list[Assignment]]:
    """Count the clocks of locked open cases again, with those of what is wanted on the way and of whoever was called
    in. Returns each case with the events that say what moved, and the parts that did. Four queries at most."""
    asides, begun = deadlines.asides(cases), on_the_way.begun(case for case in cases if awaited(case))
    hands.remember_called([case for case in cases if case.assist_due_at])
    counted, moved = [], []
    for case in cases:
        known = Known(asides[case.pk], begun.get(case.pk))
        events, parts = _recounted(case, known, now)
        counted.append((case, events))
        moved += parts
    return counted, moved


def _recounted(case: Case, known: Known, now: datetime) -> tuple[list[Said], list[Assignment]]:
    was = case.due_at
    for field, value in deadlines.reckoned(case, known.aside).items():
        setattr(case, field, value)
    inner, parts = _on_the_way(case, known), _called_in(case, known, now)
    case.next_look_at = agenda.next_look(case)
    events = []
    if case.due_at != was and was is not None and case.due_at is not None:
        data = {"was": was.isoformat(), "due": case.due_at.isoformat()}
        events.append(Said("case.deadline_moved", now, SYSTEM, data, area_id=case.area_id))
    if inner or parts:
        each = [[part.organisation_id, written(part.report_by), written(part.due_at)] for part in parts]
        told = inner | ({"parts_by": each} if each else {})
        events.append(Said("case.times_moved", now, SYSTEM, told, area_id=case.area_id))
    case.version += len(events)
    return events, parts


def _on_the_way(case: Case, known: Known) -> dict[str, str]:
    """Field -> moment, of what moved."""
    found = on_the_way.again(case, known)
    moved = on_the_way.moved(case, found)
    for field in moved:
        setattr(case, field, found[field])
    return moved


def _called_in(case: Case, known: Known, now: datetime) -> list[Assignment]:
    """The parts that moved; when to look after them next is set right in the case."""
    if case.assist_due_at is None:
        return []
    open_parts = still_called(case)
    moved = assisting.counted(open_parts, case.area_id, known.aside.pauses)
    if moved:
        case.assist_due_at = assisting.next_look(case, open_parts, now)
    return moved
