"""Visibly invented promises and micro-wishes: some open, some near their day or past it, some kept; wishes to check,
waiting, claimed and fulfilled."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.commitments import actions as commitments
from linli.commitments.models import Commitment
from linli.commitments.practice import kinds
from linli.commitments.turn import COMMITMENTS
from linli.demo.lives import code
from linli.journal.actions import RESIDENT
from linli.journal.sweeping import sweep
from linli.people.models import Account, Organisation, Post
from linli.people.permissions import Permission
from linli.volunteers.models import Volunteer
from linli.wishes import actions as wishes
from linli.wishes.models import MicroWish
from linli.wishes.practice import said, things, wishers

BACK = timedelta(days=60)
PROMISED = (
    ("示范：为小区安装路灯", 20, "盏", 75),
    ("示范：走访独居老人", 60, "户", 90),
    ("示范：修好活动室的门窗", None, "", 64),
    ("示范：举办四点半课堂", 12, "次", 66),
    ("示范：清理楼道杂物", 30, "处", 59),
    ("示范：整治占道堆放", 8, "处", 57),
    ("示范：开设老年智能手机课", 6, "次", 50),
    ("示范：补种行道树", 40, "棵", 45),
)
WISHED = (
    "示范：想要一个电水壶",
    "示范：想有人陪着下棋",
    "示范：想要一双棉鞋",
    "示范：想要一本字典",
    "示范：想请人换灯泡",
)


def promising(dice: Random, now: datetime) -> None:
    """Through the actions themselves, by whoever keeps and strikes off."""
    keeper, judge = _who(Permission.COMMITMENT_KEEP, now), _who(Permission.COMMITMENT_STRIKE_OFF, now)
    if keeper is not None:
        _promise(keeper, judge, dice, now)
    checker = _who(Permission.WISH_KEEP, now)
    if checker is not None:
        _wish(checker, dice, now)


def _who(permission: Permission, now: datetime) -> tuple[Account, Area] | None:
    """Somebody with an account who may, for the widest area."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[permission], person__account__is_active=True
    )
    post = held.select_related("area").order_by("area__depth", "area__path", "pk").first()
    return (Account.objects.get(person=post.person_id), post.area) if post else None


def _promise(keeper: tuple[Account, Area], judge: tuple[Account, Area] | None, dice: Random, now: datetime) -> None:
    by, area = keeper
    begun, words = now - BACK, [key for key, _name in kinds()]
    inside = [pk for pk, node in tree.get().nodes.items() if area.pk in node.lineage]
    bodies = list(
        Organisation.objects.filter(area__in=inside, active=True).select_related("area").order_by("code")[:40]
    )
    for number, (text, target, unit, days) in enumerate(PROMISED):
        promised = commitments.Promised(
            text=text,
            organisation=dice.choice(bodies),
            due_on=timezone.localdate(begun + timedelta(days=days)),
            target=target,
            unit=unit,
            kind=words[number % len(words)],
            key=UUID(int=dice.getrandbits(128)),
        )
        made = commitments.promise(promised, by=by, now=begun)
        _work(made, by, judge[0] if judge else None, number, begun + timedelta(days=20))
    for days in (54, 58, 60):
        sweep(COMMITMENTS, now=begun + timedelta(days=days))


def _work(made: Commitment, by: Account, judge: Account | None, number: int, at: datetime) -> None:
    half = made.target // 2 if made.target else None
    told = commitments.report(commitment=made, words="示范：已经开工", count=half, seen=made.version, by=by, now=at)
    if number % 4 or judge is None or judge.pk == by.pk:
        return
    done = commitments.finish(
        commitment=told, words="示范：全部办好", count=made.target, seen=told.version, by=by, now=at + timedelta(days=9)
    )
    mine = Commitment.objects.to_strike_off(judge).filter(pk=done.pk).exists()
    if number == 0 and mine:
        commitments.strike_off(
            commitment=done, words="示范：现场看过", seen=done.version, by=judge, now=at + timedelta(days=12)
        )


def _wish(checker: tuple[Account, Area], dice: Random, now: datetime) -> None:
    by, area = checker
    ends = [pk for pk, node in tree.get().nodes.items() if area.pk in node.lineage and not tree.get().children(pk)]
    homes = list(Area.objects.filter(pk__in=ends[:60]).order_by("path"))
    volunteer = Volunteer.objects.active().order_by("pk").first()
    for number, words in enumerate(WISHED):
        wished = wishes.Wished(
            asked=words,
            wisher=wishers()[number % len(wishers())].key,
            thing=things()[number % len(things())][0],
            cost=min(said()["limit"], 30 * number),
            area=dice.choice(homes),
            name=f"示范居民 {number}",
            phone=f"1390001{number:04d}",
            key=UUID(int=dice.getrandbits(128)),
        )
        made = wishes.submit(wished, by=RESIDENT, now=now - timedelta(days=9))
        MicroWish.objects.filter(pk=made.pk).update(code=code(dice))
        if number:
            _go_on(made, words, number, volunteer, by, now - timedelta(days=8))


def _go_on(made: MicroWish, words: str, number: int, volunteer: Volunteer | None, by: Account, at: datetime) -> None:
    put = wishes.publish(wish=made, said=words, cost=made.cost, seen=made.version, by=by, now=at)
    if number >= 3 and volunteer is not None:
        taken = wishes.claim(wish=put, claimer=wishes.Claimer(volunteer=volunteer), by=RESIDENT, now=at)
        if number == 4:
            done = wishes.fulfil(wish=taken, words="示范：已送到", by=RESIDENT, volunteer=volunteer, now=at)
            wishes.thank(wish=done, words="示范：谢谢", by=RESIDENT, now=at)
