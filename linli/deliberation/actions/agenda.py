"""The agenda: it gathers by itself what waits; topics of one's own are added, moved, taken off."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import agenda, rules
from linli.deliberation.models import Forum, Meeting, Topic
from linli.deliberation.words import Action, Kind, Standing, State
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, Who
from linli.people.models import Account, Organisation

TITLE, ABOUT = 120, 4000
MOST = 60  # topics that come onto one agenda by themselves; whoever runs the meeting takes off what is too much


def gather_into(meeting: Meeting, *, by: Who, now: datetime) -> list[Topic]:
    """Put on the agenda of a meeting that the caller has locked what waits for it: first what was left undone, then
    the cases that the ladder sent, then accepted proposals. What somebody took off it stays off."""
    forum = _forum(meeting)
    room = MOST - meeting.topics.filter(state=Standing.OPEN).count()
    if room <= 0:
        return []
    order = (meeting.topics.aggregate(last=Max("order"))["last"] or 0) + 1
    off = set(meeting.topics.filter(state=Standing.TAKEN_OFF).values_list("case", flat=True))
    made = [_again(each, meeting) for each in agenda.carried(meeting)[:room]]
    taken = {each.case_id for each in made}
    found = agenda.cases(forum, meeting.area_id).select_related("category").exclude(pk__in=(off | taken) - {None})
    made += [
        Topic(meeting=meeting, kind=Kind.CASE, case=case, title=agenda.title_of(case))
        for case in found[: max(room - len(made), 0)]
    ]
    made += _proposed(forum, meeting, max(room - len(made), 0))
    for number, topic in enumerate(made, start=order):
        topic.order = number
    Topic.objects.bulk_create(made)
    if made:
        _record(meeting, by, now, {"gathered": [each.pk for each in made]})
    return made


def gather_due(*, now: datetime, ahead: timedelta = timedelta(days=62)) -> int:
    """Have every meeting that is to come gather what waits for it. Returns how many topics came onto agendas."""
    found = Meeting.objects.filter(state=State.CALLED, begins__gt=now, begins__lt=now + ahead).order_by("begins", "pk")
    first = {(each.forum_id, each.area_id): each.pk for each in reversed(found)}
    return sum(_gather(pk, now) for pk in first.values())


@transaction.atomic
def gather(*, meeting: Meeting, by: Account, now: datetime) -> list[Topic]:
    """Have it gather now."""
    return gather_into(_held(meeting, by), by=by, now=now)


@transaction.atomic
def add_topic(
    *,
    meeting: Meeting,
    title: str,
    about: str = "",
    brought_by: Organisation | None = None,
    by: Account,
    now: datetime,
) -> Topic:
    """Put something on the agenda in one's own words. Refusal without any, or when the same stands there already."""
    meeting = _held(meeting, by)
    said = clean(title, TITLE, field="title")
    if not said:
        raise Refusal(_("Say in a few words what is to be discussed."), field="title")
    if meeting.topics.filter(title=said, state=Standing.OPEN, kind=Kind.OWN).exists():
        raise Refusal(_("“%(topic)s” stands on the agenda already.") % {"topic": said}, field="title")
    order = (meeting.topics.aggregate(last=Max("order"))["last"] or 0) + 1
    about = clean(about, ABOUT, field="about")
    topic = Topic.objects.create(meeting=meeting, order=order, title=said, about=about, brought_by=brought_by)
    _record(meeting, by, now, {"added": topic.pk})
    return topic


@transaction.atomic
def move_topic(*, topic: Topic, up: bool, by: Account, now: datetime) -> Topic:
    """One place up or down; at the end it stays where it is."""
    meeting = _held(topic.meeting, by)
    listed = list(meeting.topics.exclude(state=Standing.TAKEN_OFF).order_by("order", "pk"))
    at = next((place for place, each in enumerate(listed) if each.pk == topic.pk), None)
    if at is None:
        raise WrongState(_("“%(topic)s” was taken off the agenda.") % {"topic": topic})
    to = at + (-1 if up else 1)
    if 0 <= to < len(listed):
        listed[at], listed[to] = listed[to], listed[at]
        for place, each in enumerate(listed, start=1):
            each.order = place
        Topic.objects.bulk_update(listed, ["order"])
        _record(meeting, by, now, {"moved": topic.pk, "to": to + 1})
    return Topic.objects.get(pk=topic.pk)


@transaction.atomic
def reword(*, topic: Topic, title: str, about: str, seen: int, by: Account, now: datetime) -> Topic:
    """Say otherwise what the topic is called and about."""
    meeting = _held(topic.meeting, by)
    topic = locked(Topic, topic.pk)
    if sentence := rules.why_not_discuss(topic):
        raise WrongState(sentence)
    if seen != topic.version:
        raise WrongState(_("Somebody changed this topic while you were looking at it. Look at it as it is now."))
    said = clean(title, TITLE, field="title")
    if not said:
        raise Refusal(_("Say in a few words what is to be discussed."), field="title")
    topic.title, topic.about, topic.version = said, clean(about, ABOUT, field="about"), topic.version + 1
    topic.save(update_fields=["title", "about", "version"])
    _record(meeting, by, now, {"reworded": topic.pk})
    return topic


@transaction.atomic
def take_off(*, topic: Topic, by: Account, now: datetime) -> Topic:
    """Take it off this agenda; a case goes on waiting for the next meeting."""
    meeting = _held(topic.meeting, by)
    topic = locked(Topic, topic.pk)
    if sentence := rules.why_not_discuss(topic):
        raise WrongState(sentence)
    topic.state, topic.version = Standing.TAKEN_OFF, topic.version + 1
    topic.save(update_fields=["state", "version"])
    _record(meeting, by, now, {"taken_off": topic.pk})
    return topic


@transaction.atomic
def _gather(pk: int, now: datetime) -> int:
    meeting = locked(Meeting, pk)
    return len(gather_into(meeting, by=SYSTEM, now=now)) if meeting.state == State.CALLED else 0


def _again(topic: Topic, meeting: Meeting) -> Topic:
    names = ("kind", "title", "about", "case_id", "proposal_id", "brought_by_id")
    # A vote that was still going on comes along; what was set aside after an objection is decided anew.
    vote = topic.vote_id if topic.state == Standing.POSTPONED else None
    return Topic(meeting=meeting, taken_from=topic, vote_id=vote, **{name: getattr(topic, name) for name in names})


def _proposed(forum: Forum, meeting: Meeting, room: int) -> list[Topic]:
    if not forum.proposals or not room:
        return []
    off = meeting.topics.filter(state=Standing.TAKEN_OFF, proposal__isnull=False).values("proposal")
    found = agenda.proposals(forum, meeting.area).exclude(pk__in=off)[:room]
    return [Topic(meeting=meeting, kind=Kind.PROPOSAL, proposal=each, title=each.title) for each in found]


def _forum(meeting: Meeting) -> Forum:
    """Its forum, locked with every other that takes proposals where it does: nothing comes onto two agendas at once."""
    wanted = Q(pk=meeting.forum_id)
    if meeting.forum.proposals:
        wanted |= Q(proposals=True)
    held = Forum.objects.select_for_update().filter(wanted).order_by("pk")
    return next(each for each in held if each.pk == meeting.forum_id)


def _held(meeting: Meeting, by: Account) -> Meeting:
    held = locked(Meeting, meeting.pk)
    rules.check(by, held, Action.SET_AGENDA)
    return held


def _record(meeting: Meeting, by: Who, now: datetime, facts: dict[str, object]) -> None:
    journal.record("meeting.agenda_set", meeting, by=by, at=now, data=facts, area_id=meeting.area_id)
