"""Whom to ask for a task, among 21,697 volunteers in 560 teams (E7) with 200,000 parts done; beside it, in the same
run, the nearest who can do it by bare SQL, which knows no areas, teams, times, nights or load.

LINLI_BENCH_TASKS=20000 makes it smaller, for a trial run.
"""

import os
import random
from datetime import datetime, timedelta
from itertools import cycle
from time import perf_counter
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from shapely.geometry import shape

from benchmarks.clock import Sample, repeat, table
from benchmarks.house import beside
from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases.skills import skills
from linli.core import copying
from linli.core.codes import new_code
from linli.demo.shapes import scatter
from linli.tasks.matching import propose
from linli.tasks.models import Doing, Task
from linli.tasks.practice import kinds
from linli.tasks.words import Known, Part
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.words import Free, Standing, Way

PARTS, EACH = int(os.environ.get("LINLI_BENCH_TASKS", 200_000)), 100
PEOPLE = min(21_697, max(PARTS // 9, 2 * EACH))
TEAMS, PAST = max(PEOPLE // 39, 1) if PARTS < 200_000 else 560, max(PARTS // EACH, 1)
TASKS, TIMES, SPOTS = 200, 300, 10
AIM = "p95 < 100 ms"
RAW = """SELECT id FROM volunteers_volunteer WHERE state = 'active' AND skills && %s::varchar[]
ORDER BY (lon - %s) ^ 2 + (lat - %s) ^ 2 LIMIT 200"""


def measure() -> None:
    """In a database of its own beside the district."""
    with beside("tasks"):
        seconds = _fill()
        tasks = list(Task.objects.filter(title="测速任务").select_related("team").order_by("pk"))
        now = timezone.now()
        with CaptureQueriesContext(connection) as queries:
            assert propose(tasks[0], now=now), "nobody is proposed"
        floor = _raw(tasks)
        plain = [each for each in tasks if not each.skills and not each.team_id]
        able = [each for each in tasks if each.skills and not each.team_id]
        asked = {"for a skill": able, "for anybody": plain, "a team first": [each for each in tasks if each.team_id]}
        rows = [["bare SQL: the 200 nearest who can (baseline)", *_milli(floor), "1", ""]]
        if seconds:
            rows.append([f"{PARTS:,} parts brought along", f"{1000 * seconds:.0f}", "", "", ""])
        for name, some in asked.items():
            turn = cycle(some)
            sample = repeat(lambda turn=turn: propose(next(turn), now=now), TIMES)
            rows.append([f"proposal with its reasons, {name}", *_milli(sample), str(len(queries)), AIM])
        table(
            f"Whom to ask, among {Volunteer.objects.active().count():,} volunteers in {Team.objects.count()} teams",
            ["what", "p50 ms", "p95 ms", "queries", "aim"],
            rows,
        )


def _raw(tasks: list[Task]) -> Sample:
    turn = cycle([each for each in tasks if each.skills])

    def ask() -> None:
        task = next(turn)
        with connection.cursor() as cursor:
            cursor.execute(RAW, [task.skills, task.lon, task.lat])
            cursor.fetchall()

    ask()
    return repeat(ask, TIMES)


def _milli(sample: Sample) -> list[str]:
    return [f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)]


def _fill() -> float:
    """Volunteers over the grids, teams, and what they did, all at once or nothing, unless they are there. Returns the
    seconds it took."""
    begun = perf_counter()
    if Volunteer.objects.count() == PEOPLE and Doing.objects.count() == PARTS // EACH * EACH:
        return 0.0
    with transaction.atomic():
        _empty()
        _write(random.Random(5), timezone.now())
    with connection.cursor() as cursor:
        for model in (Volunteer, Membership, Task, Doing):
            cursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")
    return perf_counter() - begun


def _empty() -> None:
    tables = ", ".join(model._meta.db_table for model in (Doing, Task, Membership, Team, Volunteer))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")


def _write(dice: random.Random, now: datetime) -> None:
    grids = list(Area.objects.filter(depth=max(node.depth for node in tree.get().nodes.values())).order_by("pk"))
    drawn = ((at, shape(grid.boundary)) for at, grid in enumerate(grids))
    spots = [scatter(outline, SPOTS, np.random.default_rng(at)).tolist() for at, outline in drawn]
    people = _copied([_one(at, grids, spots, dice, now) for at in range(PEOPLE)])
    teams = _copied([_team(at, grids, now) for at in range(TEAMS)])
    since = timezone.localdate(now) - timedelta(days=100)
    _copied(
        [
            Membership(team=teams[at % TEAMS], volunteer=each, asked_at=now, since=since)
            for at, each in enumerate(people)
        ]
    )
    past = _copied([_task(-at // 20 - 1, "测速过去", grids, spots, teams, dice, now) for at in range(PAST)])
    _copied([_did(task, number, who) for task in past for number, who in enumerate(dice.sample(people, EACH), 1)])
    _copied([_task(at % 20 + 1, "测速任务", grids, spots, teams, dice, now) for at in range(TASKS)])


def _copied(rows: list[Any]) -> list[Any]:
    copying.give_keys(rows)
    copying.copy(type(rows[0]), rows)
    return rows


def _team(at: int, grids: list[Area], now: datetime) -> Team:
    return Team(code=f"b{at}", name=f"测速队{at}", field="neighbours", area=grids[at % len(grids)], founded_at=now)


def _keys() -> list[str]:
    return [key for key, _word in skills()] or ["electrician", "plumber", "mediator", "dialect"]


def _one(at: int, grids: list[Area], spots: list, dice: random.Random, now: datetime) -> Volunteer:
    lon, lat = dice.choice(spots[at % len(grids)])
    return Volunteer(
        key=UUID(int=at),
        code=new_code(),
        name=f"测速志愿者{at}",
        area=grids[at % len(grids)],
        skills=dice.sample(_keys(), dice.randrange(3)),
        times=dice.sample(Free.values, dice.randrange(4)),
        lon=round(lon, 2) if at % 3 else None,  # a third gave none
        lat=round(lat, 2) if at % 3 else None,
        way=Way.ROSTER,
        state=Standing.ACTIVE if at % 50 else Standing.SUSPENDED,
        since=now,
        joined_at=now,
        confirmed_at=now,
    )


def _task(
    days: int, title: str, grids: list[Area], spots: list, teams: list[Team], dice: random.Random, now: datetime
) -> Task:
    at = dice.randrange(len(grids))
    lon, lat = dice.choice(spots[at])
    begins = (timezone.localtime(now) + timedelta(days=days)).replace(hour=dice.choice((9, 14, 19)), minute=0)
    return Task(
        kind=kinds()[0][0],
        title=title,
        area=grids[at],
        lon=lon,
        lat=lat,
        begins=begins,
        ends=begins + timedelta(hours=2),
        places=EACH,
        numbers=EACH if days < 0 else 0,
        skills=[dice.choice(_keys())] if dice.random() < 0.6 else [],
        team=dice.choice(teams) if dice.random() < 0.3 else None,
        door=new_code() + new_code(),
        code=new_code(),
        called_at=now,
    )


def _did(task: Task, number: int, who: Volunteer) -> Doing:
    return Doing(
        key=UUID(int=task.pk * 1000 + number),
        task=task,
        volunteer=who,
        number=number,
        state=Part.CONFIRMED,
        open_at=task.begins,
        came_at=task.begins,
        came_how=Known.LIST,
        left_at=task.ends,
        minutes=120,
        confirmed_at=task.ends,
        confirmed_how="keeper",
    )
