"""Every station with its timetable, read once per process and refreshed: two queries, however many stations."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.core.fresh import Fresh
from linli.stations import practice
from linli.stations.models import OpeningChange, Station
from linli.stations.timetable import Change, Timetable, compiled, of_office, to_spans

Places = np.ndarray  # n rows of longitude, latitude


class Stations:
    """Stations by id and by code; those in use that have a spot, beside their spots."""

    def __init__(self, rows: Iterable[Station], changes: Iterable[OpeningChange]) -> None:
        self.by_id = {station.pk: station for station in rows}
        self.by_code = {station.code: station for station in self.by_id.values()}
        self.changes: dict[int, list[Change]] = defaultdict(list)
        for each in changes:
            said = Change(each.first, each.last, to_spans(each.hours), each.reason)
            self.changes[each.station_id].append(said)
        self._timetables: dict[int, Timetable] = {}

    @cached_property
    def placed(self) -> list[Station]:
        """Those in use whose spot is known."""
        return [each for each in self.by_id.values() if each.active and each.lon is not None]

    @cached_property
    def places(self) -> Places:
        """Their spots, in the same order."""
        return np.array([(each.lon, each.lat) for each in self.placed], dtype=float).reshape(-1, 2)

    def timetable(self, station: Station) -> Timetable:
        """The one of a station that is known as it is; composed for one that was changed meanwhile."""
        known = self.by_id.get(station.pk)
        if known is None or (known.hours, known.tier, known.area_id) != (station.hours, station.tier, station.area_id):
            return self._composed(station)
        found = self._timetables.get(station.pk)
        if found is None:
            found = self._timetables[station.pk] = self._composed(station)
        return found

    def _composed(self, station: Station) -> Timetable:
        """Its own hours; else those usual at its tier; else those of the offices in its area, or of the practice."""
        changes = self.changes.get(station.pk, [])
        hours: dict[str, Any] = station.hours or _of_tier(station.tier)
        if hours:
            return compiled(hours, changes)
        around = tree.get().office_hours.get(station.area_id)
        return of_office(to_spans(around[1]) if around else tables.get().calendar.spells, changes)


def _of_tier(key: str) -> dict[str, Any]:
    return next((each.hours for each in practice.tiers() if each.key == key), {})


def _read() -> Stations:
    return Stations(Station.objects.order_by("id"), OpeningChange.objects.order_by("station_id", "first"))


stations: Fresh[Stations] = Fresh(_read, seconds=10)
