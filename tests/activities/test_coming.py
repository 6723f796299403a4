"""Reminders, the door, minutes and the report."""

from datetime import datetime, timedelta

import pytest

from linli.activities import actions, report
from linli.activities.models import Activity, ActivityPhoto, SignUp
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.expiring import expire
from linli.journal.models import Event
from linli.notify.models import Notice
from tests.activities.conftest import TOMORROW
from tests.cast import NOW, SHANGHAI


def test_those_with_a_place_are_reminded_the_day_before_exactly_once(cast, lecture, comes):
    activity = lecture(limit=1)
    actions.join(activity=activity, by=cast.officer, now=NOW)
    actions.join(activity=activity, by=cast.outsider, now=NOW)  # waits
    early = NOW.replace(hour=8, minute=59)
    assert actions.remind_due(now=early) == 0
    assert [actions.remind_due(now=NOW) for _time in range(3)] == [1, 0, 0]
    assert list(Notice.objects.values_list("account", flat=True)) == [cast.officer.pk]
    assert Event.objects.filter(kind="activity.reminded").count() == 1


def test_another_day_is_reminded_of_again(cast, lecture, planned):
    activity = lecture()
    actions.join(activity=activity, by=cast.officer, now=NOW)
    actions.remind_due(now=NOW)
    later = TOMORROW + timedelta(days=3)
    new = planned(begins=later, ends=later + timedelta(hours=1))
    actions.change(new, activity=activity, seen=1, by=cast.dispatcher, now=NOW)
    assert actions.remind_due(now=NOW) == 0
    assert actions.remind_due(now=later - timedelta(days=1)) == 1
    assert Notice.objects.filter(account=cast.officer).count() == 3


def test_one_comes_by_the_code_at_the_door_once_and_those_who_wait_are_sent_to_the_door(cast, lecture, comes):
    activity = lecture(limit=1)
    first, second = comes(activity, 1), comes(activity, 2)
    with pytest.raises(Refusal) as early:
        actions.check_in(sign_up=first, by=RESIDENT, now=TOMORROW - timedelta(hours=2))
    assert str(early.value).startswith("It is too early")
    here = TOMORROW - timedelta(minutes=10)
    assert [actions.check_in(sign_up=first, by=RESIDENT, now=here).came_how for _time in range(2)] == ["code"] * 2
    with pytest.raises(Refusal):
        actions.check_in(sign_up=second, by=RESIDENT, now=here)
    let_in = actions.check_in(sign_up=second, by=cast.north_worker, now=here)
    assert let_in.came_how == "list"
    actions.take_back(sign_up=let_in, by=cast.north_worker, now=here)
    assert list(SignUp.objects.filter(came_at__isnull=False)) == [first]
    with pytest.raises(NotAllowed):
        actions.check_in(sign_up=second, by=cast.officer, now=here)


def test_whoever_did_not_sign_up_comes_in_while_there_is_room_and_takes_nobodys_place(cast, lecture, comes):
    activity = lecture(limit=2)
    comes(activity, 1)
    here = TOMORROW
    actions.walk_in(actions.Guest(name=""), activity=activity, by=RESIDENT, now=here)
    with pytest.raises(Refusal) as full:
        actions.walk_in(actions.Guest(name=""), activity=activity, by=RESIDENT, now=here)
    assert str(full.value) == "All places are taken. At the door they see whether there is still room."
    actions.walk_in(actions.Guest(name="居民 09"), activity=activity, by=cast.dispatcher, now=here)
    assert Activity.objects.get().taken == 1
    assert SignUp.objects.filter(walk_in=True, came_at=here).count() == 2


def test_minutes_pictures_and_those_on_no_list_are_kept_when_it_has_begun(cast, lecture):
    activity = lecture()
    said = {"activity": activity, "text": "讲了灭火器", "beside": 30, "photos": [b"jpeg", b"jpeg"]}
    with pytest.raises(Refusal) as early:
        actions.keep_minutes(**said, seen=1, by=cast.north_worker, now=NOW)
    assert str(early.value) == "This activity has not begun yet."
    held = actions.keep_minutes(**said, seen=1, by=cast.north_worker, now=TOMORROW)
    assert (held.state, held.minutes, held.beside) == ("held", "讲了灭火器", 30)
    assert ActivityPhoto.objects.count() == 1
    with pytest.raises(WrongState):
        actions.keep_minutes(**said, seen=1, by=cast.north_worker, now=TOMORROW)


def test_the_list_is_shown_whole_only_for_a_purpose_that_is_written_down(cast, lecture, comes):
    activity = lecture()
    comes(activity, 1)
    with pytest.raises(NotAllowed):
        actions.reveal_list(activity=activity, purpose="通知改期", by=cast.officer, now=NOW)
    with pytest.raises(Refusal):
        actions.reveal_list(activity=activity, purpose="", by=cast.dispatcher, now=NOW)
    whole = actions.reveal_list(activity=activity, purpose="通知改期", by=cast.dispatcher, now=NOW)
    assert [(each.name, each.phone) for each in whole] == [("居民 01", "13900000001")]
    event = Event.objects.get(kind="activity.revealed")
    assert (event.actor_id, event.words.text) == (cast.dispatcher.pk, "通知改期")


def test_the_report_counts_all_who_came(cast, lecture, comes, station):
    activity = lecture(limit=1)
    first = comes(activity, 1)
    comes(activity, 2)
    gone = comes(activity, 3)
    actions.withdraw(sign_up=gone, by=RESIDENT, now=NOW)
    actions.check_in(sign_up=first, by=RESIDENT, now=TOMORROW)
    actions.walk_in(actions.Guest(name=""), activity=activity, by=cast.dispatcher, now=TOMORROW)
    actions.keep_minutes(activity=activity, text="", beside=30, photos=[], seen=1, by=cast.north_worker, now=TOMORROW)
    cancelled = lecture()
    actions.cancel(activity=cancelled, words="停电", seen=1, by=cast.dispatcher, now=NOW)
    span = {"since": datetime(2026, 1, 1, tzinfo=SHANGHAI), "until": datetime(2027, 1, 1, tzinfo=SHANGHAI)}
    names = {"kind": "Lecture", "station": str(station), "organisation": "北社区居委会", "month": "2026-11"}
    for way, name in names.items():
        assert report.rows(Activity.objects.all(), way=way, **span) == [report.Row(name, 1, 2, 32, 1, 30)]


def test_name_and_number_are_erased_90_days_after(cast, lecture, comes):
    made = comes(lecture(), 1)
    expire(now=TOMORROW + timedelta(days=80))
    made.refresh_from_db()
    assert made.name == "居民 01"
    expire(now=TOMORROW + timedelta(days=92))
    made.refresh_from_db()
    assert (made.name, made.phone, made.mark, made.number) == ("", "", None, 1)
