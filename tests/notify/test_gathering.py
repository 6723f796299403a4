"""What waits for a person goes out as one message: once, by their own choice, and only of what they may see."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys import gathering
from linli.journeys.telling import TELLING
from linli.notify import actions as notify
from linli.notify.choices import DAILY_AT, QUIET, of
from linli.notify.models import Message, Notice, Route
from linli.notify.words import Group, How, ways
from linli.people.models import Account
from tests.cast import NOW, Cast

ROBOT = "https://oapi.dingtalk.com/robot/send?access_token=abc123"
TEN = NOW.replace(hour=10, minute=0)
NEXT_DAY = (NOW + timedelta(days=1)).replace(hour=8, minute=30)


def robot(account: Account) -> Route:
    return notify.keep_address(account=account, address=ROBOT, by=account, now=NOW)


def choose(account: Account, **wanted: Any) -> None:
    notify.choose(account=account, wanted=wanted, quiet=QUIET, daily_at=DAILY_AT, by=account, now=NOW)


def tell(account: Account, subject: str, group: Group = Group.MINE, now: datetime = NOW) -> None:
    notify.tell([account], key=subject, subject=subject, group=group, now=now)


def messages() -> list[str]:
    return [f"{each.subject}|{each.body}" for each in Message.objects.order_by("id")]


@pytest.mark.parametrize(("group", "how"), [(group, how) for group in Group for how in ways(group)])
def test_every_group_goes_out_as_chosen(cast: Cast, group: Group, how: How) -> None:
    robot(cast.officer)
    choose(cast.officer, **{group.value: how.value})
    tell(cast.officer, "路灯", group)
    moments = {How.NOW: NOW, How.HOURLY: TEN, How.DAILY: NEXT_DAY, How.NEVER: None}
    assert Notice.objects.get().goes_at == moments[how]
    if goes_at := moments[how]:
        assert gathering.gather(now=goes_at - timedelta(microseconds=1)) == 0
        assert gathering.gather(now=goes_at) == 1
    assert (Notice.objects.get().goes_at, Message.objects.count()) == (None, 0 if how is How.NEVER else 1)


@pytest.mark.parametrize("group", ["given", "supervision", "mentions"])
@pytest.mark.parametrize("how", ["daily", "never"])
def test_what_must_reach_one_cannot_be_put_off(cast: Cast, group: str, how: str) -> None:
    with pytest.raises(Refusal, match="has to reach you: choose one of At once · Every hour, together"):
        choose(cast.officer, **{group: how})
    assert of(cast.officer.pk).ways[group] == How.NOW


def test_without_an_address_of_ones_own_everything_stays_in_the_inbox(cast: Cast) -> None:
    tell(cast.officer, "路灯", Group.GIVEN)
    assert Notice.objects.get().goes_at is None
    assert gathering.gather(now=NOW + timedelta(days=2)) == 0


def test_a_digest_is_one_message_and_none_when_there_is_nothing(cast: Cast) -> None:
    robot(cast.officer)
    tell(cast.officer, "一")
    tell(cast.officer, "二")
    tell(cast.officer, "三", Group.TO_DO)
    assert gathering.gather(now=TEN) == 1
    assert gathering.gather(now=TEN) == 0
    assert gathering.gather(now=TEN + timedelta(hours=1)) == 0
    (sent,) = messages()
    assert sent.split("|")[0] == "您有 3 条通知"
    assert [line for line in sent.splitlines() if line.startswith("·")] == ["· 三", "· 一", "· 二"]


def test_what_comes_after_the_digest_of_its_hour_waits_for_the_next(cast: Cast) -> None:
    robot(cast.officer)
    tell(cast.officer, "一")
    gathering.gather(now=TEN)
    tell(cast.officer, "二")  # happened before ten, told after
    assert gathering.gather(now=TEN + timedelta(seconds=5)) == 0
    assert gathering.gather(now=TEN + timedelta(hours=1)) == 1
    assert Message.objects.count() == 2


def test_a_worker_that_was_down_for_a_day_sends_one_message(cast: Cast) -> None:
    robot(cast.officer)
    for hour in range(5):
        tell(cast.officer, f"{hour} 点", now=NOW + timedelta(hours=hour))
    assert gathering.gather(now=NOW + timedelta(days=1)) == 1
    assert messages()[0].startswith("您有 5 条通知")


def test_what_was_read_in_the_inbox_is_not_sent(cast: Cast) -> None:
    robot(cast.officer)
    tell(cast.officer, "路灯")
    notify.mark_read(account=cast.officer, now=NOW)
    assert gathering.gather(now=TEN) == 0


def test_what_would_come_at_night_comes_together_in_the_morning(cast: Cast) -> None:
    robot(cast.officer)
    for minute in (1, 2, 3):
        tell(cast.officer, f"夜 {minute}", Group.GIVEN, NOW.replace(hour=23, minute=minute))
    assert gathering.gather(now=NOW.replace(hour=23, minute=59)) == 0
    morning = (NOW + timedelta(days=1)).replace(hour=7, minute=0)
    assert gathering.gather(now=morning) == 1
    assert messages()[0].startswith("您有 3 条通知")


def test_a_new_choice_holds_for_what_waits_already(cast: Cast) -> None:
    robot(cast.officer)
    tell(cast.officer, "一", Group.RATINGS)
    tell(cast.officer, "二", Group.MINE)
    choose(cast.officer, ratings="now", mine="never")
    assert gathering.gather(now=NOW) == 1
    assert messages()[0].startswith("一|")
    assert not Notice.objects.filter(goes_at__isnull=False).exists()


def test_an_address_taken_out_gets_nothing_more(cast: Cast) -> None:
    route = robot(cast.officer)
    tell(cast.officer, "一", Group.GIVEN)
    gathering.gather(now=NOW)
    tell(cast.officer, "二", Group.GIVEN)
    notify.forget_address(account=cast.officer, by=cast.officer, now=NOW)
    assert gathering.gather(now=TEN) == 0
    assert notify.claim_next(now=TEN) is None
    route.refresh_from_db()
    assert (route.address, Message.objects.get().state) == ("", Message.State.FAILED)


@pytest.mark.parametrize(
    "typed",
    ["json://127.0.0.1/", "file:///etc/passwd", "mailtos://a:b@mail.example.cn?pgpkey=/etc/key", "https://a.cn/"],
)
def test_an_address_inside_the_house_is_not_taken(cast: Cast, typed: str) -> None:
    with pytest.raises(Refusal, match="Paste the web address"):
        notify.keep_address(account=cast.officer, address=typed, by=cast.officer, now=NOW)
    assert not Route.objects.exists()


def test_a_test_goes_out_at_once_and_once_a_minute(cast: Cast) -> None:
    robot(cast.officer)
    night = NOW.replace(hour=23)
    for _press in range(2):
        notify.try_address(account=cast.officer, now=night)
    assert Message.objects.get().not_before == night


def test_a_complaint_reaches_neither_the_digest_nor_the_outbox_of_whom_it_is_about(cast: Cast) -> None:
    """Told before it was known whom it is about, it is left out when it would go out."""
    robot(cast.officer)
    robot(cast.dispatcher)
    Route.objects.create(organisation=cast.works, name="群", address="json://127.0.0.1:1/")
    case = cast.in_hand()
    Case.objects.filter(pk=case.pk).update(
        about_person=cast.officer.person, about_organisation=cast.works, about_line=[cast.works.pk]
    )
    seal(now=NOW)
    catch_up(TELLING)
    assert list(Notice.objects.values_list("account__username", flat=True)) == ["dispatcher"]
    assert Message.objects.count() == 0
    tell_about(cast.officer, case)
    gathering.gather(now=TEN)
    assert [each.route.account for each in Message.objects.select_related("route__account")] == [cast.dispatcher]
    assert case.text not in messages()[0]


def tell_about(account: Account, case: Case) -> None:
    notify.tell([account], key="early", subject=case.text, group=Group.GIVEN, now=NOW, case_number=case.pk)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_message(cast: Cast) -> None:
    robot(cast.officer)
    for number in range(20):
        tell(cast.officer, f"第 {number} 条")
    made: list[int] = []

    def work() -> None:
        made.append(gathering.gather(now=TEN))
        connection.close()

    workers = [Thread(target=work) for _worker in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert (sum(made), Message.objects.count()) == (1, 1)


def test_a_worker_that_dies_while_gathering_leaves_everything_as_it_was(cast: Cast) -> None:
    robot(cast.officer)
    tell(cast.officer, "路灯")

    def die(account_id: int, notices: Sequence[Notice]) -> Sequence[Notice]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        notify.gather(cast.officer.pk, now=TEN, may_read=die)
    assert gathering.gather(now=TEN) == 1


def test_quiet_hours_swallow_no_daily_message(cast: Cast) -> None:
    with pytest.raises(Refusal, match="in your quiet hours"):
        notify.choose(
            account=cast.officer, wanted={}, quiet=(time(22), time(9)), daily_at=DAILY_AT, by=cast.officer, now=NOW
        )


def test_each_is_told_in_the_language_they_chose_with_links_that_can_be_followed(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "https://linli.example.cn"
    for each in (cast.officer, cast.dispatcher):
        robot(each)
    notify.choose(
        account=cast.officer, wanted={}, quiet=QUIET, daily_at=DAILY_AT, by=cast.officer, now=NOW, language="en"
    )
    case = cast.in_hand()
    seal(now=NOW)
    catch_up(TELLING)
    gathering.gather(now=NOW)
    (english,) = Message.objects.filter(route__account=cast.officer)
    assert english.subject == f"Assigned to you: No. {case.pk}: {case.text}"
    assert english.body.endswith("Open your inbox: https://linli.example.cn/desk/inbox/")
    gathering.gather(now=TEN)
    (chinese,) = Message.objects.filter(route__account=cast.dispatcher)
    assert chinese.subject == f"新诉求：第{case.pk}号：{case.text}"
    assert "https://linli.example.cn/desk/inbox/" in chinese.body


def test_an_organisation_reads_a_link_that_can_be_followed(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "https://linli.example.cn"
    Route.objects.create(organisation=cast.works, name="群", address="json://127.0.0.1:1/")
    case = cast.in_hand()
    seal(now=NOW)
    catch_up(TELLING)
    assert f"https://linli.example.cn/desk/cases/{case.pk}/" in Message.objects.get().body
