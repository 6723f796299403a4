"""Stations: entered, changed, taken out of use. What happened at one keeps its name."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.alone import one_at_a_time
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.stations.models import Station
from linli.stations.rules import check_in_use, check_seen, check_station
from linli.stations.tables import stations

NEW_CODES = 0x53_54_41_54  # two who enter a station with the same code come one after the other


@transaction.atomic
def keep_station(
    *, code: str, name: str, tier: str, area: Area, by: Who, now: datetime, **more: Any
) -> tuple[Station, bool]:
    """Have a station with this code. Returns it and whether anything changed. `more`: other fields of Station."""
    wanted = {"name": name, "tier": tier, "area_id": area.pk, "active": True, **more}
    check_station(area, wanted)
    found = Station.objects.select_for_update().filter(code=code).first()
    if found and all(getattr(found, field) == value for field, value in wanted.items()):
        return found, False
    station = found or Station(code=code)
    return kept(station, wanted, by=by, now=now), True


@transaction.atomic
def add_station(*, code: str, name: str, tier: str, area: Area, by: Account, now: datetime, **more: Any) -> Station:
    """Enter a new station."""
    require(by, Permission.STATION_EDIT, area_id=area.pk)
    one_at_a_time(NEW_CODES)
    if Station.objects.filter(code=code).exists():
        raise Refusal(_("Another station has this code already."), field="code")
    station, _changed = keep_station(code=code, name=name, tier=tier, area=area, by=by, now=now, **more)
    return station


@transaction.atomic
def change_station(*, station: Station, seen: int, by: Account, now: datetime, **wanted: Any) -> Station:
    """Change what is said of a station; `seen`: its version when the form was drawn. It may move to another area that
    is also its keeper's."""
    station = Station.objects.select_for_update(of=("self",)).select_related("area").get(pk=station.pk)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    check_seen(station, seen)
    check_in_use(station)
    area = wanted.pop("area", station.area)
    require(by, Permission.STATION_EDIT, area_id=area.pk)
    check_station(area, {"tier": station.tier, **wanted})
    changed = {
        field: value for field, value in {**wanted, "area_id": area.pk}.items() if getattr(station, field) != value
    }
    return kept(station, changed, by=by, now=now) if changed else station


@transaction.atomic
def retire_station(*, station: Station, by: Who, now: datetime) -> Station:
    """Take a station out of use."""
    station = Station.objects.select_for_update().get(pk=station.pk)
    if isinstance(by, Account):
        require(by, Permission.STATION_EDIT, area_id=station.area_id)
    if station.active:
        station.active = False
        station.version += 1
        station.save(update_fields=["active", "version"])
        journal.record("station.retired", station, by=by, at=now, area_id=station.area_id)
        stations.expire()
    return station


def kept(station: Station, wanted: dict[str, Any], *, by: Who, now: datetime) -> Station:
    """Write and record it. The caller has checked it, and holds its lock."""
    new = station.pk is None
    for field, value in wanted.items():
        setattr(station, field, value)
    station.version = 1 if new else station.version + 1
    station.save()
    told = {"code": station.code, "fields": sorted(wanted)}
    journal.record("station.kept", station, by=by, at=now, data=told, area_id=station.area_id, new=new)
    stations.expire()
    return station
