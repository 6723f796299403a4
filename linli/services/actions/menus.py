"""The menu of an area (菜单式): written as a draft, published as an edition; and what is asked for beyond it."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import Refusal, WrongState
from linli.core.terms import plain
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.services.models import Menu, MenuLine, ServiceItem, Want

MOST_LINES, LONGEST_REMARK, LONGEST_WORDS = 200, 100, 24
DIGITS = re.compile(r"[0-9０-９]+")


@transaction.atomic
def write_menu(
    *, area: Area, lines: Sequence[tuple[int, str]], by: Who, now: datetime, seen: int | None = None
) -> Menu:
    """Write the draft of an area's next menu: items (ids) with remarks, in order. `seen`: the draft's version, 0 when
    there was none."""
    require(by, Permission.SERVICE_EDIT, area_id=area.pk)
    Area.objects.select_for_update().get(pk=area.pk)
    draft = Menu.objects.filter(area=area, published_at__isnull=True).first()
    if seen is not None and seen != (draft.version if draft else 0):
        raise WrongState(_("Somebody changed this menu while you were looking at it. Below is how it is now."))
    _check(lines)
    last = Menu.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0
    if new := draft is None:
        draft = Menu.objects.create(area=area, number=last + 1)
    else:
        draft.version += 1
        draft.save(update_fields=["version"])
    draft.lines.all().delete()
    MenuLine.objects.bulk_create(
        MenuLine(menu=draft, item_id=item, place=place, remark=clean(remark, LONGEST_REMARK, field="remark"))
        for place, (item, remark) in enumerate(lines)
    )
    data = {"items": [item for item, _remark in lines]}
    journal.record("menu.written", draft, by=by, at=now, data=data, area_id=area.pk, new=new)
    return draft


def _check(lines: Sequence[tuple[int, str]]) -> None:
    items = [item for item, _remark in lines]
    if len(items) > MOST_LINES:
        raise Refusal(_("At most %(most)d items on one menu.") % {"most": MOST_LINES})
    if len(set(items)) < len(items):
        raise Refusal(_("An item stands twice on the menu."))
    if ServiceItem.objects.filter(pk__in=items, active=True).count() < len(items):
        raise Refusal(_("An item is no longer in use. Take it off the menu."))


@transaction.atomic
def publish(*, menu: Menu, by: Who, now: datetime, seen: int | None = None) -> Menu:
    """Put a draft into force in place of the edition before. Refusal for an empty one."""
    found = Menu.objects.select_for_update().get(pk=menu.pk)
    require(by, Permission.SERVICE_EDIT, area_id=found.area_id)
    if found.published_at is not None:
        raise WrongState(_("This menu is published already."))
    if seen is not None and seen != found.version:
        raise WrongState(_("Somebody changed this menu while you were looking at it. Below is how it is now."))
    if not found.lines.exists():
        raise Refusal(_("Nothing stands on the menu yet. Put items on it first."))
    found.published_at = now
    found.version += 1
    found.save(update_fields=["published_at", "version"])
    data = {"number": found.number}
    journal.record("menu.published", found, by=by, at=now, data=data, area_id=found.area_id)
    return found


def want(*, area_id: int, now: datetime, item: ServiceItem | None = None, words: str = "") -> None:
    """Note that a resident asked for an item that is not offered in an area, or for words that found nothing.
    Nothing is kept of who asked; digits are left out of the words."""
    said = " ".join(DIGITS.sub("", plain(words)).split())[:LONGEST_WORDS] if item is None else ""
    if item is None and len(said) < 2:
        raise Refusal(_("Say in a word or two what is wanted."), field="q")
    month = timezone.localdate(now).replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(ADD, [area_id, month, item.pk if item else None, said, now])


ADD = f"""
INSERT INTO {Want._meta.db_table} AS w (area_id, month, item_id, words, times, last_at)
VALUES (%s, %s, %s, %s, 1, %s)
ON CONFLICT (area_id, month, item_id, words) DO UPDATE SET times = w.times + 1, last_at = excluded.last_at
"""
