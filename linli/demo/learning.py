"""Training, visibly invented: a course that was held and is held again, a small bank, and an exam that is open, so that
whoever looks around can sit it."""

from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.calendar import SHANGHAI
from linli.demo.staff import Hand, Staff
from linli.people.models import Account, Person
from linli.people.permissions import Permission as P
from linli.training import actions as training
from linli.training.actions import Draft, Setting
from linli.training.bulk import seat
from linli.training.drawing import Line
from linli.training.practice import training as practice

LEARNERS, SEATED = 30, 200
BACK, AHEAD, OPEN = 14, 7, 60  # days
BEGINS, LASTS = time(9, 30), timedelta(hours=2)
RULE = (
    Line("single", 4, 10),
    Line("multiple", 2, 15),
    Line("true_false", 2, 5),
    Line("fill_in", 2, 5),
    Line("short", 1, 10),
)
BANK = (
    Draft(
        "single",
        "示范：居民来问的事不归你办，第一步做什么？",
        "A",
        ("记下来并负责到交接清楚", "请他去别处问", "改天再说"),
    ),
    Draft("single", "示范：登记居民的话，应当怎样写？", "B", ("写成公文", "按原话", "只写一个词")),
    Draft("single", "示范：一时办不了的事，怎样答复？", "C", ("不答复", "先说办好了", "说明原因和再看的日期")),
    Draft("single", "示范：走访时没有人在家，怎样记？", "A", ("记为无人在家", "照样写见到了", "不记")),
    Draft("single", "示范：反映工作人员的诉求，谁不能看到？", "B", ("分管领导", "被反映的人", "办理人员")),
    Draft("multiple", "示范：联系卡上有什么？", "ABC", ("姓名", "电话", "办公时间", "住户收入")),
    Draft("multiple", "示范：交办一件诉求要写明什么？", "AB", ("谁办", "几时办好", "谁的过错")),
    Draft("multiple", "示范：哪些情况要回访？", "AC", ("不满意的", "没有登记的", "重办过的")),
    Draft("true_false", "示范：居民可以不留姓名。", "对"),
    Draft("true_false", "示范：超期了可以先点办结。", "错"),
    Draft("true_false", "示范：同一件事几个人反映，可以并案。", "对"),
    Draft("fill_in", "示范：查询码有 ____ 位数字。", "12|十二"),
    Draft("fill_in", "示范：每一步都记在 ____ 里。", "台账|日志"),
    Draft("fill_in", "示范：住户的 ____ 默认遮盖。", "电话|联系方式"),
    Draft("short", "示范：说一说你怎样帮一位不会用手机的老人办事。", "问清、代办、回话"),
)


def learning(staff: Staff, dice: Random, now: datetime) -> None:
    """Enter it through the actions themselves; candidates are seated without anybody being told."""
    holder = _holder(staff)
    if holder is None:
        return
    by, area = Account.objects.select_related("person").get(pk=holder.pk), Area.objects.get(pk=holder.area_id)
    people = _people(staff, area)
    _course(people, area, by, dice, now)
    for draft in BANK:
        training.keep_question(draft, area=area, by=by, now=now)
    setting = Setting(
        "示范：上岗考试", area, _morning(now, -1), _morning(now, OPEN), 30, RULE, practice().qualifies, 24, seed=1
    )
    exam = training.publish(exam=training.keep_exam(setting, by=by, now=now), by=by, now=now)
    seat(exam=exam, people=people[:SEATED], by=by, now=now)


def _course(people: list[Person], area: Area, by: Account, dice: Random, now: datetime) -> None:
    kind = next(iter(practice().courses), "course")
    about = "示范：怎样问、怎样记、怎样办、怎样回访。"
    course = training.keep_course(name="示范：为民服务大讲堂", kind=kind, area=area, about=about, by=by, now=now)
    before, ahead = _morning(now, -BACK), _morning(now, AHEAD)
    for begins in (before, ahead):
        ends = begins + LASTS
        held = training.hold(
            course=course, begins_at=begins, ends_at=ends, place="示范大礼堂", teacher="示范讲师", by=by, now=before
        )
        training.enrol_all(session=held, people=people[:LEARNERS], by=by, now=before)
        if begins == before:
            came = [person.pk for person in people[:LEARNERS] if dice.random() < 0.9]
            training.tick(session=held, came=came, guests=12, seen=held.version, by=by, now=ends)


def _morning(now: datetime, days: int) -> datetime:
    """When a session begins, so many days from today."""
    return datetime.combine(timezone.localdate(now) + timedelta(days=days), BEGINS, SHANGHAI)


def _holder(staff: Staff) -> Hand | None:
    """Whoever may hold courses for the widest area."""
    able = [hand for hand in staff.known.values() if P.TRAINING_RUN in hand.permissions]
    return min(able, key=lambda hand: (len(tree.get().lineage(hand.area_id)), hand.pk), default=None)


def _people(staff: Staff, area: Area) -> list[Person]:
    """Those who serve under the area and can sign in, the first accounts first."""
    inside = [hand.pk for hand in staff.known.values() if area.pk in tree.get().lineage(hand.area_id)]
    return list(Person.objects.filter(account__in=sorted(inside)[:SEATED]).order_by("account__pk"))
