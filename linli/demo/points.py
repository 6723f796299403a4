"""Points, visibly invented: accounts of some households and of whoever volunteers, with a year behind them; a few
proposals to check, rewards on a shelf, something put aside."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from linli.areas.models import Area
from linli.core.codes import new_code
from linli.demo.staff import Hand, Staff
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.points import actions
from linli.points.actions import Good, Offer
from linli.points.bulk import Booked, bring
from linli.points.models import Holder, Reward
from linli.points.practice import Points, Rule, points
from linli.points.words import Kind, Source
from linli.residents.models import Household
from linli.stations.models import Station
from linli.volunteers.models import Volunteer

HOLDERS, ENTRIES, PROPOSED, SHELF, STOCK = 40, 12, 6, 4, 20
DEEDS = ("示范：帮邻居照看孩子半天", "示范：清理楼道杂物", "示范：陪独居老人看病", "示范：调解两家停车纠纷")


def banked(staff: Staff, dice: Random, now: datetime) -> None:
    """What there was is brought along whole; what is new goes through the actions."""
    said = points()
    if not said.offered:
        return
    earning = [each for each in said.rules if each.of in (Source.HAND, Source.TASK)]
    holders = list(_holders(now))
    bring([(each, list(_year(dice, earning, bool(said.rewards), now))) for each in holders], told=True)
    keeper = _keeper(staff)
    if keeper is None:
        return
    by = Account.objects.select_related("person").get(pk=keeper.pk)
    for each in dice.sample(holders, min(PROPOSED, len(holders))):
        _propose(each, said, dice, by, now)
    shelf = _shelve(said, by, Area.objects.get(pk=keeper.area_id), now)
    rich = next((each for each in holders if shelf and each.balance >= shelf[0].cost), None)
    if rich:
        actions.redeem(holder=rich, reward=shelf[0], key=uuid4(), by=by, now=now)


def _holders(now: datetime) -> Iterator[Holder]:
    """Some households; and all who volunteer, as far as they are few."""
    for home in Household.objects.present().order_by("pk")[:HOLDERS]:
        yield Holder(household=home, area_id=home.area_id, code=new_code(), opened_at=now)
    for one in Volunteer.objects.active().order_by("pk")[:HOLDERS]:
        yield Holder(volunteer=one, area_id=one.area_id, code=new_code(), opened_at=now)


def _year(dice: Random, rules: list[Rule], spends: bool, now: datetime) -> Iterator[Booked]:
    balance = 0
    for number in range(dice.randrange(3, ENTRIES)):
        at = now - timedelta(days=360 - 30 * number, hours=dice.randrange(8))
        rule = dice.choice(rules)
        if spends and balance >= 30 and dice.random() < 0.3:
            balance -= 10
            yield Booked(Kind.REDEEMED, -10, at, timezone.localdate(at))
        amount = rule.points * (dice.randrange(1, 4) if rule.hourly else 1)
        balance += amount
        yield Booked(Kind.EARNED, amount, at, timezone.localdate(at), rule.key)


def _propose(holder: Holder, said: Points, dice: Random, by: Account, now: datetime) -> None:
    rules = [each for each in said.rules if each.of == Source.HAND]
    if not rules:
        return
    rule = dice.choice(rules)
    on = timezone.localdate(now) - timedelta(days=dice.randrange(10))
    good = Good(rule=rule.key, on=on, words=dice.choice(DEEDS), minutes=60 if rule.hourly else 0)
    actions.propose(good, holder=holder, by=by, now=now)


def _shelve(said: Points, by: Account, area: Area, now: datetime) -> list[Reward]:
    station = Station.objects.in_use().filter(area=area).order_by("pk").first()
    offers = [
        Offer(name=f"示范 {each.name}", cost=each.cost, grade=each.grade, area=area, station=station)
        for each in said.rewards[:SHELF]
    ]
    return [actions.offer_reward(each, stock=STOCK, by=by, now=now) for each in offers]


def _keeper(staff: Staff) -> Hand | None:
    """Whoever keeps points for the widest area."""
    able = [hand for hand in staff.known.values() if P.POINTS_KEEP in hand.permissions]
    depth = dict(Area.objects.filter(pk__in={hand.area_id for hand in able}).values_list("pk", "depth"))
    return min(able, key=lambda hand: (depth[hand.area_id], hand.pk), default=None)
