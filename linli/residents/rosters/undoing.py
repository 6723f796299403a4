"""Taking a roster back: what it entered is erased, what it changed is as before, wherever nothing happened since."""

import json
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.journal import actions as journal
from linli.residents import marks
from linli.residents.actions.steps import changed
from linli.residents.models import CareNeed, Consent, Household, Resident, Roster, RosterRow

State = RosterRow.State
EMPTY = {"name": "", "phone": "", "id_number": "", "born_on": ""}


def undo(roster: Roster, rows: list[RosterRow], *, now: datetime) -> None:
    """Take back these rows, and write into each what became of it; the caller saves the rows."""
    keys = [row.resident_id or 0 for row in rows]
    locked = Resident.objects.select_for_update(of=("self",)).select_related("household").filter(pk__in=keys)
    residents = {each.pk: each for each in locked.order_by("pk")}
    cared = set(CareNeed.objects.filter(resident__in=residents).values_list("resident_id", flat=True))
    for row in rows:
        resident = residents.get(row.resident_id or 0)
        if resident is None or resident.version != row.version or resident.joined_to_id or resident.pk in cared:
            row.state, row.sentence = State.KEPT, _("Something else has happened to this member since.")
            continue
        _back(roster, row, resident, now)
        row.state = State.UNDONE


def close_empty(roster: Roster, *, now: datetime) -> None:
    """Close the files that the roster opened and in which nobody is left."""
    opened = roster.rows.filter(state=State.UNDONE, kind=RosterRow.Kind.NEW).values_list("household_id", flat=True)
    mine = Household.objects.select_for_update().filter(pk__in=set(opened), active=True, version=1)
    left = mine.filter(entered_at__gte=roster.at)
    peopled = set(Resident.objects.present().filter(household__in=left).values_list("household_id", flat=True))
    for household in left:
        if household.pk not in peopled:
            changed(household, active=False, closed_at=now, address="", marks=[], place_mark=None, size=0)
            journal.record("household.undone", household, by=roster.account, at=now, area_id=household.area_id)


def _back(roster: Roster, row: RosterRow, resident: Resident, now: datetime) -> None:
    if row.before:
        before = {**{name: getattr(resident, name) for name in EMPTY}, **json.loads(row.before)}
        changed(resident, **before, **marks.columns(**before))
    else:
        changed(resident, **EMPTY, **marks.columns(**EMPTY), left_on=timezone.localdate(now), erased_at=now)
        Consent.objects.filter(resident=resident).standing().update(withdrawn_at=now)
    area_id = resident.household.area_id
    journal.record("resident.undone", resident, by=roster.account, at=now, area_id=area_id)
