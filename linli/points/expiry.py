"""How many points are past their time: what was earned up to a day, less all that ever went out, for what was earned
first goes first. Computed from the lines alone."""

from dataclasses import dataclass
from datetime import date

from linli.core.duration import months_later
from linli.core.prepared import all_rows
from linli.points.models import Entry, Holder, Line
from linli.points.practice import points
from linli.points.words import Kind

# What came up to the day, less what of it was booked back; and what went, less what of it came back.
CAME = f"e.counts_from <= %(last)s AND (e.kind = '{Kind.EARNED}' OR e.kind = '{Kind.REVERSED}' AND l.amount < 0)"
WENT = f"e.kind IN ('{Kind.REDEEMED}', '{Kind.EXPIRED}') OR e.kind = '{Kind.REVERSED}' AND l.amount > 0"
SUMS = f"""
SELECT l.holder_id, sum(CASE WHEN ({CAME}) OR ({WENT}) THEN l.amount ELSE 0 END) AS due
FROM {Line._meta.db_table} l JOIN {Entry._meta.db_table} e ON e.id = l.entry_id
"""
OF_ALL = f"SELECT * FROM ({SUMS} WHERE l.holder_id IS NOT NULL GROUP BY l.holder_id) s WHERE due > 0 ORDER BY holder_id"
OF_ONE = f"{SUMS} WHERE l.holder_id = %(holder)s GROUP BY l.holder_id"
# The days on which something was earned, with all that had come by then; and all that ever went.
FIRST = f"""
WITH own AS (
    SELECT e.counts_from AS day, l.amount, {WENT} AS went
    FROM {Line._meta.db_table} l JOIN {Entry._meta.db_table} e ON e.id = l.entry_id WHERE l.holder_id = %(holder)s
), days AS (SELECT day, sum(sum(amount)) OVER (ORDER BY day) AS came FROM own WHERE NOT went GROUP BY day)
SELECT min(day) FROM days WHERE came + (SELECT coalesce(sum(amount), 0) FROM own WHERE went) > 0
"""


def due(last: date) -> list[tuple[int, int]]:
    """(holder, points) of every account with points earned on this day or before that are still there."""
    return [(holder, amount) for holder, amount in all_rows(OF_ALL, {"last": last})]


def due_of(holder_id: int, last: date) -> int:
    """The same of one account; nothing, or less, where none are left."""
    found = all_rows(OF_ONE, {"last": last, "holder": holder_id})
    return int(found[0][1]) if found else 0


def first_of(holder_id: int) -> date | None:
    """The day on which the oldest points were earned that are still there; None where there are none."""
    found = all_rows(FIRST, {"holder": holder_id})
    day: date | None = found[0][0]
    return day


@dataclass(frozen=True, slots=True)
class Coming:
    """So many points expire, the first of them on a day."""

    amount: int
    first: date


def coming(holder: Holder) -> Coming | None:
    """What the holder was told will expire, as far as it is still there. No query where they were never told."""
    months = points().months
    if months is None or holder.warned_to is None:
        return None
    amount = due_of(holder.pk, holder.warned_to)
    first = first_of(holder.pk) if amount > 0 else None
    return Coming(amount, months_later(first, months)) if first else None
