"""Calling a meeting: who is on its list, who is told, what it is refused for."""

from datetime import timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.deliberation import actions
from linli.deliberation.models import Attendance, Meeting
from linli.deliberation.words import State
from linli.journal.models import Event
from linli.notify.models import Notice
from tests.at_once import both
from tests.cast import NOW, keep_organisation
from tests.deliberation.conftest import BEGINS


def names(meeting):
    return sorted(each.who for each in meeting.attendances.all())


def test_a_meeting_lists_whoever_belongs_in_its_area_and_tells_them(cast, called):
    meeting = called()
    assert names(meeting) == ["网格员 01", "网格员 12", "网格员 13"]
    told = Notice.objects.filter(account=cast.north_worker).values_list("subject", "link")
    assert list(told) == [("会议：“两委会”，2026-11-19 14:30，二楼会议室", f"/desk/deliberation/{meeting.pk}/")]
    assert not Notice.objects.filter(account=cast.south_worker).exists()
    assert list(Event.objects.filter(subject_type="meeting").values_list("kind", flat=True)) == ["meeting.called"]


def test_organisations_of_its_kinds_belong_those_around_where_there_are_none_within(cast, forum, planned):
    forum.roles, forum.organisation_kinds = [], ["committee", "department"]
    forum.save()
    meeting = actions.call(planned(), by=cast.dispatcher, now=NOW)
    assert names(meeting) == ["北社区居委会", "城管科"]


def test_it_is_called_only_where_one_holds_meetings_and_at_the_forum_s_level(cast, planned):
    with pytest.raises(NotAllowed, match="Your posts do not include “Call meetings"):
        actions.call(planned(), by=cast.north_worker, now=NOW)
    with pytest.raises(NotAllowed, match="“Committee” is not held at this level"):
        actions.call(planned(area=cast.street), by=cast.dispatcher, now=NOW)
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"ends": BEGINS}, "ends", "It ends after it begins."),
        ({"ends": BEGINS + timedelta(hours=15)}, "ends", "That is longer than a day’s work."),
        ({"begins": NOW - timedelta(hours=1)}, "begins", "This time is past."),
        ({"place": " "}, "place", "Choose a station, or write where it is."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, planned, more, field, sentence):
    with pytest.raises(Refusal, match=sentence) as refused:
        actions.call(planned(**more), by=cast.dispatcher, now=NOW)
    assert (refused.value.field, Meeting.objects.count()) == (field, 0)


def test_it_is_called_as_many_days_before_as_the_practice_asks(cast, forum, planned):
    forum.call_days = 2
    forum.save()
    with pytest.raises(Refusal, match=r"“Committee” is called at least 2 days before\."):
        actions.call(planned(), by=cast.dispatcher, now=NOW)


def test_where_households_count_somebody_says_how_many_there_are(cast, households, planned):
    with pytest.raises(Refusal, match="Say how many households there are"):
        actions.call(planned(forum=households), by=cast.dispatcher, now=NOW)
    meeting = actions.call(planned(forum=households, households=90), by=cast.dispatcher, now=NOW)
    assert (meeting.households, meeting.attendances.count()) == (90, 0)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_who_call_the_same_meeting_at_once_call_one(cast, planned):
    def call():
        actions.call(planned(), by=cast.dispatcher, now=NOW)

    assert both(call, call) == ["This meeting is called for that time already. Look at the list of meetings."]
    assert Meeting.objects.count() == 1


def test_another_time_is_told_and_another_title_is_not(cast, called, planned):
    meeting = called()
    Notice.objects.all().delete()
    meeting = actions.change(planned(title="临时会"), meeting=meeting, seen=1, by=cast.dispatcher, now=NOW)
    assert (meeting.title, Notice.objects.count()) == ("临时会", 0)
    later = BEGINS + timedelta(days=1)
    meeting = actions.change(planned(begins=later), meeting=meeting, seen=2, by=cast.dispatcher, now=NOW)
    assert meeting.begins == later
    told = Notice.objects.get(account=cast.north_worker).subject
    assert told == "改期：“两委会”改为 2026-11-20 14:30，二楼会议室"


def test_a_stale_page_changes_nothing(cast, called, planned):
    meeting = called()
    actions.change(planned(title="临时会"), meeting=meeting, seen=1, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState, match=r"Somebody changed this meeting while you were looking at it\."):
        actions.cancel(meeting=meeting, words="下大雨", seen=1, by=cast.dispatcher, now=NOW)


def test_a_cancelled_meeting_says_why_and_its_topics_wait_for_the_next(cast, called, sent, planned):
    case, meeting = sent(), called()
    with pytest.raises(Refusal, match="Say why it does not take place"):
        actions.cancel(meeting=meeting, words=" ", seen=1, by=cast.dispatcher, now=NOW)
    actions.cancel(meeting=meeting, words="下大雨", seen=1, by=cast.dispatcher, now=NOW)
    again = actions.call(planned(), by=cast.dispatcher, now=NOW)
    assert [(each.case, each.taken_from.meeting) for each in again.topics.all()] == [(case, meeting)]
    assert Meeting.objects.get(pk=meeting.pk).state == State.CANCELLED


def test_somebody_else_is_asked_too_once(cast, called):
    meeting = called()
    office = keep_organisation("o-police", "police", "派出所", cast.street)
    for _time in range(2):
        actions.invite(meeting=meeting, organisation=office, by=cast.dispatcher, now=NOW)
        actions.invite(meeting=meeting, person=cast.officer.person, by=cast.dispatcher, now=NOW)
    assert names(meeting)[-2:] == ["派出所", "科员 01"] or set(names(meeting)) >= {"派出所", "科员 01"}
    assert Attendance.objects.filter(meeting=meeting).count() == 5
    with pytest.raises(Refusal, match="Name a person or an organisation"):
        actions.invite(meeting=meeting, by=cast.dispatcher, now=NOW)


def test_who_sees_a_meeting(cast, called, households, planned):
    meeting = called()
    seen = {name: Meeting.objects.visible_to(getattr(cast, name)).count() for name in ("dispatcher", "north_worker")}
    assert seen == {"dispatcher": 1, "north_worker": 1}
    assert Meeting.objects.visible_to(cast.south_worker).count() == 0
    actions.call(planned(forum=households, households=9), by=cast.dispatcher, now=NOW)
    assert Meeting.objects.visible_to(cast.south_worker).exclude(pk=meeting.pk).count() == 1
