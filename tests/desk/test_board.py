"""The board: numbers of the area of one's post, without anybody's name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.actions import Arrived
from linli.cases.words import Outcome
from linli.insight.counting import COUNTING
from linli.journal.actions import seal
from linli.journal.readers import catch_up


def count() -> None:
    seal(now=timezone.now())
    catch_up(COUNTING)


@pytest.fixture
def busy(cast):
    """One of some days ago, open and overdue; two of today: one finished in time, one left for later and rated."""
    now = timezone.now()
    by_then = Arrived(their_due_at=now - timedelta(days=2))
    cast.case(now=now - timedelta(days=3), arrived=by_then, contact_name="王小明", contact_phone="13812345678")
    for outcome, again in [(Outcome.IN_TIME, None), (Outcome.NOT_NOW, timezone.localdate() + timedelta(days=30))]:
        case = cast.case(now=now)
        cases.accept(case=case, by=cast.dispatcher, now=now)
        cases.assign(case=case, by=cast.dispatcher, now=now, organisation=cast.works)
        cases.start(case=case, by=cast.officer, now=now)
        cases.finish(case=case, by=cast.officer, now=now, outcome=outcome, words="好", look_again_on=again)
    cases.rate(case=case, now=now, grade=2)
    count()
    return cast


def test_the_board_shows_today_s_numbers_and_three_rates_with_what_they_are_rates_of(busy, at_desk):
    board = at_desk(busy.dispatcher).get("/board/").context["board"]
    assert (board.received, board.finished, board.overdue, board.open) == (2, 2, 1, 1)
    assert [(share.name, share.percent, share.part, share.whole) for share in board.shares] == [
        ("Response", "—", "0", "0"),
        ("Resolution", "50.0", "1", "2"),
        ("Satisfaction", "0.0", "0", "1"),
    ]
    assert board.trend["series"][0]["values"][-1] == 2
    assert [(each["name"], each["value"]) for each in board.map["values"]] == [("北社区", 1), ("南社区", 0)]


def test_those_who_wait_are_numbers_without_names(busy, at_desk):
    response = at_desk(busy.dispatcher).get("/board/")
    waits = [(waiting.left.words, waiting.where) for waiting in response.context["board"].waiting]
    assert waits == [("over by 2 days", "北社区")]
    page = response.content.decode()
    assert not any(word in page for word in ("王小明", "13812345678", "路灯不亮了"))


def test_the_board_says_from_when_its_numbers_are(busy, at_desk):
    client = at_desk(busy.dispatcher)
    fresh = client.get("/board/").context["board"]
    assert fresh.counted_up_to == fresh.now
    busy.case()
    behind = client.get("/board/").context["board"]
    assert behind.counted_up_to < fresh.now


def test_before_anything_is_counted_the_board_says_so(cast, at_desk):
    assert "nothing counted yet" in at_desk(cast.dispatcher).get("/board/").content.decode()


def test_an_area_below_one_s_own_can_be_asked_for_and_no_other(busy, at_desk):
    client = at_desk(busy.dispatcher)
    assert client.get(f"/board/?area={busy.south.pk}").context["board"].open == 0
    assert client.get(f"/board/?area={busy.district.pk}").context["board"].area == "示范街道"


def test_whoever_may_not_see_the_board_finds_it_closed(cast, at_desk):
    assert at_desk(cast.officer).get("/board/").status_code == 403


def test_the_board_costs_the_same_queries_whatever_there_is_to_count(busy, at_desk, django_assert_num_queries):
    client = at_desk(busy.dispatcher)
    client.get("/board/")
    with django_assert_num_queries(15):
        client.get("/board/")
