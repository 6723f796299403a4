"""Checking what was proposed, and taking back what was not so after all."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.people.models import Account
from linli.points import rules
from linli.points.actions.booking import book_back
from linli.points.actions.proposing import enter_in_ledger
from linli.points.lifecycle import earnings
from linli.points.models import Earning, Entry, Holder
from linli.points.telling import tell_proposer
from linli.points.words import Source, State, Step

LONGEST = 400


@transaction.atomic
def agree(*, earning: Earning, by: Account, now: datetime) -> Earning:
    """Agree and book. NotAllowed for whoever proposed it and whose points they are."""
    earning = locked(Earning, earning.pk)
    step = earnings.step(State(earning.state), Step.BOOK)
    if sentence := rules.why_not_check(by, earning):
        raise NotAllowed(sentence)
    enter_in_ledger(earning, locked(Holder, earning.holder_id), by=by, now=now)
    journal.record(step.event, earning, by=by, at=now, data={"entry": earning.entry_id}, area_id=earning.area_id)
    settle(earning.holder_id, now=now)
    return earning


@transaction.atomic
def refuse(*, earning: Earning, words: str, by: Account, now: datetime) -> Earning:
    """Do not agree, with the reason, which whoever proposed it hears."""
    earning = locked(Earning, earning.pk)
    step = earnings.step(State(earning.state), Step.REFUSE)
    if sentence := rules.why_not_check(by, earning):
        raise NotAllowed(sentence)
    why = _reason(words)
    earning.state, earning.checked_by, earning.checked_at = State.REFUSED, by, now
    earning.save(update_fields=["state", "checked_by", "checked_at"])
    journal.record(step.event, earning, by=by, at=now, words=why, area_id=earning.area_id)
    tell_proposer(earning, why, now=now)
    return earning


@transaction.atomic
def take_back(*, earning: Earning, words: str, by: Account, now: datetime) -> Earning:
    """It was not so after all: what was booked is booked back; where the account holds too few for that, it waits until
    it holds enough, and nothing can be redeemed of it meanwhile."""
    earning = locked(Earning, earning.pk)
    if sentence := rules.why_not_take_back(by, earning):
        raise NotAllowed(sentence)
    return _take_back(earning, by=by, now=now, words=_reason(words))


@transaction.atomic
def take_back_from(*, source: Source, source_id: int, now: datetime) -> list[Earning]:
    """What a row elsewhere had earned is taken back, since it was taken back there. Nothing where there is nothing."""
    standing = Earning.objects.filter(source=source, source_id=source_id, state__in=[State.PROPOSED, State.BOOKED])
    held = list(standing.order_by("pk").select_for_update())
    return [_take_back(each, by=SYSTEM, now=now) for each in held]


def settle_owed(*, now: datetime) -> int:
    """Take back all that waits and can be taken back now. Returns how many."""
    waiting = sorted(set(Earning.objects.owed().order_by().values_list("holder_id", flat=True)))
    return sum(settle(holder_id, now=now) for holder_id in waiting)


@transaction.atomic
def settle(holder_id: int, *, now: datetime) -> int:
    """Take back from one account what waits, the oldest first, as far as it reaches."""
    done = 0
    for earning in Earning.objects.owed().filter(holder=holder_id).select_for_update():
        if locked(Holder, holder_id).balance < earning.amount:
            break
        done += _take_back(earning, by=SYSTEM, now=now).state == State.TAKEN_BACK
    return done


def _take_back(earning: Earning, *, by: Any, now: datetime, words: str = "") -> Earning:
    holder = locked(Holder, earning.holder_id)
    short = earning.entry_id is not None and holder.balance < earning.amount
    step = earnings.step(State(earning.state), Step.OWE if short else Step.TAKE_BACK)
    data = {}
    if earning.entry_id is not None and not short:
        data["entry"] = book_back(Entry.objects.get(pk=earning.entry_id), by=by, now=now).pk
    earning.state = State(step.to or earning.state)
    earning.save(update_fields=["state"])
    journal.record(step.event, earning, by=by, at=now, data=data, words=words, area_id=earning.area_id)
    return earning


def _reason(words: str) -> str:
    why = clean(words, LONGEST, field="words")
    if not why:
        raise Refusal(_("Say why; whoever it concerns reads it."), field="words")
    return why
