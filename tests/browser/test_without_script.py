"""An old phone, a strict office: everything works without JavaScript too."""

from collections.abc import Callable

from playwright.sync_api import expect

from linli.cases.models import Case
from linli.cases.words import Status
from tests.browser.conftest import PHONE, Open
from tests.browser.desk import Desk
from tests.browser.photos import photo
from tests.cast import Cast


def test_a_resident_tells_it_without_script(cast: Cast, opened: Open) -> None:
    page = opened(PHONE, java_script_enabled=False)
    page.goto("/")
    page.fill("#text", "路灯不亮了")
    page.click(".ask button")
    page.set_input_files("#photos", {"name": "lamp.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.select_option("#area", str(cast.grid_n1.pk))
    page.click("[type=submit]")
    expect(page.locator("strong.code")).to_be_visible()
    case = Case.objects.get()
    assert (case.text, case.area, case.attachments.count()) == ("路灯不亮了", cast.grid_n1, 1)


def test_staff_take_steps_without_script(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case()
    head = desk("dispatcher", java_script_enabled=False).opens(case.text).takes("accept")
    head.takes("classify", category=cast.lamp.pk).takes("assign", organisation=cast.works.pk)
    case.refresh_from_db()
    assert (case.status, case.category, case.lead) == (Status.ASSIGNED, cast.lamp, cast.works)
