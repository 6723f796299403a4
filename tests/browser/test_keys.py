"""The desk by keyboard alone, and the reader's two switches."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from linli.cases.models import Case
from linli.cases.words import Status
from tests.browser.desk import Desk
from tests.cast import Cast


def ready(page: Page) -> Page:
    """The page's script has come: before that, keys do nothing."""
    page.wait_for_selector("html.js")
    return page


def marked(page: Page) -> str:
    return page.locator("[data-row].is-marked [data-open]").inner_text()


def test_the_queue_is_worked_through_by_keyboard(cast: Cast, desk: Callable[..., Desk]) -> None:
    for text in ("路灯不亮了", "井盖松了", "树枝断了"):
        cast.case(text)
    page = ready(desk("dispatcher").page)
    listed = page.locator("[data-open]").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert marked(page) == listed[1]
    page.keyboard.press("k")
    assert marked(page) == listed[0]
    page.keyboard.press("Enter")
    expect(page.locator(".case-words")).to_have_text(listed[0])
    ready(page).keyboard.press("a")
    expect(page.locator(".alert-success")).to_be_visible()
    assert Case.objects.get(status=Status.ACCEPTED).text == listed[0]
    ready(page).keyboard.press("q")
    expect(page.locator("#queue")).to_be_visible()
    ready(page).keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_visible()


def test_a_case_is_accepted_from_the_queue_with_one_key(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case()
    page = ready(desk("dispatcher").page)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".alert-success")).to_be_visible()
    case.refresh_from_db()
    assert case.status == Status.ACCEPTED
    expect(page.locator("#queue")).to_be_visible()


def test_a_reader_makes_the_type_larger_and_the_pages_english(cast: Cast, phone: Page) -> None:
    phone.goto("/")
    before = size(phone)
    phone.click("button[name=large]")
    expect(phone.locator("html")).to_have_class("large")
    assert size(phone) >= before * 1.2
    phone.click("button[name=language]")
    expect(phone.locator("label[for=text]")).to_have_text("What is the matter? Tell us.")
    phone.goto("/track/")  # both are remembered
    expect(phone.locator("html.large[lang=en] h1")).to_have_text("Follow a case")


def size(page: Page) -> float:
    return float(page.locator("label[for=text]").evaluate("node => parseFloat(getComputedStyle(node).fontSize)"))
