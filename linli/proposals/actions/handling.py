"""What those who handle proposals decide: accepted and given to somebody to answer, combined, declined, or a case."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.cases import hours
from linli.core import deadline
from linli.core.refusal import Refusal, WrongState
from linli.journal.facts import written
from linli.people.models import Account, Organisation
from linli.proposals import practice, rules, telling
from linli.proposals.actions.steps import lock, move, said
from linli.proposals.models import Proposal
from linli.proposals.words import IN_HAND, Action

REASON = 2000


@transaction.atomic
def accept(
    *, proposal: Proposal, organisation: Organisation, by: Account, now: datetime, seen: int | None = None
) -> Proposal:
    """Accept it and give it to an organisation, which answers within the practice's time. Refusal without seconds
    enough."""
    proposal, step = lock(proposal, Action.ACCEPT, by, seen=seen)
    if sentence := rules.why_not_accept(proposal):
        raise Refusal(sentence)
    _in_use(organisation)
    due = due_at(proposal, now)
    facts = {"organisation": organisation.pk, "due": written(due)}
    changes: dict[str, Any] = {"organisation": organisation, "due_at": due, "accepted_at": now, **NOT_REACHED}
    proposal = move(proposal, step, by=by, now=now, data=facts, **changes)
    telling.given(proposal, now=now)
    telling.to_proposer(proposal, "accepted", now=now)
    return proposal


@transaction.atomic
def assign(
    *, proposal: Proposal, organisation: Organisation, by: Account, now: datetime, seen: int | None = None
) -> Proposal:
    """Give it to another organisation; its time runs from now."""
    proposal, step = lock(proposal, Action.ASSIGN, by, seen=seen)
    _in_use(organisation)
    if organisation.pk == proposal.organisation_id:
        raise Refusal(_("This organisation has it already."), field="organisation")
    due = due_at(proposal, now)
    facts = {"organisation": organisation.pk, "due": written(due)}
    proposal = move(proposal, step, by=by, now=now, data=facts, organisation=organisation, due_at=due, **NOT_REACHED)
    telling.given(proposal, now=now)
    return proposal


@transaction.atomic
def combine(*, proposal: Proposal, into: Proposal, by: Account, now: datetime, seen: int | None = None) -> Proposal:
    """Combine it into another that says the same; both proposers are told of what becomes of that one."""
    first, last = sorted((proposal.pk, into.pk))
    if first == last:
        raise Refusal(_("A proposal cannot be combined into itself."), field="into")
    held = Proposal.objects.select_for_update().filter(pk__in=(first, last)).order_by("pk")
    target = next((each for each in held if each.pk == into.pk), None)
    proposal, step = lock(proposal, Action.COMBINE, by, seen=seen)
    if target is None or target.state not in IN_HAND:
        raise WrongState(_("The other proposal is no longer in hand. Choose one that is."))
    rules.require_handler(by, target)
    proposal.parts.update(into=target)
    facts = {"into": target.pk}
    proposal = move(proposal, step, by=by, now=now, data=facts, into=target, due_at=None, ended_at=now)
    telling.to_proposer(proposal, "combined", now=now)
    return proposal


@transaction.atomic
def decline(*, proposal: Proposal, words: str, by: Account, now: datetime, seen: int | None = None) -> Proposal:
    """Not accepted, with the reason, which its proposer reads."""
    proposal, step = lock(proposal, Action.DECLINE, by, seen=seen)
    reason = said(words, REASON, _("Write why it is not accepted; its proposer reads it."), field="words")
    proposal = move(proposal, step, by=by, now=now, words=reason, answer=reason, answered_at=now, ended_at=now)
    telling.to_proposer(proposal, "declined", now=now)
    return proposal


@transaction.atomic
def to_case(*, proposal: Proposal, by: Account, now: datetime, seen: int | None = None) -> Proposal:
    """It is really a need: registered as a case, with its words as they are, and followed there."""
    proposal, step = lock(proposal, Action.TO_CASE, by, seen=seen)
    submission = cases.Submission(
        text=f"{proposal.title}\n{proposal.text}",
        area_id=proposal.area_id,
        key=proposal.key,
        contact_name=proposal.name or str(proposal.account or ""),
        contact_phone=proposal.phone,
    )
    case = cases.register(submission, by=by, now=now)
    proposal = move(proposal, step, by=by, now=now, data={"case": case.pk}, case=case, ended_at=now)
    telling.to_proposer(proposal, "case", now=now)
    return proposal


NOT_REACHED: dict[str, Any] = {"reached": "", "reached_at": None}


def due_at(proposal: Proposal, now: datetime, *, again: bool = False) -> datetime:
    return deadline.due(now, practice.answer_within(again=again), hours.calendar(proposal.area_id)).at


def _in_use(organisation: Organisation) -> None:
    if not organisation.active:
        raise Refusal(_("This organisation is not in use. Choose another."), field="organisation")
