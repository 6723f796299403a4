"""Topics one after the other: what was said, what was decided by how many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import quorum, rules, shares
from linli.deliberation.actions import back
from linli.deliberation.models import Decision, Meeting, Topic
from linli.deliberation.quorum import Quorum
from linli.deliberation.words import IN_ROOM, Action, Method, Result, Standing
from linli.journal import actions as journal
from linli.people.models import Account

NOTES, WORDS, REASONS = 20_000, 1600, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided, as it was read out. The three counts go with hands and cards; by consent there are none, and a
    vote brings its own (voting.py)."""

    words: str
    method: str = Method.CONSENT
    reasons: str = ""
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None

    def fields(self, at: Quorum, majority: str) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for counts that cannot be."""
        said, method = self.said(), Method(self.method)
        if method is Method.VOTE:
            raise Refusal(_("What a vote decided is taken over from it, not written here."), field="method")
        counts = self._counts(at) if method in IN_ROOM else {}
        result = self._result(at, majority) if counts else Result.ADOPTED
        there = {"present": at.present, "entitled": at.entitled, "needed": at.needed}
        return {**said, **there, "method": method, "result": result, **counts}

    def said(self) -> dict[str, Any]:
        """The words. Refusal without any."""
        words = clean(self.words, WORDS, field="words")
        if not words:
            raise Refusal(_("Write what was decided; whoever raised it reads this."), field="words")
        return {"words": words, "reasons": clean(self.reasons, REASONS, field="reasons")}

    def _counts(self, at: Quorum) -> dict[str, int]:
        found = {"in_favour": self.in_favour, "against": self.against, "abstained": self.abstained or 0}
        for name, number in found.items():
            if number is None or number < 0:
                raise Refusal(_("Enter how many, 0 for none."), field=name)
        counts = {name: number or 0 for name, number in found.items()}
        cast = sum(counts.values())
        if cast > at.present:
            raise Refusal(
                _("That is %(cast)d hands, and %(present)d are here. Count again, or note who else has come.")
                % {"cast": cast, "present": at.present},
                field="in_favour",
            )
        if not cast:
            raise Refusal(_("Nobody voted. Enter the counts, or choose “nobody objected”."), field="in_favour")
        return counts

    def _result(self, at: Quorum, majority: str) -> Result:
        """Adopted when the forum's share of those present is in favour."""
        share = shares.read(majority)
        least = share.least(at.present) if share else 1
        return Result.ADOPTED if (self.in_favour or 0) >= least else Result.REJECTED


@transaction.atomic
def discuss(*, topic: Topic, notes: str, seen: int, by: Account, now: datetime) -> Topic:
    """Keep what was said. WrongState when somebody wrote meanwhile."""
    meeting, topic = held(topic, Action.DISCUSS, by)
    if sentence := rules.why_not_discuss(topic):
        raise WrongState(sentence)
    if seen != topic.version:
        raise WrongState(
            _("Somebody else wrote about this topic meanwhile. Their words stand below; put yours together with them.")
        )
    said = clean(notes, NOTES, field="notes")
    if said == topic.notes:
        return topic
    topic.notes, topic.version = said, topic.version + 1
    topic.save(update_fields=["notes", "version"])
    facts = {"meeting": meeting.pk}
    journal.record("topic.discussed", topic, by=by, at=now, data=facts, area_id=meeting.area_id)
    return topic


@transaction.atomic
def decide(decided: Decided, *, topic: Topic, by: Account, now: datetime) -> Decision:
    """Keep the decision; whoever raised the case or made the proposal reads it at once. Refusal without a quorum, or
    for counts that cannot be; WrongState when it is decided already, or by a vote."""
    meeting, topic = held(topic, Action.DECIDE, by)
    if sentence := rules.why_not_discuss(topic) or rules.why_not_by_hand(topic):
        raise WrongState(sentence)
    at = quorum.of(meeting)
    if sentence := quorum.why_not_enough(at):
        raise Refusal(sentence)
    return keep(decided.fields(at, meeting.forum.majority), topic=topic, meeting=meeting, by=by, now=now)


def keep(fields: dict[str, Any], *, topic: Topic, meeting: Meeting, by: Account, now: datetime) -> Decision:
    """Write the decision and tell of it; the caller has locked both and checked everything."""
    decision = Decision.objects.create(topic=topic, **fields, at=now, by=by)
    topic.state, topic.version = Standing.DECIDED, topic.version + 1
    topic.save(update_fields=["state", "version"])
    facts = {
        "meeting": meeting.pk,
        "decision": decision.pk,
        "result": decision.result,
        "method": decision.method,
        "counts": [decision.in_favour, decision.against, decision.abstained],
        "present": decision.present,
        "needed": decision.needed,
        **({"vote": topic.vote_id} if decision.method == Method.VOTE else {}),
    }
    journal.record("topic.decided", topic, by=by, at=now, data=facts, words=decision.words, area_id=meeting.area_id)
    back.decided(topic, decision, meeting, by=by, now=now)
    return decision


def held(topic: Topic, action: Action, by: Account) -> tuple[Meeting, Topic]:
    """The meeting first, then the topic: two who decide at once come one after the other."""
    meeting = locked(Meeting, topic.meeting_id)
    rules.check(by, meeting, action)
    return meeting, locked(Topic, topic.pk)
