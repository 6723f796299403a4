"""Items written, in versions that begin on a day; offered here and not there; taken out of use."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.alone import one_at_a_time
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.services.details import Details, check_code, checked
from linli.services.models import ItemVersion, ServiceItem, Switch
from linli.services.queries import in_force
from linli.services.rules import why_not_edit
from linli.services.shelf import shelf
from linli.services.words import Origin

NEW_CODES = 0x53_48_45_45_54


def may_edit(by: Who) -> None:
    """NotAllowed unless `by` may change items everywhere; the program itself may."""
    if by.voice != Voice.SYSTEM and (sentence := why_not_edit(by)):
        raise NotAllowed(sentence)


@transaction.atomic
def write(
    *,
    code: str,
    details: Details,
    since: date,
    by: Who,
    now: datetime,
    new: bool = False,
    seen: int | None = None,
    origin: Origin = Origin.DESK,
) -> ItemVersion:
    """Write what an item says from a day on; earlier versions stay as they were. `new`: it is not in the list yet.

    Refusal for a code that is taken or unknown, a day in the past (of an item that is in the list already), and for
    details that cannot be, such as a promise longer than the law allows.
    """
    may_edit(by)
    said, today = checked(details), timezone.localdate(now)
    item = _begun(check_code(code)) if new else locked(code, seen)
    if not new and since < today:
        raise Refusal(_("What was said in the past stays. Choose today or a day to come."), field="since")
    version = _add(item, said, since, origin, now)
    touch(item)
    data = {"number": version.number, "since": since.isoformat()}
    journal.record("serviceitem.written", item, by=by, at=now, data=data, new=new)
    return version


def keep_from_pack(*, code: str, details: Details, by: Who, now: datetime) -> ItemVersion | None:
    """Have the pack's item say this from today on; None when it does already. What the desk wrote later stays."""
    found = ServiceItem.objects.filter(code=code).first()
    if found is None:
        return write(
            code=code, details=details, since=timezone.localdate(now), by=by, now=now, new=True, origin=Origin.PACK
        )
    with transaction.atomic():
        if not found.active:
            restore(item=found, by=by, now=now)
        newest = found.versions.filter(origin=Origin.PACK).order_by("-number").first()
        if newest and not checked(details).differences(newest):
            return None
        return write(code=code, details=details, since=timezone.localdate(now), by=by, now=now, origin=Origin.PACK)


@transaction.atomic
def withdraw(*, version: ItemVersion, by: Who, now: datetime, seen: int | None = None) -> None:
    """Take back a version whose day has not come."""
    may_edit(by)
    item = locked(version.item.code, seen)
    found = ItemVersion.objects.get(pk=version.pk)
    if found.since <= timezone.localdate(now):
        raise Refusal(_("This is in force already, or was. Write a new version instead."))
    if found.withdrawn_at is None:
        found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        touch(item)
        journal.record("serviceitem.withdrawn", item, by=by, at=now, data={"number": found.number})


@transaction.atomic
def switch(*, item: ServiceItem, area: Area, offered: bool | None, by: Who, now: datetime) -> None:
    """Offer an item in an area and all within, or not; None: as around it. Whoever edits services there may."""
    require(by, Permission.SERVICE_EDIT, area_id=area.pk)
    item = locked(item.code)
    present = Switch.objects.filter(item=item, area=area).first()
    if (present.offered if present else None) == offered:
        return
    if offered is None:
        Switch.objects.filter(item=item, area=area).delete()
    else:
        Switch.objects.update_or_create(item=item, area=area, defaults={"offered": offered})
    data = {"offered": offered, "area": area.pk}
    touch(item)
    journal.record("serviceitem.switched", item, by=by, at=now, data=data, area_id=area.pk)


@transaction.atomic
def retire(*, item: ServiceItem, by: Who, now: datetime) -> None:
    """Take an item out of use; orders that were made go on."""
    may_edit(by)
    item = locked(item.code)
    if item.active:
        item.active = False
        touch(item)
        journal.record("serviceitem.retired", item, by=by, at=now)


@transaction.atomic
def restore(*, item: ServiceItem, by: Who, now: datetime) -> None:
    """Take it into use again, as its versions have it."""
    may_edit(by)
    item = locked(item.code)
    if not item.active:
        item.active = True
        touch(item)
        journal.record("serviceitem.restored", item, by=by, at=now)


def locked(code: str, seen: int | None = None) -> ServiceItem:
    """The item, locked; WrongState when somebody changed it since the page was drawn."""
    item = ServiceItem.objects.select_for_update().filter(code=code).first()
    if item is None:
        raise Refusal(_("There is no item with the code “%(code)s”.") % {"code": code}, field="code")
    if seen is not None and seen != item.version:
        raise WrongState(_("Somebody changed this item while you were looking at it. What you typed is still here."))
    return item


def _begun(code: str) -> ServiceItem:
    """A new item. Whoever brings a sheet in meanwhile comes first or later, so that neither writes the same code."""
    one_at_a_time(NEW_CODES)
    try:
        with transaction.atomic():
            return ServiceItem.objects.create(code=code, version=0)
    except IntegrityError as error:
        sentence = _("The code “%(code)s” is taken. Change that item, or choose another code.")
        raise Refusal(sentence % {"code": code}, field="code") from error


def _add(item: ServiceItem, said: Details, since: date, origin: Origin, now: datetime) -> ItemVersion:
    number = (item.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    before = in_force(item.pk, since)
    if before and before.since == since and origin == Origin.DESK and not said.differences(before):
        raise Refusal(_("This is what it says already; nothing was changed."))
    return ItemVersion.objects.create(
        item=item, number=number, since=since, origin=origin, written_at=now, **said.values()
    )


def touch(item: ServiceItem) -> None:
    """The item changed: its version grows, and lists are made anew."""
    item.version += 1
    item.save(update_fields=["version", "active"])
    shelf.expire()
