"""Points that expire: what was earned first is spent first; told in time, each once, households too."""

from datetime import date, timedelta

import pytest

from linli.journal.actions import SYSTEM
from linli.notify.models import Message, Notice
from linli.points import actions, expiry
from linli.points.models import Entry
from linli.points.proof import prove
from linli.residents import actions as residents
from linli.residents.models import Resident
from linli.residents.words import Purpose
from tests.cast import NOW
from tests.points.conftest import TODAY
from tests.residents.conftest import enter as enter

OVER = NOW + timedelta(days=366)


def balance(holder):
    holder.refresh_from_db()
    return holder.balance


def test_points_expire_after_the_practices_months_once(holder, earned):
    earned(on=TODAY)
    assert actions.expire_due(now=NOW + timedelta(days=364)) == 0
    assert actions.expire_due(now=OVER) == 1
    assert (balance(holder), holder.earned) == (0, 10)
    assert actions.expire_due(now=OVER) == 0
    assert (Entry.objects.count(), prove().holds) == (2, True)


def test_what_was_earned_first_was_spent_first(holder, earned, redeemed):
    earned(on=TODAY - timedelta(days=100))
    earned(on=TODAY)
    redeemed()  # 8 of the older 10
    assert actions.expire_due(now=OVER - timedelta(days=50)) == 1
    assert balance(holder) == 10
    assert actions.expire_due(now=OVER + timedelta(days=1)) == 1
    assert balance(holder) == 0


def test_what_was_given_back_or_taken_back_counts_as_if_it_had_not_been(holder, earned, redeemed, cast, checker):
    earning = earned(on=TODAY - timedelta(days=100))
    earned(on=TODAY)
    actions.return_reward(redeeming=redeemed(), by=cast.dispatcher, now=NOW)
    actions.take_back(earning=earning, words="记错了户", by=checker, now=NOW)
    assert actions.expire_due(now=OVER - timedelta(days=50)) == 0
    assert balance(holder) == 10


def test_nothing_expires_where_the_practice_does_not_say_so(holder, earned, practice):
    earned()
    practice(expiry=None)
    assert (actions.expire_due(now=OVER), actions.warn_due(now=OVER), balance(holder)) == (0, 0, 10)


def test_whoever_serves_hears_of_it_a_month_before_and_once(cast, practice, earned):
    own = actions.open_account(cast.officer.person, by=SYSTEM, now=NOW)
    earned(holder=own)
    assert actions.warn_due(now=NOW + timedelta(days=330)) == 0
    assert actions.warn_due(now=NOW + timedelta(days=340)) == 1
    assert actions.warn_due(now=NOW + timedelta(days=345)) == 0
    notice = Notice.objects.get(account=cast.officer)
    assert "10 " in notice.subject and "2027-11-18" in notice.subject
    assert notice.link == "/desk/points/mine/"


@pytest.mark.parametrize(("on", "left"), [(date(2025, 11, 18), 0), (date(2025, 11, 19), 10)])
def test_the_months_are_counted_by_the_calendar(holder, earned, on, left):
    earned(on=on)
    actions.expire_due(now=NOW)
    assert balance(holder) == left


def days(number):
    return NOW + timedelta(days=number)


def texted():
    return [(each.phone, each.body) for each in Message.objects.order_by("pk")]


@pytest.fixture
def gateway(settings):
    settings.TEXT_GATEWAY = "json://127.0.0.1:9/sms?:phone={phone}"
    settings.PUBLIC_ADDRESS = "https://linli.example.cn"


def test_of_every_point_they_hear_a_month_before_and_never_twice_within_a_month(cast, practice, earned):
    own = actions.open_account(cast.officer.person, by=SYSTEM, now=NOW)
    for day in (0, 20, 50):
        earned(holder=own, on=TODAY + timedelta(days=day), now=days(day))
    heard = []
    for day in range(300, 420):
        actions.expire_due(now=days(day))
        heard += [day] if actions.warn_due(now=days(day)) else []
    assert heard == [335, 385]  # the first expires on day 365, the last on day 415
    first, second = [each.subject for each in Notice.objects.filter(account=cast.officer).order_by("pk")]
    assert "20 " in first and "2027-11-18" in first
    assert "10 " in second and "2028-01-07" in second
    assert balance(own) == 0


def test_what_was_spent_meanwhile_is_not_told_of_again(holder, earned, redeemed):
    earned(on=TODAY)
    assert actions.warn_due(now=days(340)) == 1
    holder.refresh_from_db()
    assert expiry.coming(holder) == expiry.Coming(10, date(2027, 11, 18))
    redeemed(now=days(341))
    assert expiry.coming(holder) == expiry.Coming(2, date(2027, 11, 18))
    assert actions.warn_due(now=days(364)) == 0
    actions.expire_due(now=OVER)
    assert expiry.coming(holder) is None


def test_a_household_hears_by_text_its_head_first_and_once(gateway, household, holder, earned, enter):
    enter(household, "住户乙", phone="13800000002")
    enter(household, "住户甲", phone="13800000001", relation="head")
    earned(on=TODAY)
    assert [actions.warn_due(now=days(day)) for day in (340, 341)] == [1, 0]
    [(phone, body)] = texted()
    assert phone == "13800000001"
    assert "10 " in body and "2027-11-18" in body
    assert body.endswith(f" https://linli.example.cn/points/{holder.code}/")


@pytest.mark.parametrize(
    ("members", "reached"),
    [
        ([{"phone": "0395-1234567", "relation": "head"}, {"phone": "13800000002"}], "13800000002"),
        ([{"phone": "0395-1234567"}], None),
        ([], None),
    ],
)
def test_who_left_no_mobile_number_is_told_by_whoever_keeps_contact(
    gateway, cast, household, holder, earned, enter, members, reached
):
    household.agent, household.agent_since = cast.north_worker.person, TODAY
    household.save()
    for number, member in enumerate(members):
        enter(household, f"住户{number}", **member)
    earned(on=TODAY)
    actions.warn_due(now=days(340))
    assert [phone for phone, _body in texted()] == ([reached] if reached else [])
    told = Notice.objects.filter(account=cast.north_worker)
    assert [each.link for each in told] == ([] if reached else [household.get_absolute_url()])
    assert all(holder.who in each.subject and "2027-11-18" in each.subject for each in told)


def test_nobody_is_called_who_took_back_that_they_agreed_or_moved_away(gateway, cast, household, holder, earned, enter):
    refused = enter(household, "住户甲", phone="13800000001")
    gone = enter(household, "住户乙", phone="13800000002")
    residents.withdraw(resident=refused, purpose=Purpose.CONTACT, by=cast.dispatcher, now=NOW)
    Resident.objects.filter(pk=gone.pk).update(left_on=TODAY)
    earned(on=TODAY)
    assert actions.warn_due(now=days(340)) == 1
    assert texted() == []
