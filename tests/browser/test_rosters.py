"""A roster clicked through from the file and back; the pages of a worker's day and of one's own file at every width."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import FilePayload, expect

from linli.notify.models import Message
from linli.residents import actions
from linli.residents.models import Household, Resident, Roster
from linli.residents.rosters.running import run_all
from linli.visits import actions as visits
from linli.visits.actions import Visited
from linli.visits.words import Kind
from tests.browser.conftest import DESK, PHONE, Open
from tests.browser.desk import Desk
from tests.browser.test_households import TABLET, shoot
from tests.browser.test_looks import faults
from tests.cast import NOW, Cast
from tests.residents.conftest import AN_ID, enter, open_file
from tests.residents.test_rosters import HEAD, workbook
from tests.visits.conftest import keep

__all__ = ["enter", "open_file"]
WIDTHS = pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["360", "768", "1440"])
ROWS = [
    ["北社区居民花名册"] * 6,
    [*HEAD[:4], "手机", "证件号"],
    ["北一网格", "幸福路1号", "住户甲", "户主", "13800000001", AN_ID],
    ["北一网格", "幸福路1号", "住户乙", "配偶", "", ""],
    ["没有的网格", "幸福路2号", "住户丙", "户主", "", ""],
]


@WIDTHS
def test_a_roster_is_clicked_through_from_the_file_to_the_households_and_back(
    cast: Cast, desk: Callable[..., Desk], size: dict[str, object]
) -> None:
    page, wide = desk("dispatcher", size).page, size["viewport"]["width"]
    page.goto("/desk/households/")
    page.click("a[href='/desk/households/rosters/']")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = FilePayload(name="花名册.xlsx", mimeType=kind, buffer=workbook(ROWS))
    page.set_input_files("[name=file]", file)
    shoot(page, f"roster-1-file-{wide}")
    page.click("main form .btn-primary")
    expect(page.locator("main form select[name=name] option:checked")).to_have_text("姓名")
    shoot(page, f"roster-2-columns-{wide}")
    page.select_option("select[name=id_number]", label="证件号")
    page.check("[name=agreed][value=contact]")
    page.click("main form .btn-primary")
    expect(page.locator("#progress")).to_be_visible()
    shoot(page, f"roster-3-looking-{wide}")
    run_all(seconds=60)
    expect(page.locator("main")).to_contain_text("无法导入")
    expect(page.locator("main")).to_contain_text("第 5 行")
    assert (Household.objects.count(), Roster.objects.get().state) == (0, "shown")
    shoot(page, f"roster-4-shown-{wide}")
    page.click("form[action$='/begin/'] button")
    run_all(seconds=60)
    page.click("details.sure summary")
    assert sorted(Resident.objects.values_list("household__building", "relation")) == [("", "head"), ("", "spouse")]
    shoot(page, f"roster-5-done-{wide}")
    page.click("form[action$='/undo/'] button")
    run_all(seconds=60)
    expect(page.locator("main")).to_contain_text("已撤回")
    assert not Household.objects.present().exists() and not Resident.objects.present().exists()
    shoot(page, f"roster-6-undone-{wide}")
    assert faults(page, [f"/desk/households/rosters/{Roster.objects.get().pk}/"]) == {}


@WIDTHS
def test_every_page_of_a_workers_day_can_be_read_by_all(
    cast: Cast, desk: Callable[..., Desk], size: dict[str, object]
) -> None:
    home = keep(cast, "0001")
    keep(cast, "0002", building="2号楼")
    member = actions.add_resident(
        household=home, member=actions.Member(name="王小明", agreed=("care",)), by=cast.dispatcher, now=NOW
    )
    actions.add_care(
        resident=member, kind="life", review_on=NOW.date(), note="每周送餐一次", by=cast.dispatcher, now=NOW
    )
    said = actions.Firm(name="示范小店", area_id=cast.grid_n1.pk, contact="赵大海", address="南街 2 号")
    firm = actions.add_enterprise(firm=said, by=cast.dispatcher, now=NOW)
    visited = Visited(key=uuid4(), kind=Kind.DOOR, household=home, heard="楼道灯不亮了", done="讲了办理步骤")
    entry = visits.record_visit(visited, by=cast.north_worker, now=timezone.now()).visit.entry
    visits.answer(row=entry, text="辛苦了，请跟进三楼老人的事。", by=cast.dispatcher, now=timezone.now())
    page, wide = desk("north", size).page, size["viewport"]["width"]
    month = f"/desk/visits/months/{cast.north_worker.pk}/{entry.day.year}-{entry.day.month}/"
    pages = {
        "today": "/desk/today/",
        "visit": f"/desk/today/visit/?household={home.pk}",
        "visit_firm": f"/desk/today/visit/?enterprise={firm.pk}",
        "diaries": "/desk/visits/?own=1",
        "day": f"/desk/visits/days/{entry.pk}/",
        "correct": f"/desk/visits/{entry.visits.get().pk}/correct/",
        "month": month,
        "phones": "/desk/today/phones/",
        "file": home.get_absolute_url(),
        "firm": firm.get_absolute_url(),
        "firm_change": f"{firm.get_absolute_url()}change/",
    }
    found = {}
    for name, path in pages.items():
        found |= faults(page, [path])
        shoot(page, f"day-{name}-{wide}")
    assert found == {}


@WIDTHS
def test_ones_own_file_can_be_read_by_all(
    cast: Cast, opened: Open, open_file, enter, settings, size: dict[str, object]
) -> None:
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1", "http://127.0.0.1"
    member = enter(open_file(), name="王小明", phone="13800000001", id_number=AN_ID)
    actions.reveal_household(household=member.household, by=cast.dispatcher, now=NOW, purpose="上门送药")
    page, wide = opened(size), size["viewport"]["width"]
    page.goto("/mine/")
    page.fill("[name=code]", member.code)
    page.click("main form button")
    page.fill("[name=digits]", _digits())
    page.click("main form button")
    expect(page.locator("main")).to_contain_text("王小明")
    shoot(page, f"own-{wide}")
    assert faults(page, ["/mine/"]) == {}
    with page.expect_download() as taken:
        page.click("form[action='/mine/data.xlsx'] button")
    assert taken.value.suggested_filename == "my-data.xlsx"


def _digits() -> str:
    found = re.search(r"[0-9]{6}", Message.objects.latest("pk").body)
    assert found is not None
    return found[0]
