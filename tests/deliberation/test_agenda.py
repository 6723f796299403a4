"""The agenda gathers by itself what waits."""

import pytest

from linli.cases import actions as cases
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.deliberation import actions, agenda
from linli.deliberation.models import Topic
from linli.deliberation.words import Kind, Standing
from tests.at_once import both
from tests.cast import NOW
from tests.deliberation.conftest import BEGINS


def listed(meeting):
    return [(each.title, each.state) for each in meeting.topics.order_by("order", "pk")]


def test_cases_of_the_ladder_and_the_area_come_onto_it_without_the_resident_s_words(cast, called, sent):
    case, elsewhere = sent(), sent("南边的灯", area=cast.grid_s1)
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    meeting = called()
    topic = meeting.topics.get()
    assert (topic.kind, topic.case, topic.title) == (Kind.CASE, case, "Street lamps")
    assert "桥" not in topic.title and not Topic.objects.filter(case=elsewhere).exists()


def test_what_is_sent_later_is_gathered_by_the_worker_and_stands_on_one_agenda_only(cast, called, planned, sent):
    first = called()
    second = actions.call(planned(begins=BEGINS.replace(hour=17)), by=cast.dispatcher, now=NOW)
    sent()
    assert actions.gather_due(now=NOW) == 1
    assert actions.gather_due(now=NOW) == 0
    assert (first.topics.count(), second.topics.count()) == (1, 0)


def test_a_complaint_about_somebody_here_comes_before_no_meeting(cast, called, sent):
    case = sent()
    cases.mark(case=case, organisation=cast.works, by=cast.dispatcher, now=NOW)
    assert called().topics.count() == 0


def test_what_was_taken_off_stays_off_and_waits_for_the_next_meeting(cast, called, planned, sent):
    case, meeting = sent(), called()
    actions.take_off(topic=meeting.topics.get(), by=cast.dispatcher, now=NOW)
    assert actions.gather(meeting=meeting, by=cast.dispatcher, now=NOW) == []
    later = actions.call(planned(begins=BEGINS.replace(day=26)), by=cast.dispatcher, now=NOW)
    assert [each.case for each in later.topics.all()] == [case]


def test_topics_in_one_s_own_words_are_added_moved_and_reworded(cast, called):
    meeting = called()
    for title in ("停车", "绿化", "晾衣"):
        actions.add_topic(meeting=meeting, title=title, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match=r"“停车” stands on the agenda already\."):
        actions.add_topic(meeting=meeting, title="停车 ", by=cast.dispatcher, now=NOW)
    last = meeting.topics.get(title="晾衣")
    for _time in range(5):
        actions.move_topic(topic=last, up=True, by=cast.dispatcher, now=NOW)
    actions.reword(topic=last, title="公共晾衣", about="场地", seen=1, by=cast.dispatcher, now=NOW)
    assert [title for title, _state in listed(meeting)] == ["公共晾衣", "停车", "绿化"]
    with pytest.raises(WrongState, match="Somebody changed this topic"):
        actions.reword(topic=last, title="别的", about="", seen=1, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        actions.add_topic(meeting=meeting, title="外人的", by=cast.outsider, now=NOW)


def test_what_is_not_decided_waits_for_the_next_meeting_with_what_was_said(cast, session, planned, sent):
    case = sent()
    meeting = session()
    actions.add_topic(meeting=meeting, title="停车", by=cast.dispatcher, now=BEGINS)
    actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS)
    assert [state for _title, state in listed(meeting)] == [Standing.POSTPONED] * 2
    again = actions.call(planned(begins=BEGINS.replace(day=26)), by=cast.dispatcher, now=BEGINS)
    assert [(each.case, each.title) for each in again.topics.order_by("order")] == [
        (case, f"No. {case.pk}"),
        (None, "停车"),
    ]
    assert agenda.waiting(again) == 0


def test_a_case_that_went_on_meanwhile_is_not_carried_over(cast, session, planned, sent):
    case, meeting = sent(), session()
    actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS)
    cases.assign(case=case, by=cast.dispatcher, now=BEGINS, organisation=cast.works)
    assert actions.call(planned(begins=BEGINS.replace(day=26)), by=cast.dispatcher, now=BEGINS).topics.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_who_gather_at_once_list_a_case_once(cast, called, sent):
    called()
    sent()
    assert both(lambda: actions.gather_due(now=NOW), lambda: actions.gather_due(now=NOW)) == []
    assert Topic.objects.count() == 1
