"""Seeing personal details whole: for a stated purpose, and written down for each person whose they are."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.bulk import Said, record_next
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents.actions.steps import lock
from linli.residents.models import Enterprise, Household, Resident
from linli.residents.rules import require

LONGEST = 200


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
    words = _purpose(purpose)
    residents = list(Resident.objects.select_for_update().filter(household=household).present().order_by("pk"))
    journal.record("household.revealed", household, by=by, at=now, area_id=household.area_id, words=words)
    story = [Said("resident.revealed", now, by, {}, words=words, area_id=household.area_id)]
    record_next("resident", ((resident.pk, story) for resident in residents))
    return Whole(household, residents)


@transaction.atomic
def reveal_resident(*, resident: Resident, by: Account, now: datetime, purpose: str) -> Resident:
    """One member's details; who looked and why stands in their story."""
    resident = lock(resident)
    require(by, P.PERSONAL_REVEAL, resident.household)
    area_id = resident.household.area_id
    journal.record("resident.revealed", resident, by=by, at=now, area_id=area_id, words=_purpose(purpose))
    return resident


@transaction.atomic
def reveal_enterprise(*, enterprise: Enterprise, by: Account, now: datetime, purpose: str) -> Enterprise:
    """Whom to speak to there; who looked and why stands in the story of the enterprise."""
    enterprise = lock(enterprise)
    require(by, P.PERSONAL_REVEAL, enterprise)
    journal.record(
        "enterprise.revealed", enterprise, by=by, at=now, area_id=enterprise.area_id, words=_purpose(purpose)
    )
    return enterprise


def _purpose(purpose: str) -> str:
    words = clean(purpose, LONGEST, field="purpose")
    if not words:
        raise Refusal(_("Say what you need these details for."), field="purpose")
    return words
