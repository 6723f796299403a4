"""A ledger brought along whole: accounts with their entries, written by COPY; the database's own checks hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction

from linli.core import copying
from linli.journal.actions import SYSTEM
from linli.journal.bulk import Said, record_stories
from linli.points.models import Entry, Holder, Line, Year
from linli.points.words import CONTRA, Kind


@dataclass(frozen=True, slots=True)
class Booked:
    """One entry to be: so many points that come (+) or go (−)."""

    kind: Kind
    amount: int
    at: datetime
    on: date
    rule: str = ""


class _Entry(NamedTuple):
    id: int
    key: UUID
    kind: str
    rule: str
    at: datetime
    counts_from: date
    by_id: None
    reverses_id: None


class _Line(NamedTuple):
    id: int
    entry_id: int
    holder_id: int | None
    contra: str
    amount: int
    number: int | None
    balance: int | None


@transaction.atomic
def bring(accounts: Sequence[tuple[Holder, Sequence[Booked]]], *, told: bool = False) -> int:
    """Write new accounts (without keys) with their entries, oldest first, none of which books another back. Returns how
    many entries. The database refuses an account that would be overdrawn. `told`: in the journal as well."""
    copying.give_keys([holder for holder, _entries in accounts])
    years: dict[tuple[int, int], int] = {}
    for holder, entries in accounts:
        holder.lines, holder.balance = len(entries), sum(each.amount for each in entries)
        holder.earned = sum(each.amount for each in entries if each.kind == Kind.EARNED)
        for each in entries:
            if each.kind == Kind.EARNED:
                years[holder.pk, each.on.year] = years.get((holder.pk, each.on.year), 0) + each.amount
    count = sum(len(entries) for _holder, entries in accounts)
    keys, lines = copying.keys(Entry, count), iter(copying.keys(Line, 2 * count))
    copying.copy(Holder, (holder for holder, _entries in accounts))
    copying.copy(Entry, _entries(accounts, iter(keys)))
    copying.copy(Line, _lines(accounts, iter(keys), lines))
    sums = [Year(holder_id=holder, year=year, earned=earned) for (holder, year), earned in years.items()]
    copying.give_keys(sums)
    copying.copy(Year, sums)
    if told:
        record_stories("holder", _stories(accounts, keys))
    return count


def _entries(accounts: Sequence[tuple[Holder, Sequence[Booked]]], keys: Iterator[int]) -> Iterator[_Entry]:
    for _holder, entries in accounts:
        for each in entries:
            yield _Entry(next(keys), uuid4(), str(each.kind), each.rule, each.at, each.on, None, None)


def _lines(
    accounts: Sequence[tuple[Holder, Sequence[Booked]]], keys: Iterator[int], lines: Iterator[int]
) -> Iterator[_Line]:
    for holder, entries in accounts:
        balance = 0
        for number, each in enumerate(entries, start=1):
            entry, balance = next(keys), balance + each.amount
            yield _Line(next(lines), entry, holder.pk, "", each.amount, number, balance)
            yield _Line(next(lines), entry, None, CONTRA[each.kind], -each.amount, None, None)


def _stories(
    accounts: Sequence[tuple[Holder, Sequence[Booked]]], keys: Sequence[int]
) -> Iterator[tuple[int, list[Said]]]:
    entry = iter(keys)
    for holder, entries in accounts:
        balance, area = 0, holder.area_id
        story = [Said("holder.opened", holder.opened_at, SYSTEM, area_id=area)]
        for each in entries:
            balance += each.amount
            facts = {"entry": next(entry), "kind": str(each.kind), "amount": each.amount, "balance": balance}
            story.append(Said("holder.booked", each.at, SYSTEM, {**facts, "rule": each.rule}, area_id=area))
        yield holder.pk, story
