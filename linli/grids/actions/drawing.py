"""Drawing the border of an area, and adding areas, by whoever may change areas there."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from shapely.geometry import mapping

from linli.areas import actions as areas
from linli.areas import around
from linli.areas.borders import checked
from linli.areas.models import Area, Boundary
from linli.areas.tree import tree
from linli.core.coordinates import System, convert
from linli.core.geometry import read_boundary
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import require


@transaction.atomic
def draw(
    *,
    area: Area,
    geojson: dict[str, Any],
    by: Who,
    now: datetime,
    system: str = System.WGS84,
    how: str = Boundary.How.DRAWN,
    seen: int | None = None,
) -> Area:
    """Let the border run as a GeoJSON geometry or feature says, given in a system of degrees."""
    allowed(by, area.pk)
    return areas.draw_boundary(area=area, boundary=in_wgs84(geojson, system), by=by, now=now, how=how, seen=seen)


@transaction.atomic
def exchange(*, borders: Mapping[int, dict[str, Any]], by: Who, now: datetime, system: str = System.WGS84) -> set[int]:
    """Let the borders of several areas (ids) run as GeoJSON says, judged by how they stand in the end. Those that do
    not fit, or are not in the hands of `by`, keep theirs. Returns which were drawn."""
    mine = dict[int, dict[str, Any]]()
    for pk, drawn in borders.items():
        with suppress(Refusal):
            allowed(by, pk)
            mine[pk] = in_wgs84(drawn, system)
    return areas.draw_together(borders=mine, by=by, now=now)


@transaction.atomic
def add_area(
    *,
    parent: Area,
    code: str,
    name: str,
    by: Who,
    now: datetime,
    geojson: dict[str, Any] | None = None,
    system: str = System.WGS84,
    name_en: str = "",
) -> Area:
    """Have a new area under another, with a border or without one yet."""
    allowed(by, parent.pk)
    if not name.strip():
        raise Refusal(_("Give the area a name."), field="name")
    if parent.depth + 1 not in tree.get().levels:
        raise Refusal(_("There is no level below “%(name)s” here.") % {"name": parent}, field="name")
    if Area.objects.filter(code=code).exists():
        raise Refusal(_("The code “%(code)s” is taken.") % {"code": code}, field="code")
    boundary = None
    if geojson:
        drawn = read_boundary(in_wgs84(geojson, system))
        boundary = mapping(checked(drawn, above=parent, beside=around.inside(parent)))
    more = {"boundary": boundary} if boundary else {}
    area, _new = areas.keep_area(
        code=code, name=name.strip(), name_en=name_en.strip(), parent=parent, by=by, now=now, **more
    )
    return area


def in_wgs84(geojson: dict[str, Any], system: str) -> dict[str, Any]:
    """The geometry in WGS-84. Whatever cannot be read is left to be refused by whoever reads it."""
    if system == System.WGS84:
        return geojson
    found: dict[str, Any] = mapping(convert(read_boundary(geojson), source=system))
    return found


def allowed(by: Who, area_id: int) -> None:
    """Raise NotAllowed unless `by` may change areas there; the program itself may."""
    if by.voice != Voice.SYSTEM:
        require(by, Permission.AREA_EDIT, area_id=area_id)
