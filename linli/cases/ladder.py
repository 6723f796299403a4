"""The ladder's levels in memory, lowest first, read once a process and refreshed when stale; where a case begins."""

from datetime import datetime
from typing import Any

from linli.cases import hours
from linli.cases.models import Rung
from linli.catalogue.models import DeadlineClass
from linli.core import deadline
from linli.core.fresh import Fresh

rungs: Fresh[dict[int, Rung]] = Fresh(lambda: {rung.pk: rung for rung in Rung.objects.order_by("order")}, seconds=10)


def entry(chosen: DeadlineClass | None) -> Rung | None:
    """Where a case of this class begins when nobody says otherwise: the first level that names it, or the lowest."""
    active = [each for each in rungs.get().values() if each.active]
    named = [each for each in active if chosen and chosen.key in each.enters]
    return next(iter(named or active), None)


def on(rung: Rung, now: datetime, area_id: int) -> dict[str, Any]:
    """What a case of an area is when it comes to a level: its time there runs from now."""
    allowance = rung.allowance
    ends = deadline.due(now, allowance, hours.calendar(area_id)).at if allowance else None
    return {"rung_id": rung.pk, "rung_since": now, "rung_due_at": ends}
