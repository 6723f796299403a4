"""Equipment: entered, found faulty, repaired, taken out."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.stations.models import Equipment, Station
from linli.stations.rules import check_in_use
from linli.stations.words import Condition


@transaction.atomic
def add_equipment(*, station: Station, name: str, by: Account, now: datetime, label: str = "") -> Equipment:
    """Enter a thing that stands there; `label`: what tells it from another one of the same name."""
    station = Station.objects.select_for_update().get(pk=station.pk)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    check_in_use(station)
    try:
        with transaction.atomic():
            made = Equipment.objects.create(
                station=station, name=name.strip(), label=label.strip(), since=timezone.localdate(now)
            )
    except IntegrityError:
        raise Refusal(_("There is one of this name already. Give this one a label."), field="label") from None
    told = {"equipment": made.pk, "name": made.name, "label": made.label}
    journal.record("station.equipped", station, by=by, at=now, data=told, area_id=station.area_id)
    return made


@transaction.atomic
def set_condition(
    *, equipment: Equipment, condition: str, seen: int, by: Account, now: datetime, note: str = ""
) -> Equipment:
    """Say how it is now; `seen`: its version when the form was drawn."""
    station = Station.objects.select_for_update().get(pk=equipment.station_id)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    equipment = Equipment.objects.select_for_update().get(pk=equipment.pk)
    if (equipment.condition, equipment.note) == (condition, note):
        return equipment
    if equipment.version != seen:
        raise WrongState(_("Somebody has changed this meanwhile. Look at it again, then change it."))
    if condition in (Condition.FAULTY, Condition.REPAIR) and not note:
        raise Refusal(_("Say what is wrong with it."), field="note")
    if equipment.condition != condition:
        equipment.since = timezone.localdate(now)
    equipment.condition, equipment.note, equipment.version = condition, note, equipment.version + 1
    equipment.save()
    told = {"equipment": equipment.pk, "condition": condition}
    journal.record("station.equipment_set", station, by=by, at=now, data=told, words=note, area_id=station.area_id)
    return equipment
