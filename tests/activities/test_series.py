"""The same again and again: holidays left out by name, made-up days named."""

from datetime import date, datetime, timedelta

import pytest

from linli.activities import actions
from linli.activities.models import Activity
from linli.core.calendar import WorkCalendar
from linli.core.refusal import NotAllowed, Refusal
from linli.core.repeating import LeftOut, days
from linli.notify.models import Message, Notice
from tests.cast import NOW, SHANGHAI

AT = datetime(2026, 9, 26, 9, 0, tzinfo=SHANGHAI)  # a Saturday before the National Day's weeks


def test_holidays_are_left_out_by_name_and_made_up_days_are_named():
    found = days(date(2026, 9, 19), until=date(2026, 10, 10), rhythm="weekly", calendar=WorkCalendar())
    assert found.kept == [date(2026, 9, 19), date(2026, 10, 10)]
    assert [each.why for each in found.left_out] == [
        "a statutory holiday: Mid-Autumn Festival",
        "a statutory holiday: National Day",
    ]
    assert [(each.day, each.why) for each in found.named] == [
        (date(2026, 10, 10), "a made-up working day for National Day")
    ]


def test_a_month_too_short_for_its_day_is_named():
    found = days(date(2026, 8, 31), until=date(2026, 11, 30), rhythm="monthly", calendar=WorkCalendar())
    assert found.kept == [date(2026, 8, 31), date(2026, 10, 31)]
    assert found.left_out == [LeftOut(day, "this month has no day 31") for day in (date(2026, 9, 1), date(2026, 11, 1))]


def test_a_series_stands_at_the_same_time_of_each_day(cast, planned):
    plan = planned(begins=NOW + timedelta(hours=5), ends=NOW + timedelta(hours=6), limit=30)
    done = actions.announce_series(
        plan, rhythm="weekly", until=date(2026, 12, 9), holidays=False, by=cast.dispatcher, now=NOW
    )
    assert [f"{each.begins.astimezone(SHANGHAI):%m-%d %H:%M}" for each in done.activities] == [
        "11-18 14:30",
        "11-25 14:30",
        "12-02 14:30",
        "12-09 14:30",
    ]
    assert len({each.series for each in done.activities}) == 1


def test_a_series_of_which_no_day_is_left_is_refused(cast, planned):
    plan = planned(begins=datetime(2026, 10, 1, 9, tzinfo=SHANGHAI), ends=datetime(2026, 10, 1, 10, tzinfo=SHANGHAI))
    early = datetime(2026, 9, 1, tzinfo=SHANGHAI)
    with pytest.raises(Refusal) as refused:
        actions.announce_series(
            plan, rhythm="daily", until=date(2026, 10, 3), holidays=False, by=cast.dispatcher, now=early
        )
    assert str(refused.value) == "No day is left in this series. Choose a later last day."


@pytest.fixture
def weekly(cast, planned):
    """Four Wednesdays from today on, at half past two."""

    def announce(**more):
        plan = planned(begins=NOW + timedelta(hours=5), ends=NOW + timedelta(hours=6), **more)
        weeks = {"rhythm": "weekly", "until": date(2026, 12, 9), "holidays": False}
        return actions.announce_series(plan, **weeks, by=cast.dispatcher, now=NOW).activities

    return announce


def times():
    rows = Activity.objects.order_by("begins")
    return [
        f"{each.begins.astimezone(SHANGHAI):%m-%d %H:%M}–{each.ends.astimezone(SHANGHAI):%H:%M} {each.title} "
        f"{each.state}"
        for each in rows
    ]


def test_a_series_is_changed_from_now_on_and_each_person_hears_of_it_once(cast, planned, weekly, comes, texts):
    _first, second, third, fourth = weekly(limit=1)
    for each in (second, third, fourth):
        actions.join(activity=each, by=cast.officer, now=NOW)
    comes(third, 1), comes(fourth, 1), comes(fourth, 2)
    later = NOW + timedelta(days=1)  # the first is over by then
    begins = second.begins + timedelta(days=1, hours=1)
    plan = planned(begins=begins, ends=begins + timedelta(minutes=30), title="防火演练", limit=1)

    done = actions.change_series(plan, activity=second, seen=1, by=cast.dispatcher, now=later)

    assert [each.pk for each in done] == [second.pk, third.pk, fourth.pk]
    assert times() == [
        "11-18 14:30–15:30 防火讲座 announced",
        "11-26 15:30–16:00 防火演练 announced",
        "12-03 15:30–16:00 防火演练 announced",
        "12-10 15:30–16:00 防火演练 announced",
    ]
    assert [each.version for each in done] == [2, 2, 2]
    told = Notice.objects.get(account=cast.officer)
    assert told.subject == ("有变动：“防火演练”改为11月26日 15:30、12月3日 15:30、12月10日 15:30，北社区服务站。")
    assert Message.objects.filter(phone__isnull=False).count() == 2  # two residents, one of them on two lists


def test_what_one_of_a_series_has_of_its_own_stays(cast, planned, weekly):
    first, second, *_rest = weekly()
    own = planned(begins=second.begins, ends=second.ends, place="二楼", limit=7)
    actions.change(own, activity=second, seen=1, by=cast.dispatcher, now=NOW)
    plan = planned(begins=first.begins, ends=first.ends, about="带上身份证")
    actions.change_series(plan, activity=first, seen=1, by=cast.dispatcher, now=NOW)
    rows = Activity.objects.order_by("begins").values_list("place", "limit", "about")
    assert list(rows) == [("", None, "带上身份证"), ("二楼", 7, "带上身份证")] + [("", None, "带上身份证")] * 2


def test_a_series_of_which_one_refuses_is_not_changed_at_all(cast, planned, weekly, comes):
    first, _second, third, _fourth = weekly(limit=3)
    comes(third, 1), comes(third, 2)
    plan = planned(begins=first.begins, ends=first.ends, limit=1)
    with pytest.raises(Refusal) as refused:
        actions.change_series(plan, activity=first, seen=1, by=cast.dispatcher, now=NOW)
    assert str(refused.value) == (
        "2026-12-02: 2 people have a place already. Leave as many, or ask some of them to withdraw. "
        "Nothing of the series was changed."
    )
    assert set(Activity.objects.values_list("limit", flat=True)) == {3}


def test_a_series_is_cancelled_from_one_of_it_on_and_each_person_hears_of_it_once(cast, weekly, comes, texts):
    _first, second, third, fourth = weekly()
    for each in (third, fourth):
        actions.join(activity=each, by=cast.officer, now=NOW)
        comes(each, 1)
    with pytest.raises(NotAllowed):
        actions.cancel_series(activity=second, words="停电", seen=1, by=cast.south_worker, now=NOW)
    later = NOW + timedelta(days=1)
    actions.cancel_series(activity=second, words="站点装修", seen=1, by=cast.dispatcher, now=later)
    states = list(Activity.objects.order_by("begins").values_list("state", flat=True))
    assert states == ["announced", "cancelled", "cancelled", "cancelled"]
    assert Notice.objects.get(account=cast.officer).subject == (
        "取消：“防火讲座”（12月2日 14:30、12月9日 14:30）不举行了。"
    )
    assert Message.objects.filter(phone__isnull=False).count() == 1
