"""Seeing personal details whole: for a stated purpose, and written down for each person whose they are."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.journal.revealing import look
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents.actions.steps import lock
from linli.residents.models import Enterprise, Household, Resident
from linli.residents.rules import require


@dataclass(frozen=True, slots=True)
class Whole:
    """A household file with nothing masked."""

    household: Household
    residents: list[Resident]


@transaction.atomic
def reveal_household(*, household: Household, by: Account, now: datetime, purpose: str) -> Whole:
    """The whole file. Who looked and why stands in the household's story, and in that of every member."""
    household = lock(household)
    require(by, P.PERSONAL_REVEAL, household)
    residents = list(Resident.objects.select_for_update().filter(household=household).present().order_by("pk"))
    look(household, by=by, at=now, purpose=purpose, ask=_ask(), area_id=household.area_id, also=residents)
    return Whole(household, residents)


@transaction.atomic
def reveal_resident(*, resident: Resident, by: Account, now: datetime, purpose: str) -> Resident:
    """One member's details; who looked and why stands in their story."""
    resident = lock(resident)
    require(by, P.PERSONAL_REVEAL, resident.household)
    look(resident, by=by, at=now, purpose=purpose, ask=_ask(), area_id=resident.household.area_id)
    return resident


@transaction.atomic
def reveal_enterprise(*, enterprise: Enterprise, by: Account, now: datetime, purpose: str) -> Enterprise:
    """Whom to speak to there; who looked and why stands in the story of the enterprise."""
    enterprise = lock(enterprise)
    require(by, P.PERSONAL_REVEAL, enterprise)
    look(enterprise, by=by, at=now, purpose=purpose, ask=_ask(), area_id=enterprise.area_id)
    return enterprise


def _ask() -> str:
    return _("Say what you need these details for.")
