"""Counting everything again from the journal, beside the live counters; then what differs is put right at once.

The reader itself counts, into tables of the same names in a schema of their own, while the worker goes on with the live
ones. In the last transaction the worker waits: both stand at the same event, are compared, and only what differs is
written, so that nobody who looks at a page waits or sees half of it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from linli.core.alone import unless_held
from linli.core.refusal import Refusal
from linli.insight.counting import COUNTERS, COUNTING
from linli.journal.models import Cursor, Event, Position

SCHEMA = "counted_again"
LOCK = 0x41_47_41_49_4E
STRETCH = 20_000  # the more at once, the fewer times each counter is written
EXAMPLES = 5
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one kind of counter had wrong: how many rows, and a few of them (key, what stood there, what is right)."""

    kind: str
    rows: int
    examples: list[tuple[str, str, str]]


def length() -> int:
    """How many events there are to count."""
    return Position.objects.order_by("-position").values_list("position", flat=True).first() or 0


def rebuild(progress: Progress = lambda seen: None) -> list[Difference]:
    """Count again, and put right what differs. Returns what did; nothing when all was right.

    Broken off at any point, it leaves the live counters as they were. Refusal while another rebuild is under way.
    """
    with _alone(), _beside():
        at = _count(0, None, progress)
        with transaction.atomic():
            Cursor.objects.get_or_create(reader=COUNTING.name)
            live = Cursor.objects.select_for_update().get(reader=COUNTING.name).position
            _count(at, live, progress)
            if at > live:  # the worker is behind; it need not count again what has been counted here
                Cursor.objects.filter(reader=COUNTING.name).update(position=at)
            return [found for model in COUNTERS if (found := _put_right(model)).rows]


@contextmanager
def _alone() -> Iterator[None]:
    with unless_held(LOCK) as mine:
        if not mine:
            raise Refusal("The counters are being rebuilt already. Wait until that is done.")
        yield


@contextmanager
def _beside() -> Iterator[None]:
    """Empty tables like the live ones, found before them while counting; gone afterwards, whatever happened."""
    names = [model._meta.db_table for model in COUNTERS]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
        for name in names:
            cursor.execute(f"CREATE TABLE {SCHEMA}.{name} (LIKE public.{name} INCLUDING ALL)")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _count(at: int, to: int | None, progress: Progress) -> int:
    """Count from one position to another (None: to the end, as it is on arriving there). Returns where it stands."""
    while events := _next(at, to):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL search_path = {SCHEMA}, public")
            COUNTING.handle(events)
            cursor.execute("SET LOCAL search_path TO DEFAULT")
        at = events[-1].place
        progress(len(events))
    return at


def _next(at: int, to: int | None) -> list[Any]:
    found = Event.objects.filter(position__position__gt=at).annotate(place=models.F("position__position"))
    if to is not None:
        found = found.filter(position__position__lte=to)
    return list(found.order_by("place")[:STRETCH])


def _put_right(model: type[models.Model]) -> Difference:
    names = _names(model)
    with connection.cursor() as cursor:
        cursor.execute(DIFFERING.format(**names))
        cursor.execute(f"SELECT count(*) FROM {SCHEMA}.differing")
        rows = cursor.fetchone()[0]
        cursor.execute(f"SELECT key, was, correct FROM {SCHEMA}.differing ORDER BY key LIMIT {EXAMPLES}")
        examples = cursor.fetchall()
        if rows:
            cursor.execute(TAKE_OUT.format(**names))
            cursor.execute(PUT_IN.format(**names))
        cursor.execute(f"DROP TABLE {SCHEMA}.differing")
    return Difference(str(model._meta.model_name), rows, [tuple(each) for each in examples])


def _names(model: type[models.Model]) -> dict[str, str]:
    """What the statements below are filled in with: `l` is the live row, `n` the one counted anew, `d` a difference."""
    keys, rest = _columns(model)
    compared = COUNTED if {"count", "seconds"} >= set(rest) else STATED
    return {
        "schema": SCHEMA,
        "live": f"public.{model._meta.db_table}",
        "anew": f"{SCHEMA}.{model._meta.db_table}",
        "key": keys[0],
        "keys": ", ".join(keys),
        "either": ", ".join(f"COALESCE(l.{key}, n.{key}) AS {key}" for key in keys),
        "same": " AND ".join(f"l.{key} = n.{key}" for key in keys),
        "in_live": " AND ".join(f"l.{key} = d.{key}" for key in keys),
        "in_anew": " AND ".join(f"n.{key} = d.{key}" for key in keys),
        "differs": " OR ".join(compared.format(name=name) for name in rest),
        "l_rest": ", ".join(f"l.{name}" for name in rest),
        "n_rest": ", ".join(f"n.{name}" for name in rest),
        "columns": ", ".join([*keys, *rest]),
        "values": ", ".join(f"n.{name}" for name in [*keys, *rest]),
        "set": ", ".join(f"{name} = excluded.{name}" for name in rest),
    }


def _columns(model: type[models.Model]) -> tuple[list[str], list[str]]:
    """What a row is found by, and what it says."""
    unique = [each.fields for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    keys = list(unique[0]) if unique else [str(model._meta.pk.column)]
    columns = [str(each.column) for each in model._meta.concrete_fields]
    return keys, [each for each in columns if each not in (*keys, "id")]


COUNTED = "COALESCE(l.{name}, 0) <> COALESCE(n.{name}, 0)"  # a counter at nothing is the same as none
STATED = "l.{name} IS DISTINCT FROM n.{name}"
DIFFERING = """
CREATE TABLE {schema}.differing AS
SELECT *, concat_ws(' ', {keys}) AS key FROM (
    SELECT {either}, n.{key} IS NULL AS gone,
        CASE WHEN l.{key} IS NULL THEN '—' ELSE concat_ws(' ', {l_rest}) END AS was,
        CASE WHEN n.{key} IS NULL THEN '—' ELSE concat_ws(' ', {n_rest}) END AS correct
    FROM {live} l FULL JOIN {anew} n ON {same}
    WHERE {differs}
) AS found
"""
TAKE_OUT = "DELETE FROM {live} l USING {schema}.differing d WHERE {in_live} AND d.gone"
PUT_IN = """
INSERT INTO {live} ({columns})
SELECT {values} FROM {anew} n JOIN {schema}.differing d ON {in_anew}
ON CONFLICT ({keys}) DO UPDATE SET {set}
"""
