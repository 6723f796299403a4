"""Accepted proposals come before a meeting; what it decides stands in their story and their proposers hear of it."""

from datetime import timedelta

import pytest

from linli.core.refusal import NotAllowed
from linli.deliberation import actions, agenda
from linli.deliberation.decided import decided_about
from linli.deliberation.models import Topic
from linli.deliberation.words import Follows, Kind
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.proposals import actions as proposals
from linli.proposals.words import State
from tests.at_once import both
from tests.cast import NOW, account
from tests.deliberation.conftest import BEGINS
from tests.proposals.conftest import accepted as accepted
from tests.proposals.conftest import proposes as proposes
from tests.proposals.conftest import resident_proposes as resident_proposes
from tests.proposals.conftest import says as says


@pytest.fixture
def takes(forum):
    """The committee takes proposals."""
    forum.proposals = True
    forum.save()
    return forum


@pytest.fixture
def own(cast, proposes):
    """A deputy's, seconded by another and accepted."""
    made = proposes(title="亮化村道")
    other = account("deputy2", "示范代表 2", cast.street_office, "dispatcher", cast.street)
    proposals.second(proposal=made, by=other, now=NOW)
    return proposals.accept(proposal=made, organisation=cast.works, by=cast.dispatcher, now=NOW)


def test_accepted_ones_come_onto_the_agenda_once_and_others_do_not(cast, takes, own, proposes, called, planned):
    proposes(title="还没有受理")
    first = called()
    second = actions.call(planned(begins=BEGINS.replace(hour=17)), by=cast.dispatcher, now=NOW)
    topic = first.topics.get()
    assert (topic.kind, topic.proposal, topic.title) == (Kind.PROPOSAL, own, "亮化村道")
    assert (second.topics.count(), agenda.waiting(second)) == (0, 0)
    assert actions.gather(meeting=first, by=cast.dispatcher, now=NOW) == []


def test_a_forum_that_takes_none_and_another_place_have_none(cast, forum, own, called, planned):
    assert called().topics.count() == 0
    forum.proposals = True
    forum.save()
    south = actions.call(planned(area=cast.south), by=cast.dispatcher, now=NOW)
    assert south.topics.count() == 0


def test_one_that_was_taken_off_waits_for_the_next_meeting(cast, takes, own, called, planned):
    meeting = called()
    actions.take_off(topic=meeting.topics.get(), by=cast.dispatcher, now=NOW)
    assert actions.gather(meeting=meeting, by=cast.dispatcher, now=NOW) == []
    later = actions.call(planned(begins=BEGINS.replace(day=26)), by=cast.dispatcher, now=NOW)
    assert [each.proposal for each in later.topics.all()] == [own]


def test_one_not_decided_is_carried_over_until_it_is_answered(cast, takes, own, session, planned):
    meeting = session()
    actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS)
    later = actions.call(planned(begins=BEGINS.replace(day=26)), by=cast.dispatcher, now=BEGINS)
    assert [(each.proposal, each.taken_from.meeting) for each in later.topics.all()] == [(own, meeting)]
    actions.cancel(meeting=later, words="下雨", seen=later.version, by=cast.dispatcher, now=BEGINS)
    own.state, own.answer = State.ANSWERED, "已列入计划"
    own.save()
    last = actions.call(planned(begins=BEGINS.replace(day=27)), by=cast.dispatcher, now=BEGINS)
    assert last.topics.count() == 0


def test_what_is_decided_stands_in_its_story_and_its_proposer_hears_it(cast, takes, own, session):
    topic = session().topics.get()
    decision = actions.decide(actions.Decided(words="年内完成"), topic=topic, by=cast.dispatcher, now=BEGINS)
    own.refresh_from_db()
    assert (own.state, decided_about(own.pk)) == (State.ACCEPTED, [decision])  # who answers it still does
    event = Event.objects.get(kind="proposal.decided")
    assert (event.subject_id, event.data["decision"]) == (own.pk, decision.pk)
    told = Notice.objects.get(account=cast.dispatcher, key__startswith="proposal:decided")
    assert "亮化村道" in told.subject and told.link == own.get_absolute_url()


def test_decided_anew_after_an_objection_it_is_told_again(cast, takes, own, session, planned):
    first = actions.decide(
        actions.Decided(words="年内完成"), topic=session().topics.get(), by=cast.dispatcher, now=BEGINS
    )
    first.posted_on, first.posted_until = BEGINS.date(), BEGINS.date() + timedelta(days=7)
    first.save()
    said = actions.Objecting(name="居民 01", phone="13900000001", words="太慢")
    made = actions.raise_objection(said, decision=first, by=RESIDENT, now=BEGINS)
    actions.answer_objection(objection=made, upheld=True, words="重议", by=cast.dispatcher, now=BEGINS)
    later = BEGINS + timedelta(days=7)
    meeting = actions.call(planned(begins=later), by=cast.dispatcher, now=BEGINS)
    for row in list(meeting.attendances.order_by("pk"))[:2]:
        actions.check_in(attendance=row, by=cast.dispatcher, now=later)
    actions.begin(meeting=meeting, by=cast.dispatcher, now=later)
    topic = meeting.topics.get()
    second = actions.decide(actions.Decided(words="月内完成"), topic=topic, by=cast.dispatcher, now=later)
    assert decided_about(own.pk) == [first, second]
    assert Notice.objects.filter(account=cast.dispatcher, key__startswith="proposal:decided").count() == 2


def test_an_answer_follows_only_from_who_answers_it(cast, takes, own, session):
    topic = session().topics.get()
    decision = actions.decide(actions.Decided(words="年内完成"), topic=topic, by=cast.dispatcher, now=BEGINS)
    answer = actions.Wanted(kind=Follows.ANSWER, words="已排工期")
    with pytest.raises(NotAllowed, match="answers this proposal"):
        actions.follow(answer, decision=decision, by=cast.dispatcher, now=BEGINS)
    assert decision.outcomes.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_forums_that_gather_at_once_list_it_once(cast, takes, households, called, planned, own):
    households.proposals = True
    households.save()
    meetings = [called(), actions.call(planned(forum=households, households=9), by=cast.dispatcher, now=NOW)]
    Topic.objects.all().delete()

    def gathers(meeting):
        return lambda: actions.gather(meeting=meeting, by=cast.dispatcher, now=NOW)

    assert both(*(gathers(each) for each in meetings)) == []
    assert [each.proposal for each in Topic.objects.all()] == [own]
