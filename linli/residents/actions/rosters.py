"""Bringing a roster in: read, compared, brought in, taken back; each step asked for by a person, done by a job."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.core import copying
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.sheets import read_cells
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.people.powers import powers
from linli.residents.models import Roster, RosterRow
from linli.residents.rosters.columns import Column, headings, recognised

MOST_ROWS, MOST_BYTES = 200_000, 60_000_000
UNDO_FOR = timedelta(days=30)
State = Roster.State


@transaction.atomic
def read_roster(*, name: str, content: bytes, by: Account, now: datetime) -> Roster:
    """Read a spreadsheet. Nothing is compared yet: first somebody says which column tells what."""
    if not powers(by).may(P.HOUSEHOLD_IMPORT, None):
        raise NotAllowed(_("None of your posts includes bringing in rosters."))
    if len(content) > MOST_BYTES:
        raise Refusal(_("This file is too large. Split the roster, by community for instance."), field="file")
    cells = read_cells(content, name)
    names, above = headings(cells)
    rows = [(at, row) for at, row in enumerate(cells[above:], start=above + 1) if any(each != "" for each in row)]
    if not rows:
        raise Refusal(_("There is nobody in this roster."), field="file")
    if len(rows) > MOST_ROWS:
        raise Refusal(
            _("At most %d rows at once. Split the roster, by community for instance.") % MOST_ROWS, field="file"
        )
    roster = Roster.objects.create(
        account=by,
        name=name[:120],
        headings=names,
        columns=recognised(names),
        size=len(rows),
        language=get_language() or "",
        at=now,
    )
    kept = [RosterRow(roster=roster, number=at, cells=json.dumps(row, default=_plain)) for at, row in rows]
    copying.give_keys(kept)
    copying.copy(RosterRow, kept)
    journal.record("roster.read", roster, by=by, at=now, data={"size": len(rows)}, new=True)
    return roster


@transaction.atomic
def compare_roster(
    *, roster: Roster, columns: dict[str, int], area_id: int | None, agreed: list[str], by: Account, now: datetime
) -> Roster:
    """Say what each column tells, and have it compared with what is on file. Again, as long as it is not brought in."""
    roster = _mine(roster, by, (State.READ, State.SHOWN))
    if Column.NAME not in columns:
        raise Refusal(_("Say which column holds the names."), field="name")
    if Column.ADDRESS not in columns and Column.CODE not in columns:
        raise Refusal(_("Say which column holds the address, or the number of the file."), field="address")
    roster.rows.update(kind="", sentence="", household_id=None, resident_id=None)
    _go(roster, State.LOOKING, columns=columns, area_id=area_id, agreed=sorted(agreed), counts={})
    return roster


@transaction.atomic
def begin_roster(*, roster: Roster, by: Account, now: datetime) -> Roster:
    """Bring in what was shown; the rows that cannot be stay out, and nothing of them is lost."""
    roster = _mine(roster, by, (State.SHOWN,))
    _go(roster, State.RUNNING)
    journal.record("roster.begun", roster, by=by, at=now, data={"counts": roster.counts, "agreed": roster.agreed})
    return roster


@transaction.atomic
def undo_roster(*, roster: Roster, by: Account, now: datetime) -> Roster:
    """Take a whole import back, wherever nothing else has happened since."""
    roster = _mine(roster, by, (State.DONE,))
    if now - roster.at > UNDO_FOR:
        raise Refusal(_("This was brought in more than 30 days ago; what it changed is no longer kept."))
    _go(roster, State.UNDOING)
    journal.record("roster.undone", roster, by=by, at=now)
    return roster


def _mine(roster: Roster, by: Account, states: tuple[str, ...]) -> Roster:
    roster = Roster.objects.select_for_update(of=("self",)).get(pk=roster.pk)
    if roster.account_id != by.pk:
        raise NotAllowed(_("Somebody else read this roster in; only they can bring it in or take it back."))
    if roster.state not in states:
        raise WrongState(
            _("This roster is “%(state)s” by now. Reload the page to see what is possible.")
            % {"state": roster.get_state_display()}
        )
    return roster


def _go(roster: Roster, state: str, **more: Any) -> None:
    for name, value in {**more, "state": state, "done": 0}.items():
        setattr(roster, name, value)
    roster.save()


def _plain(cell: Any) -> str:
    """A cell as it is kept: a day without a time as the day, a duration and the like as text."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | datetime | time) else str(cell)
