"""How many points are past their time: what was earned up to a day, less all that ever went out, for what was earned
first goes first. Computed from the lines alone."""

from datetime import date

from linli.core.prepared import all_rows
from linli.points.models import Entry, Line
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


def due(last: date) -> list[tuple[int, int]]:
    """(holder, points) of every account with points earned on this day or before that are still there."""
    return [(holder, amount) for holder, amount in all_rows(OF_ALL, {"last": last})]


def due_of(holder_id: int, last: date) -> int:
    """The same of one account; nothing, or less, where none are left."""
    found = all_rows(OF_ONE, {"last": last, "holder": holder_id})
    return int(found[0][1]) if found else 0
