"""Booking: an entry of two lines that come to nothing, under the holder's lock; and its opposite."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.inserting import insert
from linli.core.prepared import carry_out, locked
from linli.core.refusal import Refusal, WrongState
from linli.core.updating import update
from linli.journal import actions as journal
from linli.people.models import Account
from linli.points.models import Entry, Holder, Line, Year
from linli.points.words import CONTRA, Kind

OF_A_YEAR = f"""
INSERT INTO {Year._meta.db_table} (holder_id, year, earned) VALUES (%s, %s, %s)
ON CONFLICT (holder_id, year) DO UPDATE SET earned = {Year._meta.db_table}.earned + EXCLUDED.earned
"""


def book(
    holder: Holder,
    kind: Kind,
    amount: int,
    *,
    by: Any,
    now: datetime,
    key: UUID | None = None,
    rule: str = "",
    counts_from: date | None = None,
) -> Entry:
    """Book points that come (+) or go (−), in the caller's transaction, which must hold the holder's lock. Refusal for
    more than there are: no account is ever overdrawn."""
    entry = Entry(
        key=key or uuid4(),
        kind=kind,
        rule=rule,
        at=now,
        counts_from=counts_from or timezone.localdate(now),
        by=_who(by),
    )
    return _write(entry, holder, amount, CONTRA[kind], earned=amount if kind == Kind.EARNED else 0, by=by)


def book_back(entry: Entry, *, by: Any, now: datetime) -> Entry:
    """The counter-entry: the same lines with the opposite sign, once. In the caller's transaction. WrongState when it
    was booked back already, Refusal where the account would be overdrawn."""
    line = Line.objects.get(entry=entry.pk, holder__isnull=False)
    assert line.holder_id is not None
    holder = locked(Holder, line.holder_id)
    if Entry.objects.filter(reverses=entry.pk).exists():
        raise WrongState(_("This was booked back already."))
    if entry.kind not in (Kind.EARNED, Kind.REDEEMED):
        raise Refusal(_("Only what was earned or redeemed can be booked back. Propose anew what was wrong."))
    counter = Entry(
        key=uuid4(), kind=Kind.REVERSED, rule=entry.rule, at=now, counts_from=entry.counts_from, by=_who(by)
    )
    counter.reverses_id = entry.pk
    earned = -line.amount if entry.kind == Kind.EARNED else 0
    return _write(counter, holder, -line.amount, CONTRA[Kind(entry.kind)], earned=earned, by=by)


def _write(entry: Entry, holder: Holder, amount: int, contra: str, *, earned: int, by: Any) -> Entry:
    if holder.balance + amount < 0:
        raise Refusal(
            _("The account has %(balance)d points: too few for this.") % {"balance": holder.balance}, field="reward"
        )
    holder.balance += amount
    holder.earned += earned
    holder.lines += 1
    insert(entry)
    here = Line(entry=entry, holder=holder, amount=amount, number=holder.lines, balance=holder.balance)
    Line.objects.bulk_create([here, Line(entry=entry, contra=contra, amount=-amount)])
    update(holder, ("balance", "earned", "lines", "area"))
    if earned:
        carry_out(OF_A_YEAR, [holder.pk, entry.counts_from.year, earned])
    facts = {"entry": entry.pk, "kind": str(entry.kind), "amount": amount, "balance": holder.balance}
    if entry.rule:
        facts["rule"] = entry.rule
    journal.record("holder.booked", holder, by=by, at=entry.at, data=facts, area_id=holder.area_id)
    return entry


def _who(by: Any) -> Account | None:
    return by if isinstance(by, Account) else None
