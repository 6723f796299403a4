"""A topic is put off 暂缓 with a reason and a day: it comes up again at the first meeting from that day on, and whoever
raised it is told. Where none is called by then, whoever ran the meeting is asked for one."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import agenda, rules
from linli.deliberation.actions import back
from linli.deliberation.actions.deciding import held
from linli.deliberation.models import Meeting, Topic
from linli.deliberation.telling import running, tell
from linli.deliberation.words import Action, Standing
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.notify.words import Group
from linli.people.models import Account

WHY = 400
LONGEST = timedelta(days=366)


@transaction.atomic
def put_off(*, topic: Topic, words: str, again_on: date | None, by: Account, now: datetime) -> Topic:
    """Put it off. Refusal without a reason, or for a day that is not to come within a year; WrongState when it is
    decided already."""
    meeting, topic = held(topic, Action.PUT_OFF, by)
    if sentence := rules.why_not_discuss(topic):
        raise WrongState(sentence)
    topic.why_later, topic.again_on = _why(words), _day(again_on, now)
    topic.state, topic.version = Standing.POSTPONED, topic.version + 1
    topic.save(update_fields=["why_later", "again_on", "state", "version"])
    facts = {"meeting": meeting.pk, "again_on": topic.again_on.isoformat()}
    said = topic.why_later
    journal.record("topic.postponed", topic, by=by, at=now, data=facts, words=said, area_id=meeting.area_id)
    back.put_off(topic, meeting, by=by, now=now)
    return topic


def call_for_due(*, now: datetime) -> int:
    """Ask for a meeting about every topic whose day has come and that stands on no agenda, once. Returns how many."""
    done = 0
    while _call_for_next(now):
        done += 1
    return done


@transaction.atomic
def _call_for_next(now: datetime) -> Topic | None:
    due = agenda.put_off_until(timezone.localdate(now)).filter(called_for_at__isnull=True).order_by("again_on", "pk")
    topic = due.select_for_update(skip_locked=True, of=("self",)).first()
    if topic is None:
        return None
    topic.called_for_at = now
    topic.save(update_fields=["called_for_at"])
    meeting: Meeting = topic.meeting
    tell(
        running(meeting),
        lambda: _("Put off until today, and on no agenda yet: “%(topic)s”. Call a meeting.") % {"topic": topic},
        key=f"meeting:put_off:{topic.pk}",
        now=now,
        link=topic.get_absolute_url(),
        group=Group.TO_DO,
    )
    facts = {"meeting": meeting.pk}
    journal.record("topic.called_for", topic, by=SYSTEM, at=now, data=facts, area_id=meeting.area_id)
    return topic


def _why(words: str) -> str:
    why = clean(words, WHY, field="words")
    if not why:
        raise Refusal(_("Say why it has to wait; whoever raised it and the next meeting read it."), field="words")
    return why


def _day(day: date | None, now: datetime) -> date:
    today = timezone.localdate(now)
    if day is None:
        raise Refusal(_("Say from which day on it comes up again."), field="again_on")
    if not today < day <= today + LONGEST:
        raise Refusal(_("Choose a day after today, within a year."), field="again_on")
    return day
