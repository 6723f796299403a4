"""Which station a terminal or a screen stands in, and what both say of it."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone

from linli.portal import workers
from linli.portal.hall.duty import duty
from linli.stations import hours, shown
from linli.stations.models import Station
from linli.stations.nearest import nearest
from linli.stations.tables import stations

OTHERS = 4


def station_of(code: str) -> Station:
    """The station in use with this code; 404 for none."""
    found = stations.get().by_code.get(code)
    if found is None or not found.active:
        raise Http404
    return found


def said_of(station: Station, now: datetime) -> dict[str, Any]:
    """Its name, whether it is open, its week, the nearest others, and who looks after the place."""
    closes = hours.closes_at(station, now)
    return {
        **shown.words(station),
        "now": now,
        "open": closes is not None,
        "open_words": shown.open_words(closes, None if closes else hours.opens_next(station, now), now),
        "week": shown.week(station, timezone.localdate(now)),
        "others": _others(station, now),
        "workers": workers.of(station.area_id),
        "duty": duty(station, now),
    }


def _others(station: Station, now: datetime) -> list[dict[str, Any]]:
    if station.lon is None or station.lat is None:
        return []
    found = nearest(station.lon, station.lat, now, most=OTHERS + 1)
    return [
        {
            "name": str(near.station),
            "address": near.station.address or str(shown.words(near.station)["where"]),
            "open_words": shown.open_words(near.closes, near.opens, now),
            "distance": shown.distance(near.metres),
            "on_foot": shown.on_foot(near.minutes),
        }
        for near in found
        if near.station.pk != station.pk
    ][:OTHERS]
