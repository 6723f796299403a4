"""Several cases at once by keyboard, in a real browser: tick, choose, see beforehand, do, take back."""

from collections.abc import Callable

from playwright.sync_api import expect

from linli.cases.models import Case
from linli.cases.words import Status
from tests.browser.desk import Desk
from tests.cast import Cast


def test_ticked_cases_are_accepted_together_and_taken_back(cast: Cast, desk: Callable[..., Desk]) -> None:
    for text in ("路灯不亮了", "井盖松了", "树枝断了"):
        cast.case(text)
    page = desk("dispatcher").page
    page.wait_for_selector("html.js")
    expect(page.locator("[data-bulk]")).to_be_hidden()
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-bulk-count]")).to_have_text("2")
    page.keyboard.press("b")
    page.locator("select[name=action]").select_option("accept")
    page.locator("#bulk .btn-primary").click()
    page.locator("form[action='/desk/bulk/'] .btn-primary").click()
    page.locator("form[action$='/go/'] .btn-primary").click()
    expect(page.locator("form[action$='/undo/']")).to_be_visible()
    assert Case.objects.filter(status=Status.ACCEPTED).count() == 2
    page.locator("form[action$='/undo/'] button").click()
    expect(page.locator("form[action$='/undo/']")).to_be_hidden()
    assert Case.objects.filter(status=Status.ACCEPTED).count() == 0


def test_an_open_case_says_that_it_changed_and_keeps_what_is_typed(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case("路灯不亮了")
    page = desk("dispatcher").opens("路灯不亮了").page
    page.wait_for_selector("html.js")
    page.locator("details#note summary").click()
    page.locator("#note textarea").fill("已电话联系")
    case.refresh_from_db()
    Case.objects.filter(pk=case.pk).update(version=case.version + 1)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("[data-reload]").click()
    expect(page.locator("#note textarea")).to_have_value("已电话联系")


def test_a_colleague_is_chosen_after_an_at_sign(cast: Cast, desk: Callable[..., Desk]) -> None:
    cast.case("路灯不亮了")
    page = desk("dispatcher").opens("路灯不亮了").page
    page.wait_for_selector("html.js")
    page.locator("details#note summary").click()
    page.locator("#note textarea").press_sequentially("请@网格")
    expect(page.locator(".mention-list [data-name]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#note textarea")).to_have_value("请@网格员 01 ")
