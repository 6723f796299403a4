"""The terminal and the screen in the hall: tapped without a keyboard, home again by themselves, without a network."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from linli.services.models import ServiceItem
from linli.stations.models import Station
from tests.browser.test_looks import faults
from tests.cast import Cast
from tests.services.conftest import keep as keep
from tests.stations.conftest import north as north
from tests.stations.conftest import practice as practice

KIOSK = {"viewport": {"width": 1080, "height": 1920}, "has_touch": True}
SCREEN = {"viewport": {"width": 1920, "height": 1080}}
ITEM = "/kiosk/north/items/A-01/"
GONE = "网络已断开，以下是"
TAKEN_OVER = """async () => {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
}"""


def kept(page: Page) -> None:
    """The service worker has taken the page over."""
    page.evaluate(TAKEN_OVER)


@pytest.fixture
def terminal(north: Station, opened: Callable[..., Page]) -> Page:
    page = opened(KIOSK)
    page.clock.install()
    page.goto("/kiosk/north/")
    return page


def test_a_case_is_found_by_tapping_and_after_a_minute_the_start_is_back(terminal: Page, cast: Cast) -> None:
    code = cast.case().code
    expect(terminal.locator(".kiosk-tile")).to_have_count(6)
    terminal.tap('a[href="#code"]')
    for digit in code[:-1] + "0" + code[-1]:
        terminal.tap(f"[data-digit='{digit}']")  # the twelfth of thirteen is one too many and is not taken
    terminal.tap("[data-back]")
    terminal.tap(f"[data-digit='{code[-1]}']")
    expect(terminal.locator("[name=code]")).to_have_value(f"{code[:4]} {code[4:8]} {code[8:]}")
    terminal.tap(".kiosk-go")
    expect(terminal.locator(".ladder")).to_be_visible()
    terminal.clock.fast_forward(61_000)
    expect(terminal.locator("#home")).to_be_visible()
    expect(terminal).to_have_url("/kiosk/north/")


def test_what_was_typed_is_gone_after_a_minute(terminal: Page) -> None:
    terminal.tap('a[href="#code"]')
    terminal.tap("[data-digit='4']")
    terminal.clock.fast_forward(61_000)
    expect(terminal.locator("#home")).to_be_visible()
    terminal.tap('a[href="#code"]')
    expect(terminal.locator("[name=code]")).to_have_value("")


@pytest.mark.parametrize(("address", "kind"), [("/kiosk/north/", KIOSK), ("/board/station/north/", SCREEN)])
def test_without_a_network_the_last_state_stays_and_comes_up_again(
    address: str, kind: dict[str, object], north: Station, keep: Callable[..., ServiceItem], opened: Callable[..., Page]
) -> None:
    keep("A-01", "老年人优待证办理")
    page = opened(kind)
    page.goto(address)
    kept(page)
    page.reload()
    if kind is KIOSK:
        page.wait_for_function(f"async () => Boolean(await caches.match('{ITEM}'))")
    lost = page.locator(".hall-lost")
    expect(lost).to_be_hidden()
    page.context.set_offline(True)
    expect(lost).to_contain_text(GONE)
    expect(page.locator("h1")).to_have_text("north服务站")
    page.reload()
    expect(page.locator("h1")).to_have_text("north服务站")
    expect(lost).to_contain_text(GONE)
    if kind is KIOSK:
        page.tap('a[href="#list-government"]')
        page.tap(f'a[href="{ITEM}"]')
        expect(page.locator("h2").first).to_have_text("老年人优待证办理")
        expect(page.locator(".hall-lost")).to_contain_text(GONE)
        page.tap(".kiosk-home")
        expect(page.locator("#home")).to_be_visible()
    page.context.set_offline(False)
    expect(lost).to_be_hidden()


def test_terminal_screen_and_pages_of_stations_can_be_read_by_all(
    cast: Cast, north: Station, opened: Callable[..., Page], phone: Page
) -> None:
    assert faults(opened(KIOSK), ["/kiosk/north/", "/kiosk/north/#code", "/kiosk/north/case/?code=1"]) == {}
    assert faults(opened(SCREEN), ["/board/station/north/"]) == {}
    near = ["/stations/", "/stations/?lat=30.3&lon=110.1&closed=1", "/stations/north/"]
    assert faults(phone, [*near, "/kiosk/north/", "/board/station/north/"]) == {}
