"""Whoever was signed out while typing loses nothing."""

from collections.abc import Callable

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from linli.cases import actions as cases
from tests.browser.desk import Desk
from tests.cast import NOW, Cast

TEXT = "路灯不亮了，已经一个星期"
WORDS = "请找水务局，电话在门口"


def test_words_typed_while_the_session_ended_are_there_after_signing_in(cast: Cast, desk: Callable[..., Desk]) -> None:
    case = cast.case(TEXT)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    page = desk("dispatcher").opens(TEXT).page
    page.click("details#decline summary")
    page.fill("details#decline [name=words]", WORDS)
    Session.objects.all().delete()
    page.click("details#decline form button")
    page.fill("[name=login]", "dispatcher")
    page.fill("[name=password]", "dispatcher-password")
    page.click("main form button")
    expect(page.locator("details#decline [name=words]")).to_have_value(WORDS)
    case.refresh_from_db()
    assert case.status == "accepted"
    page.goto(f"/desk/cases/{case.pk}/")
    expect(page.locator("details#decline [name=words]")).to_have_value("")
