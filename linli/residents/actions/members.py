"""The members of a household: entering them, setting them right, and that somebody left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.codes import new_code
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import marks, reading
from linli.residents.actions.consenting import agree, standing
from linli.residents.actions.steps import changed, lock, next_review
from linli.residents.models import CareNeed, Household, Resident
from linli.residents.rules import require
from linli.residents.words import Purpose, Relation, Source

SAID = ("name", "phone", "id_number", "born_on", "relation", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What is said of a member. `agreed`: the purposes they agreed to just now; `how` they did."""

    name: str
    phone: str = ""
    id_number: str = ""
    born_on: str = ""
    relation: str = Relation.OTHER
    source: str = Source.VISIT
    agreed: tuple[str, ...] = ()
    how: str = Source.SAID


@transaction.atomic
def add_resident(*, household: Household, member: Member, by: Account, now: datetime) -> Resident:
    """Enter a member. Refused: what is misspelt, and what stands on a consent that was not given."""
    household = lock(household)
    require(by, P.HOUSEHOLD_EDIT, household)
    if not household.active:
        raise Refusal(_("This file is closed: the household moved away."))
    wanted = described(member, now=now)
    require_consent(wanted, member.agreed)
    resident = Resident.objects.create(code=new_code(), household=household, entered_at=now, **wanted)
    data = {"household": household.pk, "source": str(member.source)}
    journal.record("resident.added", resident, by=by, at=now, area_id=household.area_id, data=data, new=True)
    agree(resident, member.agreed, how=member.how, by=by, now=now, area_id=household.area_id)
    _count(household)
    return resident


@transaction.atomic
def change_resident(*, resident: Resident, member: Member, by: Account, now: datetime, seen: int) -> Resident:
    """Set right what is said of a member; purposes they agreed to now are added to those they agreed to before."""
    resident = lock(resident, seen=seen)
    require(by, P.HOUSEHOLD_EDIT, resident.household)
    _there(resident)
    return set_right(resident, member, by=by, now=now)


def set_right(resident: Resident, member: Member, *, by: Who, now: datetime) -> Resident:
    """Write what is said of a locked member, by whoever may."""
    wanted = described(member, now=now)
    require_consent(wanted, {*member.agreed, *standing(resident, now=now)})
    area_id = resident.household.area_id
    names = changed(resident, **wanted)
    if said := [name for name in names if name in SAID]:
        journal.record("resident.changed", resident, by=by, at=now, area_id=area_id, data={"fields": said})
    agree(resident, member.agreed, how=member.how, by=by, now=now, area_id=area_id)
    return resident


@transaction.atomic
def leave(*, resident: Resident, by: Account, now: datetime, seen: int | None = None) -> Resident:
    """A member no longer lives there; why is nobody's business. Their care ends; their data expires in its time."""
    household, resident = lock(resident.household), lock(resident, seen=seen)
    require(by, P.HOUSEHOLD_EDIT, household)
    _there(resident)
    CareNeed.objects.filter(resident=resident).running().update(ended_at=now)
    changed(resident, left_on=timezone.localdate(now))
    journal.record("resident.left", resident, by=by, at=now, area_id=household.area_id)
    household.size = max(household.size - 1, 0)
    household.care_review_on = next_review(household.pk)
    household.save(update_fields=["size", "care_review_on"])
    return resident


def described(member: Member, *, now: datetime) -> dict[str, Any]:
    """The columns of a member, each read into one spelling; Refusal for what cannot be read."""
    id_number = reading.read_id_number(member.id_number)
    spelt = {
        "name": reading.read_name(member.name),
        "phone": reading.read_number(member.phone),
        "id_number": id_number,
        "born_on": reading.read_birthday(member.born_on, id_number, today=timezone.localdate(now)),
    }
    return {**spelt, "relation": member.relation, "source": member.source, **marks.columns(**spelt)}


def require_consent(wanted: dict[str, Any], agreed: Iterable[str]) -> None:
    """Refuse a field that stands on a consent which was not given."""
    given = set(agreed)
    for name, privacy in Resident.privacy.items():
        if privacy and privacy.consent and privacy.consent not in given and wanted[name]:
            raise Refusal(
                _("Kept only with consent: “%(purpose)s”. Ask, and tick it; or leave this empty.")
                % {"purpose": Purpose(privacy.consent).label},
                field=name,
            )


def _there(resident: Resident) -> None:
    if resident.left_on or resident.erased_at or resident.joined_to_id:
        raise Refusal(_("This member is no longer in the household, or is kept in another file."))


def _count(household: Household) -> None:
    """At least as many live there as are entered."""
    entered = Resident.objects.present().filter(household=household).count()
    if entered > household.size:
        household.size = entered
        household.save(update_fields=["size"])
