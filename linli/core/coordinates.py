"""The three ways in which Chinese maps give degrees, told apart and converted.

WGS-84 is what GPS and GeoJSON mean; GCJ-02 is what AMap, Tencent and other maps sold in China show; BD-09 is Baidu's,
GCJ-02 shifted once more. All three are degrees, longitude first here. Neither shift is published officially; the
formulas are the ones the field has used since 2013 (Wikipedia, “Restrictions on geographic data in China”), on
Krasovsky's ellipsoid of 1940. Outside China they shift nothing. See docs/decisions/0025-coordinates.md.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from shapely.geometry.base import BaseGeometry

MAJOR_AXIS, ECCENTRICITY_2 = 6378245.0, 0.00669342162296594323  # Krasovsky 1940: metres; first eccentricity squared
FROM_LON, FROM_LAT = 105.0, 35.0  # from where the shift is reckoned
BAIDU_TURN, BAIDU_LON, BAIDU_LAT = np.pi * 3000 / 180, 0.0065, 0.006
WEST, SOUTH, EAST, NORTH = 72.004, 0.8293, 137.8347, 55.8271  # where GCJ-02 shifts
CLOSE = 1e-10  # degrees: a hundredth of a millimetre
MOST_ROUNDS = 30

Points = np.ndarray  # n rows of longitude, latitude


class System(TextChoices):
    """What a file's degrees mean."""

    WGS84 = "wgs84", _("WGS-84 (GPS, Tianditu, GeoJSON)")
    GCJ02 = "gcj02", _("GCJ-02 (AMap, Tencent)")
    BD09 = "bd09", _("BD-09 (Baidu)")


def to_wgs84(points: Points, system: str) -> Points:
    """Return points of a system as WGS-84, by going there and correcting until it is exact to a fraction of a
    millimetre. Near the border of China, where the shift begins abruptly, some points have no exact answer."""
    wanted = np.asarray(points, dtype=float)
    if system == System.WGS84:
        return wanted
    guess = wanted.copy()
    for _round in range(MOST_ROUNDS):
        off = from_wgs84(guess, system) - wanted
        guess -= off
        if np.abs(off).max(initial=0) < CLOSE:
            break
    return guess


def from_wgs84(points: Points, system: str) -> Points:
    """Return WGS-84 points in another system."""
    known = np.asarray(points, dtype=float)
    if system == System.WGS84:
        return known
    shifted = known + _shift(known)
    return _baidu(shifted) if system == System.BD09 else shifted


def convert(drawn: BaseGeometry, *, source: str, target: str = System.WGS84) -> BaseGeometry:
    """Return a shape of one system in another."""
    if source == target:
        return drawn
    return shapely.transform(drawn, lambda points: from_wgs84(to_wgs84(points, source), target))


def named(geojson: Mapping[str, Any]) -> System | None:
    """The system that a file says it is in: its “crs” or “coordinate_system”; None when it does not say."""
    crs = geojson.get("crs")
    said = crs.get("properties", {}).get("name", "") if isinstance(crs, Mapping) else crs
    words = "".join(each for each in f"{said or ''} {geojson.get('coordinate_system') or ''}".lower() if each.isalnum())
    if any(each in words for each in ("bd09", "baidu")):
        return System.BD09
    if any(each in words for each in ("gcj02", "amap", "tencent")):
        return System.GCJ02
    return System.WGS84 if any(each in words for each in ("crs84", "wgs84", "4326")) else None


def _shift(points: Points) -> Points:
    """How far GCJ-02 lies from WGS-84 there, in degrees; nothing outside China."""
    lon, lat = points[..., 0], points[..., 1]
    x, y = lon - FROM_LON, lat - FROM_LAT
    common = 20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)
    root = np.sqrt(np.abs(x))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common * 2 / 3 + _waves(x, 20, 40, 150, 300)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common * 2 / 3 + _north(y)
    turn = np.radians(lat)
    flat = 1 - ECCENTRICITY_2 * np.sin(turn) ** 2
    d_lat = north / (MAJOR_AXIS * (1 - ECCENTRICITY_2) / flat**1.5 * np.pi / 180)
    d_lon = east / (MAJOR_AXIS / np.sqrt(flat) * np.cos(turn) * np.pi / 180)
    inside = (lon >= WEST) & (lon <= EAST) & (lat >= SOUTH) & (lat <= NORTH)
    return np.stack([np.where(inside, d_lon, 0.0), np.where(inside, d_lat, 0.0)], axis=-1)


def _waves(x: Any, near: float, far: float, wide: float, widest: float) -> Any:
    first = (near * np.sin(x * np.pi) + far * np.sin(x / 3 * np.pi)) * 2 / 3
    return first + (wide * np.sin(x / 12 * np.pi) + widest * np.sin(x / 30 * np.pi)) * 2 / 3


def _north(y: Any) -> Any:
    first = (20 * np.sin(y * np.pi) + 40 * np.sin(y / 3 * np.pi)) * 2 / 3
    return first + (160 * np.sin(y / 12 * np.pi) + 320 * np.sin(y * np.pi / 30)) * 2 / 3


def _baidu(points: Points) -> Points:
    """GCJ-02 as Baidu shows it: turned and moved a little."""
    x, y = points[..., 0], points[..., 1]
    reach = np.hypot(x, y) + 0.00002 * np.sin(y * BAIDU_TURN)
    turn = np.arctan2(y, x) + 0.000003 * np.cos(x * BAIDU_TURN)
    return np.stack([reach * np.cos(turn) + BAIDU_LON, reach * np.sin(turn) + BAIDU_LAT], axis=-1)
