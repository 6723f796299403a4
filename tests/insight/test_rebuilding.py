"""Counting everything again gives the numbers that were there, whatever happened; and puts right what was not."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.sweep import sweep
from linli.cases.words import Grade, Outcome
from linli.core.refusal import Refusal
from linli.desk.board.numbers import overdue
from linli.insight.counting import COUNTERS, COUNTING
from linli.insight.models import Flow, Reckoning, Standing, Verdict
from linli.insight.rebuilding import length, rebuild
from linli.journal.actions import seal
from linli.journal.models import Cursor
from linli.journal.readers import catch_up, read
from tests.cast import NOW, Cast


def lives(cast: Cast, dice: Random) -> None:
    """Forty cases that each try a few random steps; what is refused is left."""
    now = NOW
    for _number in range(40):
        area = dice.choice([cast.grid_n1, cast.grid_n2, cast.grid_s1])
        case = cast.case(area=area, category=dice.choice([None, cast.lamp, cast.noise]), now=now)
        for _step in range(dice.randrange(9)):
            now += timedelta(hours=dice.choice([0, 1, 30]))
            try:
                dice.choice(TRIED)(cast, case, now, dice)
            except Refusal:
                continue
    sweep(now=now + timedelta(days=9))
    while seal(now=now):
        pass


def _finish(cast: Cast, case: Case, now: datetime, dice: Random) -> Any:
    outcome = dice.choice(list(Outcome))
    again = now.date() + timedelta(days=8) if outcome == Outcome.NOT_NOW else None
    return cases.finish(case=case, by=cast.dispatcher, now=now, outcome=outcome, words="好", look_again_on=again)


def _rate(_cast: Cast, case: Case, now: datetime, dice: Random) -> Any:
    return cases.rate(case=case, now=now, grade=Grade(dice.randint(1, 5)))


def _merge(cast: Cast, case: Case, now: datetime, dice: Random) -> Any:
    into = dice.choice(list(Case.objects.all()))
    return cases.merge(case=case, into=into, by=cast.dispatcher, now=now)


def _classify(cast: Cast, case: Case, now: datetime, dice: Random) -> Any:
    area = dice.choice([cast.grid_n2, cast.south])
    return cases.classify(case=case, by=cast.dispatcher, now=now, category=cast.noise, area_id=area.pk)


TRIED = [
    lambda cast, case, now, dice: cases.accept(case=case, by=cast.dispatcher, now=now),
    lambda cast, case, now, dice: cases.accept(case=case, by=cast.dispatcher, now=now),
    lambda cast, case, now, dice: cases.assign(case=case, by=cast.dispatcher, now=now, organisation=cast.street_office),
    lambda cast, case, now, dice: cases.start(case=case, by=cast.dispatcher, now=now),
    lambda cast, case, now, dice: cases.reply(case=case, by=cast.dispatcher, now=now, words="在办"),
    lambda cast, case, now, dice: cases.decline(case=case, by=cast.dispatcher, now=now, words="不归我们"),
    lambda cast, case, now, dice: cases.grant_redo(case=case, by=cast.dispatcher, now=now),
    lambda cast, case, now, dice: cases.withdraw(case=case, now=now),
    lambda cast, case, now, dice: cases.wait(case=case, by=cast.dispatcher, now=now, words="哪一盏?"),
    lambda cast, case, now, dice: cases.go_on(case=case, by=cast.dispatcher, now=now),
    lambda cast, case, now, dice: cases.ask_extension(case=case, by=cast.officer, now=now, words="料未到"),
    lambda cast, case, now, dice: cases.extend(case=case, by=cast.dispatcher, now=now),
    lambda cast, case, now, dice: cases.ask_redo(case=case, now=now, words="没修好"),
    *(_finish, _finish, _rate, _merge, _classify),
]


def rows() -> list[Any]:
    return [
        sorted(
            (
                tuple(value for name, value in sorted(row.items()) if name != "id")
                for row in model.objects.values()
                if row.get("count") != 0
            ),
            key=str,
        )
        for model in COUNTERS
    ]


@pytest.mark.parametrize("seed", range(4))
def test_random_lives_counted_again_give_identical_numbers(cast: Cast, seed: int) -> None:
    dice = Random(seed)
    lives(cast, dice)
    while read(COUNTING, limit=dice.choice([1, 3, 50])):
        pass
    before = rows()
    seen: list[int] = []
    assert rebuild(seen.append) == []
    assert rows() == before
    assert sum(seen) == length() > 100


@pytest.mark.parametrize("seed", range(3))
def test_the_board_calls_overdue_what_the_cases_themselves_say(cast: Cast, seed: int) -> None:
    lives(cast, Random(seed))
    catch_up(COUNTING)
    due = Case.objects.open().exclude(due_at=None).order_by("due_at").values_list("due_at", flat=True)
    for now in [NOW, *(moment + timedelta(seconds=1) for moment in due)]:
        for area in (cast.district, cast.north, cast.grid_n1):
            assert overdue(area.pk, now) == Case.objects.within(area.pk).overdue(at=now).count()


def test_what_was_wrong_is_said_and_put_right(cast: Cast) -> None:
    lives(cast, Random(9))
    catch_up(COUNTING)
    right = rows()
    Standing.objects.filter(area_id=cast.street.pk, lens="all", count__gt=0).update(count=999)
    Verdict.objects.order_by("id").first().delete()
    Flow.objects.create(area_id=cast.street.pk, day=NOW.date(), measure="invented", count=5)
    Reckoning.objects.all().delete()
    found = {each.kind: each for each in rebuild()}
    assert set(found) == {"standing", "verdict", "flow", "reckoning"}
    assert (found["verdict"].rows, found["flow"].rows) == (1, 1)
    assert found["flow"].examples == [(f"{cast.street.pk} {NOW.date()} invented ", "5 0", "—")]
    assert rows() == right
    assert rebuild() == []


def test_a_worker_that_is_behind_need_not_count_what_was_counted_here(cast: Cast) -> None:
    lives(cast, Random(2))
    read(COUNTING, limit=20)
    rebuild()
    counted = rows()
    assert Cursor.objects.get(reader=COUNTING.name).position == length()
    assert catch_up(COUNTING) == 0
    assert rows() == counted


def test_nothing_is_left_behind(cast: Cast) -> None:
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'counted_again'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SHOW search_path")
        assert "counted_again" not in cursor.fetchone()[0]
