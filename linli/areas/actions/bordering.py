"""Where an area's border runs: changed on the map or from a file, and remembered with its dates."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from linli.areas.borders import fitting
from linli.areas.models import Area, Boundary
from linli.areas.tree import boundaries, middles, tree
from linli.core.geometry import read_boundary
from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who


@transaction.atomic
def draw_boundary(
    *,
    area: Area,
    boundary: dict[str, Any],
    by: Who,
    now: datetime,
    how: str = Boundary.How.DRAWN,
    seen: int | None = None,
) -> Area:
    """Let an area's border run as drawn (GeoJSON, WGS-84). Refused: what crosses itself, leaves the area around it, or
    covers a neighbour. `seen`: the border (a Boundary's id, 0 for none) the person was looking at."""
    area = locked(area, seen=seen)
    drawn = fitting(area, read_boundary(boundary))
    if area.boundary and shape(area.boundary) == drawn:
        return area
    return bordered(area, mapping(drawn), how, by=by, now=now)


@transaction.atomic
def draw_together(
    *, borders: Mapping[int, dict[str, Any]], by: Who, now: datetime, how: str = Boundary.How.IMPORTED
) -> set[int]:
    """Let the borders of several areas (ids; GeoJSON, WGS-84) run as drawn, judged by how all of them stand in the end:
    so neighbours can exchange ground. Those that do not fit keep theirs. Returns which were drawn."""
    rows = {area.pk: locked(area) for area in Area.objects.filter(pk__in=borders, active=True).order_by("path")}
    shapes = dict[int, BaseGeometry]()
    for pk in rows:
        with suppress(Refusal):
            shapes[pk] = read_boundary(borders[pk])
    while misfits := _misfits(rows, shapes):
        shapes = {pk: drawn for pk, drawn in shapes.items() if pk not in misfits}
    for pk, drawn in shapes.items():
        bordered(rows[pk], mapping(drawn), how, by=by, now=now)
    return set(shapes)


def _misfits(rows: Mapping[int, Area], shapes: Mapping[int, BaseGeometry]) -> set[int]:
    """Those that would not fit if all of these were drawn: first whatever its own fault is, then what quarrels."""
    with transaction.atomic():
        for pk, drawn in shapes.items():
            Area.objects.filter(pk=pk).update(boundary=mapping(drawn))
        alone = {pk for pk, drawn in shapes.items() if not _fits(rows[pk], drawn, without=shapes)}
        found = alone or {pk for pk, drawn in shapes.items() if not _fits(rows[pk], drawn)}
        transaction.set_rollback(True)
    return found


def _fits(area: Area, drawn: BaseGeometry, *, without: Iterable[int] = ()) -> bool:
    try:
        fitting(area, drawn, without=without)
    except Refusal:
        return False
    return True


def locked(area: Area, *, seen: int | None = None) -> Area:
    """The area, read afresh and locked together with all beside it, so that two who draw at once take turns. Whoever
    only names an area, as a case that comes in does, waits for nobody."""
    beside = Area.objects.select_for_update(no_key=True).order_by("pk")
    list(beside.filter(path__startswith=area.path[: -Area.steplen], depth=area.depth).values_list("pk"))
    found = Area.objects.get(pk=area.pk)
    if not found.active:
        raise Refusal(_("“%(name)s” is no longer in use.") % {"name": found})
    if seen is not None and seen != border_of(found):
        raise WrongState(
            _("Somebody changed this border while you were looking at it. Below is how it is now; draw on that.")
        )
    return found


def border_of(area: Area) -> int:
    """Which border is in force: a Boundary's id, 0 for none."""
    return Boundary.objects.filter(area=area, until__isnull=True).values_list("pk", flat=True).first() or 0


def bordered(area: Area, drawn: dict[str, Any] | None, how: str, *, by: Who, now: datetime) -> Area:
    """Write the border, remember the one before, and tell the journal."""
    area.boundary = drawn
    Area.objects.filter(pk=area.pk).update(boundary=drawn)
    remember(area, how, now=now)
    journal.record("area.bordered", area, by=by, at=now, data={"how": how}, area_id=area.pk)
    expire()
    return area


def remember(area: Area, how: str, *, now: datetime, new: bool = False) -> None:
    """From now on the border runs as the area says; the one before ends now."""
    if not new:
        Boundary.objects.filter(area=area, until__isnull=True).update(until=now)
    Boundary.objects.create(area=area, drawn=area.boundary, how=how, since=now)


def expire() -> None:
    """Let this process read the tree again at its next question."""
    tree.expire()
    boundaries.expire()
    middles.expire()
