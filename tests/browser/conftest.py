"""A real Chromium before the real pages: a phone and a desk, and nothing asked for outside the server."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from linli.config.place import BASE_DIR
from linli.portal import guessing
from tests.browser.desk import Desk
from tests.browser.resident import Resident

HERE = Path(__file__).parent
BUILT = BASE_DIR / "linli" / "portal" / "static" / "build" / "portal.js"
CHROMIUMS = ("chromium-headless-shell", "chromium")  # without its windows it takes a quarter of the processor time
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1440, "height": 900}}
ALL = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce"}
OURS = ("data:", "blob:")

PATIENCE = 20_000  # milliseconds: the machine may be busy
expect.set_options(timeout=PATIENCE)
# Playwright's synchronous calls turn an event loop in this thread; the tests talk to the database between them.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def chinese(english: None) -> Iterator[None]:
    """The pages here are read as residents and staff read them: in Chinese."""
    with translation.override("zh-hans"):
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that lies in this folder is marked `browser`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def program() -> str | None:
    """The Chromium of this machine."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def missing(chromium: str | None) -> str | None:
    """Why these tests cannot run here, and what to do."""
    if chromium is None:
        return "There is no Chromium on this machine. Debian: apt-get install chromium-headless-shell fonts-noto-cjk"
    if not BUILT.exists():
        return "The front end has not been built. Run make, which builds it, and then the tests again."
    return None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; without one the tests are skipped, and under CI=true they fail."""
    found = program()
    if why := missing(found):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def outside() -> Iterator[list[str]]:
    """Every address beyond the server that a page asked for: there must be none."""
    asked: list[str] = []
    yield asked
    assert asked == []


@pytest.fixture
def broken() -> Iterator[list[str]]:
    """Every error in a page's script: there must be none."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def opened(chromium: Browser, live_server: LiveServer, outside: list[str], broken: list[str]) -> Iterator[Open]:
    """Open a page of somebody's own: `opened(PHONE)`, `opened(DESK, java_script_enabled=False)`."""
    guessing.forget()
    contexts: list[BrowserContext] = []

    def note(address: str) -> None:
        if not address.startswith((live_server.url, *OURS)):
            outside.append(address)

    def opened(kind: dict[str, object], **more: object) -> Page:
        context = chromium.new_context(base_url=live_server.url, **{**ALL, **kind, **more})
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: note(request.url))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def phone(opened: Open) -> Page:
    return opened(PHONE)


@pytest.fixture
def resident(phone: Page) -> Resident:
    """A resident with a phone in one hand."""
    return Resident(phone)


@pytest.fixture
def desk(opened: Open) -> Callable[..., Desk]:
    """A member of staff who has just signed in: `desk("dispatcher")`."""

    def signed_in(username: str, kind: dict[str, object] = DESK, **more: object) -> Desk:
        return Desk(opened(kind, **more)).sign_in(username)

    return signed_in
