"""凤庆县 in its own words (F1–F7, F9): tiers, windows, the eight, activities, three rotas, three kinds of order."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from linli.bookings.models import Ticket
from linli.cases.models import Case
from linli.people.models import Organisation
from linli.rosters.generating import work_out_all
from tests.browser.conftest import PHONE, Open
from tests.browser.desk import Desk
from tests.browser.fengqing import CENTRE, RED, Clock, at
from tests.browser.fengqing import clock as clock
from tests.browser.fengqing import county as county
from tests.browser.photos import photo
from tests.browser.resident import Resident
from tests.browser.test_hall import GONE, KIOSK, SCREEN, kept
from tests.browser.test_households import shoot
from tests.browser.test_looks import faults

pytestmark = pytest.mark.usefixtures("county")
TIERS = "镇党群服务中心 1 · 社区党群服务中心 4 · 党群服务站 11 · 党群服务点 10 · 企业家红色驿站 1"
ZONES = "窗口服务区 · 咨询服务区 · 投诉受理区 · 便民服务区 · 休息等候区 · 自助服务区"
FUNCTIONS = "党建阵地 · 服务平台 · 活动中心 · 党员学校 · 信息枢纽"
NEAR = {"longitude": 99.936, "latitude": 24.5881}
ORDER = "点单：企业证照审批帮办 示范茶厂要换营业执照"
SignIn = Callable[..., Desk]


def test_the_four_tiers_stand_and_a_resident_finds_the_nearest_that_is_open(
    desk: SignIn, opened: Open, clock: Clock
) -> None:
    page = desk("keeper").page
    page.goto("/desk/stations/")
    expect(page.locator("main")).to_contain_text("党群服务点 9")
    page.click("a[href$='/stations/new/']")
    said = {"name": "示范党群服务点09", "code": "point-9", "lon": "99.9361", "lat": "24.588"}
    for name, value in said.items():
        page.fill(f"[name={name}]", value)
    page.select_option("[name=tier]", label="党群服务点")
    page.select_option("[name=area]", label="凤山镇 · 示范社区01 · 示范片区09")
    page.click("main form .btn-primary")
    expect(page.locator("h1")).to_have_text("示范党群服务点09")

    phone = opened(PHONE, geolocation=NEAR, permissions=["geolocation"])
    phone.goto("/")
    phone.click("a[href='/stations/']")
    expect(phone.locator("h1 + p")).to_have_text(TIERS)
    expect(phone.locator("main")).to_contain_text(FUNCTIONS)  # F4
    phone.click("[data-locate]")
    expect(phone.locator("a.station strong").first).to_have_text(
        "示范党群服务站09"
    )  # at half past nine the point is shut
    clock.set(at(18, 12))  # points are open at noon, when offices are not
    phone.reload()
    nearest = phone.locator("a.station").first
    expect(nearest).to_contain_text("示范党群服务点09")
    expect(nearest.locator(".state")).to_have_text("现在开门，开到14:30")
    nearest.click()
    expect(phone.locator("main")).to_contain_text("任何一个阵地您都可以用")


def test_a_number_is_taken_called_and_seen_on_the_halls_screen(desk: SignIn, opened: Open, clock: Clock) -> None:
    head = desk("centre").page
    head.goto(f"/desk/bookings/{CENTRE}/")
    enter_line(head, "X", "示范助企窗口")
    phone = opened(PHONE)
    phone.goto(f"/stations/{CENTRE}/")
    expect(phone.locator("main")).to_contain_text(ZONES)  # F2
    phone.goto("/booking/")
    phone.click("text=凤山镇党群服务中心")
    phone.click(".booking-row:has-text('示范助企窗口') button")
    expect(phone.locator("strong.code")).to_have_text("X001")

    kiosk = opened(KIOSK)
    kiosk.add_init_script(
        "window.print = () => sessionStorage.setItem('sheets', Number(sessionStorage.sheets || 0) + 1)"
    )
    kiosk.goto(f"/kiosk/{CENTRE}/")
    kiosk.tap("a[href='#number']")
    kiosk.tap(".kiosk-line:visible:has-text('示范助企窗口')")
    expect(kiosk.locator(".kiosk-label")).to_have_text("X002")
    expect(kiosk.locator(".kiosk-before")).to_have_text("您前面还有 1 人。")
    kiosk_slip = kiosk.url
    shoot(kiosk, "kiosk-slip")
    kiosk.reload()
    assert kiosk.evaluate("sessionStorage.sheets") == "1"  # printed by itself, and once

    head.goto("/desk/window-queue/")
    head.select_option("[name=station]", CENTRE)
    head.fill("[name=window]", "3")
    head.click("main form .btn-primary")
    head.click("form[action*='/next/'] button")
    expect(head.locator(".window-number")).to_have_text("X001")
    hall = opened(SCREEN)
    hall.goto(f"/board/station/{CENTRE}/")
    expect(hall.locator(".hall-called li").first).to_have_text("X001 3号窗口")
    shoot(hall, "hall-called")
    phone.reload()
    expect(phone.locator("h1")).to_have_text("请到 3 号窗口。")

    kiosk.tap(".kiosk-home")
    expect(kiosk.locator("#home")).to_be_visible()
    kept(kiosk)
    kiosk.tap("a[href='#number']")
    kiosk.context.set_offline(True)
    kiosk.tap(".kiosk-line:visible:has-text('示范助企窗口')")
    expect(kiosk.locator(".hall-lost")).to_contain_text(GONE)
    kiosk.context.set_offline(False)
    expect(kiosk.locator(".hall-lost")).to_be_hidden()
    kiosk.tap("a[href='#number']")
    clock.set(at(18, 12))  # the centre shuts at noon while somebody still stands at the terminal
    kiosk.tap(".kiosk-line:visible:has-text('示范助企窗口')")
    expect(kiosk.locator(".kiosk-wrong")).to_contain_text("现在未开门")
    assert faults(kiosk, [f"/kiosk/{CENTRE}/#number", kiosk_slip]) == {} == faults(hall, [hall.url])
    assert sorted(Ticket.objects.values_list("label", "how")) == [("X001", "phone"), ("X002", "kiosk")]


def enter_line(page: Page, letter: str, name: str) -> None:
    form = page.locator("form[action$='/line/']").last
    if not form.is_visible():
        page.locator("details summary.btn").last.click()
    form.locator("[name=letter]").fill(letter)
    form.locator("[name=name]").fill(name)
    form.locator(".btn-primary").click()
    expect(page.locator("main")).to_contain_text(name)


def test_the_eight_things_are_looked_at_with_a_photo_and_a_date(desk: SignIn, clock: Clock) -> None:
    page = desk("keeper").page
    page.goto("/desk/stations/")
    page.click("text=育贤党群服务点")
    items = page.locator("#checklist li[id^='item-']")
    expect(items).to_have_count(8)
    expect(page.locator("#checklist h2")).to_have_text("八有")
    looked_at(page, "signage", "1", {"name": "sign.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    looked_at(page, "together", "0")
    expect(page.locator("#item-signage .state")).to_have_text("已具备")
    expect(page.locator("#item-signage img")).to_have_js_property("complete", True)
    expect(page.locator("#item-together .state")).to_have_text("还缺")
    page.goto("/desk/stations/")
    expect(page.locator("tr:has-text('育贤党群服务点')")).to_contain_text("1 / 8")


def looked_at(page: Page, key: str, met: str, *photos: FilePayload) -> None:
    """Say how one of the eight was found yesterday."""
    item = page.locator(f"#item-{key}")
    item.locator("summary").click()
    item.locator("[name=met]").select_option(met)
    item.locator("[name=on]").fill("2026-11-17")
    item.locator("[name=photos]").set_input_files(list(photos))
    item.locator("form .btn").last.click()
    expect(item.locator(".number").first).to_have_text("2026-11-17")


def test_an_activity_is_announced_signed_up_for_attended_and_counted(desk: SignIn, opened: Open, clock: Clock) -> None:
    head = desk("centre").page
    head.goto(f"/desk/activities/new/?station={CENTRE}")
    head.select_option("[name=kind]", label="文体活动")
    for name, value in {"title": "示范广场舞", "begins": "2026-11-18T14:30", "ends": "2026-11-18T16:00"}.items():
        head.fill(f"[name={name}]", value)
    head.fill("[name=limit]", "20")
    head.click("main form .btn-primary")
    expect(head.locator("h1")).to_have_text("示范广场舞")
    activity = head.url

    codes = []
    phone = opened(PHONE)
    for name in ("示范居民甲", "示范居民乙"):
        phone.goto("/activities/")
        phone.click("text=示范广场舞")
        phone.fill("#name", name)
        phone.fill("#phone", "139 0000 0001")
        phone.click("main form button")
        codes.append("".join(phone.locator("strong.code").inner_text().split()))

    clock.set(at(18, 14, 15))
    head.goto(activity)
    head.click("a[href$='/poster/']")
    phone.goto(head.locator(".slip-square").nth(1).locator("title").text_content() or "")  # scanned at the door
    phone.fill("#code", codes[0])
    phone.click("main form button >> nth=0")
    expect(phone.locator("h1")).to_contain_text("欢迎")
    head.goto(activity)
    expect(head.locator("#list tr:has-text('14:15')")).to_have_count(1)
    head.locator("#list tbody tr").nth(1).locator(".btn-primary").click()  # the other from the list
    expect(head.locator("#list h2")).to_contain_text("2 人到场")

    clock.set(at(18, 16, 5))
    head.goto(activity)
    head.fill("[name=text]", "跳了三支舞，大家约好下周再来。")
    head.fill("[name=beside]", "6")
    head.set_input_files("[name=photos]", {"name": "d.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    head.click("form[action*='/minutes/'] .btn-primary")
    expect(head.locator(".photos img")).to_have_count(1)
    head.goto("/desk/activities/report/")
    row = head.locator("tbody tr:has-text('文体活动') td")
    expect(row).to_have_text(["文体活动", "1", "2", "8", "0", "6"])


def test_leaders_lead_regulators_sit_and_departments_rotate(desk: SignIn, opened: Open, clock: Clock) -> None:
    keeper = desk("keeper").page
    keeper.goto("/desk/rosters/rules/")
    for name in ("领班", "坐班", "轮班", "服务站值守", "服务点值守"):
        expect(keeper.locator(f"strong:text-is('{name}')")).to_have_count(1)
    keeper.goto("/desk/rosters/plans/")
    keeper.fill("[name=month]", "2026-12")
    keeper.click("main form .btn-primary")
    expect(keeper.locator("[role=status]")).to_be_visible()
    assert work_out_all(now=clock.now()) == 1
    keeper.click("form[action*='/publish/'] button")
    expect(keeper.locator(".alert-success")).to_contain_text("已发布")
    keeper.goto(f"/desk/rosters/stations/{RED}/?month=2026-12")
    friday = keeper.locator(".duty-day:has(.duty-date:has-text('4'))").first
    expect(friday).to_contain_text("坐班")
    screen = keeper.locator("a.duty-address").nth(1).get_attribute("href") or ""

    hall = opened(SCREEN)
    clock.set(at(2, 8, 50, month=12))  # the first Wednesday: a county leader leads
    here(hall, screen, desk("leader", PHONE).page)
    clock.set(at(4, 8, 50, month=12))  # the first Friday: a regulator sits in, a department is on its turn
    sitter = keeper.locator(".duty-day .duty-shift:has-text('坐班') li").first.inner_text().split()[-1]
    here(hall, screen, desk(sitter, PHONE).page)
    hall.reload()
    expect(hall.locator(".duty-now .state-done")).to_have_count(1)
    shoot(hall, "duty-screen")
    hall.goto(f"/board/station/{RED}/")
    expect(hall.locator(".hall-duty")).to_contain_text("坐班")
    shoot(hall, "hall-duty")
    keeper = desk("keeper").page  # two weeks later one signs in again
    keeper.goto("/desk/rosters/report/?first=2026-12-01&last=2026-12-31")
    expect(keeper.locator("main")).to_contain_text("示范工信局")
    sums = keeper.locator("table").first.locator("tbody tr")
    assert [row.inner_text().split()[0] for row in sums.all()[:3]] == ["领班", "轮班", "坐班"]


def here(hall: Page, screen: str, hand: Page) -> None:
    """Signed in for duty by the code that the screen at the place shows."""
    hall.goto(screen)
    hand.goto(hall.locator(".duty-code title").text_content() or "")
    hand.click(".duty-come")
    expect(hand.locator(".alert-success")).to_contain_text("按时到岗")


def test_an_enterprise_orders_a_department_handles_and_the_enterprise_rates(desk: SignIn, resident: Resident) -> None:
    phone = resident.page
    phone.goto("/services/?q=营业执照")
    phone.click("text=企业证照审批帮办")
    expect(phone.locator(".papers li")).to_have_count(3)
    phone.click("a[href$='/order/'] >> nth=0")
    phone.fill("#words", "示范茶厂要换营业执照")
    phone.click("form button.button-wide")
    code = resident.code()

    keeper = desk("keeper").opens(ORDER)
    keeper.takes("accept").takes("assign", organisation=Organisation.objects.get(code="d5").pk)
    officer = desk("officer5").opens(ORDER)
    officer.takes("start").takes("finish", outcome="in_time", words="新证已送到厂里")

    resident.follows(code)
    expect(phone.locator(".story")).to_contain_text("新证已送到厂里")
    resident.rates(5, "没跑一趟")
    case = Case.objects.get(code=code)
    assert (case.grade, str(case.category)) == (5, "证照审批")
