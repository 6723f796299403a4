"""A yearly list: kept to be looked at, then brought in, the good rows at once and in one transaction."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.commitments import clocks
from linli.commitments.models import Commitment, CommitmentSheet
from linli.commitments.sheets.looking import Looked, Verdict, look
from linli.commitments.words import State
from linli.core import copying, sheets
from linli.core.alone import one_at_a_time
from linli.core.refusal import WrongState
from linli.core.sheets import counts
from linli.journal import actions as journal
from linli.journal.bulk import Said, record_stories
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require

MOST_ROWS = 30_000
LANDING = 0x50_52_4F_4D_53


def keep_sheet(*, content: bytes, name: str, by: Account, now: datetime) -> CommitmentSheet:
    """Keep what somebody uploaded, to be looked at; nothing is published yet. Refusal for what is no sheet."""
    require(by, Permission.COMMITMENT_KEEP, area_id=None)
    nothing = _("The sheet holds nothing below its first row.")
    found = sheets.take_in(content, name, most=MOST_ROWS, nothing=nothing)
    return CommitmentSheet.objects.create(account=by, name=name[:120], at=now, **asdict(found))


@transaction.atomic
def land(*, sheet: CommitmentSheet, by: Account, now: datetime) -> list[Looked]:
    """Publish every good row, looked at anew; returns what became of each. Once only; a row that is here already is
    not brought in again."""
    require(by, Permission.COMMITMENT_KEEP, area_id=None)
    found = CommitmentSheet.objects.select_for_update().get(pk=sheet.pk)
    if found.account_id != by.pk:
        raise WrongState(_("Somebody else uploaded this sheet."))
    if found.landed_at is not None:
        raise WrongState(_("This sheet was brought in already."))
    one_at_a_time(LANDING)  # the second of two sheets with the same row finds what the first has written
    rows = look(found, by, timezone.localdate(now))
    _write([row for row in rows if row.verdict == Verdict.NEW], by, now)
    found.landed_at, found.counts = now, counts(rows, Verdict)
    found.save(update_fields=["landed_at", "counts"])
    journal.record("commitmentsheet.landed", found, by=by, at=now, data=found.counts, new=True)
    return rows


def _write(rows: list[Looked], by: Account, now: datetime) -> None:
    """The commitments and their stories: a few statements, however many rows."""
    today = timezone.localdate(now)
    made = []
    for row in rows:
        assert row.promised and row.fields, "a new row was read"
        fields = dict(row.fields)
        clock = clocks.due(fields.pop("due_on"), today)
        said = {"key": row.promised.key, "state": State.OPEN, "published_at": now, "made_at": now, "made_by": by}
        each = Commitment(**fields, **clock, **said)
        each.next_look_at = clocks.next_look(each)
        made.append(each)
    copying.give_keys(made)
    copying.copy(Commitment, made)
    record_stories("commitment", ((each.pk, _story(each, by, now)) for each in made))


def _story(made: Commitment, by: Account, now: datetime) -> list[Said]:
    facts = {"organisation": made.organisation_id, "due_on": made.due_on.isoformat(), "origin": made.origin}
    published = {"organisation": made.organisation_id, "person": made.person_id}
    return [
        Said("commitment.written", now, by, facts, area_id=made.area_id),
        Said("commitment.published", now, by, published, area_id=made.area_id),
    ]
