"""This month's duty at some stations, worked out and published by whoever makes the rosters; the days gone by are
seen, a few late and fewer missed."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from linli.areas.models import Area
from linli.areas.tree import Node, tree
from linli.demo.staff import Staff
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.rosters import actions, bulk
from linli.rosters.generating import work_out
from linli.rosters.models import DutyPlan, Turn
from linli.rosters.occurring import stations_under

MOST = 30  # stations
LATE, MISSED = 0.08, 0.02
MINUTE = timedelta(minutes=1)


def on_duty(staff: Staff, dice: Random, now: datetime) -> int:
    """Publish it. Returns how many turns there are; none where nobody makes rosters."""
    place = _place(tree.get().roots[0])
    hand = staff.nearest(tree.get().lineage(place.id), Permission.ROSTER_EDIT, dice)
    if hand is None:
        return 0
    by = Account.objects.select_related("person").get(pk=hand.pk)
    area, month = Area.objects.get(pk=place.id), timezone.localdate(now).replace(day=1)
    plan = actions.ask_plan(area=area, month=month, by=by, now=now)
    work_out(plan, now=now)
    made = actions.publish(plan=DutyPlan.objects.get(pk=plan.pk), by=by, now=now, quietly=True)
    gone = Turn.objects.filter(plan=plan, shift__starts_at__lt=now - timedelta(hours=1))
    turns = gone.select_related("shift__station").order_by("pk")
    bulk.seen([(turn, _came(turn, dice)) for turn in turns], by=by, now=now)
    return made


def _place(node: Node) -> Node:
    """The widest place that has no more stations than are to be shown."""
    while len(stations_under(node.id)) > MOST and (inside := tree.get().children(node.id)):
        node = inside[0]
    return node


def _came(turn: Turn, dice: Random) -> datetime | None:
    drawn = dice.random()
    if drawn < MISSED:
        return None
    return turn.shift.starts_at + MINUTE * (dice.randrange(12, 28) if drawn < LATE else -dice.randrange(1, 20))
