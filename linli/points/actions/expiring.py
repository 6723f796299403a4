"""Points that expire, where the practice says so: what was earned first is spent first; told a month before."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.duration import before
from linli.core.prepared import locked
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.points import expiry
from linli.points.actions.booking import book
from linli.points.models import Holder
from linli.points.practice import points
from linli.points.telling import tell
from linli.points.words import Kind


def expire_due(*, now: datetime) -> int:
    """Book out what is past its time, account by account. Returns from how many accounts."""
    months = points().months
    if months is None:
        return 0
    last = _earned_by(now, months)
    return sum(_expire(holder_id, last, now) for holder_id, _due in expiry.due(last))


def warn_due(*, now: datetime) -> int:
    """Tell whoever has points that expire within the practice's days, once in these days. Returns how many accounts."""
    said = points()
    if said.months is None:
        return 0
    last = _earned_by(now + timedelta(days=said.warn_days), said.months)
    return sum(_warn(holder_id, last, said.warn_days, now) for holder_id, _due in expiry.due(last))


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
def _warn(holder_id: int, last: date, days: int, now: datetime) -> bool:
    holder = locked(Holder, holder_id)
    today, amount = timezone.localdate(now), expiry.due_of(holder_id, last)
    if amount <= 0 or (holder.warned_on and today - holder.warned_on < timedelta(days=days)):
        return False
    holder.warned_on = today
    holder.save(update_fields=["warned_on"])
    words = _("%(amount)d of your points expire within %(days)d days. Redeem them for a reward before.")
    tell(holder, words=words, said={"amount": amount, "days": days}, key=f"points:expiry:{holder.pk}:{today}", now=now)
    journal.record("holder.warned", holder, by=SYSTEM, at=now, data={"amount": amount}, area_id=holder.area_id)
    return True
