"""Every station with its timetable, read once per process: two queries, however many stations. Afterwards two small
ones tell whether anything has changed; if not, what was read is kept."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np
from django.db.models import Count, Max, Sum

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.core.calendar import Day
from linli.core.fresh import Fresh
from linli.stations import practice
from linli.stations.models import OpeningChange, Station
from linli.stations.timetable import DAY, Change, Timetable, compiled, of_office, to_spans

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
        self._of_day: tuple[tuple[Day, Day], np.ndarray] | None = None

    @cached_property
    def placed(self) -> list[Station]:
        """Those in use whose spot is known."""
        return [each for each in self.by_id.values() if each.active and each.lon is not None]

    @cached_property
    def places(self) -> Places:
        """Their spots, in the same order."""
        return np.array([(each.lon, each.lat) for each in self.placed], dtype=float).reshape(-1, 2)

    def open_now(self, today: Day, before: Day, minute: int) -> np.ndarray:
        """Which of those `placed` are open at a minute of today; `before`: yesterday, whose spans may pass midnight."""
        known = self._of_day
        if known is None or known[0] != (today, before):
            known = self._of_day = (today, before), self._spells(today, before)
        rows, opens, closes = known[1]
        inside = (opens <= minute) & (minute < closes)
        return np.bincount(rows[inside], minlength=len(self.placed)) > 0

    def _spells(self, today: Day, before: Day) -> np.ndarray:
        """The spans that touch today, as three rows: whose, from which minute, until which."""
        found = [
            (at, opens - shift, closes - shift)
            for at, station in enumerate(self.placed)
            for on, shift in ((today, 0), (before, DAY))
            for opens, closes in self.timetable(station).spans(on)
        ]
        return np.array(found, dtype=int).reshape(-1, 3).T

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


class Reader:
    """Reads the stations; while nothing has changed, what was read is kept. Every change of a station grows its
    version; changed days are entered and taken out, never altered."""

    def __init__(self) -> None:
        self.last: tuple[Any, Stations] | None = None

    def read(self) -> Stations:
        stamp = _stamp()
        if self.last is None or self.last[0] != stamp:
            rows = Station.objects.order_by("id")
            self.last = stamp, Stations(rows, OpeningChange.objects.order_by("station_id", "first"))
        return self.last[1]


def _stamp() -> Any:
    """What changes when anything does that a timetable is made of. Two small queries."""
    rows = Station.objects.aggregate(n=Count("pk"), last=Max("pk"), versions=Sum("version"))
    days = OpeningChange.objects.aggregate(n=Count("pk"), last=Max("pk"))
    row = tables.get().practice
    return rows, days, row and row.version, dict(tree.get().office_hours)


stations: Fresh[Stations] = Fresh(Reader().read, seconds=10)
