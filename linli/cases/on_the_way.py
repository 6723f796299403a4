"""Counting anew what is wanted on the way (accepted, first answer, plan), where it has neither come nor been missed.

It is counted by the class that the case has now, from when the case was accepted, or looked at again: its journal tells
when that was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from linli.cases import deadlines
from linli.cases.agenda import awaited
from linli.cases.models import Case
from linli.cases.words import Milestone, Status
from linli.catalogue.tables import tables
from linli.journal.models import Event

BEGINS = frozenset({"case.accepted", "case.looked_again"})
ENDS = "case.redo_granted"  # of what is done again only the finish is wanted
FIELDS = ("accept_by", "contact_by", "plan_by")


@dataclass(frozen=True, slots=True)
class Known:
    """What a case's clocks are counted by beside its class: what moves its deadline, and from when the time for the
    first answer and the plan runs; None where it does not."""

    aside: deadlines.Aside
    begun: datetime | None


def known(case: Case) -> Known:
    """Three queries at most; none before the case is accepted, when it has had neither pause nor more time."""
    if case.status == Status.RECEIVED:
        return Known(deadlines.Aside(), None)
    return Known(deadlines.asides([case])[case.pk], begun([case]).get(case.pk) if lacking(case) else None)


def begun(cases: Iterable[Case]) -> dict[int, datetime]:
    """From when the time for the first answer and the plan runs, by the cases' numbers. One query, or none."""
    accepted = [case.pk for case in cases if case.status != Status.RECEIVED]
    if not accepted:
        return {}
    events = Event.objects.filter(subject_type="case", subject_id__in=accepted, kind__in=[*BEGINS, ENDS])
    found: dict[int, datetime | None] = {}
    for pk, kind, at in events.order_by("subject_id", "seq").values_list("subject_id", "kind", "at"):
        found[pk] = at if kind in BEGINS else None
    return {pk: at for pk, at in found.items() if at}


def lacking(case: Case) -> list[Milestone]:
    """What its class could still want on the way."""
    if case.status == Status.RECEIVED:
        come = {Milestone.ACCEPT: False}
    else:
        come = {Milestone.CONTACT: case.contacted_at is not None, Milestone.PLAN: case.planned_at is not None}
    return [each for each, done in come.items() if not done and each not in case.missed]


def anew(case: Case, known: Known) -> dict[str, datetime | None]:
    """Field -> moment, for a case whose class or place has changed; None for what is wanted no more."""
    wanted, since = lacking(case), _since(case, known)
    if since is None:
        return {}
    return {f"{each}_by": None for each in wanted} | _counted(case, wanted, since, known.aside)


def again(case: Case, known: Known) -> dict[str, datetime]:
    """Field -> moment, of what is awaited, counted on the calendar as it is now."""
    wanted, since = awaited(case), _since(case, known)
    return _counted(case, wanted, since, known.aside) if since and wanted else {}


def moved(case: Case, changes: dict[str, Any]) -> dict[str, str]:
    """What these changes, not made yet, move on the way, as the journal keeps it."""
    wanted = ((field, changes[field]) for field in FIELDS if changes.get(field))
    return {field: at.isoformat() for field, at in wanted if at != getattr(case, field)}


def _since(case: Case, known: Known) -> datetime | None:
    return case.due_from if case.status == Status.RECEIVED else known.begun


def _counted(case: Case, wanted: Sequence[Milestone], since: datetime, aside: deadlines.Aside) -> dict[str, datetime]:
    """The plan is due later by as long as the clocks stood still since."""
    chosen = tables.get().deadline_classes.get(case.deadline_class_id or 0)
    found: dict[str, datetime] = deadlines.on_the_way(since, chosen, case.area_id, *wanted)
    if "plan_by" in found:
        still = (until - pause for pause, until in aside.pauses if pause >= since)
        found["plan_by"] += sum(still, timedelta())
    return found
