"""Showing, beginning and taking back a batch. The steps themselves are taken by `running`, each by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.cases.models import Case
from linli.cases.words import Action
from linli.core import copying
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.desk.bulk.limits import MOST
from linli.desk.bulk.ways import WAYS, foretold, why_not
from linli.desk.models import Batch, BatchRow
from linli.journal import actions as journal
from linli.people.models import Account

State, Row = Batch.State, BatchRow.State
FORGOTTEN = timedelta(hours=1)


@transaction.atomic
def show(
    *,
    by: Account,
    now: datetime,
    action: Action,
    cases: Sequence[Case],
    said: dict[str, Any] | None = None,
    words: str = "",
    back_to: str = "",
) -> Batch:
    """Write down what would happen to each of these cases, or why not. Nothing is done to them yet.

    `cases` are those the account may see. What it showed before and never began is thrown away after an hour.
    """
    if not cases:
        raise Refusal(_("Tick at least one case."))
    if len(cases) > MOST:
        raise Refusal(_("More than %(most)d cases match. Narrow the list first.") % {"most": MOST})
    by.batches.filter(state=State.SHOWN, at__lt=now - FORGOTTEN).delete()
    batch = Batch.objects.create(
        account=by,
        action=action,
        said=said or {},
        words=words,
        back_to=back_to,
        language=get_language() or "",
        at=now,
    )
    rows = [_row(batch, by, case) for case in cases]
    copying.give_keys(rows)
    copying.copy(BatchRow, rows)
    return batch


def _row(batch: Batch, by: Account, case: Case) -> BatchRow:
    action = Action(batch.action)
    refused = why_not(by, case, action, batch.said, batch.words)
    state = Row.REFUSED if refused else Row.WAITING
    why = refused or foretold(case, action, batch.said)
    return BatchRow(batch=batch, case=case, state=state, seen=case.version, why=why[:300])


@transaction.atomic
def begin(*, batch: Batch, by: Account, now: datetime, without_refused: bool = False) -> Batch:
    """Have the steps taken. Where some cannot be, only after the person has agreed to leave those out."""
    locked = _own(batch, by)
    if locked.state != State.SHOWN:
        raise WrongState(_("This has been begun already."))
    waiting = locked.rows.filter(state=Row.WAITING).count()
    refused = locked.rows.filter(state=Row.REFUSED).count()
    if not waiting:
        raise Refusal(_("There is no case with which this can be done."))
    if refused and not without_refused:
        raise Refusal(
            _("It cannot be done with all. Say that it should be done without the others."), field="without_refused"
        )
    locked.state, locked.size = State.RUNNING, waiting
    locked.save(update_fields=["state", "size"])
    data = {"action": locked.action, "cases": waiting, "left_out": refused}
    journal.record("batch.begun", locked, by=by, at=now, data=data, new=True)
    return locked


@transaction.atomic
def begin_undo(*, batch: Batch, by: Account, now: datetime) -> Batch:
    """Have the steps taken back, wherever nothing has happened to the case since."""
    locked = _own(batch, by)
    if sentence := why_not_undo(locked, now):
        raise WrongState(sentence)
    locked.state = State.UNDOING
    locked.save(update_fields=["state"])
    journal.record("batch.undone", locked, by=by, at=now, data={"action": locked.action})
    return locked


def why_not_undo(batch: Batch, now: datetime) -> str | None:
    """Why a batch cannot be taken back now; None when it can."""
    if batch.state in (State.UNDOING, State.UNDONE):
        return _("This has been taken back already.")
    if batch.state != State.DONE:
        return _("It can be taken back once all of it is done.")
    if not WAYS[Action(batch.action)].can_be_undone:
        return _("This kind of step cannot be taken back.")
    if batch.undo_until is None or now > batch.undo_until:
        return _("The time in which this could be taken back is over. Change the cases one by one.")
    return None


def _own(batch: Batch, by: Account) -> Batch:
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if locked.account_id != by.pk:
        raise NotAllowed(_("Somebody else showed this beforehand; only they can begin it or take it back."))
    return locked
