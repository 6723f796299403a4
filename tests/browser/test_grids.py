"""A grid is split with a line drawn on the map, and without any script from text; the pages look as they should."""

import json
from collections.abc import Callable

from playwright.sync_api import expect

from linli.areas.models import Area
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.test_looks import faults
from tests.cast import Cast


def test_a_line_drawn_on_the_map_splits_a_grid(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = desk("dispatcher", DESK).page
    page.goto(f"/desk/grids/{cast.grid_n1.pk}/")
    page.click("[data-tool=line]")
    ground = page.locator("#map").bounding_box()
    assert ground
    for share in (0.02, 0.98):  # from one side to the other, outside the grid at both ends
        page.mouse.click(ground["x"] + ground["width"] * share, ground["y"] + ground["height"] * 0.45)
        page.wait_for_timeout(300)  # two clicks at once would be a double click
    split = page.locator("form[action$='/split/']")
    split.locator("[name=name]").fill("北三网格")
    split.locator("button").click()
    expect(page.locator(".alert-success")).to_contain_text("“北三网格”已单独成片")
    assert Area.objects.filter(name="北三网格", active=True).exists()


def test_without_script_a_border_and_a_line_are_text(cast: Cast, desk: Callable[..., Desk]) -> None:
    page = desk("dispatcher", {**PHONE, "java_script_enabled": False}).page
    page.goto(f"/desk/grids/{cast.grid_n1.pk}/")
    split = page.locator("form[action$='/split/']")
    line = {"type": "LineString", "coordinates": [[110.1, 30.1], [110.1, 30.5]]}
    split.locator("[name=line]").fill(json.dumps(line))
    split.locator("[name=name]").fill("北三网格")
    split.locator("button").click()
    expect(page.locator(".alert-success")).to_contain_text("“北三网格”已单独成片")


def test_the_pages_of_grids_look_as_they_should(cast: Cast, desk: Callable[..., Desk]) -> None:
    person = cast.officer.person_id
    addresses = ("grids/", f"grids/{cast.grid_n1.pk}/", "posts/", f"posts/people/{person}/", "coverage/", "cards/")
    for kind in (PHONE, DESK):
        assert faults(desk("dispatcher", kind).page, [f"/desk/{each}" for each in addresses]) == {}
