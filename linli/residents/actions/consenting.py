"""Consent: given for a purpose, for a time; withdrawn at any moment, and what stood on it is erased at once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, Who
from linli.people.permissions import Permission as P
from linli.residents import marks
from linli.residents.actions.steps import changed, lock, next_review
from linli.residents.models import CareNeed, Consent, Household, Resident
from linli.residents.rules import require
from linli.residents.words import Purpose

LASTS = timedelta(days=2 * 365)


def standing(resident: Resident, *, now: datetime) -> set[str]:
    """The purposes that a resident agrees to today."""
    mine = Consent.objects.filter(resident=resident, until__gt=timezone.localdate(now)).standing()
    return set(mine.values_list("purpose", flat=True))


def agree(resident: Resident, purposes: Iterable[str], *, how: str, by: Who, now: datetime, area_id: int) -> None:
    """Write down what a locked resident agreed to; a consent that stands is renewed."""
    wanted, today = sorted(set(purposes)), timezone.localdate(now)
    given = {"how": how, "given_on": today, "until": today + LASTS, "recorded_by": by.pk}
    for purpose in wanted:
        Consent.objects.update_or_create(resident=resident, purpose=purpose, withdrawn_at=None, defaults=given)
    if wanted:
        data = {"purposes": wanted, "how": str(how), "until": (today + LASTS).isoformat()}
        journal.record("resident.consented", resident, by=by, at=now, area_id=area_id, data=data)


@transaction.atomic
def withdraw(*, resident: Resident, purpose: str, by: Who, now: datetime) -> Resident:
    """Take a consent back, by the resident or by somebody for them; what stood on it is erased."""
    household, resident = lock(resident.household), lock(resident)
    if by.pk is not None:
        require(by, P.HOUSEHOLD_EDIT, household)
    given = Consent.objects.filter(resident=resident, purpose=purpose).standing()
    if not given.update(withdrawn_at=now):
        return resident
    gone = erase_what_stood_on(resident, purpose, now=now)
    Household.objects.filter(pk=household.pk).update(care_review_on=next_review(household.pk))
    data = {"purpose": str(purpose), "fields": gone}
    journal.record("resident.withdrew", resident, by=by, at=now, area_id=household.area_id, data=data)
    return resident


@transaction.atomic
def lapse(pk: int, *, now: datetime) -> bool:
    """The time of a consent (id) is over: what stood on it is erased, and the story says that, not what it was. False
    where it was renewed or taken back meanwhile."""
    given = Consent.objects.select_related("resident__household").get(pk=pk)
    household, resident = lock(given.resident.household), lock(given.resident)
    over = Consent.objects.filter(pk=pk, until__lte=timezone.localdate(now)).standing()
    if not over.update(withdrawn_at=now):
        return False
    gone = erase_what_stood_on(resident, given.purpose, now=now)
    Household.objects.filter(pk=household.pk).update(care_review_on=next_review(household.pk))
    data = {"purpose": str(given.purpose), "fields": gone}
    journal.record("resident.lapsed", resident, by=SYSTEM, at=now, area_id=household.area_id, data=data)
    return True


def erase_what_stood_on(resident: Resident, purpose: str, *, now: datetime) -> list[str]:
    """Empty the fields of a locked resident that need this consent, and end the care that does. Returns the fields."""
    names = [name for name, privacy in Resident.privacy.items() if privacy and privacy.consent == purpose]
    kept = {name: "" if name in names else getattr(resident, name) for name in ("name", "phone", "id_number")}
    # Marks are made anew from what is left, so nothing can be found by what was erased.
    changed(resident, **dict.fromkeys(names, ""), **marks.columns(**kept))
    if purpose == Purpose.CARE:
        for need in CareNeed.objects.select_for_update().filter(resident=resident):
            changed(need, note="", ended_at=need.ended_at or now)
    return names
