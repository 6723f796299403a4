"""Household files as staff and residents use them: on a phone, on a desk, at every width readable."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from linli.notify.models import Message
from linli.residents import actions
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.test_looks import faults
from tests.cast import NOW, Cast
from tests.residents.conftest import AN_ID, enter, open_file
from tests.residents.test_rosters import PLAIN, workbook

__all__ = ["enter", "open_file"]
TABLET = {"viewport": {"width": 768, "height": 1024}}
SHOTS = os.environ.get("LINLI_SHOTS", "")  # a folder for pictures of every page, for whoever wants to look


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["360", "768", "1440"])
def test_every_page_of_the_files_can_be_read_by_all(
    cast: Cast, desk: Callable[..., Desk], open_file, enter, size: dict[str, object]
) -> None:
    household = open_file()
    member = enter(household, name="王小明", relation="head", phone="13800000001", id_number=AN_ID)
    enter(open_file("和平路1号"), name="王小明", phone="13800000001", id_number=AN_ID)
    need = actions.add_care(
        resident=member, kind="life", review_on=NOW.date(), note="每周送餐一次", by=cast.dispatcher, now=NOW
    )
    firm = actions.add_enterprise(
        firm=actions.Firm(area_id=cast.grid_n1.pk, name="示范小店", contact="店主甲", phone="13800000009"),
        by=cast.dispatcher,
        now=NOW,
    )
    roster = actions.read_roster(name="花名册.xlsx", content=workbook(PLAIN), by=cast.dispatcher, now=NOW)
    page = desk("dispatcher", size).page
    homes = "/desk/households/"
    pages = {
        "list": homes,
        "search": f"{homes}?q=小明",
        "new": f"{homes}new/",
        "file": f"{homes}{household.pk}/",
        "change": f"{homes}{household.pk}/change/",
        "member_new": f"{homes}{household.pk}/members/new/",
        "member": f"/desk/residents/{member.pk}/",
        "care_new": f"/desk/residents/{member.pk}/care/",
        "care": f"/desk/care/{need.pk}/",
        "doubles": f"{homes}doubles/",
        "purposes": f"{homes}purposes/",
        "rosters": f"{homes}rosters/",
        "roster": f"{homes}rosters/{roster.pk}/",
        "enterprises": "/desk/enterprises/",
        "enterprise": f"/desk/enterprises/{firm.pk}/",
    }
    found = {}
    for name, path in pages.items():
        found |= faults(page, [path])
        shoot(page, f"{name}-{size['viewport']['width']}")
    assert found == {}


def test_a_worker_opens_a_file_enters_a_member_and_sees_it_whole(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = desk("dispatcher", PHONE).page
    page.goto(f"/desk/households/new/?area={cast.grid_n1.pk}")
    page.fill("[name=address]", "幸福路3号")
    page.click("main form .btn-primary")
    page.click("text=新增成员")
    page.fill("[name=name]", "王小明")
    page.fill("[name=phone]", "13800000001")
    page.click("main form .btn-primary")
    expect(page.locator(".field-error")).to_contain_text("须经本人同意")
    page.check("[name=agreed][value=contact]")
    page.click("main form .btn-primary")
    expect(page.locator(".member")).to_contain_text("138****0001")
    page.click("summary:has-text('查看完整信息')")
    page.fill("[name=purpose]", "上门送药")
    page.click("form[action$='/reveal/'] button")
    expect(page.locator(".member").first).to_contain_text("王小明")
    shoot(page, "whole-360")


def test_a_resident_opens_their_own_file_on_a_phone(cast: Cast, phone: Page, open_file, enter, settings) -> None:
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1", "http://127.0.0.1"
    member = enter(open_file(), name="王小明", phone="13800000001")
    phone.goto("/mine/")
    shoot(phone, "mine_ask-360")
    phone.fill("[name=code]", member.code)
    phone.click("main form button")
    phone.locator("[name=digits]").wait_for()
    shoot(phone, "mine_code-360")
    phone.fill("[name=digits]", re.search(r"[0-9]{6}", Message.objects.latest("pk").body)[0])
    phone.click("main form button")
    expect(phone.locator("main")).to_contain_text("王小明")
    shoot(phone, "mine-360")
    assert faults(phone, ["/mine/", "/register/"]) == {}
