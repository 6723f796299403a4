"""Who may do what with a meeting, and why not: each rule is a sentence or nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.refusal import NotAllowed, Refusal
from linli.deliberation.lifecycle import MEETING, Step
from linli.deliberation.models import Decision, Forum, Meeting, Topic
from linli.deliberation.words import Action, Standing, State
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


def _lacking(account: Any, area_id: int) -> str | None:
    if powers(account).may(Permission.MEETING_HOLD, area_id):
        return None
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": Permission.MEETING_HOLD.label
    }
