"""Visibly invented tasks: some to come with places taken, for an order and for the month's theme; some over, with hours
that are confirmed or wait, and somebody who did not come."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from linli.areas.models import Area
from linli.cases.words import OPEN
from linli.core.refusal import Refusal
from linli.people.models import Account, Post
from linli.people.permissions import Permission
from linli.services.models import MonthTheme, Order
from linli.tasks import actions
from linli.tasks.models import Doing, Task
from linli.tasks.practice import kinds
from linli.tasks.voices import Oneself
from linli.volunteers.models import Team, Volunteer

COMING, OVER, HANDS = 5, 4, 12
LENGTH = timedelta(hours=2)


def calling(dice: Random, now: datetime) -> None:
    """Call, take, come and confirm through the actions themselves, by whoever may."""
    keeper = _keeper(now)
    hands = list(Volunteer.objects.active().filter(account=None).order_by("pk")[:HANDS])
    if keeper is None or not hands:
        return
    for back in range(1, OVER + 1):
        _over(back, hands, keeper, dice, now)
    for ahead in range(1, COMING + 1):
        with suppress(Refusal):  # somebody has another task then
            task = actions.call(_planned(ahead, hands, dice, now), by=keeper, now=now)
            _take(task, dice.sample(hands, min(2, len(hands))), now)


def _keeper(now: datetime) -> Account | None:
    """Whoever calls volunteers for the widest area, with an account."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[Permission.TASK_CALL], person__account__is_active=True
    )
    post = held.order_by("area__depth", "area__path", "pk").first()
    return Account.objects.get(person=post.person_id) if post else None


def _at(days: int, hour: int, now: datetime) -> datetime:
    day = timezone.localtime(now) + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def _planned(ahead: int, hands: Sequence[Volunteer], dice: Random, now: datetime) -> actions.Planned:
    """The first for an order, the second for the month's theme, the others of the pack's kinds."""
    begins = _at(ahead, dice.choice((9, 14, 16)), now)
    kind, word = kinds()[ahead % len(kinds())]
    said: dict[str, Any] = {
        "kind": kind,
        "title": f"示范任务：{word}",
        "begins": begins,
        "ends": begins + LENGTH,
        "places": dice.choice((2, 3, 5)),
        "area": _area(dice.choice(hands)),
        "place": "示范地点",
    }
    if ahead == 1:
        order = Order.objects.filter(case__status__in=OPEN).select_related("case", "item_version").first()
        said |= {"order": order, "shy": True, "area": None, "title": f"示范任务：{order.item_version}"} if order else {}
    if ahead == 2:
        themes = MonthTheme.objects.filter(active=True, month=timezone.localdate(begins).month)
        said |= {"theme": themes.order_by("pk").first()}
    if ahead == 3:
        said |= {"team": Team.objects.active().order_by("pk").first()}
    return actions.Planned(**said)


def _area(volunteer: Volunteer) -> Area:
    return Area.objects.get(pk=volunteer.area_id)


def _take(task: Task, hands: Sequence[Volunteer], now: datetime) -> list[Doing]:
    return [actions.sign_up(task=task, volunteer=each, by=Oneself(each), now=now) for each in hands]


def _over(back: int, hands: Sequence[Volunteer], keeper: Account, dice: Random, now: datetime) -> None:
    """Three took it: two came and left, one did not come; the hours of the first are confirmed."""
    begins = _at(-back, 9, now)
    kind, word = kinds()[back % len(kinds())]
    planned = actions.Planned(
        kind=kind,
        title=f"示范任务：{word}",
        begins=begins,
        ends=begins + LENGTH,
        places=3,
        area=_area(dice.choice(hands)),
        place="示范地点",
    )
    task = actions.call(planned, by=keeper, now=begins - timedelta(days=2))
    doings = _take(task, dice.sample(hands, min(3, len(hands))), begins - timedelta(days=1))
    for doing in doings[:2]:
        actions.check_in(doing=doing, by=keeper, now=begins)
        left = begins + timedelta(minutes=dice.randrange(60, 125, 5))
        actions.check_out(doing=doing, by=keeper, now=left)
    actions.confirm(doing=doings[0], by=keeper, now=begins + LENGTH + timedelta(minutes=10))
    if back % 2:
        actions.miss(doing=doings[-1], by=keeper, now=begins + LENGTH)
