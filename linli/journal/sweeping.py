"""What comes due by itself, of any model with a `next_look_at`: in batches, each in one transaction.

One index is asked for the rows whose moment has come. Several sweepers share the work: a row that one has locked the
others pass by. A worker that was down for a day does on its return what it would have done, each step once.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction

from linli.journal.bulk import Said, record_next
from linli.journal.stories import story_name

BATCH = 500
PUT_OFF = timedelta(hours=1)
log = logging.getLogger(__name__)
Changed = Sequence[tuple[Any, Sequence[Said]]]


@dataclass(frozen=True, slots=True)
class Sweeping:
    """Of which model; `turn` changes a locked row in memory and returns the events that say so, `next_look_at` set
    right; `fields` are the columns it may change. `unread`: what it does not look at; `before`: asked once for a whole
    batch."""

    model: type[models.Model]
    fields: tuple[str, ...]
    turn: Callable[[Any, datetime], Sequence[Said]]
    unread: tuple[str, ...] = ()
    before: Callable[[Sequence[Any], datetime], object] = lambda rows, now: None


def sweep(what: Sweeping, *, now: datetime, most: int = BATCH) -> int:
    """Do all that has come due. Returns how many rows were looked at."""
    total = 0
    while looked := sweep_once(what, now=now, most=most):
        total += looked
    return total


@transaction.atomic
def sweep_once(what: Sweeping, *, now: datetime, most: int = BATCH) -> int:
    """Look at the next rows that are due and that nobody else has in hand. Returns how many there were."""
    due = what.model._default_manager.filter(next_look_at__lte=now).order_by("next_look_at", "pk")
    rows = list(due.select_for_update(skip_locked=True, of=("self",)).defer(*what.unread)[:most])
    what.before(rows, now)
    write(what, [(row, events) for row in rows if (events := _turn(what, row, now)) is not None])
    return len(rows)


def _turn(what: Sweeping, row: models.Model, now: datetime) -> Sequence[Said] | None:
    """The row's turn. One that cannot be taken is put off, so that it keeps no other waiting, and is logged."""
    try:
        return what.turn(row, now)
    except Exception:
        log.exception("What is due of %s %s could not be done.", row._meta.model_name, row.pk)
        what.model._default_manager.filter(pk=row.pk).update(next_look_at=now + PUT_OFF)
        return None


def write(what: Sweeping, changed: Changed) -> None:
    """Write locked rows as they now are, and their events. Three statements and one pipeline, however many rows."""
    if not changed:
        return
    record_next(story_name(what.model), ((row.pk, events) for row, events in changed))
    sets = ", ".join(f'"{name}" = %s' for name in what.fields)
    update = f'UPDATE "{what.model._meta.db_table}" SET {sets} WHERE id = %s'
    with connection.cursor() as cursor:
        cursor.executemany(update, [(*(getattr(row, name) for name in what.fields), row.pk) for row, _e in changed])
