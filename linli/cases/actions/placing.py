"""Open cases that come to lie in another area because a border was drawn anew: nobody's step, so no clock changes."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from linli.areas.tree import tree
from linli.cases.actions.sorting import PLACED
from linli.cases.models import Case
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_next


@transaction.atomic
def relocate(*, places: Mapping[int, int], by: Who, now: datetime) -> int:
    """Put open cases (ids) into areas (ids). Who may is asked by whoever draws the border. Returns how many moved;
    three statements, however many."""
    cases = list(Case.objects.open().filter(pk__in=list(places)).select_for_update(of=("self",)).order_by("pk"))
    stories = []
    for case in cases:
        before = case.area_id
        if before == places[case.pk]:
            continue
        case.place_in(tree.get().lineage(places[case.pk]))
        case.version += 1
        data = {"area": [before, case.area_id], "from": case.status, "to": case.status}
        stories.append((case.pk, [Said("case.relocated", now, by, data, area_id=case.area_id)]))
    Case.objects.bulk_update(cases, [*(name.removesuffix("_id") for name in PLACED), "version"], batch_size=1000)
    record_next("case", stories)
    return len(stories)
