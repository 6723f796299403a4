"""Who may do what with a meeting, and why not: each rule is a sentence or nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.refusal import NotAllowed, Refusal
from linli.deliberation.lifecycle import MEETING, MONEY, Step
from linli.deliberation.models import Decision, Forum, Meeting, Spending, Topic
from linli.deliberation.words import Action, Money, MoneyAction, Standing, State
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.votes.models import Vote
from linli.votes.words import State as VoteState

BEFORE = timedelta(hours=1)  # so long before it begins people can be noted as being there


def why_not_call(account: Any, forum: Forum, area_id: int) -> str | None:
    """Whoever holds meetings in the area, if the area has a meeting of this forum."""
    level = tree.get().level(area_id)
    if not forum.active:
        return _("“%(name)s” is no longer held here.") % {"name": forum}
    if level is None or level.key != forum.area_level:
        return _("“%(forum)s” is not held at this level. Choose a place of the right one.") % {"forum": forum}
    return _lacking(account, area_id)


def why_not_hold(account: Any, meeting: Meeting) -> str | None:
    """As for calling; and whoever chairs it or writes its minutes."""
    if account.voice == Voice.SYSTEM or account.person_id in (meeting.secretary_id, meeting.chair_id):
        return None
    return _lacking(account, meeting.area_id)


def why_not(account: Any, meeting: Meeting, action: Action) -> str | None:
    """The sentence that says why this account may not take this step now; None when it may."""
    try:
        check(account, meeting, action)
    except Refusal as refusal:
        return str(refusal)
    return None


def check(by: Any, meeting: Meeting, action: Action) -> "Step[State]":
    """The step, for an action about to take it. Raises NotAllowed or WrongState."""
    if sentence := why_not_hold(by, meeting):
        raise NotAllowed(sentence)
    return MEETING.step(State(meeting.state), action)


def why_not_begin(meeting: Meeting, now: datetime) -> str | None:
    """From an hour before its time."""
    if now < meeting.begins - BEFORE:
        return _("It is too early: the meeting can be begun from an hour before its time.")
    return None


def why_not_attend(meeting: Meeting, by: Any, now: datetime) -> str | None:
    """From an hour before it begins, until it ends."""
    if meeting.state not in (State.CALLED, State.OPEN):
        return _("This meeting is over or does not take place.")
    if now < meeting.begins - BEFORE:
        return _("It is too early: people can be noted as being here from an hour before the meeting begins.")
    return None


def why_not_discuss(topic: Topic) -> str | None:
    """What is still to be discussed."""
    if topic.state == Standing.DECIDED:
        return _("“%(topic)s” is decided already. Reload the page to see what was decided.") % {"topic": topic}
    if topic.state == Standing.POSTPONED and topic.again_on:
        return _("“%(topic)s” was put off until %(day)s.") % {"topic": topic, "day": topic.again_on}
    if topic.state == Standing.POSTPONED:
        return _("“%(topic)s” was postponed to the next meeting.") % {"topic": topic}
    if topic.state == Standing.TAKEN_OFF:
        return _("“%(topic)s” was taken off the agenda.") % {"topic": topic}
    return None


def why_not_by_hand(topic: Topic) -> str | None:
    """Where a vote decides, nobody types what came of it; one that was called off or counted for nothing decides
    nothing."""
    vote = topic.vote
    if vote is None or failed(vote):
        return None
    if vote.state == VoteState.CLOSED:
        return _("A vote was held about “%(topic)s”. Take its result over.") % {"topic": topic}
    return _("A vote is being held about “%(topic)s”. Take its result over when it is closed.") % {"topic": topic}


def why_not_vote(topic: Topic) -> str | None:
    """One vote decides a topic, unless an earlier one came to nothing."""
    if topic.vote is None or failed(topic.vote):
        return None
    return _("A vote about “%(topic)s” is there already. Reload the page to see it.") % {"topic": topic}


def why_not_take_over(vote: Vote | None) -> str | None:
    """Counted, with enough who took part, and a question for or against something."""
    if vote is None:
        return _("No vote is held about this. Prepare one, or decide here.")
    if vote.state == VoteState.CANCELLED:
        return _("This vote was called off and decides nothing. Prepare another, or decide here.")
    if vote.state != VoteState.CLOSED or vote.result is None:
        return _("This vote is not closed yet. Its result can be taken over when it is.")
    if not vote.result["quorum"]:
        return _("Too few took part in the vote: it decides nothing. Prepare another, or decide here.")
    if len(vote.options) - (vote.abstention is not None) != 2:
        return _("This vote chose between several and is neither for nor against. Put what was chosen to a vote.")
    return None


def failed(vote: Vote) -> bool:
    """Whether it came to nothing: called off, or closed with too few who took part."""
    return vote.state == VoteState.CANCELLED or bool(vote.result and not vote.result["quorum"])


def why_not_follow(decision: Decision) -> str | None:
    """Nothing follows any more from what was set aside."""
    if decision.set_aside_at:
        return _("This decision was set aside after an objection; nothing follows from it. The topic is decided anew.")
    return None


def check_money(by: Any, spending: Spending, action: MoneyAction) -> "Step[Money]":
    """The step of a request for money. Raises WrongState or NotAllowed."""
    step = MONEY.step(Money(spending.state), action)
    sentence = (
        why_not_hold(by, _meeting(spending)) if action == MoneyAction.SPEND else why_not_decide_money(by, spending)
    )
    if sentence:
        raise NotAllowed(sentence)
    return step


def why_not_money(by: Any, spending: Spending, action: MoneyAction) -> str | None:
    """The sentence that says why this account may not take this step now; None when it may."""
    try:
        check_money(by, spending, action)
    except Refusal as refusal:
        return str(refusal)
    return None


def why_not_decide_money(by: Any, spending: Spending) -> str | None:
    """Whoever decides about money in the area, and did not ask for this."""
    if sentence := _lacking(by, _meeting(spending).area_id, Permission.SPENDING_DECIDE):
        return sentence
    if by.pk == spending.outcome.by_id:
        return _("Somebody else than who asked for the money decides about it.")
    return None


def why_not_approve(spending: Spending, now: datetime) -> str | None:
    """Where decisions hang out, not before their days are over and every objection is answered."""
    decision: Decision = spending.outcome.decision
    if decision.set_aside_at:
        return _("The decision was set aside after an objection; it is decided anew. Refuse this request.")
    if not _meeting(spending).forum.posted_days:
        return None
    if decision.posted_until is None:
        return _("The decision has not hung out yet. Publish the minutes first.")
    if timezone.localdate(now) <= decision.posted_until:
        return _("Objections can be raised until %(day)s. Approve it after that.") % {"day": decision.posted_until}
    if decision.objections.filter(answered_at__isnull=True).exists():
        return _("An objection to the decision is not answered yet.")
    return None


def why_not_object(decision: Decision, now: datetime) -> str | None:
    """While it hangs out."""
    today = timezone.localdate(now)
    if decision.posted_on is None or decision.posted_until is None or today < decision.posted_on:
        return _("This decision does not hang out yet.")
    if decision.set_aside_at:
        return _("This decision was set aside after an objection; it is decided anew.")
    if today > decision.posted_until:
        return _("Objections could be raised until %(day)s. Tell us about it as a matter of your own.") % {
            "day": decision.posted_until
        }
    return None


def _meeting(spending: Spending) -> Meeting:
    return spending.outcome.decision.topic.meeting


def _lacking(account: Any, area_id: int, permission: Permission = Permission.MEETING_HOLD) -> str | None:
    if powers(account).may(permission, area_id):
        return None
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": permission.label
    }
