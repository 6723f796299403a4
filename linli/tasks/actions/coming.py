"""Checking in and out: by the square code at the place, with the phone saying where it is, or from the list."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal
from linli.journal.actions import Who
from linli.stations.nearest import kilometres
from linli.tasks import practice, rules
from linli.tasks.actions.steps import held, move
from linli.tasks.lifecycle import PARTS
from linli.tasks.models import Doing, Task
from linli.tasks.voices import own
from linli.tasks.words import Act, Known, Part

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a phone says it is: WGS-84 degrees."""

    lon: float
    lat: float


def metres(task: Task, spot: Spot | None) -> int | None:
    """How far a phone is from the task; None where either is not known."""
    if spot is None or task.lon is None or task.lat is None:
        return None
    return round(float(kilometres(np.array([[task.lon, task.lat]]), spot.lon, spot.lat)[0]) * 1000)


@transaction.atomic
def check_in(*, doing: Doing, by: Who, now: datetime, spot: Spot | None = None) -> Doing:
    """Write down that somebody came; once, however often it is said. By oneself at the place, or from the list by
    whoever keeps it, after it is over also: then for the whole of it. Refusal for a phone that is elsewhere."""
    task, doing, by_list = _coming(doing, by, now)
    if doing.came_at:
        return doing
    if not by_list and doing.state == Part.WAITING:
        raise Refusal(_("You are on the waiting list. Ask whoever keeps the list whether there is room."))
    far = None if by_list else metres(task, spot)
    if not by_list:
        rules.require_near(task, far)
    step = PARTS.step(Part(doing.state), Act.COME)
    if doing.state == Part.WAITING:
        _make_room(task)
    how = Known.LIST if by_list else Known.UNPLACED if far is None else Known.CODE
    over = now >= task.ends
    came = task.begins if over else now
    move(doing, step, by=by, now=now, data={"how": how}, came_at=came, came_how=how, metres=far, missed_at=None)
    return leave(doing, task, task.ends, by, now) if over else doing


@transaction.atomic
def check_out(*, doing: Doing, by: Who, now: datetime, spot: Spot | None = None) -> Doing:
    """Write down that somebody is done, and reckon the hours; once. As for checking in."""
    task, doing, by_list = _coming(doing, by, now, out=True)
    if doing.left_at:
        return doing
    if not by_list:
        rules.require_near(task, metres(task, spot))
    return leave(doing, task, now, by, now)


def leave(doing: Doing, task: Task, at: datetime, by: Who, now: datetime) -> Doing:
    """Out at a time: minutes of the task's own time, and of what it was longer, that somebody was there."""
    step = PARTS.step(Part(doing.state), Act.LEAVE)
    assert doing.came_at is not None
    until = min(at, task.ends + practice.check_in().late)
    worked = max(until - max(doing.came_at, task.begins), timedelta(0))
    minutes = int(worked.total_seconds()) // MINUTE
    return move(doing, step, by=by, now=now, data={"minutes": minutes}, left_at=max(at, doing.came_at), minutes=minutes)


def _coming(doing: Doing, by: Any, now: datetime, *, out: bool = False) -> tuple[Task, Doing, bool]:
    """The task and the part, locked, and whether it is the list by which they come."""
    task, kept = held(doing)
    own_part = own(by, kept.volunteer)
    if not own_part and rules.keeper(by, task) is None:
        raise NotAllowed(_("The list of this task is kept by whoever called it, and by the team's captain."))
    if not (out and kept.came_at) and (sentence := rules.why_not_come(task, by, now)):
        raise Refusal(sentence, field="code")
    return task, kept, not own_part


def _make_room(task: Task) -> None:
    """Whoever keeps the list lets one in who waits: where nothing is free there is one place more."""
    task.places = max(task.places, task.taken + 1)
    task.taken += 1
    task.save(update_fields=["places", "taken"])
