"""The ladder's levels, kept as the pack has them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from linli.cases.models import Rung
from linli.journal import actions as journal
from linli.journal.actions import Who


@transaction.atomic
def keep_rung(*, key: str, by: Who, now: datetime, **wanted: Any) -> tuple[Rung, bool]:
    """Have a level of the ladder. Returns it and whether anything changed."""
    wanted = {"active": True, **wanted}
    rung = Rung.objects.select_for_update(of=("self",)).filter(key=key).first()
    if rung and all(getattr(rung, field) == value for field, value in wanted.items()):
        return rung, False
    rung, new = Rung.objects.update_or_create(key=key, defaults=wanted)
    journal.record("rung.kept", rung, by=by, at=now, data={"key": key, "fields": sorted(wanted)}, new=new)
    return rung, True


@transaction.atomic
def retire_rung(*, rung: Rung, by: Who, now: datetime) -> None:
    """Take a level out of use; what was decided there keeps its name."""
    locked = Rung.objects.select_for_update(of=("self",)).get(pk=rung.pk)
    if locked.active:
        locked.active = False
        locked.save(update_fields=["active"])
        journal.record("rung.retired", rung, by=by, at=now)
