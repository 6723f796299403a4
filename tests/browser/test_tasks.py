"""Z11 walked in its own locality: a resident orders, volunteers are called, one takes the order, comes and leaves, and
whoever was helped confirms."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.core.fresh import expire_all
from linli.journal.actions import RESIDENT
from linli.people.models import Account
from linli.services.models import Order
from linli.tasks.models import Doing, Task
from linli.volunteers import actions as volunteering
from linli.volunteers.models import Volunteer
from tests.browser.desk import Desk
from tests.browser.practice import Setting, set_up
from tests.browser.test_looks import faults

pytestmark = pytest.mark.django_db(transaction=True)


def volunteer(place: Setting) -> Volunteer:
    """Somebody who has joined and is confirmed."""
    now = timezone.now()
    joining = volunteering.Joining(name="示范志愿者", phone="13900000001", area=place.area, born=1986)
    made = volunteering.join(joining, by=RESIDENT, now=now)
    return volunteering.confirm(volunteer=made, by=Account.objects.get(username="head"), now=now)


def test_an_order_is_taken_by_a_volunteer_and_confirmed_by_whoever_ordered(
    phone: Page, desk: Callable[..., Desk]
) -> None:
    place = set_up("zhongmu-qingnianlu")
    who = volunteer(place)
    expire_all()
    phone.goto("/services/QN-07/order/")
    for depth, name in enumerate(place.path):
        phone.locator("form select:visible").nth(depth).select_option(label=name)
    phone.fill("#words", "果树要修剪")
    phone.click("form button.button-wide")
    expect(phone.locator(".receipt .code")).to_be_visible()
    case = Order.objects.get().case
    page = desk("head").page
    page.goto(case.get_absolute_url())
    page.click("#volunteers >> text=招募志愿者")
    begins = timezone.localtime() + timedelta(minutes=20)
    page.fill("[name=begins]", f"{begins:%Y-%m-%dT%H:%M}")
    page.fill("[name=ends]", f"{begins + timedelta(hours=2):%Y-%m-%dT%H:%M}")
    page.click("main form .btn-primary")
    expect(page.locator("#proposed")).to_contain_text("示***")
    page.check("#proposed [name=who]")
    page.click("#proposed >> text=询问勾选的人")
    expect(page.locator("#list")).to_contain_text("已询问")
    phone.goto(f"/tasks/mine/{who.code}/")
    phone.click("text=好，我来")
    expect(phone.locator("main")).to_contain_text("已报上")
    task = Task.objects.get()
    phone.goto(f"/tasks/{task.pk}/here/{task.door}/")
    phone.fill("#code", who.code)
    phone.click("text=不提供位置，直接提交")
    expect(phone.locator("h1")).to_contain_text("欢迎，您已签到。")
    phone.goto(f"/tasks/{task.pk}/here/{task.door}/")
    phone.fill("#code", who.code)
    phone.check("[name=do][value=out]")
    phone.click("text=不提供位置，直接提交")
    expect(phone.locator("h1")).to_contain_text("感谢您的帮助。")
    phone.goto(f"/track/{case.code}/")
    phone.click("text=志愿者及其时长")
    phone.click("text=属实，谢谢！")
    expect(phone.locator("main")).to_contain_text("已确认")
    assert Doing.objects.get().confirmed_how == "served"
    page.goto(case.get_absolute_url())
    expect(page.locator(".steps-told")).to_contain_text("志愿者提供了帮助")
    mine = f"/tasks/mine/{who.code}/"
    public = ["/tasks/", f"/tasks/{task.pk}/", mine, "/tasks/mine/", "/tasks/helped/", f"/tasks/helped/{case.code}/"]
    assert faults(phone, [*public, f"/tasks/{task.pk}/here/{task.door}/"]) == {}
    staff = ["/desk/tasks/", f"/desk/tasks/{task.pk}/", "/desk/tasks/new/", "/desk/tasks/captain/", "/desk/tasks/mine/"]
    assert faults(page, [*staff, f"/desk/tasks/{task.pk}/change/", f"/desk/tasks/{task.pk}/poster/"]) == {}
