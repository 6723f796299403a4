"""P9 walked in its own locality: six lists by three kinds, found, ordered, done on behalf, with papers and receipts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from linli.core.fresh import expire_all
from linli.services.models import Order
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.practice import set_up
from tests.browser.test_looks import faults

LISTS = ["党群服务", "政务服务", "生活服务", "志愿服务", "文化服务", "法律服务"]
KINDS = ["能办的", "代办的", "指导办的"]


@pytest.mark.django_db(transaction=True)
def test_an_item_is_found_ordered_and_done_on_behalf(phone: Page, desk: Callable[..., Desk]) -> None:
    set_up("kongtong-zhongjie")
    expire_all()
    phone.goto("/")
    phone.fill("#services-q", "老年證")
    phone.press("#services-q", "Enter")
    expect(phone.locator(".tags").first.locator("a")).to_have_text(LISTS)
    expect(phone.locator(".tags").nth(1).locator("a")).to_have_text(KINDS)
    phone.click("text=老年人优待证办理")
    expect(phone.locator(".papers li")).to_have_count(3)
    expect(phone.locator("body")).to_contain_text("5个工作日")
    phone.click("text=点单 >> nth=0")
    phone.fill("#words", "我妈妈腿脚不便")
    phone.click("form button.button-wide")
    expect(phone.locator(".receipt .code")).to_be_visible()
    phone.click("text=要带的材料")
    expect(phone.locator("body")).to_contain_text("还缺 3 项")
    followed = phone.url
    order = Order.objects.get()
    page = desk("head").page
    page.goto(order.case.get_absolute_url())
    for place in range(3):
        page.select_option(f"#paper-{place}", "brought")
    page.click("text=记下材料情况")
    page.fill("#step-words", "照片也齐了")
    page.click("text=这一步已办好")
    page.click("text=移交材料")
    for place in range(3):
        page.check(f"[name=papers][value='{place}']")
    page.select_option("#hand-to", "body")
    page.fill("#hand-body", "区老龄办窗口")
    page.click("text=移交并打印收据")
    expect(page.locator(".paper-receipt")).to_contain_text("区老龄办窗口")
    phone.goto(followed)
    expect(phone.locator("body")).to_contain_text("材料已齐")
    expect(phone.locator("body")).to_contain_text("照片也齐了")
    expect(phone.locator(".story")).to_contain_text("区老龄办窗口")


@pytest.mark.django_db(transaction=True)
def test_every_page_of_services_can_be_read_by_all(opened: Callable[..., Page], desk: Callable[..., Desk]) -> None:
    set_up("kongtong-zhongjie")
    expire_all()
    public = ["/services/", "/services/?q=x", "/services/ZJ-ZW-01/", "/services/ZJ-ZW-01/print/", "/menu/", "/themes/"]
    assert faults(opened(PHONE), [*public, "/services/ZJ-ZW-01/order/"]) == {}
    assert faults(opened(DESK), public) == {}
    staff = ["/desk/services/", "/desk/services/items/ZJ-ZW-01/", "/desk/services/items/ZJ-ZW-01/order/"]
    assert faults(desk("head").page, staff) == {}
