"""The quarter-hour circle of a whole city, counted by the worker: asked for once, looked at when it is there."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.journal import actions as journal
from linli.people.asked import each_in_turn
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.residents.models import Household
from linli.stations import practice
from linli.stations.circle import Circle, Grid, counted
from linli.stations.models import CircleCount
from linli.stations.practice import Walk
from linli.stations.words import Counting

LOCK = 0x43_49_52_43
GOOD = timedelta(hours=24)  # for which a count is shown


@transaction.atomic
def ask(*, area: Area, wanted: str, walk: Walk, by: Account, now: datetime) -> CircleCount:
    """Have the homes of an area counted by the worker. One that is going on stands for a second that is the same."""
    require(by, Permission.HOUSEHOLD_VIEW, area_id=area.pk)
    Area.objects.select_for_update().get(pk=area.pk)
    same = {"wanted": wanted, "minutes": walk.minutes, "metres": walk.metres_a_minute}
    found = CircleCount.newest(area.pk, wanted, walk.minutes, walk.metres_a_minute, since=now - GOOD)
    if found and found.going:
        return found
    made = CircleCount.objects.create(area=area, asked_by=by, asked_at=now, **same)
    journal.record("circle.asked", made, by=by, at=now, data=same, area_id=area.pk, new=True)
    return made


def count_all(*, now: datetime) -> int:
    """Count every area that was asked for, one process at a time; one whose worker was killed is begun again. Returns
    how many."""
    return each_in_turn(CircleCount, lambda each: count(each, now=now), lock=LOCK)


def count(asked: CircleCount, *, now: datetime) -> None:
    """All homes of its area, however many: their spots are read one after the other and forgotten."""
    homes = Household.objects.within(asked.area_id).present().order_by()
    walk = replace(practice.walk(), minutes=asked.minutes, metres_a_minute=asked.metres)
    found = counted(homes.values_list("area_id", "spot").iterator(chunk_size=5000), asked.wanted, walk)
    grids = [[each.node.id, each.homes, each.outside, each.farthest, each.unplaced] for each in found.grids]
    figures = {"grids": grids, "serving": found.serving}
    CircleCount.objects.filter(pk=asked.pk).update(state=Counting.DONE, done_at=now, figures=figures)


def told(asked: CircleCount) -> Circle:
    """What was counted, the worst first; of grids that are there no more, nothing."""
    whole, figures = tree.get(), asked.figures
    rows: list[list[Any]] = [row for row in figures["grids"] if row[0] in whole.nodes]
    return Circle([Grid(whole.node(row[0]), *row[1:]) for row in rows], figures["serving"])
