"""Where somebody is, and what they look for."""

from dataclasses import dataclass

from django.http import QueryDict

from linli.areas.tree import tree
from linli.core.geometry import CHINA
from linli.stations import practice
from linli.stations.nearest import spot_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the nearest station. `spot`: longitude, latitude; None while nobody has said where they are."""

    spot: tuple[float, float] | None
    area: str
    wanted: str
    closed_too: bool
    astray: bool


def read(said: QueryDict) -> Asked:
    """What the address asks: a spot, or else a place of the list, in the middle of which one is taken to be."""
    area = said.get("area", "")
    known = area.isdecimal() and int(area) in tree.get().nodes
    spot = _spot(said.get("lat", ""), said.get("lon", ""))
    given = bool(said.get("lat") or area)
    if spot is None and known:
        spot = spot_of(int(area))
    keys = {each.key for each in (*practice.zones(), *practice.offers())}
    wanted = said.get("wanted", "")
    return Asked(spot, area if known else "", wanted if wanted in keys else "", "closed" in said, given and not spot)


def _spot(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        x, y = float(lon), float(lat)
    except ValueError:
        return None
    return (x, y) if CHINA[0] <= x <= CHINA[2] and CHINA[1] <= y <= CHINA[3] else None
