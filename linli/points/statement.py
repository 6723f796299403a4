"""A holder's statement: every line with the balance after it, the newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from linli.core.prepared import all_rows, first_row
from linli.points.models import Earning, Entry, Holder, Line, Redeeming, Reward
from linli.points.practice import points
from linli.points.words import Handing, Kind

PAGE = 50
LINES = f"""
SELECT l.number, l.amount, l.balance, e.id, e.kind, e.rule, e.at, e.counts_from, r.name, g.minutes, e.reverses_id,
       (SELECT n.number FROM {Line._meta.db_table} n WHERE n.entry_id = e.reverses_id AND n.holder_id IS NOT NULL)
FROM {Line._meta.db_table} l
JOIN {Entry._meta.db_table} e ON e.id = l.entry_id
LEFT JOIN {Redeeming._meta.db_table} d ON d.entry_id = coalesce(e.reverses_id, e.id)
LEFT JOIN {Reward._meta.db_table} r ON r.id = d.reward_id
LEFT JOIN {Earning._meta.db_table} g ON g.entry_id = e.id
WHERE l.holder_id = %(holder)s AND l.number < %(before)s
ORDER BY l.number DESC LIMIT %(size)s
"""
ASIDE = f"""
SELECT 1 FROM {Redeeming._meta.db_table} WHERE holder_id = %(holder)s AND state = '{Handing.RESERVED}' LIMIT 1
"""
BEYOND = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number in the account, when it was booked, for what, how many points came or went, what there was
    after it. `on`: the day of what was done."""

    number: int
    at: datetime
    on: date
    kind: Kind
    words: str
    amount: int
    balance: int
    entry_id: int

    @property
    def booked(self) -> str:
        """The day on which it was booked, by the clock here."""
        return f"{timezone.localtime(self.at):%Y-%m-%d}"

    @property
    def sort(self) -> str:
        """What kind of line it is, in words."""
        return str(self.kind.label)

    @property
    def signed(self) -> str:
        """The points with their sign."""
        return f"+{self.amount}" if self.amount > 0 else f"−{-self.amount}"


def rows(holder: Holder, *, before: int | None = None, size: int = PAGE) -> list[Row]:
    """The lines before a number (none: the newest), `size` of them. One query by the account's own index."""
    found = all_rows(LINES, {"holder": holder.pk, "before": BEYOND if before is None else before, "size": size})
    said = points()
    return [
        Row(
            number,
            at,
            on,
            Kind(kind),
            _words(Kind(kind), said.word(rule), reward, minutes, back),
            amount,
            balance,
            entry,
        )
        for number, amount, balance, entry, kind, rule, at, on, reward, minutes, _reverses, back in found
    ]


def aside(holder: Holder) -> list[Redeeming]:
    """What stands aside for the holder. Most have nothing, which one short statement says."""
    if first_row(ASIDE, {"holder": holder.pk}) is None:
        return []
    return list(Redeeming.objects.put_aside().filter(holder=holder.pk).select_related("reward__station").order_by("at"))


def _words(kind: Kind, rule: str, reward: str | None, minutes: int | None, back: int | None) -> str:
    if kind == Kind.REVERSED:
        return _("No. %(number)d booked back: %(what)s") % {"number": back or 0, "what": reward or rule}
    if kind == Kind.REDEEMED:
        return reward or str(kind.label)
    if kind == Kind.EXPIRED:
        return str(kind.label)
    return _("%(rule)s, %(minutes)d minutes") % {"rule": rule, "minutes": minutes} if minutes else rule


def headings() -> list[str]:
    """What the columns of a sheet are called, as `cells` has them."""
    return [_("No."), _("Booked on"), _("Day"), _("Kind"), _("What for"), pgettext("points", "Points"), _("Balance")]


def cells(row: Row) -> list[object]:
    return [
        row.number,
        f"{timezone.localtime(row.at):%Y-%m-%d %H:%M}",
        str(row.on),
        row.sort,
        row.words,
        row.amount,
        row.balance,
    ]
