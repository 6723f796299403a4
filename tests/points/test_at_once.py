"""Everybody at once: 200 redeem the last 20; two spend the same points; two check the same proposal."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.points import actions
from linli.points.bulk import Booked, bring
from linli.points.models import Earning, Entry, Holder, Redeeming, Reward
from linli.points.proof import prove
from linli.points.words import Kind
from tests.at_once import both
from tests.cast import NOW
from tests.points.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, STOCK, CLIENTS = 200, 20, 12


def test_of_200_who_redeem_the_last_20_at_once_20_get_one_and_nobody_else_pays(cast, practice, reward, open_file):
    homes = [open_file(f"幸福路{number}号") for number in range(1, PEOPLE + 1)]
    ten = [Booked(Kind.EARNED, 10, NOW, TODAY)]
    accounts = [(Holder(household=home, area=home.area, code=f"{home.pk:012d}", opened_at=NOW), ten) for home in homes]
    bring(accounts)
    actions.restock(reward=reward, more=STOCK - 3, words="", by=cast.dispatcher, now=NOW)
    refused: list[str] = []

    def client(at: int) -> None:
        try:
            for holder, _entries in accounts[at::CLIENTS]:
                try:
                    actions.redeem(holder=holder, reward=reward, key=uuid4(), by=SYSTEM, now=NOW)
                except Refusal as refusal:
                    refused.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=client, args=[at]) for at in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Redeeming.objects.count(), len(refused), Reward.objects.get().stock) == (STOCK, PEOPLE - STOCK, 0)
    assert sorted(Holder.objects.values_list("balance", flat=True)) == [2] * STOCK + [10] * (PEOPLE - STOCK)
    assert prove().holds


def test_the_same_points_are_spent_once(cast, holder, earned, reward):
    earned()
    spend = [
        lambda: actions.redeem(holder=holder, reward=reward, key=uuid4(), by=cast.dispatcher, now=NOW) for _ in range(4)
    ]
    assert both(*spend) == ["This costs 8 points; the account has 2 that can be redeemed."] * 3
    holder.refresh_from_db()
    assert (holder.balance, Redeeming.objects.count(), prove().holds) == (2, 1, True)


def test_two_who_check_the_same_book_it_once_and_the_other_is_told(cast, holder, proposed, checker):
    earning = proposed()
    refused = both(
        lambda: actions.agree(earning=earning, by=checker, now=NOW),
        lambda: actions.refuse(earning=earning, words="重复", by=checker, now=NOW),
    )
    assert len(refused) == 1 and "no longer possible" in refused[0]
    booked = Earning.objects.get().state == "booked"
    assert (Entry.objects.count(), Holder.objects.get().balance) == ((1, 10) if booked else (0, 0))


def test_given_back_by_two_at_once_it_is_given_back_once(cast, holder, earned, redeemed, reward):
    earned()
    done = redeemed()
    give = [lambda: actions.return_reward(redeeming=done, by=cast.dispatcher, now=NOW) for _ in range(3)]
    assert len(both(*give)) == 2
    assert (Holder.objects.get().balance, Reward.objects.get().stock, prove().holds) == (10, 3, True)


def test_an_account_is_opened_once_by_any_number_at_once(cast, practice, household):
    assert both(*[lambda: actions.open_account(household, by=SYSTEM, now=NOW) for _ in range(4)]) == []
    assert Holder.objects.count() == 1
