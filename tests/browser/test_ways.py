"""The four ways of J2 and the three classes of P6 by clicks, each in its own locality's pack and words: from what a
resident says to being rated and struck off by somebody else."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases import actions as cases
from linli.cases.agenda import day_begins
from linli.cases.look import outcome_word, status_word
from linli.cases.models import Case, Rung
from linli.cases.sweep import sweep
from linli.cases.words import Outcome, Status
from linli.catalogue.models import Category
from linli.journal.actions import SYSTEM
from linli.packs.apply import apply
from linli.packs.check import load
from linli.people.models import Organisation, Role
from tests.browser.desk import Desk
from tests.browser.photos import photo
from tests.browser.practice import serve
from tests.browser.resident import Resident

WAYS = {
    "两家共用的水渠堵了": "two_committees",
    "想建个健身角": "residents",
    "村道和国道接口老出事": "dispatch",
}


def practice(name: str, **posts: tuple[str, str, str]) -> None:
    """A pack, and who serves: name -> role, organisation and area by their keys."""
    apply(load(name), by=SYSTEM, now=timezone.now())
    for username, (role, organisation, area) in posts.items():
        lead, place = Organisation.objects.get(code=organisation), Area.objects.get(code=area)
        serve(username, f"示范 {username}", lead, Role.objects.get(key=role), place)


def said(text: str, area: str) -> Case:
    submission = cases.Submission(text=text, area_id=Area.objects.get(code=area).pk)
    return cases.register(submission, now=timezone.now())


def told(resident: Resident, text: str, area: str) -> Case:
    """A resident says it, with a phone."""
    place = Area.objects.get(code=area)
    names = [str(tree.get().node(each)) for each in tree.get().lineage(place.pk)[1:]]
    return Case.objects.get(code=resident.tells(text, names), area=place)


def struck_off(resident: Resident, case: Case, *, by: Desk) -> None:
    """The resident rates what was done; somebody who did not do it looks at it and strikes it off."""
    resident.follows(case.code)
    resident.rates(5, "很好")
    goes_to(by, case).takes("verify").takes("close")
    expect(resident.follows(case.code).locator(".state").first).to_have_text(status_word(Status.CLOSED))


def lead(key: str) -> int:
    return Organisation.objects.get(code=key).pk


def goes_to(desk: Desk, case: Case) -> Desk:
    desk.page.goto(case.get_absolute_url())
    return desk


def test_the_four_ways_of_a_village(resident: Resident, desk: Callable[..., Desk]) -> None:
    practice(
        "zhangshu-zhangjiashan",
        secretary=("village_secretary", "chashi_branch", "chashi"),
        dispatcher=("street_dispatcher", "zhangjiashan_office", "zhangjiashan"),
        leader=("street_leader", "zhangjiashan_committee", "zhangjiashan"),
    )
    lamp = told(resident, "村口路灯不亮", "dianxia")
    others = [said(text, "dianxia") for text in WAYS]
    secretary, dispatcher, leader = desk("secretary"), desk("dispatcher"), desk("leader")

    goes_to(secretary, lamp).takes("accept").takes("finish", outcome="at_once", words="当天换好了")
    struck_off(resident, lamp, by=dispatcher)

    for case, rung in zip(others, WAYS.values(), strict=True):
        goes_to(secretary, case).takes("accept")
        number, beyond = Rung.objects.get(key=rung).pk, rung == "dispatch"
        if beyond:
            secretary.takes("lift", rung=number, words="村里办不了")
        decides = goes_to(dispatcher, case) if beyond else secretary
        decides.takes("deliberate", rung=number, words="请会上定")
        decides.page.goto(f"/desk/meetings/{rung}/")
        expect(decides.page.locator("main")).to_contain_text(case.text)
        organisation = lead("zhangjiashan_office" if beyond else "chashi_branch")
        goes_to(decides, case).takes("assign", organisation=organisation, words="会上定的")
        decides.takes("start").takes("finish", outcome="in_time", words="办好了")
        decides.page.goto(f"/desk/meetings/{rung}/")
        expect(decides.page.locator("main")).not_to_contain_text(case.text)
        struck_off(resident, case, by=leader if beyond else dispatcher)

    outcomes = Case.objects.order_by("pk").values_list("status", "outcome", "rung__key", "grade")
    assert list(outcomes) == [
        (Status.CLOSED, Outcome.AT_ONCE, "member", 5),
        *((Status.CLOSED, Outcome.IN_TIME, rung, 5) for rung in WAYS.values()),
    ]


def test_the_three_classes_of_a_list_of_problems(resident: Resident, desk: Callable[..., Desk]) -> None:
    practice(
        "kongtong-zhongjie",
        reception=("first_asked", "zhongjie_convenience", "zhongjie"),
        dispatcher=("street_dispatcher", "zhongjie_order", "zhongjie"),
    )
    litter = told(resident, "楼道里堆了垃圾", "zhongjie")
    cars, lift = said("消防通道停着车", "zhongjie"), said("老楼想装电梯", "zhongjie")
    reception, dispatcher = desk("reception"), desk("dispatcher")

    goes_to(reception, litter).takes("accept").takes("finish", outcome="at_once", words="马上清走了")
    expect(reception.page.locator("main")).to_contain_text(outcome_word(Outcome.AT_ONCE))
    struck_off(resident, litter, by=dispatcher)

    category = Category.objects.get(key="parking").pk
    goes_to(reception, cars).takes("accept").takes("classify", category=category)
    reception.takes("assign", organisation=lead("zhongjie_convenience")).takes("start")
    reception.takes("plan", words="十天内划线、装隔离桩").takes("finish", outcome="in_time", words="装好了")
    expect(resident.follows(cars.code).locator("main")).to_contain_text("十天内划线")
    struck_off(resident, cars, by=dispatcher)

    day = timezone.localdate() + timedelta(days=90)
    goes_to(reception, lift).takes("accept")
    reception.takes(
        "finish", outcome="not_now", words="要等明年的改造", look_again_on=day.isoformat(), photos=photo("green")
    )
    page = resident.follows(lift.code)
    expect(page.locator("main")).to_contain_text("要等明年的改造")
    expect(page.locator(".story img")).to_have_count(1)
    sweep(now=day_begins(day))
    expect(resident.follows(lift.code).locator(".state").first).to_have_text(status_word(Status.ACCEPTED))
    goes_to(reception, lift).takes("finish", outcome="at_once", words="电梯装好了")
    struck_off(resident, lift, by=dispatcher)
    assert Case.objects.get(pk=lift.pk).came_back == 1
