"""What is usual in the practice until a person chooses otherwise: set by its pack."""

from datetime import datetime
from typing import Any

from django.db import transaction

from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.notify.choices import usual
from linli.notify.models import Usual


@transaction.atomic
def keep_usual(*, by: Who, now: datetime, **wanted: Any) -> bool:
    """Have these usual ways, hours and groups. Returns whether anything changed."""
    found = Usual.objects.select_for_update().first()
    if found and all(getattr(found, field) == value for field, value in wanted.items()):
        return False
    kept, new = Usual.objects.update_or_create(defaults=wanted)
    journal.record("usual.kept", kept, by=by, at=now, data={"ways": kept.ways}, new=new)
    usual.expire()
    return True
