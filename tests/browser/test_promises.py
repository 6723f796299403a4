"""E9 and P11 walked in their own localities: a promise from its publishing over amber to its being struck off, read by
everybody; a micro-wish from its being said over its claiming to its thanks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.areas.models import Area
from linli.commitments.models import Commitment
from linli.commitments.turn import COMMITMENTS
from linli.core.fresh import expire_all
from linli.journal.actions import RESIDENT
from linli.journal.sweeping import sweep
from linli.people.models import Account
from linli.volunteers import actions as volunteers
from linli.wishes.models import MicroWish
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.practice import set_up
from tests.browser.test_looks import faults


@pytest.mark.django_db(transaction=True)
def test_a_promise_is_published_turns_amber_and_is_struck_off_for_everybody_to_read(
    phone: Page, desk: Callable[..., Desk]
) -> None:
    setting = set_up("zhengzhou-erqi")
    expire_all()
    mine, head = desk("hand").page, desk("head").page
    mine.goto("/desk/commitments/new/")
    mine.fill("[name=text]", "为楼院安装路灯二十盏")
    mine.fill("[name=target]", "20")
    mine.fill("[name=unit]", "盏")
    mine.fill("[name=due_on]", f"{timezone.localdate() + timedelta(days=5)}")
    mine.click("main form .btn-primary")
    expect(mine.locator("main")).to_contain_text("已写，未公开")
    head.goto("/desk/commitments/waiting/")
    head.click("text=为楼院安装路灯二十盏")
    head.click("main button:has-text('公开承诺')")
    expect(head.locator("main")).to_contain_text("临近期限")
    assert sweep(COMMITMENTS, now=timezone.now()) == 1
    made = Commitment.objects.get()
    mine.goto(made.get_absolute_url())
    mine.click("summary:has-text('报进展')")
    mine.fill("#report [name=words]", "装了八盏")
    mine.fill("#report [name=count]", "8")
    mine.click("#report .btn-primary")
    expect(mine.locator("main")).to_contain_text("8 / 20 盏")
    mine.click("summary:has-text('报完成')")
    mine.fill("#finish [name=words]", "都装好了")
    mine.fill("#finish [name=count]", "20")
    mine.click("#finish .btn-primary")
    expect(mine.locator("main")).to_contain_text("已完成，待销号")
    head.goto(made.get_absolute_url())
    head.click("summary:has-text('销号')")
    head.fill("#strike_off [name=words]", "现场数过")
    head.click("#strike_off .btn-primary")
    expect(head.locator("main")).to_contain_text("按期兑现")
    phone.goto(f"/commitments/of/{setting.lead.pk}/")
    expect(phone.locator("main")).to_contain_text("占 1 项的 100.0 %")
    phone.click("text=为楼院安装路灯二十盏")
    expect(phone.locator("main")).to_contain_text("现场数过")
    public = ["/commitments/", f"/commitments/of/{setting.lead.pk}/", f"/commitments/{made.pk}/"]
    assert faults(phone, public) == {}
    staff = ["/desk/commitments/", "/desk/commitments/waiting/", "/desk/commitments/shares/", made.get_absolute_url()]
    assert faults(head, staff) == {}


@pytest.mark.django_db(transaction=True)
def test_a_wish_is_said_checked_claimed_fulfilled_and_thanked_for(
    phone: Page, opened: Callable[..., Page], desk: Callable[..., Desk]
) -> None:
    setting = set_up("kongtong-zhongjie")
    expire_all()
    now, area = timezone.now(), Area.objects.get(pk=setting.area.pk)
    joining = volunteers.Joining(name="示范志愿者", phone="13900000001", area=area, born=1986)
    joined = volunteers.join(joining, by=RESIDENT, now=now)
    helper = volunteers.confirm(volunteer=joined, by=Account.objects.get(username="head"), now=now)
    phone.goto("/wishes/")
    phone.click("main a.button:has-text('提心愿')")
    phone.fill("#asked", "我妈妈想要一个电水壶")
    phone.select_option("#wisher", label="老人")
    phone.fill("#cost", "80")
    phone.fill("#phone", "13900000009")
    phone.click("main form .button-wide")
    expect(phone.locator(".receipt .code")).to_be_visible()
    followed = phone.url
    head = desk("head").page
    head.goto("/desk/wishes/check/")
    head.click("text=我妈妈想要一个电水壶")
    head.fill("#publish [name=said]", "想要一个电水壶")
    head.click("#publish .btn-primary")
    expect(head.locator("main")).to_contain_text("待认领")
    made = MicroWish.objects.get()
    other = opened(PHONE)
    other.goto("/wishes/")
    other.click("text=想要一个电水壶")
    expect(other.locator("main")).to_contain_text("老人")
    other.fill("#code", helper.code)
    other.click("main form .button-wide")
    other.fill(f"#words-{made.pk}", "送到了")
    other.click("main form .button-wide")
    expect(other.locator("main")).to_contain_text("已圆梦")
    claimed = other.url
    phone.goto(followed)
    phone.fill("#words", "谢谢好心人")
    phone.click("main form .button-wide")
    expect(phone.locator("main")).to_contain_text("已道谢")
    other.goto(claimed)
    expect(other.locator("main")).to_contain_text("谢谢好心人")
    assert faults(other, ["/wishes/", "/wishes/new/", f"/wishes/{made.pk}/", claimed, followed]) == {}
    assert faults(opened(DESK), ["/wishes/", f"/wishes/{made.pk}/"]) == {}
    staff = ["/desk/wishes/", "/desk/wishes/check/", "/desk/wishes/mine/", "/desk/wishes/new/", made.get_absolute_url()]
    assert faults(head, staff) == {}
