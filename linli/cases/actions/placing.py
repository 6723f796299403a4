"""Open cases that come to lie in another area because a border was drawn anew. Where other office hours hold there,
their clocks are counted again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from linli.areas.tree import tree
from linli.cases import hours
from linli.cases.actions.sorting import PLACED
from linli.cases.assisting import COUNTED
from linli.cases.counted_again import recounted
from linli.cases.models import Assignment, Case
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_next

CLOCKS = (
    *("due_at", "due_certain", "amber_at", "rung_due_at", "accept_by", "contact_by", "plan_by"),
    *("assist_due_at", "next_look_at"),
)
WRITTEN = [*(name.removesuffix("_id") for name in PLACED), *CLOCKS, "version"]


@transaction.atomic
def relocate(*, places: Mapping[int, int], by: Who, now: datetime) -> int:
    """Put open cases (ids) into areas (ids). Who may is asked by whoever draws the border. Returns how many moved;
    as many statements, however many that is."""
    found = Case.objects.open().filter(pk__in=list(places)).select_for_update(of=("self",)).order_by("pk")
    cases = [case for case in found if case.area_id != places[case.pk]]
    stories = {case.pk: [_placed(case, places[case.pk], by, now)] for case in cases}
    other_hours = [case for case in cases if _other_hours(*stories[case.pk][0].data["area"])]
    if other_hours:
        counted, parts = recounted(other_hours, now)
        Assignment.objects.bulk_update(parts, COUNTED)
        for case, events in counted:
            stories[case.pk] += events
    Case.objects.bulk_update(cases, WRITTEN, batch_size=1000)
    record_next("case", stories.items())
    return len(cases)


def _placed(case: Case, area_id: int, by: Who, now: datetime) -> Said:
    before = case.area_id
    case.place_in(tree.get().lineage(area_id))
    case.version += 1
    data = {"area": [before, area_id], "from": case.status, "to": case.status}
    return Said("case.relocated", now, by, data, area_id=area_id)


def _other_hours(before: int, after: int) -> bool:
    return hours.calendar(before).hours != hours.calendar(after).hours
