"""The nearest stations to a spot, those open now first to be asked for. No query: the tables are in memory.

The distance is the straight line; the walk is reckoned longer than that by the practice's own factor, and says so.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import ceil, cos, radians

import numpy as np

from linli.areas.tree import middles
from linli.core.geometry import KM_PER_DEGREE
from linli.stations import practice
from linli.stations.hours import closes_at, now_of, opens_next
from linli.stations.models import Station
from linli.stations.tables import stations

MOST = 5


@dataclass(frozen=True, slots=True)
class Near:
    """A station, how far it is in a straight line, about how long the walk is, and until or from when it is open."""

    station: Station
    metres: int
    minutes: int
    closes: datetime | None
    opens: datetime | None


def nearest(
    lon: float, lat: float, moment: datetime, *, open_now: bool = True, wanted: str = "", most: int = MOST
) -> list[Near]:
    """The nearest stations in use, WGS-84 degrees; `open_now`: only those open at the moment. `wanted`: the key of a
    zone or of something on offer that it must have."""
    known, now = stations.get(), now_of(moment)
    far = kilometres(known.places, lon, lat)
    order = np.argsort(far, kind="stable")
    if open_now:
        order = order[known.open_now(now.today, now.before, now.minute)[order]]
    having = (at for at in order if not wanted or _has(known.placed[at], wanted))
    return [_near(known.placed[at], float(far[at]), moment) for at in islice(having, most)]


def spot_of(area_id: int) -> tuple[float, float] | None:
    """A point inside an area, or inside the nearest one around it that is drawn: longitude, latitude. No query."""
    return middles.get().get(area_id)


def kilometres(places: np.ndarray, lon: float, lat: float) -> np.ndarray:
    """How far each place (rows of longitude, latitude) is from a spot. Flat earth: within a district it is off by less
    than a metre in a kilometre."""
    across = (places[:, 0] - lon) * cos(radians(lat))
    return np.hypot(across, places[:, 1] - lat) * KM_PER_DEGREE


def minutes(km: float) -> int:
    """How long the walk takes, rounded up: the straight line, made longer and walked as the practice says."""
    walk = practice.walk()
    return ceil(km * 1000 * walk.detour / walk.metres_a_minute)


def _has(station: Station, wanted: str) -> bool:
    return wanted in station.zones or wanted in station.offers


def _near(station: Station, km: float, moment: datetime) -> Near:
    closes = closes_at(station, moment)
    opens = None if closes else opens_next(station, moment)
    return Near(station, round(km * 1000), minutes(km), closes, opens)
