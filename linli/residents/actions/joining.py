"""Two files of one person: joined into one, and parted again; nothing is lost by either."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents.actions.steps import changed, lock
from linli.residents.models import Resident
from linli.residents.rules import require


@transaction.atomic
def join_residents(*, kept: Resident, double: Resident, by: Account, now: datetime) -> Resident:
    """From now on `kept` counts for this person, and `double` rests. Both must be in the person's hands."""
    first, second = (lock(each) for each in sorted((kept, double), key=lambda each: each.pk))
    kept, double = (first, second) if first.pk == kept.pk else (second, first)
    for each in (kept, double):
        require(by, P.HOUSEHOLD_JOIN, each.household)
    if kept.pk == double.pk or kept.joined_to_id or double.joined_to_id:
        raise Refusal(_("These two are joined already, or one of them to a third. Reload the page."))
    Resident.objects.filter(joined_to=double).update(joined_to=kept)
    changed(double, joined_to=kept)
    for one, other in ((kept, double), (double, kept)):
        data = {"with": other.pk, "kept": kept.pk}
        journal.record("resident.joined", one, by=by, at=now, area_id=one.household.area_id, data=data)
    return kept


@transaction.atomic
def part_residents(*, double: Resident, by: Account, now: datetime) -> Resident:
    """They are two people after all: each counts for itself again, as before they were joined."""
    double = lock(double)
    require(by, P.HOUSEHOLD_JOIN, double.household)
    if double.joined_to_id is None:
        raise Refusal(_("These two are not joined. Reload the page."))
    kept = lock(Resident(pk=double.joined_to_id))
    changed(double, joined_to=None)
    for one, other in ((kept, double), (double, kept)):
        journal.record("resident.parted", one, by=by, at=now, area_id=one.household.area_id, data={"from": other.pk})
    return double
