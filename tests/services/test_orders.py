"""Ordering opens a case with its papers; steps wait for papers; papers go from hand to hand with receipts."""

from uuid import uuid4

import pytest

from linli.cases.models import Case
from linli.cases.words import Channel
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.queries import story
from linli.services import actions
from linli.services.actions import Ordered
from linli.services.models import HandOver, Order
from tests.cast import NOW, Cast


def ordered(cast: Cast, item, **more) -> Order:
    return actions.order(Ordered(item=item, area_id=cast.grid_n1.pk, **more), now=NOW)


def test_an_order_is_a_case_about_the_item_with_its_papers(cast: Cast, keep):
    item = keep(category_id=cast.lamp.pk)
    order = ordered(cast, item, words="我妈妈八十了", contact_name="示范居民", contact_phone="13800000001")
    case = Case.objects.get()
    assert (case.text, case.channel, case.category, case.area) == (
        "I would like this to be done: 老年人优待证办理\n我妈妈八十了",
        Channel.PORTAL,
        cast.lamp,
        cast.grid_n1,
    )
    assert [(p.name, p.originals, p.copies, p.later, p.state) for p in order.papers.all()] == [
        ("身份证", 1, 1, False, "missing"),
        ("照片", 2, 0, True, "missing"),
    ]
    assert [event.kind for event in story("case", case.pk)] == ["case.received", "case.ordered"]
    assert [event.kind for event in story("order", order.pk)] == ["order.made"]


def test_the_same_form_twice_is_one_order(cast: Cast, keep):
    item, key = keep(), uuid4()
    assert ordered(cast, item, key=key) == ordered(cast, item, key=key)
    assert (Order.objects.count(), Case.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("amount", "unit", "chosen"), [(5, "working_days", "days_5"), (2, "natural_days", "hours_24"), (0, "", "hours_24")]
)
def test_an_order_gets_the_longest_class_that_keeps_the_promise(cast: Cast, keep, amount, unit, chosen):
    order = ordered(cast, keep(promised_amount=amount, promised_unit=unit, category_id=cast.lamp.pk))
    assert order.case.deadline_class.key == chosen


def test_what_is_not_offered_or_out_of_use_is_refused(cast: Cast, keep):
    item = keep()
    actions.switch(item=item, area=cast.north, offered=False, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="is not offered in") as found:
        ordered(cast, item)
    assert found.value.field == "area"
    actions.order(Ordered(item=item, area_id=cast.grid_s1.pk), now=NOW)
    item.refresh_from_db()
    item.active = False
    with pytest.raises(Refusal, match="no longer"):
        ordered(cast, item)


def test_steps_wait_for_papers_unless_they_may_follow(cast: Cast, keep):
    order, by = ordered(cast, keep(incomplete_accepted=True)), cast.dispatcher
    with pytest.raises(Refusal, match="Still missing: 身份证"):
        actions.step_done(order=order, by=by, now=NOW)
    actions.look_through(order=order, states={0: "brought"}, by=by, now=NOW)
    actions.step_done(order=order, by=by, now=NOW)
    order = actions.step_done(order=order, by=by, now=NOW, words="窗口收下了")
    with pytest.raises(Refusal, match="Still missing: 照片"):  # the last one needs all
        actions.step_done(order=order, by=by, now=NOW)
    actions.look_through(order=order, states={1: "not_needed"}, by=by, now=NOW)
    order = actions.step_done(order=order, by=by, now=NOW)
    assert order.steps_done == 3
    with pytest.raises(Refusal, match="All of the steps"):
        actions.step_done(order=order, by=by, now=NOW)


def test_papers_that_may_not_follow_hold_up_the_first_step(cast: Cast, keep):
    order = ordered(cast, keep(), brought=[0])
    with pytest.raises(Refusal, match="Still missing: 照片"):
        actions.step_done(order=order, by=cast.dispatcher, now=NOW)


def test_papers_go_from_hand_to_hand_with_numbered_receipts(cast: Cast, keep):
    by = cast.dispatcher
    order = actions.order(
        Ordered(item=keep(), area_id=cast.grid_n1.pk, channel=Channel.WINDOW, brought=[0, 1]), by=by, now=NOW
    )
    assert {paper.holder for paper in order.papers.all()} == {by}
    actions.hand_over(order=order, places=[0, 1], by=by, now=NOW, to_account=cast.north_worker)
    actions.hand_over(order=order, places=[0], by=cast.north_worker, now=NOW, to_body="区民政局窗口")
    with pytest.raises(Refusal, match="Different people"):
        actions.hand_over(order=order, places=[0, 1], by=by, now=NOW)
    with pytest.raises(Refusal, match="in other hands"):
        actions.look_through(order=order, states={0: "missing"}, by=by, now=NOW)
    actions.hand_over(order=order, places=[0], by=cast.north_worker, now=NOW)
    rows = HandOver.objects.order_by("number")
    assert [(h.number, h.papers, h.from_account, h.from_body, h.to_account, h.to_body) for h in rows] == [
        (1, ["身份证", "照片"], by, "", cast.north_worker, ""),
        (2, ["身份证"], cast.north_worker, "", None, "区民政局窗口"),
        (3, ["身份证"], None, "区民政局窗口", None, ""),
    ]


@pytest.mark.parametrize(
    ("places", "more", "sentence"),
    [
        ([], {}, "Tick the papers"),
        ([1], {}, "not been brought"),
        ([0], {"to_body": "窗口", "to_account": True}, "not both"),
        ([0], {"to_account": True}, "already"),
    ],
)
def test_a_hand_over_that_cannot_be_is_refused(cast: Cast, keep, places, more, sentence):
    order, by = ordered(cast, keep()), cast.dispatcher
    actions.look_through(order=order, states={0: "brought"}, by=by, now=NOW)
    if more.get("to_account"):
        more = {**more, "to_account": by}
    with pytest.raises(Refusal, match=sentence):
        actions.hand_over(order=order, places=places, by=by, now=NOW, **more)
    assert not HandOver.objects.exists()


def test_strangers_and_stale_pages_are_refused(cast: Cast, keep):
    order = ordered(cast, keep())
    with pytest.raises(NotAllowed):
        actions.look_through(order=order, states={0: "brought"}, by=cast.outsider, now=NOW)
    actions.look_through(order=order, states={0: "brought"}, by=cast.dispatcher, now=NOW, seen=1)
    with pytest.raises(WrongState):
        actions.look_through(order=order, states={1: "brought"}, by=cast.dispatcher, now=NOW, seen=1)
