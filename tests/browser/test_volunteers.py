"""E7 walked in its own locality: joining on a phone, confirmed at the desk, into a team; pages at every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from linli.core.fresh import expire_all
from linli.volunteers.models import Team, Volunteer
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.practice import Setting, set_up
from tests.browser.test_looks import faults

TABLET = {"viewport": {"width": 768, "height": 1024}}
pytestmark = pytest.mark.django_db(transaction=True)


def joins(phone: Page, place: Setting) -> str:
    """A resident joins with a phone in one hand. Returns the address of their own page."""
    phone.goto("/")
    phone.click("nav.fourth >> text=我要当志愿者")
    phone.click("text=我要报名")
    phone.fill("#name", "示范志愿者")
    phone.fill("#phone", "13900000001")
    phone.fill("#born", "1986")
    for depth, name in enumerate(place.path):
        phone.locator("form select:visible").nth(depth).select_option(label=name)
    phone.check("label:has-text('调解') input")
    phone.check("label:has-text('周末上午') input")
    phone.click("text=提交报名")
    expect(phone.locator("h1")).to_have_text("谢谢您，工作人员会尽快确认。")
    return phone.url


def test_a_resident_joins_is_confirmed_and_belongs_to_a_team(phone: Page, desk: Callable[..., Desk]) -> None:
    place = set_up("zhengzhou-erqi")
    expire_all()
    mine = joins(phone, place)
    page = desk("head").page
    page.goto("/desk/volunteers/")
    page.click("[data-open]:has-text('示***')")
    page.click("text=确认加入")
    expect(page.locator("main .state-done").first).to_contain_text("在册")
    number = Volunteer.objects.get().pk
    page.goto("/desk/volunteers/teams/new/")
    page.fill("[name=name]", "示范调解队")
    page.select_option("[name=field]", label="矛盾调解")
    page.fill("[name=captain_number]", str(number))
    page.click("main form .btn-primary")
    expect(page.locator("main")).to_contain_text("示***")
    phone.goto(mine)
    expect(phone.locator("h1")).to_have_text("您是志愿者，谢谢您。")
    expect(phone.locator("main")).to_contain_text("示范调解队")


def test_every_page_of_volunteers_can_be_read_by_all(opened: Callable[..., Page], desk: Callable[..., Desk]) -> None:
    place = set_up("zhengzhou-erqi")
    expire_all()
    phone = opened(PHONE)
    mine = joins(phone, place).split("/volunteers/")[1].strip("/")
    own = [f"/volunteers/{mine}/", f"/volunteers/{mine}/change/", f"/volunteers/{mine}/erase/"]
    public = ["/volunteers/", "/volunteers/join/", "/volunteers/mine/", *own]
    assert faults(phone, public) == {}
    assert faults(opened(DESK), public) == {}
    page = desk("head").page
    page.goto("/desk/volunteers/teams/new/")
    page.fill("[name=name]", "示范调解队")
    page.click("main form .btn-primary")
    expect(page.locator("main h1")).to_have_text("示范调解队")
    volunteer, team = Volunteer.objects.get().get_absolute_url(), Team.objects.get().get_absolute_url()
    base = "/desk/volunteers/"
    staff = [base, f"{base}new/", f"{base}mine/", f"{base}report/", f"{base}import/", f"{base}teams/", volunteer, team]
    for size in (DESK, TABLET, PHONE):
        page.set_viewport_size(size["viewport"])
        assert faults(page, staff) == {}
