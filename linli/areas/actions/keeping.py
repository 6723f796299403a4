"""Levels and areas. What is no longer used is switched off, never deleted: cases keep their place."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.actions.bordering import expire, remember
from linli.areas.models import Area, Boundary, Level
from linli.areas.tree import tree
from linli.core.geometry import read_boundary
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who


@transaction.atomic
def keep_level(*, depth: int, key: str, name: str, name_en: str, by: Who, now: datetime) -> bool:
    """Name the level at a depth. Returns whether anything changed."""
    level = Level.objects.select_for_update().filter(depth=depth).first()
    wanted = {"key": key, "name": name, "name_en": name_en}
    if level and all(getattr(level, field) == value for field, value in wanted.items()):
        return False
    # A key that moves to another depth leaves the one it had; whoever names the levels names that one too.
    Level.objects.filter(key=key).exclude(depth=depth).delete()
    level, new = Level.objects.update_or_create(depth=depth, defaults=wanted)
    journal.record("area.level_named", level, by=by, at=now, data=wanted, new=new)
    tree.expire()
    return True


@transaction.atomic
def drop_level(*, depth: int, by: Who, now: datetime) -> None:
    """Leave a depth without a name: the tree no longer goes so deep."""
    for level in Level.objects.select_for_update().filter(depth=depth):
        journal.record("area.level_dropped", level, by=by, at=now, data={"key": level.key})
        level.delete()
        tree.expire()


@transaction.atomic
def keep_area(
    *, code: str, name: str, by: Who, now: datetime, parent: Area | None = None, name_en: str = "", **more: Any
) -> tuple[Area, bool]:
    """Have an area with this code under this parent. Returns it and whether anything changed.

    `boundary` is a GeoJSON geometry or absent; a broken one is refused with a sentence that says what is wrong.
    """
    if boundary := more.get("boundary"):
        read_boundary(boundary)
    wanted = {"name": name, "name_en": name_en, "active": True, **more}
    area = Area.objects.select_for_update().filter(code=code).first()
    if area is None:
        new = {"code": code, **wanted}
        area = Area.objects.add_child(parent, new) if parent else Area.objects.add_root(new)
        if boundary:
            remember(area, Boundary.How.ENTERED, now=now, new=True)
        journal.record("area.added", area, by=by, at=now, data={"code": code, "name": name}, area_id=area.pk, new=True)
    elif _above(area) != (parent.path if parent else ""):
        raise Refusal(_("“%(name)s” already stands elsewhere in the tree; move it there first.") % {"name": area})
    else:
        changed = {field: value for field, value in wanted.items() if getattr(area, field) != value}
        if not changed:
            return area, False
        Area.objects.filter(pk=area.pk).update(**changed)
        area.refresh_from_db()
        if "boundary" in changed:
            remember(area, Boundary.How.ENTERED, now=now)
        journal.record("area.changed", area, by=by, at=now, data={"fields": sorted(changed)}, area_id=area.pk)
    expire()
    return area, True


@transaction.atomic
def retire_area(*, area: Area, by: Who, now: datetime) -> Area:
    """Take an area out of use; what happened there keeps its name."""
    area = Area.objects.select_for_update().get(pk=area.pk)
    if area.active:
        area.active = False
        area.save(update_fields=["active"])
        journal.record("area.retired", area, by=by, at=now, area_id=area.pk)
        expire()
    return area


def _above(area: Area) -> str:
    return area.path[: -Area.steplen]
