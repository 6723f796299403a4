"""Proposing points: by hand, with what shows it; and out of what happened elsewhere, exactly once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.photos import store
from linli.core.prepared import locked
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.people.models import Account
from linli.points import rules
from linli.points.actions.booking import book
from linli.points.models import Earning, EarningPhoto, Holder
from linli.points.practice import Rule, points
from linli.points.words import Kind, Source, State

LONGEST, A_DAY = 1000, 24 * 60
OLDEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A good deed, or time given, as somebody proposes it. `photos`: JPEGs already shrunk by core.pictures."""

    rule: str
    on: date
    words: str
    minutes: int = 0
    effect: str = ""
    photos: Sequence[bytes] = ()
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What happened elsewhere: `source_id` is the row there, `event` the journal's event, `by` who confirmed it."""

    source: Source
    source_id: int
    event: int
    on: date
    minutes: int = 0
    sort: str = ""
    effect: str = ""
    by: int | None = None


@transaction.atomic
def propose(good: Good, *, holder: Holder, by: Account, now: datetime) -> Earning:
    """Propose points by hand. What is worth less than the practice's figure is booked at once; the rest waits for
    somebody else. Sent again with the same key, it is the same. Refusal for what cannot be."""
    rules.require_keeper(by, holder.area_id)
    if found := Earning.objects.filter(key=good.key).first():
        return found
    rule = points().rule(good.rule)
    if rule.of != Source.HAND:
        raise Refusal(_("These points come by themselves when it is confirmed."), field="rule")
    words = clean(good.words, LONGEST, field="words")
    _check(good, rule, words, timezone.localdate(now))
    held = locked(Holder, holder.pk)
    held.area_id = holder.area_id
    made = Earning(
        key=good.key,
        rule=rule.key,
        effect=good.effect,
        minutes=good.minutes,
        on=good.on,
        words=words,
        by=by,
    )
    return _enter(made, held, rule, by=by, now=now, photos=good.photos, own=rules.is_own(by, held))


@transaction.atomic
def earn(holder: Holder, rule: Rule, came: Came, *, now: datetime) -> Earning | None:
    """Propose points for what happened elsewhere; of the same event, or for the same row while it stands, once. None
    where it is worth nothing, or nothing more that day."""
    held = locked(Holder, holder.pk)
    held.area_id = holder.area_id
    known = Earning.objects.filter(holder=held.pk, source=came.source, source_id=came.source_id)
    if known.filter(event=came.event).exists() or known.filter(state__in=[State.PROPOSED, State.BOOKED]).exists():
        return None
    made = Earning(
        key=uuid4(),
        rule=rule.key,
        sort=came.sort,
        effect=came.effect,
        minutes=came.minutes,
        on=came.on,
        source=came.source,
        source_id=came.source_id,
        event=came.event,
        by_id=came.by,
    )
    try:
        return _enter(made, held, rule, by=SYSTEM, now=now)
    except Refusal:
        return None


def _enter(
    made: Earning, held: Holder, rule: Rule, *, by: Any, now: datetime, photos: Sequence[bytes] = (), own: bool = False
) -> Earning:
    made.holder, made.area_id, made.at = held, held.area_id, now
    made.amount = _amount(made, held, rule)
    made.save()
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        file = store(photo, digest, folder="points")
        EarningPhoto.objects.get_or_create(earning=made, digest=digest, defaults={"file": file, "at": now})
    facts = {"holder": held.pk, "rule": rule.key, "amount": made.amount, "source": str(made.source)}
    journal.record("earning.proposed", made, by=by, at=now, data=facts, area_id=made.area_id, new=True)
    if made.amount < rule.checked_from and not own:
        enter_in_ledger(made, held, by=SYSTEM, now=now)
        journal.record("earning.booked", made, by=SYSTEM, at=now, data={"entry": made.entry_id}, area_id=made.area_id)
    return made


def enter_in_ledger(earning: Earning, held: Holder, *, by: Any, now: datetime) -> None:
    """Book it, under the holder's lock."""
    earning.entry = book(
        held, Kind.EARNED, earning.amount, by=by, now=now, key=earning.key, rule=earning.rule, counts_from=earning.on
    )
    earning.state, earning.checked_at = State.BOOKED, now
    earning.checked_by = by if isinstance(by, Account) else None
    earning.save(update_fields=["state", "entry", "checked_by", "checked_at"])


def _amount(made: Earning, held: Holder, rule: Rule) -> int:
    amount = rules.worth(rule, minutes=made.minutes, per_cent=points().effect(made.effect))
    if rule.most_a_day is not None:
        amount = min(amount, rule.most_a_day - rules.taken_today(held, rule, made.on))
    if amount < 1:
        raise Refusal(_("This rule earns no more points on that day."), field="on")
    return amount


def _check(good: Good, rule: Rule, words: str, today: date) -> None:
    if not words:
        raise Refusal(_("Say what was done and how you know; whoever checks it reads that."), field="words")
    if good.on > today:
        raise Refusal(_("This day is yet to come. Propose points for what was done."), field="on")
    if today - good.on > OLDEST:
        raise Refusal(_("This is more than a year ago. Points are for what was done since."), field="on")
    if rule.hourly and not 1 <= good.minutes <= A_DAY:
        raise Refusal(_("Say how many minutes it took, 1440 at most."), field="minutes")
    if good.effect and good.effect not in [each.key for each in points().effects]:
        raise Refusal(_("Choose one from the list."), field="effect")
