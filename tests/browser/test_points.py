"""The moral bank of 中街 by clicks: a good deed is proposed, booked by somebody else, redeemed by code on a phone and
handed out at the counter; every page at every width."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from linli.areas.models import Area
from linli.journal.actions import SYSTEM
from linli.people.models import Account
from linli.points import actions
from linli.points.models import Earning, Holder, Redeeming
from linli.points.proof import prove
from linli.residents.actions import Dwelling, add_household
from tests.browser.conftest import DESK, PHONE, Open
from tests.browser.desk import Desk
from tests.browser.test_households import TABLET, shoot
from tests.browser.test_looks import faults
from tests.browser.test_ways import practice

WIDTHS = pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["360", "768", "1440"])


def who(username: str) -> Account:
    return Account.objects.select_related("person").get(username=username)


@pytest.fixture
def account(db: None) -> Holder:
    """The account of a household of a building, in the practice as its pack has it."""
    practice(
        "kongtong-zhongjie",
        head=("grid_worker", "zhongjie_committee", "zhongjie"),
        secretary=("community_secretary", "zhongjie_committee", "zhongjie"),
        coordinator=("street_dispatcher", "zhongjie_order", "zhongjie"),
    )
    area = Area.objects.get(code="zhongjie")
    from_desk = Dwelling(area_id=area.pk, address="示范路1号", building="示范楼")
    home = add_household(dwelling=from_desk, by=who("secretary"), now=timezone.now())
    return actions.open_account(home, by=SYSTEM, now=timezone.now())


def test_a_good_deed_goes_into_the_moral_bank_and_comes_out_as_eggs(
    account: Holder, desk: Callable[..., Desk], opened: Open
) -> None:
    head = desk("head", PHONE).page
    head.goto("/desk/points/propose/")
    head.fill("[name=whose]", account.code)
    head.select_option("[name=rule]", label="关爱老弱")
    head.select_option("[name=effect]", label="群众称赞")
    head.fill("[name=words]", "陪三楼老人去医院，挂号取药到天黑")
    head.click("main form .btn-primary")
    expect(head.locator(".alert-success")).to_contain_text("等待另一人复核")
    expect(head.locator("main")).not_to_contain_text("同意并记入")
    second = desk("secretary").page
    second.goto("/desk/points/")
    second.check("[name=which]")
    second.click("form[action$='/agree/'] .btn-primary")
    expect(second.locator(".alert-success")).to_have_text("已记入 1 笔。")
    assert (Earning.objects.get().state, Holder.objects.get().balance) == ("booked", 12)
    counter = desk("coordinator").page
    counter.goto("/desk/points/rewards/new/")
    counter.click("a:has-text('鸡蛋一盒')")
    counter.fill("[name=stock]", "20")
    counter.select_option("[name=area]", label="中街街道") if counter.locator(
        "select[name=area]"
    ).is_visible() else None
    counter.click("main form .btn-primary")
    expect(counter.locator("table")).to_contain_text("鸡蛋一盒")
    resident = opened(PHONE)
    resident.goto("/points/")
    resident.fill("[name=code]", account.code)
    resident.click("main form button")
    expect(resident.locator("main")).to_contain_text("道德积分余额")
    resident.click("button:has-text('兑换并预留')")
    expect(resident.locator("main")).to_contain_text("请在 14 天内凭本页领取")
    counter.goto("/desk/points/counter/")
    counter.click("button:has-text('发放')")
    expect(counter.locator("main")).to_contain_text("没有待领取的奖励")
    assert (Redeeming.objects.get().state, Holder.objects.get().balance, prove().holds) == ("handed_out", 2, True)


@WIDTHS
def test_every_page_of_points_can_be_read_by_all(
    account: Holder, desk: Callable[..., Desk], opened: Open, size: dict[str, object]
) -> None:
    now, secretary, head = timezone.now(), who("secretary"), who("head")
    today = timezone.localdate()
    for rule in ("old_and_weak", "mediation", "neighbours"):
        good = actions.Good(rule=rule, on=today, words="示范：帮了邻居一整天", effect="brave")
        earning = actions.propose(good, holder=account, by=head, now=now)
        if rule != "neighbours":
            actions.agree(earning=earning, by=secretary, now=now)
    offer = actions.Offer(name="示范鸡蛋一盒", cost=10, area=Area.objects.get(code="zhongjie"), about="散养")
    reward = actions.offer_reward(offer, stock=5, by=secretary, now=now)
    member = actions.open_account(head.person, by=SYSTEM, now=now)
    good = actions.Good(rule="mediation", on=today, words="示范：劝和两家")
    actions.agree(earning=actions.propose(good, holder=member, by=secretary, now=now), by=who("coordinator"), now=now)
    actions.redeem(holder=account, reward=reward, key=uuid4(), by=secretary, now=now)
    page, wide = desk("secretary", size).page, size["viewport"]["width"]
    pages = {
        "check": "/desk/points/",
        "propose": "/desk/points/propose/",
        "earning": f"/desk/points/proposed/{earning.pk}/",
        "accounts": "/desk/points/accounts/",
        "account": f"/desk/points/accounts/{account.pk}/",
        "slip": f"/desk/points/accounts/{account.pk}/slip/",
        "mine": "/desk/points/mine/",
        "rewards": "/desk/points/rewards/",
        "new": "/desk/points/rewards/new/",
        "reward": f"/desk/points/rewards/{reward.pk}/",
        "counter": "/desk/points/counter/",
        "serve": f"/desk/points/counter/{account.code}/",
        "ranking": "/desk/points/ranking/",
        "proof": "/desk/points/proof/",
        "home": "/points/",
        "statement": f"/points/{account.code}/",
        "public-ranking": "/points/ranking/",
    }
    found = {}
    for name, path in pages.items():
        found |= faults(page, [path])
        shoot(page, f"points-{name}-{wide}")
    assert found == {}
