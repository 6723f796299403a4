"""Care needs: asked for, looked at again on a date, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import reading
from linli.residents.actions.consenting import agree
from linli.residents.actions.steps import changed, lock, next_review
from linli.residents.models import CareNeed, Consent, Household, Resident
from linli.residents.rules import require
from linli.residents.words import CareKind, Purpose, Source


@transaction.atomic
def add_care(
    *,
    resident: Resident,
    kind: str,
    review_on: date | None,
    by: Account,
    now: datetime,
    note: str = "",
    agreed: bool = False,
    how: str = Source.SAID,
) -> CareNeed:
    """Write down care that a member asked for. `agreed`: they agreed just now. Refused without consent, or twice."""
    household = lock(resident.household)
    resident = lock(resident)
    require(by, P.HOUSEHOLD_EDIT, household)
    day = reading.read_review(review_on, now=now)
    if agreed:
        agree(resident, [Purpose.CARE], how=how, by=by, now=now, area_id=household.area_id)
    given = Consent.objects.filter(resident=resident, purpose=Purpose.CARE, until__gt=timezone.localdate(now))
    consent = given.standing().first()
    if consent is None:
        raise Refusal(_("Care is given to those who want it: ask them, and tick that they agree."), field="agreed")
    if CareNeed.objects.filter(resident=resident, kind=kind).running().exists():
        raise Refusal(
            _("“%(kind)s” is on file for this member already: look at it again instead.")
            % {"kind": CareKind(kind).label},
            field="kind",
        )
    need = CareNeed.objects.create(
        household=household,
        resident=resident,
        consent=consent,
        kind=kind,
        note=clean(note, reading.NOTE, field="note"),
        review_on=day,
        entered_at=now,
    )
    data = {"resident": resident.pk, "kind": str(kind)}
    journal.record("careneed.added", need, by=by, at=now, area_id=household.area_id, data=data, new=True)
    _look_again(household)
    return need


@transaction.atomic
def review_care(
    *,
    need: CareNeed,
    review_on: date | None,
    by: Account,
    now: datetime,
    note: str | None = None,
    seen: int | None = None,
) -> CareNeed:
    """It was looked at and goes on until another day; a note replaces the one before."""
    household, need = lock(need.household), _running(lock(need, seen=seen))
    require(by, P.HOUSEHOLD_EDIT, household)
    day = reading.read_review(review_on, now=now)
    note = need.note if note is None else clean(note, reading.NOTE, field="note")
    changed(need, review_on=day, reviewed_at=now, note=note)
    _told("careneed.reviewed", need, household, by, now)
    return need


@transaction.atomic
def end_care(*, need: CareNeed, by: Account, now: datetime, seen: int | None = None) -> CareNeed:
    """It is no longer needed or wanted."""
    household, need = lock(need.household), _running(lock(need, seen=seen))
    require(by, P.HOUSEHOLD_EDIT, household)
    changed(need, ended_at=now)
    _told("careneed.ended", need, household, by, now)
    return need


def _told(kind: str, need: CareNeed, household: Household, by: Account, now: datetime) -> None:
    data = {"resident": need.resident_id, "kind": str(need.kind)}
    journal.record(kind, need, by=by, at=now, area_id=household.area_id, data=data)
    _look_again(household)


def _look_again(household: Household) -> None:
    Household.objects.filter(pk=household.pk).update(care_review_on=next_review(household.pk))


def _running(need: CareNeed) -> CareNeed:
    if need.ended_at:
        raise Refusal(_("This care has ended. Write it down anew if it is wanted again."))
    return need
