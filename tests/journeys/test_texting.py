"""Residents who left a number are told by text: when their practice has words for it, once, never at night, never
what it is about; and it really leaves through the gateway."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from linli.cases import actions as cases
from linli.cases.actions import Arrived
from linli.cases.models import Case
from linli.cases.words import AnswerBy, Channel, Grade, Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up, replay
from linli.journeys import texting
from linli.journeys.texting import TEXTING
from linli.notify import actions as notify
from linli.notify.models import Message
from linli.notify.timing import DAY
from tests.cast import NOW, Cast

PHONE = "138 0000 5678"
WORDS = {
    "received": "收到，编号{number}，查询码{code}：{link}",
    "done": "办结，请评价：{link}",
    "declined": "不予受理，该找哪里：{link}",
    "redo_granted": "重新办理：{link}",
    "redo_refused": "维持原结果：{link}",
    "look_again": "{day}再看：{link}",
}


@pytest.fixture(autouse=True)
def gateway(settings: Settings) -> None:
    settings.TEXT_GATEWAY = "json://127.0.0.1:9/sms?:phone={phone}"
    settings.PUBLIC_ADDRESS = "https://linli.example.cn"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The worker reads a minute after it happened."""
    now = [NOW + timedelta(minutes=1)]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now


@pytest.fixture
def play(cast: Cast) -> Cast:
    say(words=WORDS, quiet=["20:30", "08:00"])
    return cast


def say(**texts: Any) -> None:
    practice = Practice.objects.get()
    practice.settings |= {"texts": texts}
    practice.save()
    tables.expire()


def read() -> list[str]:
    seal(now=timezone.now())
    catch_up(TEXTING)
    return list(Message.objects.order_by("id").values_list("body", flat=True))


def page(case: Case, then: str = "") -> str:
    return f"https://linli.example.cn/track/{case.code}/{then}"


def in_hand(cast: Cast, **more: Any) -> Case:
    return cast.in_hand(contact_phone=PHONE, **more)


def finish(cast: Cast, case: Case, **more: Any) -> Case:
    return cases.finish(case=case, by=cast.officer, now=NOW, **{"outcome": Outcome.AT_ONCE, "words": "修好了", **more})


def test_a_resident_is_told_when_it_came_in_with_the_code(play: Cast) -> None:
    case = play.case(contact_phone=PHONE)
    assert read() == [f"收到，编号{case.pk}，查询码{case.code}：{page(case)}"]
    message = Message.objects.get()
    assert (message.phone, message.case_number, message.not_before) == ("13800005678", case.pk, timezone.now())


def test_done_leads_to_the_rating_and_a_redo_says_how_it_was_decided(play: Cast) -> None:
    granted, refused = (finish(play, in_hand(play)) for _case in range(2))
    for case in (granted, refused):
        cases.rate(case=case, now=NOW, grade=Grade(1), words="没好")
        cases.ask_redo(case=case, now=NOW, words="还是不亮")
    cases.grant_redo(case=granted, by=play.dispatcher, now=NOW, words="再去")
    cases.refuse_redo(case=refused, by=play.dispatcher, now=NOW, words="已复核")
    told = [each for each in read() if not each.startswith("收到")]
    assert told == [
        f"办结，请评价：{page(granted, 'rate/')}",
        f"办结，请评价：{page(refused, 'rate/')}",
        f"重新办理：{page(granted)}",
        f"维持原结果：{page(refused)}",
    ]


def test_put_off_it_says_until_which_day(play: Cast) -> None:
    day = (NOW + timedelta(days=20)).date()
    not_now = finish(play, in_hand(play), outcome=Outcome.NOT_NOW, look_again_on=day)
    parked = in_hand(play)
    cases.park(case=parked, by=play.dispatcher, now=NOW, until=day, words="等开春")
    told = [each for each in read() if not each.startswith("收到")]
    assert told == [f"12月8日再看：{page(not_now)}", f"12月8日再看：{page(parked)}"]


def test_not_taken_on_it_leads_to_where_to_go_instead_for_everybody_who_said_it(play: Cast) -> None:
    main, follower = play.case(contact_phone=PHONE), play.case(contact_phone="13900001111")
    cases.merge(case=follower, into=main, by=play.dispatcher, now=NOW, words="同一件")
    cases.decline(case=main, by=play.dispatcher, now=NOW, words="这是供电公司的，请打 95598")
    told = [each for each in read() if not each.startswith("收到")]
    assert told == [f"不予受理，该找哪里：{page(case)}" for case in (main, follower)]
    client = Client()
    assert all("请打 95598" in client.get(f"/track/{case.code}/").content.decode() for case in (main, follower))


