"""`make screenshots`: the pictures of the READMEs, taken from the real site on an invented district.

The site runs in a folder of its own, var/screenshots, which is made anew; --keep takes the district as it lies there.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import program
from tests.browser.desk import Desk
from tests.browser.resident import Resident

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "screenshots"
PICTURES = ROOT / "docs" / "pictures"
PACK, SCALE, PASSWORD = "zhangshu-zhangjiashan", "0.4", "linli-demo"
TEXT = "三号楼门口的路灯一个星期不亮了，晚上老人出门看不清路。"
LARGEST = 200_000  # bytes of a picture
COLOURS = 192
PATIENCE = 60_000  # milliseconds: the machine may be busy
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1440, "height": 900}}
BOARD = {"viewport": {"width": 1920, "height": 1080}}


@dataclass(frozen=True)
class Studio:
    """A browser before the site."""

    browser: Browser
    address: str

    def page(self, kind: dict[str, Any]) -> Page:
        """A page of somebody's own, reading Chinese."""
        context = self.browser.new_context(
            base_url=self.address, locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce", **kind
        )
        context.set_default_timeout(PATIENCE)
        return context.new_page()


def main() -> None:
    """Load the district, serve it, take every picture."""
    if "--keep" not in sys.argv:
        shutil.rmtree(VAR, ignore_errors=True)
        subprocess.run(command("demo", "--pack", PACK, "--scale", SCALE), env=surroundings(), check=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=QUIET)
        studio = Studio(browser, address)
        resident = Resident(studio.page(PHONE))
        code = at_the_door(resident)
        at_the_desk(studio.page(DESK), code)
        on_the_way(resident, code)
        on_the_wall(studio.page(BOARD))
        browser.close()


def at_the_door(resident: Resident) -> str:
    """The front page, the form with the map, the receipt."""
    page = resident.page
    page.goto("/")
    take(page, "home")
    resident.begins(TEXT)
    resident.adds_photo(dark_lamp())
    page.click("[data-map-door]")
    page.wait_for_selector("#map.leaflet-container")
    page.wait_for_timeout(1500)
    page.locator("#map").click(position={"x": 150, "y": 120})
    expect(page.locator("#map-said")).not_to_be_empty()
    page.locator("#map-box").scroll_into_view_if_needed()
    take(page, "submit")
    page.fill("#place", "三号楼东侧")
    resident.go("next")
    page.fill("#name", "示范居民")
    page.fill("#phone", "13900000000")
    code = resident.sends()
    take(page, "receipt")
    return code


def at_the_desk(page: Page, code: str) -> None:
    """The queue in the middle of a day; the case as it is handed on."""
    desk = Desk(page).sign_in("street_dispatcher1", PASSWORD)
    take(page, "queue")
    page.fill(".find input:visible", code)
    page.press(".find input:visible", "Enter")
    page.wait_for_selector(".case-words")
    desk.takes("accept")
    desk.takes("classify", category=first_choice(page, "#classify-category"))
    take(page, "case")
    desk.takes("assign", organisation=first_choice(page, "#assign-organisation"))


def first_choice(page: Page, field: str) -> str:
    """The value of the first choice below the empty one."""
    return str(page.locator(f"{field} option:not([value=''])").first.get_attribute("value"))


def on_the_way(resident: Resident, code: str) -> None:
    """Where it is, as whoever holds the code sees it."""
    take(resident.follows(code), "track")


def on_the_wall(page: Page) -> None:
    """The board, on a screen of its own."""
    Desk(page).sign_in("street_leader1", PASSWORD)
    page.goto("/board/")
    page.wait_for_selector("[data-chart] svg")
    page.wait_for_timeout(2000)
    take(page, "board")


def take(page: Page, name: str) -> None:
    """Write docs/pictures/NAME.png with as few colours as it takes. SystemExit when it is too large even so."""
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = PICTURES / f"{name}.png"
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        sys.exit(f"{path} has {size} bytes; {LARGEST} is the most.")
    print(f"  {path.relative_to(ROOT)}  {size // 1000} kB")


def dark_lamp() -> bytes:
    """A drawing, not a photo: a street lamp without light."""
    picture = Image.new("RGB", (800, 600), "#1d2740")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 480, 800, 600), fill="#2b2f38")
    draw.rectangle((60, 160, 330, 480), fill="#27324e")
    for left, top in ((100, 210), (220, 210), (100, 330), (220, 330)):
        draw.rectangle((left, top, left + 60, top + 70), fill="#e8c873" if left == top - 110 else "#34415f")
    draw.rectangle((560, 150, 572, 500), fill="#8b93a5")
    draw.line((566, 150, 660, 120), fill="#8b93a5", width=10)
    draw.polygon(((640, 112), (720, 112), (700, 140), (660, 140)), fill="#5a6172")
    packed = BytesIO()
    picture.save(packed, "JPEG")
    return packed.getvalue()


@contextmanager
def site() -> Iterator[str]:
    """The address of the site, which runs as long as it is looked at."""
    port = free_port()
    served = subprocess.Popen(command("serve", "--port", str(port)), env=surroundings(), stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(60)


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "linli.cli", *words]


def surroundings() -> dict[str, str]:
    return {**os.environ, "LINLI_VAR": str(VAR)}


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the site answers; TimeoutError after five minutes."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().close()
        except OSError:
            time.sleep(0.5)
        finally:
            connection.close()
    raise TimeoutError(f"Nothing answers on port {port}.")


if __name__ == "__main__":
    main()
