"""Meetings clicked through: 问需 → 议策 → 接单 → 评效 in one practice, 三会一站 in another."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases.models import Case, Rung
from linli.cases.words import Status
from linli.deliberation.models import Decision, Forum, Meeting, Minutes
from linli.people.models import Role
from tests.browser.desk import Desk, enter
from tests.browser.practice import Setting, serve, set_up
from tests.browser.resident import Resident
from tests.browser.test_looks import faults

TEXT = "村口的桥塌了一角，几个组都走不了"


class Room:
    """Somebody who runs a meeting on a laptop in the room."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def calls(self, forum: str, area: Area) -> Meeting:
        """Call it for in half an hour, for the place around this one that has such a meeting."""
        begins = timezone.localtime(timezone.now() + timedelta(minutes=30))
        found = Forum.objects.get(key=forum)
        place = next(each for each in tree.get().lineage(area.pk) if level(each) == found.area_level)
        self.page.goto(f"/desk/deliberation/new/?forum={found.pk}&area={place}&begins={begins:%Y-%m-%dT%H:%M}")
        self.page.fill("[name=place]", "示范会议室")
        self.page.click("main form .btn-primary")
        expect(self.page.locator(".alert-success")).to_be_visible()
        return Meeting.objects.get(forum=found)

    def begins(self, *, members: int = 0, guests: int = 0) -> None:
        """Note who is here, and begin."""
        for _each in range(members):
            self.page.locator("form[action$='/arrive/'] button.btn-primary").first.click()
        if guests:
            self.page.fill("[name=number]", str(guests))
            self.page.locator("form[action$='/count/'] button").click()
        expect(self.page.locator(".meeting-quorum .state-done")).to_be_visible()
        self.page.locator("form[action$='/begin/'] button").click()
        expect(self.page.locator(".case-head .state-under-way")).to_be_visible()

    def adds(self, title: str) -> None:
        fold = self.page.locator("details:has(form[action$='/add/'])")
        fold.locator("summary").click()
        self.page.fill("[name=title]", title)
        fold.locator("button").click()
        expect(self.page.locator("#agenda")).to_contain_text(title)

    def decides(self, words: str, **said: Any) -> None:
        """Open the first topic and decide it."""
        self.page.locator("#agenda [data-open]").first.click()
        form = self.page.locator("form[action$='/decide/']")
        for name, value in {"words": words, **said}.items():
            enter(form.locator(f"[name={name}]"), value)
        form.locator("button").click()
        expect(self.page.locator("main")).to_contain_text(words)

    def follows(self, **said: Any) -> None:
        form = self.page.locator("form[action$='/follow/']")
        for name, value in said.items():
            enter(form.locator(f"[name={name}]"), value)
        form.locator("button.btn-primary").click()
        expect(self.page.locator(".alert-success")).to_be_visible()

    def ends(self, meeting: Meeting) -> None:
        """End it, and publish its minutes."""
        self.page.goto(meeting.get_absolute_url())
        self.page.locator("form[action$='/end/'] button").click()
        self.page.click(f"a[href$='/{meeting.pk}/minutes/']")
        self.page.fill("[name=words]", "会议按议程进行。")
        self.page.click("button[name=publish]")
        expect(self.page.locator(f"a[href$='/{meeting.pk}/minutes/1.docx']")).to_be_visible()


def level(area: int) -> str:
    found = tree.get().level(area)
    return found.key if found else ""


def members(setting: Setting, role: str, number: int) -> None:
    for each in range(number):
        found = Role.objects.get(key=role)
        serve(f"member{role}{each}", f"示范 {found} {each}", setting.lead, found, setting.area)


def told(resident: Resident, head: Desk, setting: Setting, rung: str) -> Case:
    """A resident says it; it is taken on and sent to a meeting."""
    code = resident.tells(TEXT, setting.path)
    head.opens(TEXT).takes("accept")
    head.takes("classify", category=setting.category.pk)
    head.takes("deliberate", rung=Rung.objects.get(key=rung).pk)
    case = Case.objects.get(code=code)
    assert case.status == Status.DELIBERATING
    return case


def test_a_need_goes_to_the_two_committees_is_decided_done_and_judged(
    resident: Resident, desk: Callable[..., Desk]
) -> None:
    setting = set_up("zhangshu-zhangjiashan")
    members(setting, "committee_member", 3)
    head, hand = desk("head"), desk("hand")
    case = told(resident, head, setting, "two_committees")  # 问需
    room = Room(head.page)
    meeting = room.calls("two_committees", setting.area)  # 议策
    expect(head.page.locator("#agenda")).to_contain_text(str(setting.category))
    room.begins(members=2)
    room.decides("同意修桥，先立警示牌", method="hand", in_favour="2", against="0", abstained="0")
    expect(head.page.locator(".own-words")).to_contain_text(TEXT)
    room.follows(kind="assigned", organisation=setting.lead.pk)
    room.ends(meeting)
    page = resident.follows(case.code)
    expect(page.locator("main")).to_contain_text("同意修桥，先立警示牌")
    expect(page.locator("main")).to_contain_text("通过")
    hand.opens(TEXT).takes("start")  # 接单
    hand.takes("finish", outcome="in_time", words="桥已修好")
    resident.follows(case.code)
    resident.rates(5, "走得了了")  # 评效
    assert Case.objects.get(pk=case.pk).grade == 5
    decision = Decision.objects.get()
    assert (decision.present, decision.needed, decision.posted_on is not None) == (2, 2, True)
    public = resident.page
    public.goto("/deliberation/")
    public.click(f"a[href$='/decisions/{decision.pk}/']")
    public.fill("#words", "桥太窄")
    public.fill("#name", "示范居民")
    public.fill("#phone", "13900000000")
    public.click("main form .button-wide")
    expect(public.locator("strong.code")).to_be_visible()
    assert faults(public, ["/deliberation/", f"/deliberation/decisions/{decision.pk}/"]) == {}


def test_opinions_joint_meeting_and_appraisal_follow_each_other(resident: Resident, desk: Callable[..., Desk]) -> None:
    setting = set_up("kongtong-zhongjie")
    members(setting, "building_head", 3)
    head = desk("head")
    room = Room(head.page)
    opinion = room.calls("opinion", setting.area)  # 建言会
    room.adds("小区加装充电桩")
    room.begins(guests=6)
    room.decides("请联席会研究充电桩位置", method="hand", in_favour="5", against="1", abstained="0")
    room.ends(opinion)
    case = told(resident, head, setting, "community")
    joint = room.calls("joint", setting.area)  # 联席会
    room.begins(members=2)
    room.decides("由物业修桥", method="cards", in_favour="2", against="0", abstained="0")
    room.follows(kind="offered")
    room.ends(joint)
    expect(resident.follows(case.code).locator("main")).to_contain_text("由物业修桥")
    appraisal = room.calls("appraisal", setting.area)  # 评议会
    room.adds("上月联席会的事办得怎么样")
    room.begins(guests=7)
    room.decides("居民评议：满意")
    room.ends(appraisal)
    assert (Meeting.objects.filter(state="ended").count(), Minutes.objects.count()) == (3, 3)
    pages = ["/desk/deliberation/", joint.get_absolute_url(), Decision.objects.first().topic.get_absolute_url()]
    assert faults(head.page, [*pages, f"{joint.get_absolute_url()}minutes/"]) == {}
