"""Applying a pack: its rows as it wants them, in one transaction, or nothing at all and why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.catalogue.models import Practice
from linli.core.alone import one_at_a_time
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.packs.plan import Change, Kind, Plan, plan
from linli.packs.schema import Pack

LOCK = 0x50_41_43_4B  # two packs are never applied at once


@transaction.atomic
def apply(pack: Pack, *, by: Who, now: datetime) -> Plan:
    """Make the rows what the pack says. Returns what was changed: nothing the second time.

    Raises Refusal, with a sentence for each, when something that would go has cases that are not closed yet, or
    stations in use that stay.
    """
    one_at_a_time(LOCK)
    wanted = plan(pack)
    if wanted.refused:
        raise Refusal(refusal(wanted))
    for change in wanted.changes:
        _make(change, by=by, now=now)
    if wanted:
        _record(pack, wanted, by=by, now=now)
    return wanted


def refusal(wanted: Plan) -> str:
    """Why a plan cannot be carried out, a line for each change that stands in the way."""
    first = _("Nothing was changed, because something would be left without a place:")
    return "\n".join([first, *(f"  {change.why_not}" for change in wanted.refused)])


def _make(change: Change, *, by: Who, now: datetime) -> None:
    if change.kind is Kind.RETIRE:
        change.thing.retire(change.key, by=by, now=now)
    else:
        change.thing.keep(change.key, change.after, by=by, now=now)


def _record(pack: Pack, done: Plan, *, by: Who, now: datetime) -> None:
    facts = {
        "pack": pack.practice.name,
        "version": pack.practice.version,
        **{kind.value: done.count(kind) for kind in Kind},
    }
    journal.record("pack.applied", Practice.objects.get(), by=by, at=now, data=facts)
