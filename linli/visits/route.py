"""A day's walk: from the first household always to the nearest of those left; by building where no spot is known."""

from collections.abc import Sequence
from math import cos, hypot, radians
from typing import Any, Protocol, TypeVar

from linli.residents.models import Household


class Stop(Protocol):
    """Anything that stands at a household."""

    @property
    def household(self) -> Household: ...


S = TypeVar("S", bound=Any)
Spot = tuple[float, float]
FAR = 1e9
SAME_BUILDING = 0.0


def ordered(must: Sequence[S], may: Sequence[S], most: int) -> list[S]:
    """At most `most` stops in the order of a walk: all of `must` first; of `may` those that lie nearest to them.

    Of `may`, the first has waited longest and begins the walk when nothing presses.
    """
    chosen, left = list(must), list(may)
    if not chosen and left:
        chosen.append(left.pop(0))
    while left and len(chosen) < most:
        chosen.append(left.pop(min(range(len(left)), key=lambda at: min(apart(left[at], each) for each in chosen))))
    return walk(chosen)


def walk(stops: Sequence[S]) -> list[S]:
    """From the first one always on to the nearest."""
    if not stops:
        return []
    left, path = list(stops[1:]), [stops[0]]
    while left:
        path.append(left.pop(min(range(len(left)), key=lambda at: apart(path[-1], left[at]))))
    return path


def apart(one: Stop, other: Stop) -> float:
    """How far two stops lie apart, in kilometres; within a building none; where no spot is known, by grid and name."""
    a, b = one.household, other.household
    if a.area_id == b.area_id and a.building and a.building == b.building:
        return SAME_BUILDING
    here, there = spot(a), spot(b)
    if here and there:
        across = (here[0] - there[0]) * cos(radians(here[1])) * 111.195
        return hypot(across, (here[1] - there[1]) * 111.195)
    return FAR / 2 if a.area_id == b.area_id else FAR


def spot(household: Household) -> Spot | None:
    """Longitude and latitude; None where nobody has said."""
    lon, _comma, lat = household.spot.partition(",")
    try:
        return float(lon), float(lat)
    except ValueError:
        return None
