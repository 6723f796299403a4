"""A deputies’ proposal from its seconds to the verdict (Z2), and households voting by slips: each in its locality."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.areas.models import Area
from linli.people.models import Organisation, Role
from linli.proposals.models import Proposal
from linli.votes import actions as votes
from linli.votes.models import Ballot, Vote
from tests.browser.conftest import PHONE, Open
from tests.browser.desk import Desk
from tests.browser.practice import serve, set_up
from tests.browser.test_looks import faults


def press(page: Page, action: str, **fields: str) -> None:
    """Fill in a step's form, unfolding it first, and press its button."""
    form = page.locator(f"form[action$='/{action}/']")
    fold = page.locator(f"details:has(form[action$='/{action}/'])")
    if fold.count() and fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            form.locator(f"[name={name}][value='{value}']").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    form.locator("button").last.click()
    expect(page.locator(".alert-success")).to_be_visible()


def test_a_deputys_proposal_is_seconded_accepted_answered_and_judged(desk: Callable[..., Desk], opened: Open) -> None:
    setting = set_up("zhongmu-qingnianlu")
    deputy, leader = Role.objects.get(key="deputy"), Role.objects.get(key="street_leader")
    room = Organisation.objects.filter(kind="deputies_room").order_by("pk")[0]
    for number in (1, 2, 3):
        serve(f"deputy{number}", f"示范代表{number}", room, deputy, Area.objects.get(depth=1))
    serve("leader", "示范领导", setting.lead, leader, Area.objects.get(depth=1))
    first = desk("deputy1").page
    first.goto("/desk/proposals/new/")
    first.select_option("[name=kind]", label="党代表提案")
    first.fill("[name=title]", "示范：增设休息座椅")
    first.fill("[name=text]", "老人走到集市要歇两次，建议在路口设三处座椅。")
    first.click("main form .btn-primary")
    expect(first.locator("h1")).to_have_text("示范：增设休息座椅")
    here = Proposal.objects.get().get_absolute_url()
    for name in ("deputy2", "deputy3"):
        other = desk(name).page
        other.goto(here)
        press(other, "second")
    decides = desk("leader").page
    decides.goto(here)
    press(decides, "accept", organisation=str(setting.lead))
    press(decides, "answer", text="本月底前装好三处，由街道办负责。")
    assert faults(first, [here, "/desk/proposals/", "/desk/proposals/new/"]) == {}
    first.goto(here)
    press(first, "judge", verdict="satisfied")
    expect(first.locator("main")).to_contain_text("提案人评价")
    public = opened(PHONE)
    public.goto("/proposals/")
    public.click("text=示范：增设休息座椅")
    expect(public.locator("main")).to_contain_text("本月底前装好三处")
    assert faults(public, ["/proposals/", f"/proposals/{Proposal.objects.get().pk}/"]) == {}


def test_households_vote_by_slips_in_three_taps_and_count_again(desk: Callable[..., Desk], opened: Open) -> None:
    setting = set_up("zhangshu-zhangjiashan")
    secretary = Role.objects.get(key="village_secretary")
    branch = Organisation.objects.filter(kind="village_branch").order_by("pk")[0]
    serve("secretary", "示范书记", branch, secretary, branch.area)
    holder = desk("secretary").page
    holder.goto("/desk/votes/new/")
    now = timezone.localtime()
    holder.fill("[name=question]", "示范：公共晒场选在哪一处？")
    holder.fill("[name=options]", "村东\n村西\n弃权")
    holder.select_option("[name=method]", value="secret")
    holder.fill("[name=opens]", f"{now - timedelta(minutes=5):%Y-%m-%dT%H:%M}")
    holder.fill("[name=closes]", f"{now + timedelta(hours=2):%Y-%m-%dT%H:%M}")
    holder.click("main form .btn-primary")
    holder.click("summary:has-text('按名单录入')")
    holder.fill("[name=named]", "示范户1，1号\n示范户2，2号\n示范户3，3号")
    holder.click("form[action$='/list/'] button")
    vote = Vote.objects.get()
    assert (vote.unit, vote.proxies, setting.pack.votes.proxies) == ("household", 3, 3)
    holder.goto(vote.get_absolute_url())
    press(holder, "open")
    vote.refresh_from_db()
    slips = votes.print_slips(vote=vote, first=1, last=3, by=vote.prepared_by, now=timezone.now())
    phone = opened(PHONE)
    receipts = []
    for slip in slips:
        phone.goto("/votes/")
        phone.fill("[name=code]", slip.code)
        phone.click("main form button")
        phone.click("button:has-text('村东')")
        phone.click("button[name=sure]")
        receipts.append(phone.locator(".code").inner_text())
    assert Ballot.objects.count() == 3
    shown = ["/votes/", f"/votes/{vote.pk}/", f"/votes/{vote.pk}/screen/", f"/votes/{slips[0].code}/"]
    assert faults(phone, shown) == {}
    holder.goto(vote.get_absolute_url())
    press(holder, "close")
    expect(holder.locator("main")).to_contain_text("表决结果：村东")
    phone.goto(f"/votes/{vote.pk}/")
    phone.fill("[name=receipt]", receipts[1])
    phone.click("#receipts form button")
    expect(phone.locator("main")).to_contain_text("这张票计入：村东")
    here = vote.get_absolute_url()
    pages = [here, f"{here}roll/", f"{here}roll/sheets/", "/desk/votes/", "/desk/votes/new/"]
    assert faults(holder, pages) == {}
    assert faults(phone, [f"/votes/{vote.pk}/"]) == {}
