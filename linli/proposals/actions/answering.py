"""Answering, and what the proposer says of the answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal.actions import Who
from linli.journal.facts import written
from linli.people.models import Account
from linli.proposals import rules, telling
from linli.proposals.actions.handling import NOT_REACHED, due_at
from linli.proposals.actions.steps import lock, move, said
from linli.proposals.models import Proposal
from linli.proposals.words import Action, Verdict

ANSWER, REASON = 4000, 400


@transaction.atomic
def answer(*, proposal: Proposal, text: str, by: Account, now: datetime, seen: int | None = None) -> Proposal:
    """The organisation's answer, published at once. By whoever has a post there."""
    proposal, step = lock(proposal, Action.ANSWER, by, seen=seen)
    if sentence := rules.why_not_answer(by, proposal):
        raise NotAllowed(sentence)
    words = said(text, ANSWER, _("Write the answer: what will be done, by whom, and by when."), field="text")
    late = proposal.due_at is not None and now > proposal.due_at
    facts = {"late": late, "again": proposal.again, "due": written(proposal.due_at)}
    changes = {"answer": words, "answered_at": now, "answered_by": by}
    proposal = move(proposal, step, by=by, now=now, words=words, data=facts, **changes)
    telling.to_proposer(proposal, "answered", now=now)
    return proposal


@transaction.atomic
def judge(*, proposal: Proposal, verdict: str, by: Who, now: datetime, words: str = "") -> Proposal:
    """What its proposer says of the answer: once, and for good."""
    proposal, step = lock(proposal, Action.JUDGE, by)
    if sentence := rules.why_not_own(by, proposal):
        raise NotAllowed(sentence)
    if verdict not in Verdict:
        raise Refusal(_("Choose one from the list."), field="verdict")
    if proposal.verdict:
        raise Refusal(_("You have said what you think of the answer already."), field="verdict")
    reason = clean(words, REASON, field="words")
    changes = {"verdict": verdict, "ended_at": proposal.ended_at or now}
    return move(proposal, step, by=by, now=now, words=reason, data={"verdict": verdict}, **changes)


@transaction.atomic
def ask_again(*, proposal: Proposal, words: str, by: Who, now: datetime) -> Proposal:
    """The answer does not do: another one is asked for, once, with the reason."""
    proposal, step = lock(proposal, Action.ASK_AGAIN, by)
    if sentence := rules.why_not_own(by, proposal) or rules.why_not_ask_again(proposal):
        raise NotAllowed(sentence)
    reason = said(words, REASON, _("Write what is missing in the answer."), field="words")
    due = due_at(proposal, now, again=True)
    changes = {"again": proposal.again + 1, "due_at": due, **NOT_REACHED}
    proposal = move(proposal, step, by=by, now=now, words=reason, data={"due": written(due)}, **changes)
    telling.given(proposal, now=now)
    return proposal
