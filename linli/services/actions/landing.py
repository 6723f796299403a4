"""A spreadsheet of items: kept to be looked at, then brought in, the good rows at once and in one transaction."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core import sheets
from linli.core.alone import one_at_a_time
from linli.core.refusal import WrongState
from linli.core.sheets import counts
from linli.journal import actions as journal
from linli.journal.bulk import Said, record_next
from linli.people.models import Account
from linli.services.actions.keeping import NEW_CODES, may_edit
from linli.services.models import ItemSheet, ItemVersion, ServiceItem
from linli.services.sheets.looking import Looked, Verdict, look
from linli.services.shelf import shelf
from linli.services.words import Origin

MOST_ROWS = 10_000


def keep_sheet(*, content: bytes, name: str, by: Account, now: datetime) -> ItemSheet:
    """Keep what somebody uploaded, to be looked at; nothing of it is in force yet. Refusal for what is no sheet."""
    may_edit(by)
    nothing = _("The sheet holds no items below its first row.")
    found = sheets.take_in(content, name, most=MOST_ROWS, nothing=nothing)
    return ItemSheet.objects.create(account=by, name=name[:120], at=now, **asdict(found))


@transaction.atomic
def land(*, sheet: ItemSheet, by: Account, now: datetime) -> list[Looked]:
    """Bring in every good row, compared anew with what is in force; returns what became of each. Once only."""
    may_edit(by)
    found = ItemSheet.objects.select_for_update().get(pk=sheet.pk)
    if found.landed_at is not None:
        raise WrongState(_("This sheet was brought in already."))
    one_at_a_time(NEW_CODES)  # the second of two with the same new item finds what the first has written
    list(ServiceItem.objects.select_for_update().order_by("pk").values_list("pk"))
    rows = look(found, timezone.localdate(now))
    good = [row for row in rows if row.verdict in (Verdict.NEW, Verdict.CHANGED)]
    _write(good, by, now)
    found.landed_at, found.counts = now, counts(rows, Verdict)
    found.save(update_fields=["landed_at", "counts"])
    journal.record("itemsheet.landed", found, by=by, at=now, data=found.counts, new=True)
    shelf.expire()
    return rows


def _write(rows: list[Looked], by: Account, now: datetime) -> None:
    """Items, versions and their stories, each in one statement or two."""
    begun = ServiceItem.objects.bulk_create([ServiceItem(code=row.code) for row in rows if row.item is None])
    items = {item.code: item for item in begun} | {row.item.code: row.item for row in rows if row.item}
    known = ItemVersion.objects.filter(item__in=list(items.values()))
    last = dict(known.values_list("item").annotate(last=Max("number")).order_by())
    versions = [
        ItemVersion(
            item=items[row.code],
            number=last.get(items[row.code].pk, 0) + 1,
            since=row.since or timezone.localdate(now),
            origin=Origin.SHEET,
            written_at=now,
            **row.details.values(),
        )
        for row in rows
        if row.details
    ]
    ItemVersion.objects.bulk_create(versions, batch_size=1000)
    for item in items.values():
        item.version += 1
    ServiceItem.objects.bulk_update(items.values(), ["version"], batch_size=1000)
    record_next(
        "serviceitem",
        [(each.item_id, [Said("serviceitem.written", now, by, {"number": each.number})]) for each in versions],
    )
