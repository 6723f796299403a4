"""A topic is put off with a reason and a day, comes up again by itself, and whoever raised it is told."""

from datetime import date, timedelta

import pytest

from linli.core.refusal import Refusal, WrongState
from linli.deliberation import actions, agenda
from linli.deliberation.jobs import look_after
from linli.deliberation.models import Topic
from linli.deliberation.proposing import next_day
from linli.deliberation.words import Standing
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.proposals import actions as proposals
from tests.at_once import both
from tests.cast import NOW, account
from tests.deliberation.conftest import BEGINS
from tests.proposals.conftest import accepted as accepted
from tests.proposals.conftest import proposes as proposes
from tests.proposals.conftest import resident_proposes as resident_proposes
from tests.proposals.conftest import says as says

DAY = date(2026, 11, 26)


@pytest.fixture
def topic(cast, session):
    """Something that cannot be decided yet; two of three members are there."""
    return actions.add_topic(meeting=session(), title="停车", by=cast.dispatcher, now=BEGINS)


@pytest.fixture
def later(cast, planned):
    """Calls a meeting of the committee on another day of November."""
    return lambda day: actions.call(planned(begins=BEGINS.replace(day=day)), by=cast.dispatcher, now=BEGINS)


def put_off(cast, topic, words="等图纸", again_on=DAY):
    return actions.put_off(topic=topic, words=words, again_on=again_on, by=cast.dispatcher, now=BEGINS)


@pytest.mark.parametrize(
    ("said", "sentence", "field"),
    [
        ({"words": " "}, "Say why it has to wait", "words"),
        ({"again_on": None}, r"Say from which day on it comes up again\.", "again_on"),
        ({"again_on": date(2026, 11, 19)}, "Choose a day after today, within a year", "again_on"),
        ({"again_on": date(2027, 11, 21)}, "Choose a day after today, within a year", "again_on"),
    ],
)
def test_it_needs_a_reason_and_a_day_to_come(cast, topic, said, sentence, field):
    with pytest.raises(Refusal, match=sentence) as refused:
        put_off(cast, topic, **said)
    topic.refresh_from_db()
    assert (refused.value.field, topic.state) == (field, Standing.OPEN)


def test_it_is_not_decided_in_this_meeting_any_more_and_not_gathered_by_it_either(cast, topic):
    put_off(cast, topic)
    with pytest.raises(WrongState, match=r"“停车” was put off until 2026-11-26\."):
        actions.decide(actions.Decided(words="划线"), topic=topic, by=cast.dispatcher, now=BEGINS)
    assert actions.gather(meeting=topic.meeting, by=cast.dispatcher, now=BEGINS) == []
    assert agenda.waiting(topic.meeting) == 0


def test_it_comes_up_again_at_the_first_meeting_from_that_day_on(cast, topic, later):
    put_off(cast, topic)
    before, then, after = later(25), later(26), later(27)
    assert [each.topics.count() for each in (before, then, after)] == [0, 1, 0]
    again = then.topics.get()
    assert (again.taken_from, again.title, again.again_on, again.why_later) == (topic, "停车", None, "")


def test_whoever_raised_the_case_reads_why_and_until_when(cast, session, sent):
    case = sent()
    put_off(cast, session().topics.get())
    reply = Event.objects.get(kind="case.replied", subject_id=case.pk)
    assert "2026-11-26" in reply.words.text and reply.words.text.endswith("\n等图纸")


def test_whoever_made_the_proposal_is_told(cast, forum, proposes, session):
    forum.proposals = True
    forum.save()
    made = proposes(title="亮化村道")
    other = account("deputy2", "示范代表 2", cast.street_office, "dispatcher", cast.street)
    proposals.second(proposal=made, by=other, now=NOW)
    proposals.accept(proposal=made, organisation=cast.works, by=cast.dispatcher, now=NOW)
    topic = session().topics.get()
    put_off(cast, topic)
    noted = Event.objects.get(kind="proposal.put_off", subject_id=made.pk)
    assert noted.words.text.endswith("等图纸")
    assert Notice.objects.filter(account=cast.dispatcher, key__contains=f"put_off{topic.pk}").count() == 1


def test_taken_off_the_later_agenda_a_proposal_waits_for_the_next(cast, forum, accepted, session, later):
    forum.proposals = True
    forum.save()
    put_off(cast, session().topics.get())
    then = later(26)
    actions.take_off(topic=then.topics.get(), by=cast.dispatcher, now=BEGINS)
    assert [each.proposal for each in later(27).topics.all()] == [accepted]


def test_a_meeting_is_asked_for_once_where_none_is_called_by_that_day(cast, topic):
    put_off(cast, topic)
    at = BEGINS + timedelta(days=7)
    assert [look_after(now) for now in (at - timedelta(days=1), at, at + timedelta(days=1))] == [0, 1, 0]
    notice = Notice.objects.get(account=cast.dispatcher, key=f"meeting:put_off:{topic.pk}")
    assert "停车" in notice.subject


def test_no_meeting_is_asked_for_where_one_takes_it_up(cast, topic, later):
    put_off(cast, topic)
    later(27)
    assert Topic.objects.filter(taken_from=topic).exists()
    assert actions.call_for_due(now=BEGINS + timedelta(days=7)) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_ask_for_one_meeting(cast, topic):
    put_off(cast, topic)
    at = BEGINS + timedelta(days=7)
    assert both(lambda: actions.call_for_due(now=at), lambda: actions.call_for_due(now=at)) == []
    assert Event.objects.filter(kind="topic.called_for").count() == 1


def test_the_day_that_is_offered_is_that_of_the_next_meeting(cast, forum, topic, later):
    assert next_day(topic.meeting, BEGINS) == date(2026, 12, 19)
    forum.rhythm, forum.weekday, forum.week, forum.begins = "monthly", 1, 1, BEGINS.time()
    forum.save()
    topic.meeting.refresh_from_db()
    topic.meeting.forum.refresh_from_db()
    assert next_day(topic.meeting, BEGINS) == date(2026, 12, 7)
    later(25)
    assert next_day(topic.meeting, BEGINS) == date(2026, 11, 25)
