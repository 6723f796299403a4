"""A roll from a sheet: kept to be looked at, then brought in, the good rows at once and in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core import sheets
from linli.core.refusal import WrongState
from linli.people.models import Account
from linli.people.sheets import sealed
from linli.votes import rules
from linli.votes.actions.filling import fill
from linli.votes.actions.steps import lock
from linli.votes.models import RollSheet, Vote
from linli.votes.sheets.looking import Looked, Looking, Verdict, counts
from linli.votes.words import Action

MOST_ROWS = 20_000


def keep_sheet(*, vote: Vote, content: bytes, name: str, by: Account, now: datetime) -> RollSheet:
    """Keep what somebody uploaded, to be looked at; nobody of it is on the roll yet. Refusal for what is no sheet."""
    rules.require(by, vote)
    nothing = _("The sheet holds nobody below its first row.")
    found = sheets.take_in(content, name, most=MOST_ROWS, nothing=nothing)
    said = {"content": sealed(found), "formulas": found.formulas}
    return RollSheet.objects.create(vote=vote, account=by, name=name[:120], at=now, **said)


@transaction.atomic
def land_sheet(*, sheet: RollSheet, by: Account, now: datetime) -> list[Looked]:
    """Bring in every good row, compared anew with who is on the roll; returns what became of each. Once only: what the
    sheet said is erased then."""
    vote, _step = lock(sheet.vote, Action.FILL, by)
    found = RollSheet.objects.select_for_update().get(pk=sheet.pk)
    if found.landed_at is not None:
        raise WrongState(_("This sheet was brought in already."))
    rows = Looking(found, vote).look()
    fill(vote, [each.line for each in rows if each.line and each.verdict == Verdict.NEW], by=by, now=now, what="sheet")
    found.landed_at, found.counts, found.content = now, counts(rows), ""
    found.save(update_fields=["landed_at", "counts", "content"])
    return rows


def _kept(cell: Any) -> Any:
    return cell if isinstance(cell, int | float | str) else str(cell)
