"""The sweep: everything that came due by itself, in batches, each in one transaction.

It asks one index for the cases whose `next_look_at` has come. Several sweepers share the work: a case that one has
locked the others pass by. A worker that was down for a day does on its return what it would have done, each step once.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from linli.cases import hands
from linli.cases.models import Case
from linli.cases.turn import FIELDS, Turn
from linli.journal.bulk import Said, record_next

BATCH = 500
PUT_OFF = timedelta(hours=1)
UNREAD = ("text", "place", "contact_name", "contact_phone", "latitude", "longitude")
log = logging.getLogger(__name__)
Stories = list[tuple[int, Sequence[Said]]]


def sweep(*, now: datetime) -> int:
    """Do all that has come due. Returns how many cases were looked at."""
    total = 0
    while looked := sweep_once(now=now):
        total += looked
    return total


@transaction.atomic
def sweep_once(*, now: datetime, most: int = BATCH) -> int:
    """Look at the next cases that are due and that nobody else has in hand. Returns how many there were."""
    due = Case.objects.filter(next_look_at__lte=now).order_by("next_look_at", "id")
    cases = list(due.select_for_update(skip_locked=True, of=("self",)).defer(*UNREAD)[:most])
    hands.remember_called([case for case in cases if case.assist_due_at and case.assist_due_at <= now])
    write([(case, turn.events) for case in cases if (turn := _turn(case, now))])
    return len(cases)


def _turn(case: Case, now: datetime) -> Turn | None:
    """The case's turn. One that cannot be taken is put off, so that it keeps no other case waiting, and is logged."""
    try:
        return Turn(case, now)
    except Exception:
        log.exception("What is due of case %s could not be done.", case.pk)
        Case.objects.filter(pk=case.pk).update(next_look_at=now + PUT_OFF)
        return None


def write(changed: Sequence[tuple[Case, Sequence[Said]]]) -> None:
    """Write locked cases as they now are, and their events. Three statements and one pipeline, however many cases."""
    if not changed:
        return
    record_next("case", ((case.pk, events) for case, events in changed))
    with connection.cursor() as cursor:
        cursor.executemany(UPDATE, [(*_values(case), case.pk) for case, _events in changed])


def _values(case: Case) -> list[Any]:
    return [getattr(case, field) for field in FIELDS]


UPDATE = f"UPDATE {Case._meta.db_table} SET {', '.join(f'{field} = %s' for field in FIELDS)} WHERE id = %s"
