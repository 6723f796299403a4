"""Splitting an area by a line across it, and merging areas that border on each other. Nothing is deleted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import shapely
from django.db import transaction
from django.utils.translation import gettext as _
from shapely.errors import GEOSException
from shapely.geometry import LineString, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from linli.areas import around
from linli.areas.actions.bordering import border_of, bordered, expire, locked, remember
from linli.areas.borders import DIGITS, SLACK
from linli.areas.models import Area, Boundary
from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who

LONGEST_CODE = 40


@transaction.atomic
def split_area(
    *,
    area: Area,
    line: dict[str, Any],
    name: str,
    by: Who,
    now: datetime,
    name_en: str = "",
    seen: int | None = None,
) -> tuple[Area, Area]:
    """Cut an area in two along a line (GeoJSON LineString). The larger part keeps its code and name; the other becomes
    an area of its own, called `name`."""
    area = _dividable(locked(area, seen=seen))
    if not area.boundary:
        raise Refusal(_("“%(name)s” has no border yet. Draw it first.") % {"name": area}, field="line")
    if not name.strip():
        raise Refusal(_("Give the new part a name."), field="name")
    if around.beside(area).filter(name=name.strip()).exists():
        raise Refusal(_("There is an area called “%(name)s” beside it already.") % {"name": name}, field="name")
    kept, cut = cut_in_two(shape(area.boundary), line)
    new = Area.objects.add_child(
        around.above(area),
        {"code": _free_code(area), "name": name.strip(), "name_en": name_en.strip(), "boundary": mapping(cut)},
    )
    remember(new, Boundary.How.SPLIT, now=now, new=True)
    journal.record("area.added", new, by=by, at=now, data={"split_from": area.pk}, area_id=new.pk, new=True)
    area = bordered(area, mapping(kept), Boundary.How.SPLIT, by=by, now=now)
    expire()
    return area, new


def cut_in_two(whole: BaseGeometry, line: dict[str, Any]) -> tuple[BaseGeometry, BaseGeometry]:
    """The two parts of a shape on the sides of a line, the larger first. Refusal when the line makes not just two."""
    if isinstance(whole, shapely.MultiPolygon):
        raise Refusal(_("An area of several pieces is not split by a line; draw each part instead."), field="line")
    try:
        drawn = shape(line)
    except (GEOSException, ValueError, TypeError, KeyError, AttributeError, IndexError):
        drawn = None
    if not isinstance(drawn, LineString) or drawn.is_empty:
        raise Refusal(_("The line cannot be read. Draw it from edge to edge, across the area."), field="line")
    parts = [part for part in split(whole, drawn).geoms if part.area > 0]
    if len(parts) != 2:
        raise Refusal(
            _("The line has to run right across, from outside to outside; this one makes %(parts)d parts.")
            % {"parts": len(parts)},
            field="line",
        )
    smaller, larger = sorted((_plain(part) for part in parts), key=lambda part: part.area)
    return larger, smaller


@transaction.atomic
def absorb_areas(
    *,
    area: Area,
    others: Sequence[Area],
    by: Who,
    now: datetime,
    seen: int | None = None,
    seen_beside: Mapping[int, int] | None = None,
) -> Area:
    """Let an area take in its neighbours, which go out of use. All must stand side by side under the same area. `seen`,
    `seen_beside`: the border of the area and those of its neighbours (by id) that the person was looking at."""
    area = _dividable(locked(area, seen=seen))
    taken = list(Area.objects.filter(pk__in=[each.pk for each in others]).exclude(pk=area.pk).order_by("pk"))
    if not taken:
        raise Refusal(_("Choose at least one neighbour to merge with."), field="others")
    for each in taken:
        if not each.active or each.path[: -Area.steplen] != area.path[: -Area.steplen]:
            raise Refusal(
                _("“%(name)s” does not stand beside “%(area)s”.") % {"name": each, "area": area}, field="others"
            )
        _dividable(each)
        if seen_beside and seen_beside.get(each.pk, border_of(each)) != border_of(each):
            raise WrongState(
                _("Somebody changed the border of “%(name)s” while you were looking at it. Below is how it is now.")
                % {"name": each}
            )
    whole = union([area, *taken])
    for each in taken:
        Area.objects.filter(pk=each.pk).update(active=False)
        Boundary.objects.filter(area=each, until__isnull=True).update(until=now)
        journal.record("area.retired", each, by=by, at=now, data={"merged_into": area.pk}, area_id=each.pk)
    expire()
    return bordered(area, mapping(whole), Boundary.How.MERGED, by=by, now=now) if whole else area


def union(areas: Sequence[Area]) -> Polygon | None:
    """The one surface that areas make up; None when none of them has a border. Refusal when they do not touch."""
    shapes = [shape(each.boundary) for each in areas if each.boundary]
    if not shapes:
        return None
    if len(shapes) < len(areas):
        without = next(each for each in areas if not each.boundary)
        raise Refusal(_("“%(name)s” has no border yet. Draw it first.") % {"name": without}, field="others")
    whole = shapely.union_all(shapes, grid_size=DIGITS)
    if not isinstance(whole, Polygon):  # drawn by hand, they may leave a strip between them
        wider = shapely.union_all([shapely.buffer(each, SLACK, join_style="mitre") for each in shapes])
        whole = shapely.buffer(wider, -SLACK, join_style="mitre")
    if not isinstance(whole, Polygon):
        raise Refusal(_("They do not border on each other, so they cannot become one area."), field="others")
    return whole


def _dividable(area: Area) -> Area:
    if area.depth == 1:
        raise Refusal(_("The whole is neither split nor merged."))
    if around.inside(area).exists():
        raise Refusal(
            _("“%(name)s” has areas inside it. Split or merge those at the lowest level only.") % {"name": area}
        )
    return area


def _plain(part: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(part, DIGITS)


def _free_code(area: Area) -> str:
    """A code like the area's own that nobody has."""
    number = 2
    while True:
        ending = f"-{number}"
        code = area.code[: LONGEST_CODE - len(ending)] + ending
        if not Area.objects.filter(code=code).exists():
            return code
        number += 1
