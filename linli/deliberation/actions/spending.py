"""Money that a decision asks for 经费申请: approved or refused by somebody else, spent with what shows it; each step
goes back to whoever raised the matter."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.photos import store
from linli.core.lifecycle import Step
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import rules
from linli.deliberation.actions import back
from linli.deliberation.models import Meeting, Outcome, Receipt, Spending
from linli.deliberation.words import Money, MoneyAction
from linli.journal import actions as journal
from linli.people.models import Account

FUND, REASONS, EVIDENCE = 120, 1000, 1000


def request(outcome: Outcome, fund: str) -> Spending:
    """Ask for it; the caller has checked what for and how much, and records what follows. Refusal without a fund."""
    said = clean(fund, FUND, field="fund")
    if not said:
        raise Refusal(_("Say which money it is to come from, such as the village’s own or a project’s."), field="fund")
    return Spending.objects.create(outcome=outcome, fund=said)


@transaction.atomic
def approve_spending(*, spending: Spending, words: str = "", seen: int, by: Account, now: datetime) -> Spending:
    """Approve it. NotAllowed for whoever asked for it; Refusal while objections to the decision may be raised or are
    open."""
    spending, step = _held(spending, MoneyAction.APPROVE, by, seen)
    if sentence := rules.why_not_approve(spending, now):
        raise Refusal(sentence)
    reasons = clean(words, REASONS, field="words")
    return _moved(spending, step, by=by, now=now, reasons=reasons, decided_at=now, decided_by=by)


@transaction.atomic
def refuse_spending(*, spending: Spending, words: str, seen: int, by: Account, now: datetime) -> Spending:
    """Refuse it, also after it was approved, as long as nothing is spent; with the reason."""
    spending, step = _held(spending, MoneyAction.REFUSE, by, seen)
    reasons = clean(words, REASONS, field="words")
    if not reasons:
        raise Refusal(_("Say why it is refused; whoever raised the matter reads it."), field="words")
    return _moved(spending, step, by=by, now=now, reasons=reasons, decided_at=now, decided_by=by)


@transaction.atomic
def note_spent(
    *,
    spending: Spending,
    amount: Decimal | None,
    spent_on: date | None,
    evidence: str,
    photos: Sequence[bytes] = (),
    seen: int,
    by: Account,
    now: datetime,
) -> Spending:
    """It was spent: how much (yuan, no more than was approved), on which day, and which receipts show it; `photos` are
    JPEGs already shrunk by core.pictures."""
    spending, step = _held(spending, MoneyAction.SPEND, by, seen)
    changes = {
        "spent": _amount(amount, spending),
        "spent_on": _day(spent_on, spending, now),
        "evidence": _evidence(evidence),
    }
    _keep(photos, spending, now)
    return _moved(spending, step, by=by, now=now, spent_at=now, spent_by=by, **changes)


def _held(spending: Spending, action: MoneyAction, by: Account, seen: int) -> tuple[Spending, Step[Money]]:
    """The meeting first, as everywhere; then the request."""
    locked(Meeting, spending.outcome.decision.topic.meeting_id)
    kept = locked(Spending, spending.pk)
    step = rules.check_money(by, kept, action)
    if seen != kept.version:
        raise WrongState(_("Somebody changed this request while you were looking at it. Look at it as it is now."))
    return kept, step


def _moved(spending: Spending, step: Step[Money], *, by: Account, now: datetime, **changes: object) -> Spending:
    for name, value in changes.items():
        setattr(spending, name, value)
    spending.state, spending.version = step.to or spending.state, spending.version + 1
    spending.save(update_fields=["state", "version", *changes])
    topic = spending.outcome.decision.topic
    facts = {"outcome": spending.outcome_id, "decision": spending.outcome.decision_id, "amount": spending.yuan}
    words = spending.reasons if "reasons" in changes else ""
    area = topic.meeting.area_id
    journal.record(step.event, spending, by=by, at=now, data=facts, words=words, area_id=area)
    back.money(spending, by=by, now=now)
    return spending


def _amount(amount: Decimal | None, spending: Spending) -> Decimal:
    asked = spending.outcome.amount
    if amount is None or amount <= 0:
        raise Refusal(_("Say how much was spent, in yuan."), field="amount")
    if asked is None or amount > asked:
        raise Refusal(
            _("%(asked)s yuan were approved. For more, the meeting decides again.") % {"asked": spending.outcome.yuan},
            field="amount",
        )
    return amount


def _day(day: date | None, spending: Spending, now: datetime) -> date:
    assert spending.decided_at is not None, "approved before"
    if day is None:
        raise Refusal(_("Say on which day it was spent."), field="spent_on")
    if not timezone.localdate(spending.decided_at) <= day <= timezone.localdate(now):
        raise Refusal(_("Choose a day since it was approved, today at the latest."), field="spent_on")
    return day


def _evidence(words: str) -> str:
    said = clean(words, EVIDENCE, field="evidence")
    if not said:
        raise Refusal(_("Write which receipts there are, by number, and where they are kept."), field="evidence")
    return said


def _keep(photos: Sequence[bytes], spending: Spending, now: datetime) -> None:
    rows = []
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        rows.append(Receipt(spending=spending, file=store(photo, digest, folder="receipts"), digest=digest, at=now))
    Receipt.objects.bulk_create(rows, ignore_conflicts=True)
