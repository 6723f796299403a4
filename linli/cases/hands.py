"""In whose hands a case is: who leads it, and who was called in to assist."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from linli.cases.models import Assignment, Case
from linli.journal.models import Voice
from linli.people.directory import directory
from linli.people.powers import powers


def leads(by: Any, case: Case) -> bool:
    """The one who handles it, anybody of the organisation that leads it, or, before there is one, anybody who may."""
    if by.voice != Voice.STAFF or case.lead_id is None:
        return True
    return by.pk == case.handler_id or case.lead_id in powers(by).organisation_ids


def called(case: Case) -> list[Assignment]:
    """Every assisting part, the first called first. One query a case object; none where nobody was ever called in."""
    known: list[Assignment] | None = case._called
    if known is None:
        found = Assignment.objects.filter(case=case, part=Assignment.Part.ASSIST).select_related("organisation")
        known = list(found.order_by("id")) if case.assists else []
        case._called = known
    return known


def remember_called(cases: Sequence[Case]) -> None:
    """Read the assisting parts of several cases in one query, for `called`; none for no case."""
    if not cases:
        return
    by_case: dict[int, list[Assignment]] = {case.pk: [] for case in cases}
    for part in Assignment.objects.filter(case__in=by_case, part=Assignment.Part.ASSIST).order_by("id"):
        by_case[part.case_id].append(part)
    for case in cases:
        case._called = by_case[case.pk]


def still_called(case: Case) -> list[Assignment]:
    """The parts that are not done."""
    return [part for part in called(case) if part.ended_at is None]


def own_parts(by: Any, case: Case) -> list[Assignment]:
    """The parts that are not done, of the organisations for which somebody serves."""
    if not case.assists or by.voice != Voice.STAFF:
        return []
    mine = powers(by).organisation_ids
    return [part for part in still_called(case) if part.organisation_id in mine]


def moments(part: Assignment) -> Iterable[datetime]:
    """When an open part should have been reported in for, and when it should be done."""
    if part.report_by and part.reported_in_at is None:
        yield part.report_by
    if part.due_at:
        yield part.due_at


def next_due(parts: Iterable[Assignment], since: datetime) -> datetime | None:
    """The first moment, from `since` on, at which one of the open parts comes due."""
    every = (moment for part in parts if part.ended_at is None for moment in moments(part))
    return min((moment for moment in every if moment >= since), default=None)


def kept_from(case: Case, organisation_id: int) -> bool:
    """Whether the case is a complaint about this organisation, one above it, or somebody in them."""
    return bool(case.about_line) and not directory.get().line([organisation_id]).isdisjoint(case.about_line or [])
