"""A topic decided by a vote: prepared from here with its roll; closed, its result becomes the decision as counted."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from linli.core.refusal import Refusal, WrongState
from linli.deliberation import quorum, rules
from linli.deliberation.actions.deciding import Decided, held, keep
from linli.deliberation.models import Decision, Meeting, Topic
from linli.deliberation.words import Action, Attends, Method, Result
from linli.journal import actions as journal
from linli.people.models import Account, Organisation
from linli.votes import actions as votes
from linli.votes.models import Vote
from linli.votes.practice import read
from linli.votes.words import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The vote that is to decide. `rule`: a key of the practice's rules, which also says whether each person or each
    household has a vote; `opens`, `closes` go with voting by code. The same `key` twice is one."""

    question: str
    method: str
    rule: str
    organisation: Organisation
    opens: datetime | None = None
    closes: datetime | None = None
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def prepare_vote(asked: Asked, *, topic: Topic, by: Account, now: datetime) -> Topic:
    """Prepare a vote for or against, with those of the meeting's list or the households of its area on the roll, by
    whoever may hold votes. WrongState when one is there already; refused in the words of the votes' room."""
    meeting, topic = held(topic, Action.SET_AGENDA, by)
    if topic.vote is not None and topic.vote.key == asked.key:
        return topic
    if sentence := rules.why_not_discuss(topic) or rules.why_not_vote(topic):
        raise WrongState(sentence)
    plan = votes.Plan(
        question=asked.question,
        area=meeting.area,
        organisation=asked.organisation,
        method=asked.method,
        rule=asked.rule,
        opens=asked.opens,
        closes=asked.closes,
        public=meeting.forum.open,
        key=asked.key,
    )
    vote = votes.prepare(plan, by=by, now=now)
    topic.vote, topic.version = vote, topic.version + 1
    topic.save(update_fields=["vote", "version"])
    _draw(vote, meeting, by, now)
    facts = {"topic": topic.pk, "vote": vote.pk}
    journal.record("meeting.agenda_set", meeting, by=by, at=now, data=facts, area_id=meeting.area_id)
    return topic


@transaction.atomic
def take_over(*, topic: Topic, words: str, reasons: str = "", by: Account, now: datetime) -> Decision:
    """Have the result of its closed vote be the decision: adopted or not by the vote's own rule, with its counts.
    Refusal while it is not closed, or when too few took part."""
    meeting, topic = held(topic, Action.DECIDE, by)
    if sentence := rules.why_not_discuss(topic):
        raise WrongState(sentence)
    vote = topic.vote
    if sentence := rules.why_not_take_over(vote):
        raise Refusal(sentence)
    assert vote is not None, "refused before"
    at = quorum.of(meeting)
    # Who votes by code need not be in the room; without a quorum of the vote's own, the meeting's is asked for.
    if read(vote.rule).quorum is None and (sentence := quorum.why_not_enough(at)):
        raise Refusal(sentence)
    said = Decided(words=words, reasons=reasons).said()
    return keep({**said, **_counted(vote)}, topic=topic, meeting=meeting, by=by, now=now)


def _counted(vote: Vote) -> dict[str, Any]:
    """What the row says of it. The first option is the one in favour."""
    result: Any = vote.result
    counts, neither, own = result["counts"], vote.abstention, read(vote.rule).quorum
    abstained = counts[neither - 1] if neither else 0
    return {
        "method": Method.VOTE,
        "result": Result.ADOPTED if result["carried"] == [1] else Result.REJECTED,
        "in_favour": counts[0],
        "against": sum(counts) - counts[0] - abstained,
        "abstained": abstained,
        "present": result["took_part"],
        "entitled": result["entitled"],
        "needed": own.least(result["entitled"]) if own else 0,
    }


def _draw(vote: Vote, meeting: Meeting, by: Account, now: datetime) -> None:
    """The roll: one line for each household of the area, or for each on the meeting's list. Owners come by a list."""
    if vote.unit == Unit.OWNER:
        return
    if vote.unit == Unit.HOUSEHOLD:
        votes.draw_households(vote=vote, by=by, now=now)
        return
    listed = meeting.attendances.exclude(kind=Attends.RESIDENT).order_by("pk")
    rows = list(listed.select_related("person__account", "organisation"))
    if people := [each.person for each in rows if each.person]:
        votes.draw_people(vote=vote, people=people, by=by, now=now)
    if organisations := [votes.Named(str(each.organisation)) for each in rows if not each.person]:
        votes.enter_voters(vote=vote, named=organisations, by=by, now=now)
