"""What ties people to places: entered and taken out."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import Refusal
from linli.grids.models import Tie
from linli.journal import actions as journal
from linli.people.models import Account, Person
from linli.people.permissions import Permission
from linli.people.powers import require

MOST = 500


@transaction.atomic
def keep_tie(
    *,
    person: Person,
    kind: str,
    area: Area,
    by: Account,
    now: datetime,
    building: str = "",
    most: int | None = None,
) -> Tie:
    """Have somebody tied to a place. The same tie again only sets how many households they would take."""
    require(by, Permission.PEOPLE_EDIT, area_id=area.pk)
    if most is not None and not 1 <= most <= MOST:
        raise Refusal(_("Between 1 and %(most)d households.") % {"most": MOST}, field="most")
    if not area.active:
        raise Refusal(_("“%(name)s” is no longer in use. Choose another.") % {"name": area}, field="area")
    tie, new = Tie.objects.get_or_create(
        person=person, kind=kind, area=area, building=building.strip(), defaults={"most": most}
    )
    if new or tie.most != most:
        tie.most = most
        tie.save(update_fields=["most"])
        data = {"person": person.pk, "kind": kind}
        journal.record("tie.kept", tie, by=by, at=now, data=data, area_id=area.pk, new=new)
    return tie


@transaction.atomic
def drop_tie(*, tie: Tie, by: Account, now: datetime) -> None:
    """Take a tie out again."""
    found = Tie.objects.select_for_update().filter(pk=tie.pk).first()
    if found is None:
        return
    require(by, Permission.PEOPLE_EDIT, area_id=found.area_id)
    journal.record("tie.dropped", found, by=by, at=now, data={"person": found.person_id}, area_id=found.area_id)
    found.delete()
