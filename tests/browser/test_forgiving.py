"""Nothing that somebody typed is lost, and nothing is registered twice."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from linli.cases import actions as cases
from linli.cases.models import Case
from tests.browser.conftest import PHONE, Open
from tests.browser.desk import Desk
from tests.browser.resident import Resident
from tests.cast import NOW, Cast

TEXT = "路灯不亮了，已经一个星期"


def filled(resident: Resident) -> Page:
    """The form ready to be sent."""
    resident.begins(TEXT)
    resident.page.fill("#place", "三号楼东侧")
    resident.go("next")
    resident.page.fill("#name", "示范居民")
    return resident.page


def test_a_refused_photo_costs_nobody_their_words(cast: Cast, resident: Resident) -> None:
    resident.begins(TEXT)
    resident.adds_photo(b"this is no photo")
    resident.page.fill("#place", "三号楼东侧")
    resident.go("next")
    resident.page.click("[type=submit]")
    expect(resident.page.locator("[data-error=photos] .field-error")).to_be_visible()
    expect(resident.page.locator("#text")).to_have_value(TEXT)
    expect(resident.page.locator("#place")).to_have_value("三号楼东侧")
    assert Case.objects.count() == 0
    resident.page.click("#previews button")
    resident.go("next")
    resident.go("next")
    resident.sends()
    assert Case.objects.get().text == TEXT


def test_an_answer_lost_on_the_way_makes_no_second_case(cast: Cast, resident: Resident) -> None:
    page = filled(resident)

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)  # the server has it
        route.abort()  # the phone never hears

    page.route("**/submit/", lose, times=1)
    page.click("[type=submit]")
    expect(page.locator("div[data-trouble]")).to_be_visible()
    code = resident.sends()
    assert Case.objects.get().code == code


def test_words_are_still_there_after_the_network_was_lost(cast: Cast, resident: Resident) -> None:
    page = filled(resident)
    page.context.set_offline(True)
    page.click("[type=submit]")
    expect(page.locator("div[data-trouble]")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/submit/")
    expect(page.locator("#text")).to_have_value(TEXT)
    expect(page.locator("#place")).to_have_value("三号楼东侧")
    assert Case.objects.count() == 0


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_a_page_open_too_long_keeps_the_words(cast: Cast, opened: Open, script: bool) -> None:
    page = opened(PHONE, java_script_enabled=script)
    page.goto("/submit/")
    page.fill("#text", TEXT)
    for _part in range(2 * script):
        page.click("[data-part]:not([hidden]) [data-go=next]")
    page.context.clear_cookies()
    page.click("[type=submit]")
    expect(page.locator("[role=alert]:visible")).to_be_visible()
    expect(page.locator("#text")).to_have_value(TEXT)
    page.click("[type=submit]")
    expect(page.locator("strong.code")).to_be_visible()
    assert Case.objects.get().text == TEXT


def test_a_step_that_somebody_else_was_quicker_with_keeps_the_words(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case()
    head = desk("dispatcher").opens(case.text)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    form = head.page.locator("form[action*='/decline/']")
    head.page.click("details#decline summary")
    form.locator("textarea").fill("请找物业")
    form.locator("button").click()
    expect(head.page.locator("#decline [role=alert]").first).to_be_visible()
    expect(head.page.locator("#decline textarea")).to_have_value("请找物业")
