"""Secret addresses: had when first wanted, renewed when somebody knows one who should not."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed
from linli.journal import actions as journal
from linli.people.models import Account
from linli.rosters.models import SecretAddress
from linli.rosters.rules import why_not_plan
from linli.rosters.words import Opens
from linli.stations.models import Station


def have_address(*, opens: Opens, by: Account, now: datetime, station: Station | None = None) -> SecretAddress:
    """One's own calendar's address, or that of a station's calendar or screen."""
    person = None if station else by.person
    _may(by, station)
    found, _new = SecretAddress.objects.get_or_create(
        opens=opens, person=person, station=station, defaults={"since": now}
    )
    return found


@transaction.atomic
def renew_address(*, address: SecretAddress, by: Account, now: datetime) -> SecretAddress:
    """Whoever has the old one reads nothing any more."""
    address = SecretAddress.objects.select_for_update(of=("self",)).select_related("station").get(pk=address.pk)
    if address.person_id and address.person_id != by.person_id:
        raise NotAllowed(_("This calendar is somebody else’s."))
    _may(by, address.station)
    address.version += 1
    address.since = now
    address.save(update_fields=["version", "since"])
    area = address.station.area_id if address.station else None
    journal.record("secretaddress.renewed", address, by=by, at=now, data={"opens": address.opens}, area_id=area)
    return address


def _may(by: Account, station: Station | None) -> None:
    if station and (why_not := why_not_plan(by, station.area_id)):
        raise NotAllowed(why_not)
