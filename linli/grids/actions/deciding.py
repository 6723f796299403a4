"""Saying where a case, household or enterprise without a spot belongs after its grid was split."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.core.refusal import WrongState
from linli.grids.actions.drawing import allowed
from linli.grids.models import Leftover
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.residents.actions.resettling import resettle
from linli.residents.models import Enterprise


@transaction.atomic
def decide(*, leftover: Leftover, goes: bool, by: Who, now: datetime) -> None:
    """It `goes` to the new part, or stays. Either way it is off the list; decided twice, the second is told."""
    found = Leftover.objects.select_for_update(of=("self",)).filter(pk=leftover.pk).first()
    if found is None:
        raise WrongState(_("Somebody has decided this meanwhile."))
    allowed(by, found.area_id)
    journal.record("leftover.decided", found, by=by, at=now, data={"goes": goes}, area_id=found.area_id)
    found.delete()
    if not goes:
        return
    if found.case_id:
        cases.relocate(places={found.case_id: found.other_id}, by=by, now=now)
    elif found.household_id:
        resettle(places={found.household_id: found.other_id}, by=by, now=now)
    elif found.enterprise_id:
        resettle(places={found.enterprise_id: found.other_id}, by=by, now=now, model=Enterprise)
