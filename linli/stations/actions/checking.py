"""The checklist: looked at, with photos."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.photos import store
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.stations import practice
from linli.stations.models import Check, Station, StationPhoto
from linli.stations.rules import check_in_use

MOST = 12  # photos of one item


@transaction.atomic
def check_item(
    *,
    station: Station,
    item: str,
    met: bool,
    on: date,
    by: Account,
    now: datetime,
    note: str = "",
    photos: Sequence[bytes] = (),
) -> Check:
    """Say how an item of the checklist was found on a day; `photos`: JPEGs already shrunk by core.pictures. A look from
    before the last one is refused."""
    station = Station.objects.select_for_update().get(pk=station.pk)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    check_in_use(station)
    last = Check.objects.filter(station=station, item=item).first()
    if item not in [each.key for each in practice.checklist()]:
        raise Refusal(_("This is not on the checklist here."), field="item")
    if on > timezone.localdate(now):
        raise Refusal(_("This day has not come yet."), field="on")
    if last is not None and on < last.checked_on:
        raise Refusal(_("It was looked at on %(day)s already, later than this.") % {"day": last.checked_on}, field="on")
    _keep_photos(station, item, photos, on=on, by=by)
    said = {"met": met, "note": note, "checked_on": on, "checked_by": by}
    check, _new = Check.objects.update_or_create(station=station, item=item, defaults=said)
    told = {"item": item, "met": met, "on": on.isoformat(), "photos": len(photos)}
    journal.record("station.checked", station, by=by, at=now, data=told, words=note, area_id=station.area_id)
    return check


@transaction.atomic
def drop_photo(*, photo: StationPhoto, by: Account, now: datetime) -> None:
    """Take a photo out; its file stays, for the same picture may serve elsewhere."""
    station = Station.objects.select_for_update().get(pk=photo.station_id)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    if StationPhoto.objects.filter(pk=photo.pk).delete()[0]:
        told = {"item": photo.item, "taken_on": photo.taken_on.isoformat()}
        journal.record("station.photo_dropped", station, by=by, at=now, data=told, area_id=station.area_id)


def _keep_photos(station: Station, item: str, photos: Sequence[bytes], *, on: date, by: Account) -> None:
    if station.photos.filter(item=item).count() + len(photos) > MOST:
        raise Refusal(_("At most %(most)d photos of one item. Take some out first.") % {"most": MOST}, field="photos")
    kept = []
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        name = store(photo, digest, folder="stations")
        kept.append(StationPhoto(station=station, item=item, file=name, digest=digest, taken_on=on, by=by))
    StationPhoto.objects.bulk_create(kept, ignore_conflicts=True)
