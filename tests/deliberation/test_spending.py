"""Money that a decision asks for: decided by somebody else, spent with what shows it, told to whoever raised it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.deliberation import actions
from linli.deliberation.models import Receipt, Spending
from linli.deliberation.words import Follows, Money
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from tests.at_once import both
from tests.cast import account
from tests.deliberation.conftest import BEGINS

AFTER = BEGINS + timedelta(days=8)  # the days of the notice are over


@pytest.fixture
def leader(cast):
    """Somebody else who decides about money."""
    return account("leader", "示范领导", cast.street_office, "dispatcher", cast.street)


@pytest.fixture
def decision(cast, session, sent):
    """About a case that the ladder sent; it hangs out from the day of the meeting."""
    sent()
    meeting = session()
    said = actions.Decided(words="同意修桥")
    made = actions.decide(said, topic=meeting.topics.get(), by=cast.dispatcher, now=BEGINS)
    actions.post(meeting=actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS), by=cast.dispatcher, now=BEGINS)
    made.refresh_from_db()
    return made


@pytest.fixture
def asked(cast, decision):
    """1,200.50 yuan from the village's own money."""
    wanted = actions.Wanted(kind=Follows.SPENDING, words="修桥", amount=Decimal("1200.50"), fund="村集体资金")
    for _click in range(2):
        outcome = actions.follow(wanted, decision=decision, by=cast.dispatcher, now=BEGINS)
    return outcome.spending


@pytest.fixture
def approved(asked, leader):
    return actions.approve_spending(spending=asked, seen=asked.version, by=leader, now=AFTER)


def replies():
    found = Event.objects.filter(kind="case.replied").select_related("words").order_by("seq")
    return [each.words.text for each in found][1:]  # the first tells what was decided


def spend(spending, by, **more):
    usual = {"amount": Decimal("1100"), "spent_on": date(2026, 11, 27), "evidence": "发票 001 号，村委会档案柜"}
    return actions.note_spent(spending=spending, seen=spending.version, by=by, now=AFTER, **{**usual, **more})


def test_it_is_asked_for_once_with_a_fund_in_words(asked):
    assert (Spending.objects.count(), asked.state, asked.fund, asked.yuan) == (
        1,
        Money.REQUESTED,
        "村集体资金",
        "1,200.50",
    )


def test_approved_and_spent_each_step_goes_back_to_whoever_raised_the_case(cast, approved):
    spent = spend(approved, cast.dispatcher, photos=[b"jpeg", b"jpeg"])
    assert (spent.state, spent.yuan, spent.spent_by) == (Money.SPENT, "1,100.00", cast.dispatcher)
    assert Receipt.objects.count() == 1  # the same photo twice is one
    told = replies()
    assert len(told) == 2 and "1,200.50" in told[0] and "1,100.00" in told[1]
    assert all("“修桥”" in each and "村集体资金" in each for each in told)


def test_whoever_asked_for_it_does_not_decide_about_it_nor_who_may_not(cast, asked):
    with pytest.raises(NotAllowed, match="Somebody else than who asked for the money decides about it"):
        actions.approve_spending(spending=asked, seen=1, by=cast.dispatcher, now=AFTER)
    with pytest.raises(NotAllowed, match="Your posts do not include “Approve or refuse money that meetings ask for”"):
        actions.refuse_spending(spending=asked, words="不", seen=1, by=cast.north_worker, now=AFTER)
    asked.refresh_from_db()
    assert (asked.state, asked.version) == (Money.REQUESTED, 1)


def test_it_waits_until_the_notice_is_over_and_objections_are_answered(cast, asked, decision, leader):
    with pytest.raises(Refusal, match=r"Objections can be raised until 2026-11-26\. Approve it after that\."):
        actions.approve_spending(spending=asked, seen=1, by=leader, now=BEGINS + timedelta(days=7))
    said = actions.Objecting(name="居民 01", phone="13900000001", words="太贵")
    made = actions.raise_objection(said, decision=decision, by=RESIDENT, now=BEGINS)
    with pytest.raises(Refusal, match=r"An objection to the decision is not answered yet\."):
        actions.approve_spending(spending=asked, seen=1, by=leader, now=AFTER)
    actions.answer_objection(objection=made, upheld=True, words="重议", by=cast.dispatcher, now=AFTER)
    with pytest.raises(Refusal, match="The decision was set aside after an objection; it is decided anew"):
        actions.approve_spending(spending=asked, seen=1, by=leader, now=AFTER)


def test_nothing_follows_from_a_decision_that_was_set_aside(cast, decision):
    said = actions.Objecting(name="居民 01", phone="13900000001", words="太贵")
    made = actions.raise_objection(said, decision=decision, by=RESIDENT, now=BEGINS)
    actions.answer_objection(objection=made, upheld=True, words="重议", by=cast.dispatcher, now=AFTER)
    decision.refresh_from_db()
    wanted = actions.Wanted(kind=Follows.SPENDING, words="修桥", amount=Decimal("10"), fund="村集体资金")
    with pytest.raises(WrongState, match="nothing follows from it"):
        actions.follow(wanted, decision=decision, by=cast.dispatcher, now=AFTER)


def test_it_is_refused_with_a_reason_that_everybody_reads_also_after_it_was_approved(approved, leader):
    with pytest.raises(Refusal, match="Say why it is refused"):
        actions.refuse_spending(spending=approved, words=" ", seen=2, by=leader, now=AFTER)
    refused = actions.refuse_spending(spending=approved, words="已有项目资金", seen=2, by=leader, now=AFTER)
    assert (refused.state, refused.decided_by) == (Money.REFUSED, leader)
    assert "1,200.50" in replies()[-1] and replies()[-1].endswith("\n已有项目资金")
    with pytest.raises(WrongState, match="This is now “Refused”"):
        actions.approve_spending(spending=refused, seen=3, by=leader, now=AFTER)


@pytest.mark.parametrize(
    ("said", "sentence", "field"),
    [
        ({"amount": Decimal("1200.51")}, r"1,200\.50 yuan were approved\.", "amount"),
        ({"amount": Decimal("0")}, "Say how much was spent, in yuan", "amount"),
        ({"evidence": " "}, "Write which receipts there are", "evidence"),
        ({"spent_on": date(2026, 11, 26)}, "Choose a day since it was approved, today at the latest", "spent_on"),
        ({"spent_on": date(2026, 11, 28)}, "Choose a day since it was approved, today at the latest", "spent_on"),
        ({"spent_on": None}, "Say on which day it was spent", "spent_on"),
    ],
)
def test_no_more_than_was_approved_is_spent_nor_without_a_receipt(cast, approved, said, sentence, field):
    with pytest.raises(Refusal, match=sentence) as refused:
        spend(approved, cast.dispatcher, **said)
    approved.refresh_from_db()
    assert (refused.value.field, approved.state, Receipt.objects.count()) == (field, Money.APPROVED, 0)


def test_what_was_looked_at_before_somebody_changed_it_is_looked_at_again(asked, approved, leader):
    with pytest.raises(WrongState, match="Somebody changed this request while you were looking at it"):
        actions.refuse_spending(spending=asked, words="不", seen=1, by=leader, now=AFTER)


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_approve_once(asked, leader):
    def approve():
        actions.approve_spending(spending=asked, seen=1, by=leader, now=AFTER)

    assert len(both(approve, approve)) == 1
    assert Event.objects.filter(kind="spending.approved").count() == 1
