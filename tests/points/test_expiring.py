"""Points that expire: what was earned first is spent first; told a month before."""

from datetime import date, timedelta

import pytest

from linli.journal.actions import SYSTEM
from linli.notify.models import Notice
from linli.points import actions
from linli.points.models import Entry
from linli.points.proof import prove
from tests.cast import NOW
from tests.points.conftest import TODAY

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
    assert "10" in notice.subject and notice.link == "/desk/points/mine/"


@pytest.mark.parametrize(("on", "left"), [(date(2025, 11, 18), 0), (date(2025, 11, 19), 10)])
def test_the_months_are_counted_by_the_calendar(holder, earned, on, left):
    earned(on=on)
    actions.expire_due(now=NOW)
    assert balance(holder) == left