def test_what_is_settled_with_another_case_is_told_to_its_own_resident(play: Cast) -> None:
    main, follower = in_hand(play), play.case(contact_phone="13900001111")
    cases.merge(case=follower, into=main, by=play.dispatcher, now=NOW, words="同一件")
    finish(play, main)
    assert f"办结，请评价：{page(follower, 'rate/')}" in read()


def test_however_often_it_is_read_it_is_one_text(play: Cast) -> None:
    play.case(contact_phone=PHONE)
    read()
    replay(TEXTING)
    assert Message.objects.count() == 1


def test_a_text_never_says_what_a_complaint_or_any_case_is_about(play: Cast) -> None:
    play.case(text="主任骂人", contact_phone=PHONE, contact_name="张三", about_somebody=True)
    (said,) = read()
    assert "主任" not in said and "张三" not in said


@pytest.mark.parametrize("way", [AnswerBy.CODE, AnswerBy.IN_PERSON])
def test_who_wants_the_answer_another_way_gets_no_text(play: Cast, way: AnswerBy) -> None:
    play.case(contact_phone=PHONE, arrived=Arrived(answer_by=way))
    play.case(contact_phone="13900001111", arrived=Arrived(answer_by=AnswerBy.PHONE))
    read()
    assert [each.phone for each in Message.objects.all()] == ["13900001111"]


@pytest.mark.parametrize("phone", ["", "0795-7361234", "95588", "+1 212 555 0100"])
def test_only_mobile_numbers_get_texts(play: Cast, phone: str) -> None:
    play.case(contact_phone=phone)
    play.case(contact_phone="+86 139 0000 1111")
    read()
    assert [each.phone for each in Message.objects.all()] == ["13900001111"]


def test_at_night_nobody_is_woken(play: Cast, clock: list[datetime]) -> None:
    clock[0] = NOW.replace(hour=23)
    play.case(contact_phone=PHONE, now=clock[0])
    read()
    assert Message.objects.get().not_before == NOW.replace(hour=8, minute=0) + DAY
    assert notify.claim_next(now=clock[0]) is None


def test_old_news_is_not_told_such_as_after_a_gateway_was_set(play: Cast, clock: list[datetime]) -> None:
    play.case(contact_phone=PHONE)
    clock[0] = NOW + timedelta(days=2)
    assert read() == []


def test_an_old_register_is_no_news(play: Cast) -> None:
    play.case(contact_phone=PHONE, channel=Channel.IMPORT)
    assert read() == []


@pytest.mark.parametrize("missing", ["TEXT_GATEWAY", "PUBLIC_ADDRESS"])
def test_nothing_is_sent_where_no_gateway_or_no_address_is_set(play: Cast, settings: Settings, missing: str) -> None:
    setattr(settings, missing, "")
    play.case(contact_phone=PHONE)
    assert read() == []


def test_what_the_practice_has_no_words_for_is_not_told(cast: Cast) -> None:
    say(words={"done": "办结：{link}"}, quiet=None)
    case = finish(cast, in_hand(cast))
    assert read() == [f"办结：{page(case, 'rate/')}"]


def test_without_words_in_the_practice_nothing_is_asked_and_nothing_sent(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    cast.case(contact_phone=PHONE)
    tables.get()
    with django_assert_num_queries(0):
        texting.text([])
    assert read() == []


def test_one_number_gets_only_so_many_a_day(play: Cast, clock: list[datetime]) -> None:
    for _number in range(notify_most() + 3):
        play.case(contact_phone=PHONE)
    assert len(read()) == notify_most()
    clock[0] += DAY
    play.case(contact_phone=PHONE, now=clock[0])
    assert len(read()) == notify_most() + 1


def notify_most() -> int:
    return 6


class Gateway(BaseHTTPRequestHandler):
    """The far side: writes down what it gets."""

    got: list[dict[str, Any]] = []

    def do_POST(self) -> None:
        self.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def far_side(settings: Settings) -> Iterator[list[dict[str, Any]]]:
    Gateway.got.clear()
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    settings.TEXT_GATEWAY = f"json://127.0.0.1:{server.server_port}/sms?:phone={{phone}}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield Gateway.got
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_really_leaves_and_the_number_is_then_forgotten(play: Cast, far_side: list[dict[str, Any]]) -> None:
    play.case(contact_phone=PHONE)
    (words,) = read()
    message = notify.claim_next(now=timezone.now())
    assert message is not None
    notify.deliver(message, now=timezone.now())
    assert [(each["phone"], each["message"], each["title"]) for each in far_side] == [("13800005678", words, "")]
    message.refresh_from_db()
    assert (message.state, message.phone, message.trouble) == (Message.State.SENT, "", "")


def test_a_practice_that_says_nothing_leaves_the_setting_empty(cast: Cast) -> None:
    catalogue.keep_practice(pack="test", settings={"texts": None}, by=SYSTEM, now=NOW)
    cast.case(contact_phone=PHONE)
    assert read() == []
