"""Every main page: one heading, labels on fields, contrast AA, focus that can be seen, no wider than the phone."""

from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Page

from linli.cases import actions as cases
from linli.cases.words import Outcome
from tests.browser.conftest import PHONE
from tests.browser.desk import Desk
from tests.cast import NOW, Cast

LOOK = (Path(__file__).parent / "look.js").read_text()
# What has the focus, and whether that can be seen: on itself, or on the label drawn in its place.
FOCUS = """() => {
  const at = document.activeElement;
  const drawn = (node) => {
    if (!node) return false;
    const style = getComputedStyle(node);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  if (at === document.body) return "";
  return [at, at.nextElementSibling, at.parentElement].some(drawn) ? "" : at.outerHTML.slice(0, 90);
}"""
DESK_PAGES = ("/desk/", "/desk/register/", "/desk/inbox/", "/desk/account/", "/desk/account/notifications/")
MORE_PAGES = (
    "/desk/outbox/",
    "/desk/columns/",
    "/desk/saved/",
    "/desk/bulk/lately/",
    "/desk/rates/",
    "/desk/follow-up/",
)


def faults(page: Page, paths: Iterable[str]) -> dict[str, list[str]]:
    """Path -> what is wrong with the page there; pages without a fault are left out."""
    found = {}
    for path in paths:
        page.goto(path)
        if said := page.evaluate(LOOK):
            found[path] = said
    return found


def unseen_focus(page: Page, paths: Iterable[str]) -> list[str]:
    """What is reached by Tab without any sign of it."""
    found = []
    for path in paths:
        page.goto(path)
        for _press in range(12):
            page.keyboard.press("Tab")
            if unseen := page.evaluate(FOCUS):
                found.append(f"{path} {unseen}")
    return found


def finished(cast: Cast) -> str:
    """A case that can be rated; returns its code."""
    case = cast.in_hand()
    return cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="换了灯泡").code


def test_residents_pages_can_be_read_by_all_on_a_phone(cast: Cast, phone: Page) -> None:
    pages = ["/", "/submit/", "/track/", "/track/?code=12", "/workers/", "/numbers/", "/privacy/"]
    done, fresh = finished(cast), cast.case().code
    pages += [f"/track/{done}/{name}" for name in ("", "receipt/", "rate/", "redo/", "more/")]
    pages += [f"/track/{fresh}/{name}" for name in ("", "withdraw/")]
    assert faults(phone, pages) == {}
    phone.goto("/switch/?large=1")
    assert faults(phone, ["/", "/submit/", f"/track/{done}/"]) == {}
    phone.goto("/switch/?language=en")
    assert faults(phone, ["/", "/submit/", f"/track/{done}/"]) == {}
    assert unseen_focus(phone, ["/", "/submit/", f"/track/{done}/rate/"]) == []


def test_the_desk_can_be_read_by_all_on_a_phone(cast: Cast, desk: Callable[..., Desk], phone: Page) -> None:
    assert faults(phone, ["/desk/sign-in/"]) == {}
    case = cast.case()
    page = desk("dispatcher", PHONE).page
    assert faults(page, [*DESK_PAGES, *MORE_PAGES, case.get_absolute_url()]) == {}


def test_the_desk_and_the_board_can_be_read_by_all_on_a_screen(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case()
    cast.in_hand(text="井盖松了")
    page = desk("dispatcher").page
    assert faults(page, [*DESK_PAGES, case.get_absolute_url(), "/board/"]) == {}
    assert unseen_focus(page, ["/desk/", case.get_absolute_url()]) == []
