"""Meetings in calendars: whose they are, what they say, and that the cancelled go out again."""

from datetime import timedelta

from icalendar import Calendar

from linli.deliberation import actions, calendars
from tests.cast import NOW
from tests.deliberation.conftest import BEGINS


def entries(content):
    return Calendar.from_ical(content).walk("VEVENT")


def titles(content):
    return [str(each["summary"]) for each in entries(content)]


def test_a_member_has_those_on_whose_list_they_are_and_those_they_run(cast, called, planned):
    called(title="两委例会")
    actions.call(planned(area=cast.south, title="南边的会"), by=cast.dispatcher, now=NOW)
    assert titles(calendars.of_member(cast.north_worker, NOW)) == ["两委例会"]
    assert titles(calendars.of_member(cast.dispatcher, NOW)) == ["两委例会", "南边的会"]
    assert titles(calendars.of_member(cast.outsider, NOW)) == []


def test_whoever_serves_in_an_organisation_on_the_list_has_it_too(cast, called):
    meeting = called()
    assert entries(calendars.of_member(cast.officer, NOW)) == []
    actions.invite(meeting=meeting, organisation=cast.works, by=cast.dispatcher, now=NOW)
    assert len(entries(calendars.of_member(cast.officer, NOW))) == 1


def test_an_entry_says_when_where_and_where_to_read_more_and_changes_with_the_meeting(cast, called, planned, settings):
    settings.PUBLIC_ADDRESS = "https://linli.example"
    meeting = called(about="请带材料")
    later = planned(begins=BEGINS + timedelta(hours=1), about="请带材料")
    moved = actions.change(later, meeting=meeting, seen=1, by=cast.dispatcher, now=NOW)
    (entry,) = entries(calendars.one(moved))
    assert (entry["uid"], int(entry["sequence"])) == (f"meeting-{meeting.pk}@linli", 2)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (moved.begins, moved.ends)
    assert (str(entry["location"]), str(entry["description"])) == ("二楼会议室", "请带材料")
    assert entry["url"] == f"https://linli.example/desk/deliberation/{meeting.pk}/"
    (public,) = entries(calendars.one(moved, public=True))
    assert public["url"] == f"https://linli.example/deliberation/{meeting.pk}/"


def test_a_cancelled_one_stays_in_it_as_cancelled(cast, called):
    meeting = called()
    actions.cancel(meeting=meeting, words="下雨", seen=1, by=cast.dispatcher, now=NOW)
    assert [str(each["status"]) for each in entries(calendars.of_member(cast.north_worker, NOW))] == ["CANCELLED"]
    assert entries(calendars.of_member(cast.north_worker, BEGINS + timedelta(days=63))) == []


def test_residents_have_those_announced_to_everybody_for_their_place_and_of_a_kind(cast, called, planned, households):
    called()
    actions.call(planned(forum=households, households=9), by=cast.dispatcher, now=NOW)
    assert titles(calendars.of_residents(None, None, NOW)) == ["居民会议"]
    assert titles(calendars.of_residents(cast.grid_n1.pk, households.pk, NOW)) == ["居民会议"]
    assert titles(calendars.of_residents(cast.south.pk, None, NOW)) == []
    assert titles(calendars.of_residents(None, planned().forum.pk, NOW)) == []
