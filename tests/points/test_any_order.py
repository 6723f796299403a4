"""In whatever order points are earned, redeemed, given back, taken back and expire: every entry comes to nothing, every
balance is the sum of its lines and never below nothing."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.core.refusal import Refusal
from linli.points import actions
from linli.points.models import Earning, Entry, Holder, Line, Redeeming
from linli.points.proof import prove
from tests.cast import NOW

KINDS = ("earn", "small", "redeem", "give_back", "take_back", "settle", "pass")
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9)), max_size=14)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_order_of_steps_keeps_the_ledger_whole(cast, holder, proposed, checker, reward, steps):
    with transaction.atomic():  # each order begins with nothing
        walk(cast, holder, proposed, checker, reward, steps)
        transaction.set_rollback(True)


def walk(cast, holder, proposed, checker, reward, steps):
    now = NOW
    for step, which in steps:
        held = Holder.objects.get(pk=holder.pk)
        try:
            if step == "earn":
                on = (now - timedelta(days=which)).date()
                actions.agree(earning=proposed(on=on, now=now), by=checker, now=now)
            elif step == "small":
                proposed(rule="small_deed", on=now.date(), now=now)
            elif step == "redeem":
                actions.redeem(holder=held, reward=reward, key=uuid4(), by=cast.dispatcher, now=now)
            elif step == "give_back":
                done = list(Redeeming.objects.filter(state="reserved").order_by("pk"))
                if done:
                    actions.return_reward(redeeming=done[which % len(done)], by=cast.dispatcher, now=now)
                    assert Holder.objects.get(pk=holder.pk).balance == held.balance + reward.cost
            elif step == "take_back":
                done = list(Earning.objects.filter(state="booked").order_by("pk"))
                if done:
                    actions.take_back(earning=done[which % len(done)], words="记错", by=checker, now=now)
            elif step == "settle":
                actions.settle_owed(now=now)
            else:
                now += timedelta(days=50 * which)
                actions.expire_due(now=now)
        except Refusal:
            assert Holder.objects.get(pk=holder.pk).balance == held.balance  # refused: nothing was done
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    proof = prove()
    assert proof.holds, proof
    held = Holder.objects.get(pk=holder.pk)
    lines = list(Line.objects.filter(holder=holder.pk).order_by("number").values_list("number", "amount", "balance"))
    assert held.lines == len(lines) and held.balance == sum(amount for _n, amount, _b in lines) >= 0
    assert all(balance >= 0 for _number, _amount, balance in lines)
    assert (
        Entry.objects.filter(reverses__isnull=False).count()
        == Earning.objects.filter(state="taken_back", entry__isnull=False).count()
        + Redeeming.objects.filter(state="returned").count()
    )
