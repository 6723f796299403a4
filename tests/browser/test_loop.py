"""The whole loop by clicks, in each of the five practices, in its own words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from linli.cases.look import status_word
from linli.cases.models import Case
from linli.cases.words import Status
from linli.packs.check import practices
from tests.browser.desk import Desk
from tests.browser.photos import photo
from tests.browser.practice import Setting, set_up
from tests.browser.resident import Resident

TEXT = "三号楼门口的路灯一个星期不亮了"
CLAIMED = ("fengqing", "zhongmu-qingnianlu")
REDONE = "zhangshu-zhangjiashan"


@pytest.mark.parametrize("name", practices())
def test_a_need_becomes_a_case_that_is_solved_rated_and_struck_off(
    name: str, resident: Resident, desk: Callable[..., Desk]
) -> None:
    setting = set_up(name)
    code = told(resident, setting)
    head, hand = desk("head"), desk("hand")

    head.opens(TEXT).takes("accept")
    head.takes("classify", category=setting.category.pk)
    if name in CLAIMED:
        head.takes("offer")
        hand.opens(TEXT).takes("claim")
    else:
        head.takes("assign", organisation=setting.lead.pk)
        hand.opens(TEXT).takes("start")
    hand.takes("work", words="已到现场查看", photos=photo("green"))
    hand.takes("finish", outcome="in_time", words="换了灯泡")

    page = resident.follows(code)
    expect(page.locator(".state").first).to_have_text(status_word(Status.DONE))
    expect(page.locator(".story img")).to_have_count(2)
    if name == REDONE:
        done_again(resident, code, head, hand)
    resident.rates(5, "亮了，谢谢")
    case = Case.objects.get(code=code)
    head.page.goto(f"/desk/cases/{case.pk}/")
    head.takes("verify").takes("close")
    closed(resident, code)


def told(resident: Resident, setting: Setting) -> str:
    """A resident says it, with a photo and a place, and gets a code."""
    practice = setting.pack.practice
    resident.begins(TEXT)
    expect(resident.page.locator(".top")).to_contain_text(practice.locality.zh)
    resident.adds_photo(photo())
    resident.chooses_place(setting.path)
    resident.page.fill("#place", "三号楼东侧")
    resident.go("next")
    resident.page.fill("#name", "示范居民")
    resident.page.fill("#phone", "139 0000 0000")
    code = resident.sends()
    expect(resident.page.locator(".receipt")).to_contain_text(setting.path[-1])
    expect(resident.page.locator(".qr svg")).to_be_visible()
    assert Case.objects.get(code=code).area_id == setting.area.pk
    return code


def done_again(resident: Resident, code: str, head: Desk, hand: Desk) -> None:
    """The resident is not content; whoever did the work may not decide that, somebody else does."""
    resident.asks_redo("晚上又不亮了")
    pk = Case.objects.get(code=code).pk
    hand.page.goto(f"/desk/cases/{pk}/")
    expect(hand.page.locator("form[action*='/redo/']")).to_have_count(0)
    head.page.goto(f"/desk/cases/{pk}/")
    expect(head.page.locator(".case-head .state-near")).to_be_visible()
    head.takes("redo", words="请再查线路")
    hand.page.goto(f"/desk/cases/{pk}/")
    hand.takes("finish", outcome="in_time", words="换了线路")
    resident.follows(code)


def closed(resident: Resident, code: str) -> None:
    """The case is struck off, and its page says so in the locality's own word."""
    page: Page = resident.follows(code)
    expect(page.locator(".state").first).to_have_text(status_word(Status.CLOSED))
    case = Case.objects.get(code=code)
    assert (case.status, case.grade) == (Status.CLOSED, 5)
