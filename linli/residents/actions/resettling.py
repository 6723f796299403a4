"""Files that come to lie in another grid because its border was drawn anew."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from linli.core.saving import save_all
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_next
from linli.journal.stories import story_name
from linli.residents.models import Enterprise, Household

KINDS = {Household: "household.moved", Enterprise: "enterprise.moved"}
Model = type[Household] | type[Enterprise]


@transaction.atomic
def resettle(*, places: Mapping[int, int], by: Who, now: datetime, model: Model = Household) -> int:
    """Put households, or enterprises (ids), into grids (ids). Who may is asked by whoever draws the border. Returns how
    many moved; three statements, however many."""
    rows = model._default_manager.select_for_update().filter(pk__in=list(places), active=True).order_by("pk")
    stories, moved = [], []
    for row in rows:
        before, row.area_id = row.area_id, places[row.pk]
        if before == row.area_id:
            continue
        row.version += 1
        moved.append(row)
        data = {"from": before, "to": row.area_id}
        stories.append((row.pk, [Said(KINDS[model], now, by, data, area_id=row.area_id)]))
    save_all(moved, ["area", "version"])
    record_next(story_name(model), stories)
    return len(moved)
