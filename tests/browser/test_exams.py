"""An exam outlives a reload and a lost network, and is a plain form without a script; the pages look as they should."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.training import actions as training
from linli.training.actions import Draft, Setting
from linli.training.drawing import Line
from linli.training.models import Answer, Sitting
from tests.annual.conftest import SAID
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import Desk
from tests.browser.test_looks import faults
from tests.cast import Cast

RULE = (Line("single", 2, 25), Line("multiple", 1, 25), Line("fill_in", 1, 25))
HOUR = timedelta(hours=1)


@pytest.fixture
def called(cast: Cast) -> Sitting:
    """The north worker is called to an exam of four questions, open now."""
    now, by = timezone.now(), cast.dispatcher
    drafts = [
        Draft("single", "首问责任到何时为止？", "A", ("交接清楚为止", "下班为止", "当天为止")),
        Draft("single", "诉求怎样登记？", "B", ("概括登记", "按原话登记")),
        Draft("multiple", "走访要记什么？", "AB", ("听到的", "做了的", "谁家收入")),
        Draft("fill_in", "一般诉求五个____内办结。", "工作日"),
    ]
    for draft in drafts:
        training.keep_question(draft, area=cast.street, by=by, now=now)
    setting = Setting("上岗资格考试", cast.street, now - HOUR, now + HOUR, 30, RULE, 85, 12)
    exam = training.publish(exam=training.keep_exam(setting, by=by, now=now), by=by, now=now)
    training.call(exam=exam, people=[cast.north_worker.person, cast.officer.person], by=by, now=now)
    return Sitting.objects.get(exam=exam, person=cast.north_worker.person)


def begun(page: Page, called: Sitting) -> Page:
    page.goto(f"/desk/exams/{called.pk}/")
    page.click("form[action$='/begin/'] button")
    expect(page.locator("#exam")).to_be_visible()
    return page


def saved() -> int:
    return Answer.objects.count()


def test_answers_outlive_a_reload_and_a_lost_network(called: Sitting, desk: Callable[..., Desk]) -> None:
    page = begun(desk("north", PHONE).page, called)
    said = page.locator("[data-exam-said]")
    page.locator("#question-1 input").first.check()
    expect(said).to_contain_text("已保存")
    page.reload()
    expect(page.locator("#question-1 input").first).to_be_checked()
    expect(page.locator("[data-exam-left]")).to_contain_text(":")
    page.context.set_offline(True)
    page.locator("#question-2 input").nth(1).check()
    expect(said).to_contain_text("尚未送出")
    assert saved() == 1
    page.context.set_offline(False)
    expect(said).to_contain_text("已保存")
    assert saved() == 2
    page.route("**/save/", lambda route: route.abort())
    page.locator("#question-4 input").fill("工作日")
    page.locator("#question-4 input").blur()
    expect(said).to_contain_text("尚未送出")
    page.unroute("**/save/")
    page.reload()  # what was not sent lay on this machine
    expect(page.locator("#question-4 input")).to_have_value("工作日")
    expect(page.locator("[data-exam-said]")).to_contain_text("已保存")
    page.click("button[value='hand in']")
    expect(page.locator("[data-exam-over]")).to_be_visible()
    assert sorted(Answer.objects.exclude(given=[]).values_list("number", flat=True)) == [1, 2, 4]
    assert Sitting.objects.get(pk=called.pk).how == "self"


def test_without_a_script_the_paper_is_a_plain_form(called: Sitting, desk: Callable[..., Desk]) -> None:
    page = begun(desk("north", {**PHONE, "java_script_enabled": False}).page, called)
    page.locator("#question-1 input").first.check()
    page.click("button[value=save]")
    expect(page.locator(".alert-success")).to_contain_text("已保存")
    expect(page.locator("#question-1 input").first).to_be_checked()
    page.click("button[value='hand in']")
    expect(page.locator(".alert-success")).to_contain_text("交卷")


def test_the_pages_of_training_and_reports_look_as_they_should(
    cast: Cast, called: Sitting, desk: Callable[..., Desk]
) -> None:
    Practice.objects.update(settings=Practice.objects.get().settings | {"annual": SAID})
    expire_all()
    now, by = timezone.now(), cast.dispatcher
    course = training.keep_course(name="专家大讲堂", kind="lecture", area=cast.street, by=by, now=now)
    held = training.hold(course=course, begins_at=now, ends_at=now + HOUR, place="示范礼堂", by=by, now=now)
    pages = ["training/", f"training/courses/{course.pk}/", f"training/sessions/{held.pk}/", "training/bank/"]
    pages += [f"training/sessions/{held.pk}/code/", "training/bank/new/", "training/certificates/", "training/report/"]
    pages += ["exams/", "exams/set/new/", f"exams/set/{called.exam_id}/", "exams/mark/", "annual/", "annual/idle/"]
    for kind in (PHONE, DESK):
        assert faults(desk("dispatcher", kind).page, [f"/desk/{each}" for each in pages]) == {}
    worker = begun(desk("north", PHONE).page, called)
    year = timezone.localdate().year - 1
    mine = [f"/desk/exams/{called.pk}/", f"/desk/annual/write/worker/{year}/{cast.grid_n1.pk}/", "/certificates/"]
    assert faults(worker, mine) == {}
