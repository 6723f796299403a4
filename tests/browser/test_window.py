"""The window by keyboard alone, counted key by key; nothing typed is lost; the telephone and the chat group."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from linli.cases.actions import Arrived, keep_chat
from linli.cases.models import Case, Draft
from linli.cases.words import Channel
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from tests.browser.conftest import PHONE
from tests.browser.desk import Desk
from tests.browser.test_keys import ready
from tests.browser.test_looks import faults, unseen_focus
from tests.cast import NOW, Cast

NUMBER = "13800000001"
CHAT = "示范居民 01 2026-11-16 09:12:33\n3号楼的路灯不亮了\n晚上看不见\n\n示范居民 02 2026-11-16 09:13:00\n收到\n"
PAGES = ("window", "hotline", "box", "chat", "register")


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """A practice that keeps every way open."""
    Practice.objects.update(channels=[each.value for each in Channel if each is not Channel.IMPORT])
    expire_all()
    return cast


class Keyboard:
    """Hands on the keys: what is typed as words, and how many keys were pressed beside."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, *keys: str) -> "Keyboard":
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1
        return self

    def types(self, words: str) -> "Keyboard":
        self.page.keyboard.insert_text(words)  # as an input method does
        return self


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.tagName"))


def open_way(desk: Callable[..., Desk], way: str) -> Page:
    page = desk("dispatcher").page
    page.goto(f"/desk/{way}/")
    return ready(page)


def test_a_case_is_registered_and_its_slip_printed_with_six_keys_beside_the_words(
    cast: Cast, desk: Callable[..., Desk]
) -> None:
    page = open_way(desk, "window")
    page.add_init_script("window.print = () => (document.title = 'printed')")
    hands = Keyboard(page)
    assert focus(page) == "name"
    hands.types("示范居民").press("Tab", "Tab").types("路灯不亮了").press("Tab").types("北一").press("Control+Enter")
    expect(page.locator(".slip-code")).to_be_visible()
    case = Case.objects.get()
    assert (case.text, case.area, case.contact_name) == ("路灯不亮了", cast.grid_n1, "示范居民")
    assert page.locator("[data-print]").evaluate("node => node === document.activeElement")
    hands.press("Enter")
    expect(page).to_have_title("printed")
    hands.press("n")
    page.wait_for_url("**/desk/window/")
    assert (hands.presses, focus(page)) == (6, "name")


def test_tab_goes_through_the_window_once_from_top_to_bottom(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = open_way(desk, "window")
    stops = [focus(page)]
    while stops[-1] != "BUTTON" and len(stops) < 20:
        page.keyboard.press("Tab")
        stops.append(focus(page))
    assert stops == [
        *("name", "phone", "text", "where", "place", "category", "answer_by", "urgent"),
        *("SUMMARY", "SUMMARY", "SUMMARY", "BUTTON"),
    ]


def test_enter_in_a_line_registers_too(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = open_way(desk, "window")
    page.fill("[name=text]", "路灯不亮了")
    page.press("[name=phone]", "Enter")
    expect(page.locator(".slip-code")).to_be_visible()


def test_nothing_typed_is_lost_when_the_window_refuses(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = open_way(desk, "window")
    wanted = {"name": "示范居民", "phone": "call me", "text": "路灯不亮了", "where": "北一", "place": "3号楼东侧"}
    for name, value in wanted.items():
        page.fill(f"[name={name}]", value)
    page.press("[name=text]", "Control+Enter")
    expect(page.locator(".field-error")).to_have_count(1)
    assert {name: page.input_value(f"[name={name}]") for name in wanted} == wanted
    page.fill("[name=phone]", "")
    page.press("[name=text]", "Control+Enter")
    expect(page.locator(".slip-code")).to_be_visible()


def test_the_slip_is_one_key_away_from_the_case(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case()
    page = desk("dispatcher").page
    page.goto(case.get_absolute_url())
    ready(page).keyboard.press("p")
    expect(page.locator(".slip-code")).to_have_text(" ".join(case.code[at : at + 4] for at in (0, 4, 8)))


@pytest.mark.parametrize("sheet", [{"format": "A6"}, {"width": "80mm", "height": "200mm"}])
def test_the_slip_fits_on_one_sheet(cast: Cast, desk: Callable[..., Desk], sheet: dict[str, str]) -> None:
    arrived = Arrived(answer_by="proxy", proxy_bond="neighbour", proxy_name="示范邻居", proxy_phone="13800000009")
    case = cast.case("路灯不亮，晚上看不见，请来修一修。" * 9, place="3号楼东侧楼梯口旁边的第二盏", arrived=arrived)
    page = desk("dispatcher").page
    page.goto(f"/desk/cases/{case.pk}/slip/")
    printed = page.pdf(**sheet)
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1


def test_who_calls_again_adds_to_the_same_matter(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case(contact_phone=NUMBER)
    page = open_way(desk, "hotline")
    assert focus(page) == "phone"
    page.keyboard.insert_text(f"+86 {NUMBER}")
    page.keyboard.press("Tab")
    expect(page.locator(".earlier")).to_have_count(1)  # without leaving the page
    assert focus(page) == "text"
    page.keyboard.insert_text("还是不亮")
    page.click("button[name=same]")
    expect(page.locator(".alert-success")).to_be_visible()
    assert (Case.objects.count(), Case.objects.get().pk) == (1, case.pk)


def test_a_form_asks_only_what_its_channel_needs(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = open_way(desk, "register")
    shown = {}
    for channel in ("patrol", "meeting", "enterprise", "transfer"):
        page.select_option("[name=channel]", channel)
        names = ("heard_on", "meeting", "enterprise", "their_number", "their_due")
        shown[channel] = [name for name in names if page.locator(f"[name={name}]").is_visible()]
    assert shown == {
        "patrol": ["heard_on"],
        "meeting": ["heard_on", "meeting"],
        "enterprise": ["enterprise"],
        "transfer": ["their_number", "their_due"],
    }


def test_what_a_group_wrote_is_pasted_and_decided_on(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = open_way(desk, "chat")
    page.fill("[name=text]", CHAT)
    page.fill("[name=where]", "北一")
    page.press("[name=text]", "Control+Enter")
    expect(page.locator(".field-error")).to_have_count(1)  # which group?
    assert page.input_value("[name=text]").split() == CHAT.split()
    page.fill("[name=group]", "北一网格群")
    page.press("[name=group]", "Enter")
    expect(page.locator(".drafts > li")).to_have_count(2)
    ready(page).locator("[data-tick]").nth(1).check()
    page.fill("[name=reason]", "只是回应")
    page.click("button[value=aside]")
    expect(page.locator(".drafts > li")).to_have_count(1)
    page.click(".drafts button")
    expect(page.locator(".alert-success")).to_be_visible()
    assert Case.objects.get().text == "3号楼的路灯不亮了\n晚上看不见"
    assert list(Draft.objects.order_by("pk").values_list("fate", flat=True)) == ["registered", "set_aside"]


def test_every_way_can_be_read_by_all(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case(contact_phone=NUMBER)
    keep_chat(group="北一网格群", area_id=cast.grid_n1.pk, text=CHAT, by=cast.dispatcher, now=NOW)
    paths = [*(f"/desk/{way}/" for way in PAGES), f"/desk/hotline/?caller={NUMBER}", f"/desk/cases/{case.pk}/slip/"]
    assert faults(desk("dispatcher", PHONE).page, paths) == {}
    page = desk("dispatcher").page
    assert faults(page, paths) == {}
    assert unseen_focus(page, ["/desk/window/", "/desk/chat/"]) == []
