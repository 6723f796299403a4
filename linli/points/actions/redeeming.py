"""Redeeming points for rewards: first the holder is locked, then the reward, so that nobody waits in a circle, no
account is overdrawn and no reward given away twice."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.inserting import insert
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal
from linli.core.updating import update
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.journal.models import Voice
from linli.people.models import Account
from linli.points import rules
from linli.points.actions.booking import book, book_back
from linli.points.lifecycle import redeemings
from linli.points.models import Entry, Holder, Redeeming, Reward
from linli.points.practice import points
from linli.points.words import Hand, Handing, Kind


@transaction.atomic
def redeem(*, holder: Holder, reward: Reward, key: UUID, by: Any, now: datetime) -> Redeeming:
    """Redeem points for one of a reward, which is put aside: by whose points they are (a resident with the code), or by
    whoever keeps points. The same key twice is one. Refusal where there is none left, or too few points."""
    holder = locked(Holder, holder.pk)
    if found := Redeeming.objects.filter(entry__key=key, holder=holder.pk).first():
        return found
    reward = locked(Reward, reward.pk)
    if by.voice == Voice.STAFF and not rules.is_own(by, holder):
        rules.require_keeper(by, reward.area_id, holder.area_id)
    if sentence := rules.why_not_redeem(holder, reward, points(), waiting=rules.owed(holder)):
        raise Refusal(sentence, field="reward")
    entry = book(holder, Kind.REDEEMED, -reward.cost, by=by, now=now, key=key)
    made = Redeeming(holder=holder, reward=reward, entry=entry, at=now, by=by if isinstance(by, Account) else None)
    insert(made)
    facts = {"holder": holder.pk, "reward": reward.pk, "cost": reward.cost}
    journal.record("redeeming.made", made, by=by, at=now, data=facts, area_id=reward.area_id, new=True)
    reward.stock -= 1
    update(reward, ("stock",))
    return made


@transaction.atomic
def hand_out(*, redeeming: Redeeming, by: Account, now: datetime) -> Redeeming:
    """It was handed out."""
    redeeming = locked(Redeeming, redeeming.pk)
    step = redeemings.step(Handing(redeeming.state), Hand.GIVE)
    area_id = Reward.objects.values_list("area_id", flat=True).get(pk=redeeming.reward_id)
    rules.require_keeper(by, area_id)
    redeeming.state, redeeming.handed_at = Handing.HANDED_OUT, now
    redeeming.save(update_fields=["state", "handed_at"])
    journal.record(step.event, redeeming, by=by, at=now, area_id=area_id)
    return redeeming


@transaction.atomic
def return_reward(*, redeeming: Redeeming, by: Any, now: datetime) -> Redeeming:
    """It is given back: the points are booked back and the reward is on the shelf again. Whose points they are may give
    back what only stands aside; what was handed out, whoever keeps points takes back."""
    redeeming = locked(Redeeming, redeeming.pk)
    step = redeemings.step(Handing(redeeming.state), Hand.RETURN)
    holder = locked(Holder, redeeming.holder_id)
    reward = locked(Reward, redeeming.reward_id)
    if by.voice == Voice.STAFF:
        rules.require_keeper(by, reward.area_id, holder.area_id)
    elif by.voice == Voice.RESIDENT and redeeming.state == Handing.HANDED_OUT:
        raise NotAllowed(_("This was handed out. Bring it back to where you got it."))
    entry = book_back(Entry.objects.get(pk=redeeming.entry_id), by=by, now=now)
    redeeming.state = Handing.RETURNED
    redeeming.save(update_fields=["state"])
    journal.record(step.event, redeeming, by=by, at=now, data={"entry": entry.pk}, area_id=reward.area_id)
    reward.stock += 1
    update(reward, ("stock",))
    return redeeming


def return_late(*, now: datetime) -> int:
    """What was put aside and not fetched in time goes back. Returns how many."""
    since = now - timedelta(days=points().fetch_within)
    late = list(Redeeming.objects.put_aside().filter(at__lt=since).order_by("pk"))
    return sum(_return(each, now) for each in late)


def _return(redeeming: Redeeming, now: datetime) -> bool:
    try:
        return_reward(redeeming=redeeming, by=SYSTEM, now=now)
    except Refusal:
        return False  # it was fetched meanwhile
    return True
