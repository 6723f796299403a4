"""A worker's day without a network and back: nothing lost, nothing doubled, nothing to be read by others."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, Route, expect

from linli.cases.models import Case
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.people.models import Account
from linli.residents import actions as residents
from linli.residents.models import Household
from linli.visits.models import Earlier, Phone, Visit
from tests.browser.conftest import PHONE
from tests.browser.desk import Desk
from tests.browser.on_the_phone import OnThePhone
from tests.browser.photos import photo
from tests.cast import Cast
from tests.visits.conftest import keep

HEARD = "楼道灯不亮了，老人晚上不敢下楼"
SENT, SAVED, NO_NETWORK = "全部已发送。", "已存在本机、尚未发送：1", "没有网络。"


@pytest.fixture
def household(cast: Cast) -> Household:
    return keep(cast, "0001")


@pytest.fixture
def worker(household: Household, desk: Callable[..., Desk]) -> OnThePhone:
    """The north worker, whose phone keeps the day."""
    return OnThePhone(desk("north", PHONE).page).begins()


def offline(page: Page, off: bool) -> None:
    page.context.set_offline(off)


def recorded() -> tuple[int, int, int]:
    """Visits, cases, and what the journal says of visits."""
    return Visit.objects.count(), Case.objects.count(), Event.objects.filter(kind="visit.recorded").count()


def test_a_day_without_a_network_and_back(worker: OnThePhone, household: Household) -> None:
    expect(worker.line).to_have_text(SENT)
    offline(worker.page, True)
    worker.comes_back().writes(HEARD, concerns=("lamp", "noise"), photo=photo())
    expect(worker.line).to_contain_text(SAVED)
    expect(worker.line).to_contain_text(NO_NETWORK)
    assert recorded() == (0, 0, 0)
    assert HEARD not in worker.everything() and household.code not in worker.everything()
    offline(worker.page, False)
    expect(worker.line).to_have_text(SENT)
    assert recorded() == (1, 2, 1)
    visit = Visit.objects.get()
    assert (visit.heard, visit.household, visit.photos.count()) == (HEARD, household, 1)
    assert sorted(Case.objects.values_list("text", flat=True)) == [HEARD, HEARD]
    expect(worker.page.locator("[data-diary]")).to_contain_text(HEARD)


def test_an_enterprise_is_visited_without_a_network_and_choosing_it_lets_go_of_the_household(
    cast: Cast, household: Household, desk: Callable[..., Desk]
) -> None:
    said = residents.Firm(name="示范企业 01", area_id=cast.grid_n1.pk, contact="赵大海")
    firm = residents.add_enterprise(firm=said, by=cast.dispatcher, now=timezone.now())
    worker = OnThePhone(desk("north", PHONE).page).begins()
    page = worker.page
    offline(page, True)
    page.click("[data-firms-fold] summary")
    page.click("[data-firms] [data-visit]")
    expect(page.locator("[data-card]")).to_have_text(f"示范企业 01 赵** {firm.code}")
    page.select_option("[name=household]", str(household.pk))
    expect(page.locator("[name=enterprise]")).to_have_value("")
    page.select_option("[name=enterprise]", str(firm.pk))
    expect(page.locator("[name=household]")).to_have_value("")
    page.fill("[name=heard]", "招工难")
    page.click("[data-visit-form] button.visit-big")
    expect(page.locator("[data-outbox]")).to_contain_text("示范企业 01")
    assert firm.name not in worker.everything()
    offline(page, False)
    expect(worker.line).to_have_text(SENT)
    visit = Visit.objects.get()
    assert (visit.enterprise, visit.household, visit.heard) == (firm, None, "招工难")


def test_words_that_read_like_an_opinion_get_a_hint_without_a_network_and_are_kept(
    household: Household, desk: Callable[..., Desk]
) -> None:
    settings = {**Practice.objects.get().settings, "households": {"opinion_words": ["难缠"]}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=timezone.now())
    worker = OnThePhone(desk("north", PHONE).page).begins()
    page = worker.page
    offline(page, True)
    page.locator("[data-stops] [data-visit]").first.click()
    page.fill("[name=heard]", "这家人难缠")
    expect(page.locator("[data-hint]")).to_contain_text("难缠")
    page.fill("[name=heard]", HEARD)
    expect(page.locator("[data-hint]")).to_be_hidden()
    page.fill("[name=heard]", "这家人难缠")
    page.click("[data-visit-form] button.visit-big")
    expect(worker.line).to_contain_text(SAVED)


def test_the_app_brings_pictures_of_its_mark_in_the_sizes_it_names(worker: OnThePhone) -> None:
    manifest = worker.page.request.get("/desk/today/manifest.json").json()
    for each in manifest["icons"]:
        answer = worker.page.request.get(each["src"])
        assert (answer.status, answer.headers["content-type"].split(";")[0]) == (200, each["type"])
        if each["type"] == "image/png":
            with Image.open(BytesIO(answer.body())) as picture:
                assert f"{picture.width}x{picture.height}" == each["sizes"]
                corner = picture.convert("RGBA").getpixel((0, 0))
            assert (corner[3] == 255) is (each["purpose"] == "maskable")


def test_another_page_of_the_day_is_the_app_when_there_is_no_network(worker: OnThePhone) -> None:
    offline(worker.page, True)
    worker.page.goto("/desk/today/")
    expect(worker.page.locator("[data-view=locked]")).to_be_visible()


def test_when_the_answer_is_lost_the_visit_is_sent_again_and_recorded_once(worker: OnThePhone) -> None:
    tries: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        tries.append(1)
        answer = route.fetch()
        route.abort() if len(tries) == 1 else route.fulfill(response=answer)

    worker.page.route("**/today/send/", lose_the_first_answer)
    worker.writes(HEARD, concerns=("lamp",))
    expect(worker.line).to_contain_text(NO_NETWORK)
    expect(worker.line).to_contain_text(SAVED)
    assert recorded() == (1, 1, 1)
    worker.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(worker.line).to_have_text(SENT)
    assert (len(tries), recorded()) == (2, (1, 1, 1))


def test_two_versions_stand_side_by_side_until_one_is_taken(worker: OnThePhone) -> None:
    page = worker.page
    page.route("**/today/send/", lambda route: (route.fetch(), route.abort()))
    worker.writes(HEARD)
    expect(worker.line).to_contain_text(NO_NETWORK)
    page.unroute("**/today/send/")
    page.locator("[data-outbox] [data-look]").click()
    page.fill("[name=heard]", f"{HEARD}，二楼也是")
    page.click("[data-visit-form] button.visit-big")
    expect(worker.line).to_contain_text("等您处理：1")
    page.locator("[data-outbox] [data-look]").click()
    expect(page.locator("[data-mine]")).to_have_text(f"{HEARD}，二楼也是")
    expect(page.locator("[data-theirs]")).to_have_text(HEARD)
    assert Visit.objects.get().heard == HEARD
    page.click("[data-take=mine]")
    expect(worker.line).to_have_text(SENT)
    assert (Visit.objects.get().heard, Earlier.objects.get().heard) == (f"{HEARD}，二楼也是", HEARD)


def test_what_the_server_refuses_waits_for_the_worker_with_its_reason(worker: OnThePhone, household: Household) -> None:
    offline(worker.page, True)
    worker.writes(HEARD)
    Household.objects.filter(pk=household.pk).update(active=False, closed_at=timezone.now())
    offline(worker.page, False)
    expect(worker.line).to_contain_text("等您处理：1")
    expect(worker.page.locator("[data-outbox]")).to_contain_text("这一户已不在您能看到的范围内。")
    expect(worker.page.locator("[data-outbox]")).to_contain_text(HEARD)
    assert recorded() == (0, 0, 0)


def test_left_alone_it_locks_and_half_a_visit_is_there_again(worker: OnThePhone) -> None:
    page = worker.page
    page.clock.install()
    page.locator("[data-stops] [data-visit]").first.click()
    page.fill("[name=heard]", HEARD)
    page.clock.fast_forward("06:00")
    expect(page.locator("[data-view=locked]")).to_be_visible()
    assert HEARD not in page.content() and HEARD not in worker.everything()
    page.fill("#code", "wrong code")
    page.click("[data-open-form] button")
    expect(page.locator("[data-open-wrong]")).to_have_text("口令不对，请再试。")
    worker.unlocks()
    expect(page.locator("[name=heard]")).to_have_value(HEARD)


def test_a_closed_account_is_wiped_as_soon_as_the_server_can_say_so(worker: OnThePhone) -> None:
    Account.objects.filter(username="north").update(is_active=False)
    worker.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(worker.page.locator("[data-view=wiped]")).to_be_visible()
    assert worker.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert worker.page.evaluate("caches.keys().then((all) => all.length)") == 0


def test_a_phone_that_was_given_up_is_wiped_even_while_it_is_locked(worker: OnThePhone) -> None:
    worker.page.goto("/desk/today/phones/")
    worker.page.click("main form[action$='/close/'] button")
    assert Phone.objects.get().closed_at is not None
    worker.page.goto("/desk/today/app/")
    expect(worker.page.locator("[data-view=wiped]")).to_be_visible()
    assert worker.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_signing_out_wipes_the_phone_but_not_before_what_is_unsent_was_shown(worker: OnThePhone) -> None:
    page = worker.page
    page.route("**/today/send/", lambda route: route.abort())
    worker.writes(HEARD)
    expect(worker.line).to_contain_text(SAVED)
    page.goto("/desk/inbox/")
    page.locator(".desk-me summary").click()
    page.locator("form[data-leave] button").click()
    expect(page.locator("[data-view=leave]")).to_contain_text("未发送：1")
    page.click("[data-leave-anyway]")
    page.wait_for_url("**/")
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    page.goto("/desk/today/")
    expect(page.locator("[name=password]")).to_be_visible()


def test_two_phones_of_one_account_both_send(worker: OnThePhone, desk: Callable[..., Desk]) -> None:
    other = OnThePhone(desk("north", PHONE).page).begins()
    for each, words in ((worker, HEARD), (other, "水管漏水")):
        offline(each.page, True)
        each.writes(words)
    for each in (other, worker):
        offline(each.page, False)
        expect(each.line).to_have_text(SENT)
    assert sorted(each.heard for each in Visit.objects.all()) == sorted([HEARD, "水管漏水"])
    assert recorded() == (2, 0, 2)


def test_a_clock_that_is_a_day_wrong_is_said_and_put_right(household: Household, desk: Callable[..., Desk]) -> None:
    page = desk("north", PHONE).page
    page.clock.install(time=timezone.now() + timedelta(days=1))
    worker = OnThePhone(page).begins()
    expect(worker.line).to_contain_text("这部手机的时间差了24小时")
    worker.writes(HEARD)
    expect(page.locator("[data-diary]")).to_contain_text(HEARD)
    visit = Visit.objects.get()
    assert abs(visit.visited_at - timezone.now()) < timedelta(minutes=2)
    assert visit.typed_at is not None and visit.typed_at - visit.visited_at > timedelta(hours=23)
    assert round((visit.clock_off or 0) / 3600) == 24


def test_somebody_else_who_signs_in_on_the_phone_sees_nothing_of_it(worker: OnThePhone) -> None:
    page = worker.page
    page.context.clear_cookies()
    Desk(page).sign_in("south")
    page.goto("/desk/today/app/")
    expect(page.locator("[data-view=other]")).to_be_visible()
    assert "0001" not in page.content()
