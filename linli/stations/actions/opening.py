"""Days on which a station opens otherwise than usual."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.stations.models import OpeningChange, Station
from linli.stations.rules import check_in_use
from linli.stations.tables import stations
from linli.stations.timetable import check_day

LONGEST = 366


@transaction.atomic
def change_opening(
    *,
    station: Station,
    first: date,
    last: date,
    hours: Sequence[Sequence[str]],
    reason: str,
    by: Account,
    now: datetime,
) -> OpeningChange:
    """Have other hours from the first day to the last, both included; none: closed. The reason is told to residents."""
    station = Station.objects.select_for_update().get(pk=station.pk)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    check_in_use(station)
    if not 0 <= (last - first).days < LONGEST:
        raise Refusal(_("Give the first day, then the last, a year at most."), field="last")
    check_day(hours)
    other = station.changes.filter(first__lte=last, last__gte=first).first()
    if other is not None:
        raise Refusal(
            _("From %(first)s to %(last)s other hours are entered already: %(reason)s. Take these out first.")
            % {"first": other.first, "last": other.last, "reason": other.reason},
            field="first",
        )
    change = OpeningChange.objects.create(
        station=station, first=first, last=last, hours=[list(each) for each in hours], reason=reason
    )
    told = {"first": first.isoformat(), "last": last.isoformat(), "hours": change.hours}
    journal.record("station.opening_changed", station, by=by, at=now, data=told, area_id=station.area_id)
    stations.expire()
    return change


@transaction.atomic
def drop_opening(*, change: OpeningChange, by: Account, now: datetime) -> None:
    """Back to the usual hours on those days."""
    station = Station.objects.select_for_update().get(pk=change.station_id)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    found = OpeningChange.objects.filter(pk=change.pk).first()
    if found is None:
        return
    told = {"first": found.first.isoformat(), "last": found.last.isoformat()}
    found.delete()
    journal.record("station.opening_usual", station, by=by, at=now, data=told, area_id=station.area_id)
    stations.expire()
