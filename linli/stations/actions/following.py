"""Stations go where the area goes in which they stand: into the one that took it in, or the new part they lie in."""

from collections.abc import Iterable
from datetime import datetime

import shapely
from django.db import transaction
from shapely.geometry import shape

from linli.areas.models import Area
from linli.journal.actions import Who
from linli.stations.actions.keeping import kept
from linli.stations.models import Station


@transaction.atomic
def follow_merge(*, gone: Iterable[int], into: Area, by: Who, now: datetime) -> int:
    """Have what stood in areas that went into another stand in that one, out of use or not. Returns how many of them
    are in use. In the transaction of the merge."""
    rows = Station.objects.filter(area__in=list(gone)).select_for_update(of=("self",)).order_by("pk")
    moved = [kept(each, {"area_id": into.pk}, by=by, now=now) for each in rows]
    return sum(each.active for each in moved)


@transaction.atomic
def follow_split(*, area: Area, new: Area, by: Who, now: datetime) -> int:
    """Have what lies in the new part of a split area stand there; what has no spot stays. Returns how many went that
    are in use. In the transaction of the split."""
    across = shape(new.boundary or {})
    rows = Station.objects.filter(area=area, lon__isnull=False).select_for_update(of=("self",)).order_by("pk")
    gone = [each for each in rows if shapely.intersects_xy(across, each.lon or 0.0, each.lat or 0.0)]
    moved = [kept(each, {"area_id": new.pk}, by=by, now=now) for each in gone]
    return sum(each.active for each in moved)
