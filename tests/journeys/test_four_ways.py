"""The four ways of J2, each from a resident's words to being struck off, in 张家山街道's own pack and words."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from linli.cases.models import Case, Rung
from linli.cases.sweep import sweep
from linli.cases.words import Outcome, Status
from linli.catalogue.models import Category
from linli.people.models import Organisation
from tests.journeys.conftest import Walk

NAME = "zhangshu-zhangjiashan"


@pytest.fixture
def village(walk: Callable[[str], Walk]) -> Walk:
    """槎市村 with its group 店下村, and those above it."""
    begun = walk(NAME)
    begun.people(
        member=("contact_member", "chashi_branch", "dianxia"),
        committee=("committee_member", "chashi_branch", "chashi"),
        secretary=("village_secretary", "chashi_branch", "chashi"),
        elsewhere=("village_secretary", "jiaohu_branch", "jiaohu"),
        dispatcher=("street_dispatcher", "zhangjiashan_office", "zhangjiashan"),
        leader=("street_leader", "zhangjiashan_committee", "zhangjiashan"),
    )
    return begun


def rung(case: Case) -> str:
    return Rung.objects.get(pk=case.rung_id).key


def of(key: str) -> int:
    return Organisation.objects.get(code=key).pk


def about(key: str) -> int:
    return Category.objects.get(key=key).pk


def level(key: str) -> int:
    return Rung.objects.get(key=key).pk


def struck_off(village: Walk, case: Case, by: str = "secretary") -> Case:
    """The resident rates it; it is checked and struck off by somebody who did not do the work."""
    village.rated(case, 5)
    village.takes(by, case, "verify")
    case = village.takes(by, case, "close")
    assert (case.status, case.grade) == (Status.CLOSED, 5)
    return case


def test_what_the_member_alone_can_do_is_done_at_once(village: Walk) -> None:
    case = village.said("店下村口路灯不亮", "dianxia", "street_lamps")
    assert (case.status, rung(case), case.lead_id) == (Status.ASSIGNED, "member", of("chashi_branch"))
    village.takes("member", case, "start")
    case = village.takes("member", case, "finish", outcome="at_once", words="当天换好了")
    assert (case.status, case.outcome) == (Status.DONE, Outcome.AT_ONCE)
    assert "当天换好了" in village.read(case)
    struck_off(village, case)


def test_what_needs_coordination_goes_to_the_two_committees_monthly_meeting(village: Walk) -> None:
    case = village.said("两家共用的水渠堵了，要几家一起出工", "dianxia")
    case = village.takes("committee", case, "accept")
    assert rung(case) == "member"
    case = village.takes("committee", case, "classify", category=about("water"), area=case.area_id)
    assert rung(case) == "two_committees"
    case = village.takes("committee", case, "deliberate", rung=level("two_committees"), words="请定谁出工")
    page = village.meeting("secretary", "two_committees")
    assert "两家共用的水渠" in page and "槎市村" in page
    assert "两家共用的水渠" not in village.meeting("elsewhere", "two_committees")
    assert "两家共用的水渠" not in village.meeting("secretary", "residents")
    case = village.takes("secretary", case, "assign", organisation=of("chashi_branch"), words="两委会定：支部牵头")
    assert "两家共用的水渠" not in village.meeting("secretary", "two_committees")
    village.takes("committee", case, "start")
    village.takes("committee", case, "plan", words="下周六各家出一人")
    case = village.takes("committee", case, "finish", outcome="in_time", words="水渠通了")
    struck_off(village, case)


def test_what_is_broad_goes_to_the_residents_meeting(village: Walk) -> None:
    case = village.said("想在晒谷场边上建个健身角", "dianxia", "public_space")
    assert (case.status, rung(case)) == (Status.RECEIVED, "residents")
    village.takes("secretary", case, "accept")
    case = village.takes("secretary", case, "deliberate", rung=level("residents"), words="请各小组商量")
    assert "健身角" in village.meeting("secretary", "residents")
    village.takes("secretary", case, "assign", organisation=of("chashi_branch"), words="多数人同意")
    village.takes("committee", case, "start")
    case = village.takes("committee", case, "finish", outcome="in_time", words="建好了")
    struck_off(village, case)


def test_what_is_beyond_the_village_goes_to_the_dispatch_meeting_and_from_there_to_the_joint_meeting(
    village: Walk,
) -> None:
    case = village.said("村道和国道接口老出事", "dianxia")
    village.takes("secretary", case, "accept")
    case = village.takes("secretary", case, "lift", rung=level("dispatch"), words="国道不归村里管")
    assert rung(case) == "dispatch"
    village.takes("dispatcher", case, "deliberate", rung=level("dispatch"), words="请调度会定")
    page = village.meeting("dispatcher", "dispatch")
    assert "村道和国道接口" in page and "张家山街道" in page
    case = village.takes("dispatcher", case, "lift", rung=level("joint"), words="要几个部门一起定")
    assert (case.status, rung(case)) == (Status.DELIBERATING, "joint")
    assert "村道和国道接口" in village.meeting("leader", "joint")
    assert "村道和国道接口" not in village.meeting("dispatcher", "dispatch")
    village.takes("leader", case, "assign", organisation=of("zhangjiashan_office"), words="联席会定：街道牵头")
    village.takes("dispatcher", case, "start")
    case = village.takes("dispatcher", case, "finish", outcome="in_time", words="装了信号灯")
    struck_off(village, case, by="leader")


def test_what_lies_too_long_on_a_level_is_lifted_by_itself(village: Walk) -> None:
    case = village.said("两家共用的水渠堵了", "dianxia", "water")
    case = village.takes("secretary", case, "accept")
    assert (rung(case), case.rung_due_at is not None) == ("two_committees", True)
    reached = []
    for days in (29, 36, 80, 125):
        sweep(now=case.received_at + timedelta(days=days))
        reached.append(rung(Case.objects.get(pk=case.pk)))
    assert reached == ["two_committees", "residents", "dispatch", "joint"]


def test_a_way_may_be_left_for_the_nearer_one(village: Walk) -> None:
    case = village.said("村道和国道接口老出事", "dianxia")
    village.takes("secretary", case, "accept")
    village.takes("secretary", case, "lift", rung=level("dispatch"), words="国道不归村里管")
    case = village.takes("dispatcher", case, "lower", rung=level("two_committees"), words="只是村道的一段")
    assert rung(case) == "two_committees"
