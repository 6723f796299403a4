"""Counting again what is wanted on the way (accepted, first answer, plan), where it has neither come nor been missed.

From when it runs, and by which class, the case's journal tells: from when it was accepted, or looked at again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.cases import deadlines
from linli.cases.agenda import awaited
from linli.cases.lifecycle import RECEIVED
from linli.cases.models import Case
from linli.cases.words import Milestone, Status
from linli.catalogue.tables import tables
from linli.journal.models import Event

BEGINS = frozenset({"case.accepted", "case.looked_again"})
COUNTED_ANEW = "case.urgency_set"  # the one step that counts them by another class
CLASSED = frozenset({RECEIVED, "case.classified", "case.routed", COUNTED_ANEW})


@dataclass(frozen=True, slots=True)
class Begun:
    """From when the time for the first answer and the plan runs, and by which deadline class (its id)."""

    at: datetime
    class_id: int | None


def begun(cases: Iterable[Case]) -> dict[int, Begun]:
    """The beginning of each of these cases, by number, as far as one still waits for something. One query, or none."""
    waiting = [case.pk for case in cases if case.status != Status.RECEIVED and awaited(case)]
    if not waiting:
        return {}
    events = Event.objects.filter(subject_type="case", subject_id__in=waiting, kind__in=[*BEGINS, *CLASSED])
    found: dict[int, Begun] = {}
    classes: dict[int, int | None] = {}
    for pk, kind, at, data in events.order_by("subject_id", "seq").values_list("subject_id", "kind", "at", "data"):
        if kind in CLASSED and "class" in data:
            classes[pk] = data["class"]
        if kind in BEGINS or (kind == COUNTED_ANEW and pk in found):
            found[pk] = Begun(at if kind in BEGINS else found[pk].at, classes.get(pk))
    return found


def counted(case: Case, begins: Begun | None, aside: deadlines.Aside) -> dict[str, datetime]:
    """Field -> moment, of what is still awaited, counted anew. The plan is due later by as long as the clocks stood
    still since."""
    wanted = awaited(case)
    if Milestone.ACCEPT in wanted:
        begins = Begun(case.due_from, case.deadline_class_id)
    if begins is None or not wanted:
        return {}
    chosen = tables.get().deadline_classes.get(begins.class_id or 0)
    found: dict[str, datetime] = deadlines.on_the_way(begins.at, chosen, case.area_id, *wanted)
    if "plan_by" in found:
        still = (until - since for since, until in aside.pauses if since >= begins.at)
        found["plan_by"] += sum(still, timedelta())
    return found
