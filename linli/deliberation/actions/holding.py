"""A meeting takes its course: begun, adjourned when too few came, ended."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import hours
from linli.core.deadline import Allowance, Unit, due
from linli.core.prepared import locked
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.deliberation import quorum, rules
from linli.deliberation.actions.agenda import gather_into
from linli.deliberation.models import Decision, Meeting
from linli.deliberation.words import Action, Standing, State
from linli.journal import actions as journal
from linli.people.models import Account

LONGEST = 400


@transaction.atomic
def begin(*, meeting: Meeting, by: Account, now: datetime) -> Meeting:
    """It is in session; what has come to wait for it meanwhile is put on the agenda. Said twice, it is one."""
    meeting = locked(Meeting, meeting.pk)
    if meeting.state == State.OPEN and rules.why_not_hold(by, meeting) is None:
        return meeting
    rules.check(by, meeting, Action.BEGIN)
    if sentence := rules.why_not_begin(meeting, now):
        raise Refusal(sentence)
    gather_into(meeting, by=by, now=now)
    meeting.state, meeting.begun_at, meeting.version = State.OPEN, now, meeting.version + 1
    meeting.save(update_fields=["state", "begun_at", "version"])
    journal.record("meeting.begun", meeting, by=by, at=now, area_id=meeting.area_id)
    return meeting


@transaction.atomic
def adjourn(*, meeting: Meeting, words: str, by: Account, now: datetime) -> Meeting:
    """Too few came: what was not decided waits for the meeting called again."""
    meeting = locked(Meeting, meeting.pk)
    rules.check(by, meeting, Action.ADJOURN)
    at = quorum.of(meeting)
    why = clean(words, LONGEST, field="words")
    if at.enough:
        raise Refusal(
            _("%(present)d have come, which is enough to decide. Postpone single topics, or end the meeting.")
            % {"present": at.present}
        )
    meeting.topics.filter(state=Standing.OPEN).update(state=Standing.POSTPONED)
    meeting.state, meeting.ended_at, meeting.version = State.ADJOURNED, now, meeting.version + 1
    meeting.save(update_fields=["state", "ended_at", "version"])
    facts = {"present": at.present, "needed": at.needed}
    journal.record("meeting.adjourned", meeting, by=by, at=now, data=facts, words=why, area_id=meeting.area_id)
    return meeting


@transaction.atomic
def end(*, meeting: Meeting, by: Account, now: datetime) -> Meeting:
    """It is over: topics without a decision wait for the next one, and from here the time for its minutes runs."""
    meeting = locked(Meeting, meeting.pk)
    rules.check(by, meeting, Action.END)
    left = meeting.topics.filter(state=Standing.OPEN).update(state=Standing.POSTPONED)
    meeting.state, meeting.ended_at, meeting.version = State.ENDED, now, meeting.version + 1
    meeting.minutes_due_at = minutes_due(meeting, now)
    meeting.save(update_fields=["state", "ended_at", "version", "minutes_due_at"])
    facts = {
        "postponed": left,
        "decided": Decision.objects.filter(topic__meeting=meeting).count(),
        "minutes_due": meeting.minutes_due_at.isoformat(),
    }
    journal.record("meeting.ended", meeting, by=by, at=now, data=facts, area_id=meeting.area_id)
    return meeting


def minutes_due(meeting: Meeting, now: datetime) -> datetime:
    """Until when its minutes are to be published: working days of the practice's calendar."""
    allowance = Allowance(max(meeting.forum.minutes_days, 1), Unit.WORKING_DAYS)
    return due(now, allowance, hours.calendar(meeting.area_id)).at
