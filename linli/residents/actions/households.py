"""Opening, changing, moving and closing the file of a household."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core import copying
from linli.core.alone import one_at_a_time
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import marks, reading
from linli.residents.actions.steps import changed, lock
from linli.residents.codes import file_code
from linli.residents.models import CareNeed, Household
from linli.residents.rules import grid, require
from linli.residents.words import Source

MOST = 200
CODE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Dwelling:
    """Where a household lives. `beside`: somebody said that another household lives at this address, too."""

    area_id: int
    address: str = ""
    building: str = ""
    size: int = 0
    code: str = ""
    spot: str = ""
    source: str = Source.VISIT
    beside: bool = False


@transaction.atomic
def add_household(*, dwelling: Dwelling, by: Account, now: datetime) -> Household:
    """Open a file. Refused: a place that is no grid, an address that has a file already, above all in another grid."""
    found = Household(area_id=grid(dwelling.area_id), pk=copying.keys(Household, 1)[0], entered_at=now)
    require(by, P.HOUSEHOLD_EDIT, found)
    for name, value in _described(dwelling).items():
        setattr(found, name, value)
    found.code = _code(dwelling.code) or file_code(found.pk)
    found.beside = _place(found, beside=dwelling.beside)
    found.save(force_insert=True)
    journal.record("household.added", found, by=by, at=now, area_id=found.area_id, data=_facts(found), new=True)
    return found


@transaction.atomic
def change_household(*, household: Household, dwelling: Dwelling, by: Account, now: datetime, seen: int) -> Household:
    """Change what the file says; a changed area is a move into that grid."""
    household = _open(lock(household, seen=seen))
    require(by, P.HOUSEHOLD_EDIT, household)
    wanted: dict[str, Any] = _described(dwelling)
    area = grid(dwelling.area_id)
    if wanted["place_mark"] != household.place_mark or area != household.area_id:
        there = Household(pk=household.pk, area_id=area, address=wanted["address"])
        wanted["beside"] = _place(there, beside=dwelling.beside)
    names = changed(household, **wanted)
    if said := sorted(set(names) - {"marks", "place_mark", "beside"}):
        journal.record("household.changed", household, by=by, at=now, area_id=household.area_id, data={"fields": said})
    return move_household(household=household, area_id=area, by=by, now=now)


@transaction.atomic
def move_household(*, household: Household, area_id: int, by: Account, now: datetime) -> Household:
    """Put a file into another grid, with all that belongs to it; both grids must be in the person's hands."""
    household = _open(lock(household))
    if household.area_id == area_id:
        return household
    before, household.area_id = household.area_id, grid(area_id)
    for place in (before, area_id):
        require(by, P.HOUSEHOLD_EDIT, Household(area_id=place, agent_id=household.agent_id))
    household.version += 1
    household.save(update_fields=["area", "version"])
    data = {"from": before, "to": area_id}
    journal.record("household.moved", household, by=by, at=now, area_id=area_id, data=data)
    return household


@transaction.atomic
def close_household(*, household: Household, by: Account, now: datetime, seen: int | None = None) -> Household:
    """The household moved away: the file rests, its care ends; what is personal expires in its time."""
    household = _open(lock(household, seen=seen))
    require(by, P.HOUSEHOLD_EDIT, household)
    CareNeed.objects.filter(household=household).running().update(ended_at=now)
    household.residents.filter(left_on__isnull=True).update(left_on=timezone.localdate(now))
    changed(household, active=False, closed_at=now, agent=None, agent_since=None, care_review_on=None)
    journal.record("household.closed", household, by=by, at=now, area_id=household.area_id)
    return household


def mark_seen(*, household_ids: list[int], at: datetime) -> int:
    """These households were visited at that moment; the visit itself is on record elsewhere. Returns how many knew of
    no later one."""
    known = Household.objects.filter(pk__in=household_ids).exclude(seen_at__gte=at)
    return known.update(seen_at=at)


def _described(dwelling: Dwelling) -> dict[str, Any]:
    if not 0 <= dwelling.size <= MOST:
        raise Refusal(_("How many live there is a number from 0 to %d.") % MOST, field="size")
    address = reading.read_address(dwelling.address)
    return {
        "address": address,
        "building": clean(dwelling.building, reading.BUILDING, field="building"),
        "size": dwelling.size,
        "spot": dwelling.spot,
        "source": dwelling.source,
        "marks": sorted(marks.of_address(address)),
        "place_mark": marks.same_place(address),
    }


def _code(code: str) -> str:
    """The file's own number, if it has one that nobody else has."""
    spelt = clean(code, CODE, field="code")
    if spelt and Household.objects.filter(code=spelt).exists():
        raise Refusal(_("There is a file with the number “%(code)s” already.") % {"code": spelt}, field="code")
    return spelt


def _place(household: Household, *, beside: bool) -> int:
    """Which household at its address it is, 0 for the first; Refusal for one that has a file already."""
    places = marks.equal(marks.same_place, household.address)
    if not places:
        return 0
    for each in sorted(places):
        one_at_a_time(each)
    others = Household.objects.present().filter(place_mark__in=places).exclude(pk=household.pk)
    known = list(others.order_by("beside").values_list("area_id", "code", "beside"))
    elsewhere = [area for area, _code, _beside in known if area != household.area_id]
    if elsewhere:
        raise Refusal(
            _(
                "This address has a file in another grid, %(grid)s. A household belongs to one grid: have that file "
                "moved, or correct the address."
            )
            % {"grid": tree.get().full_name(elsewhere[0])},
            field="address",
        )
    if known and not beside:
        raise Refusal(
            _("This address has a file already: %(code)s. If another household lives there too, tick so below.")
            % {"code": known[0][1]},
            field="address",
        )
    return known[-1][2] + 1 if known else 0


def _open(household: Household) -> Household:
    if not household.active:
        raise Refusal(_("This file is closed: the household moved away."))
    return household


def _facts(household: Household) -> dict[str, Any]:
    return {"code": household.code, "source": str(household.source)}
