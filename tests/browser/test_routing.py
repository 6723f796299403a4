"""A rule made, tried and put to use by clicks, with and without script; it sends what residents say, and says why."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from linli.cases import actions as cases
from linli.cases.models import Case, Rule
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up
from linli.journeys.routing import ROUTING
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.test_looks import faults
from tests.cast import NOW, Cast, account


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """With somebody who may change the rules of the whole district."""
    account("all", "区调度员 01", cast.street_office, "dispatcher", cast.district)
    return cast


@pytest.mark.parametrize("kind", [DESK, {**PHONE, "java_script_enabled": False}], ids=["desk", "phone, no script"])
def test_a_rule_is_tried_put_to_use_and_sends_what_comes_in(
    cast: Cast, desk: Callable[..., Desk], kind: dict[str, Any]
) -> None:
    cast.case("门口的路燈不亮了")
    page = desk("all", kind).page
    page.goto("/desk/routing/")
    page.click("a[href='/desk/routing/new/']")
    page.fill("[name=name]", "路灯归城管")
    page.fill("[name=words]", "路灯、灯不亮")
    page.select_option("[name=to]", f"organisation-{cast.works.pk}")
    page.click("button[name=try]")
    expect(page.locator("#tried")).to_contain_text("有 1 件符合这条规则")
    expect(page.locator("#tried tbody tr")).to_have_count(1)
    page.click("form.rule-form .btn-primary")
    expect(page.locator(".rule")).to_contain_text("派给城管科")

    case = cast.case("三号楼路灯坏了")
    seal(now=NOW)
    catch_up(ROUTING)
    page.goto(f"/desk/cases/{case.pk}/")
    expect(page.locator(".facts").first).to_contain_text("第 1 条规则“路灯归城管”，依据：字词“路灯”")
    assert Case.objects.get(pk=case.pk).lead == cast.works


def test_rules_are_moved_and_switched_by_a_press(cast: Cast, desk: Callable[..., Desk]) -> None:
    for name in ("一号", "二号"):
        cases.add_rule(name=name, words=[name], organisation_id=cast.works.pk, by=SYSTEM, now=NOW)
    page = desk("all").page
    page.goto("/desk/routing/")
    page.click("button[aria-label='上移“二号”']")
    expect(page.locator(".rule").first).to_contain_text("二号")
    page.locator(".rule").first.get_by_role("button", name="停用").click()
    expect(page.locator(".rule").first).to_contain_text("已停用")
    assert list(Rule.objects.values_list("name", "switched_on")) == [("二号", False), ("一号", True)]


def test_the_rules_can_be_read_by_all_on_a_phone_and_on_a_screen(cast: Cast, desk: Callable[..., Desk]) -> None:
    quick = cast.noise.deadline_class
    rule = cases.add_rule(
        name="路灯坏了先送城管科处理，紧急的二十四小时内办结",
        words=["路灯", "灯不亮"],
        categories=["lamp"],
        area_id=cast.north.pk,
        channels=["portal"],
        organisation_id=cast.works.pk,
        deadline_class_id=quick.pk,
        sets_urgency="urgent",
        by=SYSTEM,
        now=NOW,
    )
    kept, _new = cases.keep_rule(
        key="noise", name="噪声", categories=["noise"], organisation=cast.works, by=SYSTEM, now=NOW
    )
    case = cases.route(case=cast.case(category=cast.lamp), now=NOW)
    pages = [f"/desk/routing/{each}" for each in ("", "new/", f"{rule.pk}/", f"{kept.pk}/?try=1")]
    for kind in (PHONE, DESK):
        page = desk("all", kind).page
        assert faults(page, [*pages, case.get_absolute_url(), "/desk/register/"]) == {}
