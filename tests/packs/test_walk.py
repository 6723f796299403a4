"""In every practice the whole loop can be walked by holders of its own posts, in its own words."""

from datetime import timedelta

import pytest
from django.utils import translation

from linli.areas.models import Area
from linli.cases import actions as cases
from linli.cases import look
from linli.cases.models import Rung
from linli.cases.words import Grade, Outcome, Status
from linli.catalogue.models import Category
from linli.journal.actions import SYSTEM
from linli.packs.apply import apply
from linli.packs.check import load, practices
from linli.people import actions as people
from linli.people.models import Account, Organisation, Role
from linli.people.permissions import Permission as P
from tests.cast import NOW

pytestmark = pytest.mark.django_db

CLOSED = {
    "fengqing": "已评单归档",
    "kongtong-zhongjie": "已留档",
    "zhangshu-zhangjiashan": "已评效归档",
    "zhengzhou-erqi": "已销号",
    "zhongmu-qingnianlu": "已结单",
}


def holder(permission: P, organisation: Organisation) -> Account:
    """Somebody with a post, for the whole practice, whose role has the permission."""
    role = Role.objects.filter(permissions__contains=[permission]).order_by("id").first()
    assert role is not None
    person = people.add_person(name=f"示范 {permission}", by=SYSTEM, now=NOW)
    people.take_post(
        person=person,
        organisation=organisation,
        role=role,
        area=Area.objects.get(depth=1, active=True),
        since=NOW.date() - timedelta(days=400),
        by=SYSTEM,
        now=NOW,
    )
    return people.open_account(person=person, username=permission, password="x", by=SYSTEM, now=NOW)


@pytest.mark.parametrize("name", practices())
def test_the_loop_is_walked_by_the_practices_own_posts(name: str) -> None:
    pack = load(name)
    apply(pack, by=SYSTEM, now=NOW)
    area = Area.objects.get(code=pack.areas.named[-1].key)
    lead = Organisation.objects.order_by("id")[0]
    who = {permission: holder(permission, lead) for permission in P if permission.value.startswith("case.")}

    case = cases.register(cases.Submission(text="路灯不亮了", area_id=area.pk), now=NOW)
    cases.accept(case=case, by=who[P.CASE_ACCEPT], now=NOW)
    routed = [key for rule in pack.routing.rules for key in rule.when.categories]
    category = Category.objects.exclude(parent=None).exclude(key__in=routed).exclude(parent__key__in=routed)[0]
    cases.classify(case=case, by=who[P.CASE_CLASSIFY], now=NOW, category=category)
    meeting = Rung.objects.exclude(forum="").order_by("order")[0]
    cases.deliberate(case=case, by=who[P.CASE_DELIBERATE], now=NOW, rung=meeting)
    cases.offer(case=case, by=who[P.CASE_OFFER], now=NOW)
    cases.claim(case=case, by=who[P.CASE_CLAIM], now=NOW)
    cases.work(case=case, by=who[P.CASE_CLAIM], now=NOW, words="已到现场")
    cases.finish(case=case, by=who[P.CASE_CLAIM], now=NOW, outcome=Outcome.AT_ONCE, words="已换灯泡")
    cases.ask_redo(case=case, now=NOW, words="还是不亮")
    cases.grant_redo(case=case, by=who[P.CASE_REDO], now=NOW)
    cases.finish(case=case, by=who[P.CASE_CLAIM], now=NOW, outcome=Outcome.IN_TIME, words="已换线路")
    cases.rate(case=case, now=NOW, grade=Grade.SATISFIED)
    cases.verify(case=case, by=who[P.CASE_VERIFY], now=NOW)
    case = cases.close(case=case, by=who[P.CASE_CLOSE], now=NOW)

    assert case.status == Status.CLOSED
    assert case.due_at is not None
    with translation.override("zh-hans"):
        assert look.status_word(case.status) == CLOSED[name]
