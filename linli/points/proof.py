"""Proving balances: every account counted again from the lines alone, and compared with what it says."""

from dataclasses import dataclass
from time import monotonic

from linli.core.prepared import all_rows
from linli.points.models import Entry, Holder, Line, Year
from linli.points.words import Contra, Kind

HOLDERS, LINES, ENTRIES, YEARS = (each._meta.db_table for each in (Holder, Line, Entry, Year))
MOST = 100
# What is earned: entries that say so, less what books such an entry back.
EARNED = f"e.kind = '{Kind.EARNED}' OR e.kind = '{Kind.REVERSED}' AND l.amount < 0"
ACCOUNTS = f"""
WITH counted AS (
    SELECT l.holder_id, sum(l.amount) AS balance, count(*) AS lines, max(l.number) AS last,
           coalesce(sum(l.amount) FILTER (WHERE {EARNED}), 0) AS earned
    FROM {LINES} l JOIN {ENTRIES} e ON e.id = l.entry_id WHERE l.holder_id IS NOT NULL GROUP BY l.holder_id
), years AS (SELECT holder_id, sum(earned) AS earned FROM {YEARS} GROUP BY holder_id)
SELECT h.id, h.balance, coalesce(c.balance, 0), h.earned, coalesce(c.earned, 0), coalesce(y.earned, 0),
       h.lines, coalesce(c.lines, 0)
FROM {HOLDERS} h LEFT JOIN counted c ON c.holder_id = h.id LEFT JOIN years y ON y.holder_id = h.id
WHERE (h.balance, h.earned, h.earned, h.lines, h.lines) IS DISTINCT FROM
      (coalesce(c.balance, 0), coalesce(c.earned, 0), coalesce(y.earned, 0), coalesce(c.lines, 0), coalesce(c.last, 0))
ORDER BY h.id LIMIT {MOST}
"""
RUNNING = f"""
SELECT holder_id, number FROM (
    SELECT holder_id, number, balance, amount,
           lag(balance, 1, 0) OVER (PARTITION BY holder_id ORDER BY number) AS earlier
    FROM {LINES} WHERE holder_id IS NOT NULL
) l WHERE balance <> earlier + amount ORDER BY 1, 2 LIMIT {MOST}
"""
UNBALANCED = f"""
SELECT e.id, coalesce(l.sum, 0) FROM {ENTRIES} e
LEFT JOIN (SELECT entry_id, sum(amount) AS sum FROM {LINES} GROUP BY entry_id) l ON l.entry_id = e.id
WHERE l.sum IS DISTINCT FROM 0 ORDER BY 1 LIMIT {MOST}
"""
TOTALS = f"SELECT contra, count(*), coalesce(sum(amount), 0) FROM {LINES} GROUP BY contra"


@dataclass(frozen=True, slots=True)
class Difference:
    """An account that says something else than its lines."""

    holder_id: int
    said: int
    counted: int
    words: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: how many accounts and entries; the points that holders have, and what stands opposite; what
    differs (100 of a kind at most); entries that do not come to nothing; running balances that do not follow."""

    holders: int
    entries: int
    in_hands: int
    issued: int
    rewards: int
    expired: int
    differing: list[Difference]
    unbalanced: list[tuple[int, int]]
    broken: list[tuple[int, int]]
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether every balance is proven."""
        opposite = self.in_hands + self.issued + self.rewards + self.expired
        return not (self.differing or self.unbalanced or self.broken or opposite)


def prove() -> Proof:
    """Count every account again, in five statements."""
    began = monotonic()
    sums = {contra: (count, amount) for contra, count, amount in all_rows(TOTALS, [])}
    of = {contra: int(sums.get(contra, (0, 0))[1]) for contra in ("", *Contra.values)}
    return Proof(
        holders=Holder.objects.count(),
        entries=sum(sums.get(contra, (0, 0))[0] for contra in Contra.values),
        in_hands=of[""],
        issued=of[Contra.ISSUED],
        rewards=of[Contra.REWARDS],
        expired=of[Contra.EXPIRED],
        differing=[_difference(row) for row in all_rows(ACCOUNTS, [])],
        unbalanced=[(entry, int(amount)) for entry, amount in all_rows(UNBALANCED, [])],
        broken=[(holder, number) for holder, number in all_rows(RUNNING, [])],
        seconds=monotonic() - began,
    )


def _difference(row: tuple[int, ...]) -> Difference:
    holder, balance, counted, earned, counted_earned, years, lines, counted_lines = (int(each) for each in row)
    words = f"balance {balance}/{counted}, earned {earned}/{counted_earned}/{years}, lines {lines}/{counted_lines}"
    return Difference(holder, balance, counted, words)
