"""Taking a batch's steps: each case in a transaction of its own, in which its row says that it is done.

So a killed process has done each step once or not at all, and whoever goes on begins where it stopped. Several may go
on with one batch: a row that somebody holds is passed over.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.cases import actions as cases
from linli.cases.actions.batch import one_of
from linli.cases.actions.undoing import standing
from linli.cases.models import Case
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.desk.bulk.limits import undo_for
from linli.desk.bulk.ways import WAYS
from linli.desk.models import Batch, BatchRow
from linli.journal.queries import last

State, Row = Batch.State, BatchRow.State
UNDER_WAY = (State.RUNNING, State.UNDOING)
AT_A_TIME = 200
log = logging.getLogger(__name__)


def run_all(*, seconds: float) -> int:
    """Go on with every batch that is under way, for about so many seconds. Returns how many steps were looked at."""
    ends, looked_at = monotonic() + seconds, 0
    for batch in Batch.objects.filter(state__in=UNDER_WAY).select_related("account").order_by("id"):
        if monotonic() < ends:
            looked_at += run(batch, ends=ends)
    return looked_at


def run(batch: Batch, *, ends: float) -> int:
    """Go on with one batch until it is done or the clock (time.monotonic) says that it is enough."""
    takes = _take if batch.state == State.RUNNING else _undo
    from_state = Row.WAITING if batch.state == State.RUNNING else Row.DONE
    looked_at, after = 0, 0
    with override(batch.language):
        while numbers := _next(batch, from_state, after):
            for number in numbers:
                if monotonic() > ends:
                    return looked_at
                _one(batch, number, from_state, takes)
                looked_at, after = looked_at + 1, number
    _finish(batch, from_state)
    return looked_at


def _next(batch: Batch, state: str, after: int) -> list[int]:
    rows = batch.rows.filter(state=state, id__gt=after).order_by("id")
    return list(rows.values_list("id", flat=True)[:AT_A_TIME])


def _one(batch: Batch, number: int, state: str, take: Callable[[Batch, BatchRow, datetime], None]) -> None:
    """One row: its step is taken and said so, or it says why not."""
    with transaction.atomic():
        free = BatchRow.objects.select_for_update(of=("self",), skip_locked=True).select_related("case")
        row = free.filter(pk=number, state=state).first()
        if row is None:
            return
        try:
            with transaction.atomic():
                take(batch, row, timezone.now())
        except Refusal as refusal:
            _left(row, str(refusal))
        except Exception:  # one broken case must not hold up the others
            log.exception("Batch %s, case %s", batch.pk, row.case_id)
            _left(row, _("Something went wrong with this case; nothing was changed. Try it by itself."))
        row.save(update_fields=["state", "before", "event_id", "why"])


def _left(row: BatchRow, why: str) -> None:
    row.state = Row.REFUSED if row.state == Row.WAITING else Row.KEPT
    row.why = why[:300]


def _take(batch: Batch, row: BatchRow, now: datetime) -> None:
    by, way = batch.account, WAYS[Action(batch.action)]
    case = _locked(by, row)
    before: dict[str, Any] = standing(case)
    with one_of(batch.pk, batch.size):
        way.take(case=case, by=by, now=now, seen=row.seen, **way.arguments(batch.said, batch.words, case))
    event = last("case", case.pk)
    row.before, row.event_id, row.state = before, event.pk if event else None, Row.DONE


def _undo(batch: Batch, row: BatchRow, now: datetime) -> None:
    case = _locked(batch.account, row)
    with one_of(batch.pk, batch.size, taken_back=True):
        cases.undo(case=case, by=batch.account, now=now, event_id=row.event_id or 0, before=row.before)
    row.state = Row.UNDONE


def _locked(by: Any, row: BatchRow) -> Case:
    case = Case.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=row.case_id).first()
    if case is None:
        raise Refusal(_("This case is no longer yours to see."))
    return case


def _finish(batch: Batch, from_state: str) -> None:
    """Say that the batch is done, unless somebody still holds one of its rows."""
    if batch.rows.filter(state=from_state).exists():
        return
    now = timezone.now()
    if batch.state == State.RUNNING:
        done: dict[str, Any] = {"state": State.DONE, "done_at": now, "undo_until": now + undo_for()}
    else:
        done = {"state": State.UNDONE}
    Batch.objects.filter(pk=batch.pk, state=batch.state).update(**done)
