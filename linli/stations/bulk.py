"""Many stations at once, as a demonstration brings them: what the single action writes, by COPY."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from linli.core import copying
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_stories
from linli.stations.models import Station
from linli.stations.tables import stations

FIELDS = ["active", "area_id", "lat", "lon", "name", "name_en", "offers", "tier", "zones"]


@transaction.atomic
def enter(rows: Sequence[Station], *, by: Who, now: datetime) -> None:
    """Enter new stations, each with its event. The database refuses a code twice."""
    copying.give_keys(rows)
    copying.copy(Station, rows)
    record_stories(
        "station",
        (
            (each.pk, [Said("station.kept", now, by, {"code": each.code, "fields": FIELDS}, area_id=each.area_id)])
            for each in rows
        ),
    )
    stations.expire()
