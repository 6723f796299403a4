"""Points that expire, where the practice says so: what was earned first is spent first; told in time."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli.core.duration import before
from linli.core.prepared import locked
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.points import expiry
from linli.points.actions.booking import book
from linli.points.models import Holder
from linli.points.practice import points
from linli.points.telling import tell_of_expiry
from linli.points.words import Kind


def expire_due(*, now: datetime) -> int:
    """Book out what is past its time, account by account. Returns from how many accounts."""
    months = points().months
    if months is None:
        return 0
    last = _earned_by(now, months)
    return sum(_expire(holder_id, last, now) for holder_id, _due in expiry.due(last))


def warn_due(*, now: datetime) -> int:
    """Tell whoever has points that expire within the practice's days of all that expire within twice as many: of every
    point they hear in time, and never more often than once in these days. Returns how many accounts."""
    said = points()
    if said.months is None:
        return 0
    near, far = (_earned_by(now + timedelta(days=many * said.warn_days), said.months) for many in (1, 2))
    return sum(_warn(holder_id, near, far, now) for holder_id, _due in expiry.due(near))


def _earned_by(now: datetime, months: int) -> date:
    """What was earned on this day or before is past its time."""
    return timezone.localdate(before(now, f"P{months}M"))


@transaction.atomic
def _expire(holder_id: int, last: date, now: datetime) -> bool:
    holder = locked(Holder, holder_id)
    amount = expiry.due_of(holder_id, last)
    if amount <= 0:
        return False
    book(holder, Kind.EXPIRED, -amount, by=SYSTEM, now=now, counts_from=last)
    return True


@transaction.atomic
def _warn(holder_id: int, near: date, far: date, now: datetime) -> bool:
    holder = locked(Holder, holder_id)
    known = expiry.due_of(holder_id, holder.warned_to) if holder.warned_to else 0
    if expiry.due_of(holder_id, near) <= max(known, 0):
        return False
    holder.warned_to = far
    holder.save(update_fields=["warned_to"])
    coming = expiry.coming(holder)
    assert coming is not None, "there are some, and the practice has them expire"
    tell_of_expiry(holder, coming, now=now)
    facts = {"amount": coming.amount, "first": coming.first.isoformat()}
    journal.record("holder.warned", holder, by=SYSTEM, at=now, data=facts, area_id=holder.area_id)
    return True
