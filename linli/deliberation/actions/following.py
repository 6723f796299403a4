"""What follows from a decision: the case moves on, money is asked for, somebody is answered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.cases.models import Case, Rung
from linli.commitments import actions as commitments
from linli.commitments.models import Commitment
from linli.commitments.words import Origin
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import rules
from linli.deliberation.actions import spending
from linli.deliberation.models import Decision, Meeting, Outcome
from linli.deliberation.words import OF_CASES, Action, Follows, Result
from linli.journal import actions as journal
from linli.people.models import Account, Organisation
from linli.proposals import actions as proposals
from linli.tasks import actions as tasks
from linli.tasks.models import Task
from linli.tasks.practice import kinds

ADOPTED_ONLY = (Follows.TASK, Follows.COMMITMENT, Follows.SPENDING)
LONGEST, MOST = 1000, Decimal("9999999999")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing that is to follow. `organisation`: who is to do it; `amount` in yuan; `fund`: which money, in words;
    `begins`, `ends`, `places`: when how many volunteers are called for. The same `key` twice is one."""

    kind: str
    words: str = ""
    organisation: Organisation | None = None
    rung: Rung | None = None
    due_on: date | None = None
    amount: Decimal | None = None
    fund: str = ""
    begins: datetime | None = None
    ends: datetime | None = None
    places: int | None = None
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def follow(wanted: Wanted, *, decision: Decision, by: Account, now: datetime) -> Outcome:
    """Have it follow, now. Refusal for what cannot be, in the words of the room that is asked to do it."""
    meeting = locked(Meeting, decision.topic.meeting_id)
    if earlier := Outcome.objects.filter(key=wanted.key).first():
        return earlier
    rules.check(by, meeting, Action.FOLLOW_UP)
    decision = Decision.objects.select_related("topic__case", "topic__proposal").get(pk=decision.pk)
    if sentence := rules.why_not_follow(decision):
        raise WrongState(sentence)
    words = clean(wanted.words, LONGEST, field="words")
    _check(wanted, decision, words, now)
    outcome = Outcome.objects.create(
        key=wanted.key,
        decision=decision,
        kind=Follows(wanted.kind),
        words=words,
        organisation=wanted.organisation,
        due_on=wanted.due_on,
        amount=wanted.amount if wanted.kind == Follows.SPENDING else None,
        at=now,
        by=by,
    )
    _carry_out(outcome, wanted, meeting, by, now)
    facts = {"decision": decision.pk, "kind": outcome.kind}
    journal.record("outcome.drawn", outcome, by=by, at=now, data=facts, area_id=meeting.area_id, new=True)
    return outcome


def _carry_out(outcome: Outcome, wanted: Wanted, meeting: Meeting, by: Account, now: datetime) -> None:
    """In the room that it concerns; what is made there leads back from here."""
    decision, words = outcome.decision, outcome.words
    if wanted.kind in OF_CASES:
        _move(wanted, decision, words or decision.words, by, now)
    elif wanted.kind == Follows.ANSWER:
        _answer(decision, words, by, now)
    elif wanted.kind == Follows.SPENDING:
        spending.request(outcome, wanted.fund)
    elif wanted.kind == Follows.TASK:
        outcome.task = _call(wanted, decision, words, meeting, by, now)
    elif wanted.kind == Follows.COMMITMENT:
        outcome.commitment = _promise(wanted, decision, words, meeting, by, now)
    outcome.save(update_fields=["task", "commitment"])


def _answer(decision: Decision, words: str, by: Account, now: datetime) -> None:
    """To whoever raised it; a topic in the meeting's own words is answered in the minutes."""
    if decision.topic.case:
        cases.reply(case=decision.topic.case, by=by, now=now, words=words)
    if decision.topic.proposal:
        proposals.answer(proposal=decision.topic.proposal, text=words, by=by, now=now)


def _check(wanted: Wanted, decision: Decision, words: str, now: datetime) -> None:
    if wanted.kind in OF_CASES and decision.topic.case is None:
        raise Refusal(_("This topic is about no case. Choose something else that follows."), field="kind")
    if wanted.kind in (Follows.ASSIGNED, Follows.COMMITMENT) and wanted.organisation is None:
        raise Refusal(_("Say to whom it is given."), field="organisation")
    if wanted.kind == Follows.LIFTED and wanted.rung is None:
        raise Refusal(_("Say to which level."), field="rung")
    if wanted.kind not in OF_CASES and not words:
        raise Refusal(_("Write what it is about."), field="words")
    if wanted.kind == Follows.COMMITMENT and wanted.due_on is None:
        raise Refusal(_("Say until when; a promise has a day."), field="due_on")
    if wanted.kind == Follows.TASK and not (wanted.begins and wanted.ends):
        raise Refusal(_("Say from when to when they are needed."), field="ends" if wanted.begins else "begins")
    if wanted.kind == Follows.SPENDING and not (wanted.amount and 0 < wanted.amount <= MOST):
        raise Refusal(_("Say how much, in yuan."), field="amount")
    if wanted.kind in ADOPTED_ONLY and decision.result == Result.REJECTED:
        raise Refusal(_("This was not adopted, so it is not carried out. Answer instead."), field="kind")
    if wanted.due_on and wanted.due_on <= timezone.localdate(now):
        raise Refusal(_("Choose a day after today."), field="due_on")


def _move(wanted: Wanted, decision: Decision, words: str, by: Account, now: datetime) -> None:
    """The case goes on by its own actions, with the powers of whoever writes it down."""
    case: Case | None = decision.topic.case
    assert case is not None
    if wanted.kind == Follows.ASSIGNED and wanted.organisation:
        cases.assign(case=case, by=by, now=now, organisation=wanted.organisation, words=words)
    elif wanted.kind == Follows.OFFERED:
        cases.offer(case=case, by=by, now=now, words=words)
    elif wanted.rung:
        cases.lift(case=case, by=by, now=now, rung=wanted.rung, words=words)


def _call(wanted: Wanted, decision: Decision, words: str, meeting: Meeting, by: Account, now: datetime) -> Task:
    """Volunteers for what was decided, for its case if it has one; refused in the words of whoever calls."""
    assert wanted.begins is not None and wanted.ends is not None, "asked for before"
    planned = tasks.Planned(
        kind=kinds()[0][0],
        title=decision.topic.title,
        about=words,
        begins=wanted.begins,
        ends=wanted.ends,
        places=wanted.places or 1,
        area=meeting.area,
        case=decision.topic.case,
    )
    return tasks.call(planned, by=by, now=now)


def _promise(
    wanted: Wanted, decision: Decision, words: str, meeting: Meeting, by: Account, now: datetime
) -> Commitment:
    """What an organisation has to keep, published at once, since the meeting decided it."""
    assert wanted.organisation is not None and wanted.due_on is not None, "asked for before"
    promised = commitments.Promised(
        text=words,
        organisation=wanted.organisation,
        due_on=wanted.due_on,
        area=meeting.area,
        case=decision.topic.case,
        origin=Origin.DECISION,
        key=wanted.key,
    )
    return commitments.promise(promised, by=by, now=now)
