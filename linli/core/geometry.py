"""Places on the map: reading a boundary somebody gives, and telling which area a point lies in.

Coordinates are WGS 84 degrees; GeoJSON (RFC 7946) puts the longitude first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, isfinite, pi, radians, sin
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from shapely.errors import GEOSException
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from linli.core.refusal import Refusal

CHINA = (73.0, 3.0, 136.0, 54.0)
KM_PER_DEGREE = 111.195
CORNERS = 64
CELLS = 64
TINY = 1e-9
SAME = 7  # digits of square degrees: about a thousand square metres


class AreaIndex:
    """Which area a point lies in: the smallest of those that hold it, so a grid before its community.

    A raster over all areas names the few whose box touches a cell, smallest first; those are tried in turn.
    """

    def __init__(self, areas: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        # Of those as large as each other, as a grid that is its whole community, whichever was named first.
        shapes = sorted(((area, shape(drawn)) for area, drawn in areas), key=lambda pair: round(pair[1].area, SAME))
        geometries = [drawn for _area, drawn in shapes]
        shapely.prepare(geometries)
        west, south, east, north = self._box = _box_around(geometries)
        self._across, self._up = max(east - west, TINY) / CELLS, max(north - south, TINY) / CELLS
        self._cells: dict[tuple[int, int], list[tuple[int, BaseGeometry]]] = {}
        for area, drawn in shapes:
            for cell in self._touched(drawn):
                self._cells.setdefault(cell, []).append((area, drawn))

    def at(self, lat: float, lon: float) -> int | None:
        """Return the id of the smallest area that holds the point, border included; None outside them all."""
        west, south, east, north = self._box
        if not (west <= lon <= east and south <= lat <= north):
            return None
        for area, drawn in self._cells.get(self._cell(lat, lon), ()):
            if shapely.intersects_xy(drawn, lon, lat):
                return area
        return None

    def _cell(self, lat: float, lon: float) -> tuple[int, int]:
        return int((lon - self._box[0]) // self._across), int((lat - self._box[1]) // self._up)

    def _touched(self, drawn: BaseGeometry) -> Iterator[tuple[int, int]]:
        west, south, east, north = drawn.bounds
        (left, bottom), (right, top) = self._cell(south, west), self._cell(north, east)
        return ((x, y) for x in range(left, right + 1) for y in range(bottom, top + 1))


def _box_around(geometries: Sequence[BaseGeometry]) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.total_bounds(geometries).tolist() if geometries else (0.0, 0.0, 0.0, 0.0)
    return west, south, east, north


def read_boundary(geojson: Mapping[str, Any], *, repair: bool = False) -> Polygon | MultiPolygon:
    """Return the boundary in a GeoJSON geometry or feature; raise Refusal when it cannot be one.

    `repair` takes a line that crosses itself apart into the surfaces that it encloses.
    """
    boundary = _drawn(geojson)
    _require_china(boundary)
    if not boundary.is_valid:
        if not repair:
            raise _refusal(
                _("The boundary crosses itself: %(where)s. Draw it again, or let it be repaired.")
                % {"where": shapely.is_valid_reason(boundary)}
            )
        boundary = _surface(shapely.make_valid(boundary))
    return boundary


def circle_km(lat: float, lon: float, km: float) -> Polygon:
    """Return a circle of that radius as a polygon of 64 corners, for a boundary nobody has drawn yet."""
    up, across = km / KM_PER_DEGREE, km / (KM_PER_DEGREE * cos(radians(lat)))
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS)]
    return Polygon([(lon + across * cos(turn), lat + up * sin(turn)) for turn in turns])


def _drawn(geojson: Mapping[str, Any]) -> Polygon | MultiPolygon:
    """Read the geometry, in two dimensions; raise Refusal for anything but a polygon or several."""
    geometry = (geojson.get("geometry") or {}) if geojson.get("type") == "Feature" else geojson
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise _refusal(
            _("A boundary is a Polygon or a MultiPolygon, not “%(type)s”.") % {"type": geometry.get("type") or "?"}
        )
    try:
        with np.errstate(invalid="ignore"):
            drawn = shapely.force_2d(shape(geometry))
    except (GEOSException, ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise _refusal(_("The boundary's coordinates cannot be read.")) from None
    if drawn.is_empty or not isfinite(drawn.area):
        raise _refusal(_("The boundary's coordinates cannot be read."))
    return drawn


def _require_china(boundary: BaseGeometry) -> None:
    west, south, east, north = boundary.bounds
    if not _in_china(west, south, east, north):
        if _in_china(south, west, north, east):
            raise _refusal(_("Latitude and longitude are swapped: GeoJSON puts the longitude first."))
        raise _refusal(_("The boundary lies outside China. Coordinates are degrees, longitude first."))


def in_china(lon: float, lat: float) -> bool:
    """Whether a spot, in WGS 84 degrees, lies in the box around the country."""
    return _in_china(lon, lat, lon, lat)


def _in_china(west: float, south: float, east: float, north: float) -> bool:
    return CHINA[0] <= west <= east <= CHINA[2] and CHINA[1] <= south <= north <= CHINA[3]


def _surface(repaired: BaseGeometry) -> Polygon | MultiPolygon:
    """Keep the surfaces of a repaired boundary; loose lines and points enclose nothing."""
    parts = [part for part in shapely.get_parts(repaired, return_index=False) if part.area > 0]
    surface = shapely.union_all(parts)
    if not isinstance(surface, Polygon | MultiPolygon) or surface.is_empty:
        raise _refusal(_("The boundary encloses nothing."))
    return surface


def _refusal(sentence: str) -> Refusal:
    return Refusal(sentence, field="boundary")
