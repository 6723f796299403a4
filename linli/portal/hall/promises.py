"""What was promised here, as the screen shows it in turn with what can be done (E9): what, who, by when, how far."""

from datetime import datetime, timedelta
from typing import Any

from linli.commitments.models import Commitment
from linli.commitments.words import State
from linli.portal.commitments.shown import row
from linli.stations.models import Station

RUNNING, OVER, ON_A_PAGE = 9, 3, 3
TOLD_FOR = timedelta(days=30)  # so long it still hangs there what became of a promise
BECAME = (State.KEPT, State.LATE, State.BROKEN)


def promised(station: Station, now: datetime) -> list[list[dict[str, Any]]]:
    """Pages of promises of the station's area: the next due first, then those lately kept, kept late or broken. Two
    queries."""
    here = Commitment.objects.within(station.area_id).select_related("organisation", "person")
    running = here.running().order_by("due_on", "id")[:RUNNING]
    over = here.filter(state__in=BECAME, ended_at__gt=now - TOLD_FOR).order_by("-ended_at", "-id")[:OVER]
    rows = [row(each, now) for each in (*running, *over)]
    return [rows[at : at + ON_A_PAGE] for at in range(0, len(rows), ON_A_PAGE)]
