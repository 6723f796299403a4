"""The three rates of an area in a stretch of days, from the counters: the same cost at any number of cases.

Each comes with what it is a rate of, piece by piece, so that nothing is left out without being said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from linli.insight.measures import Measure, Measures, measures
from linli.insight.models import Reckoning

Lens = Reckoning.Lens
Row = tuple[str, int, str, str, int]  # rate, weight, standing, result, count
Counts = dict[tuple[str, str, str], list[int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """So many verdicts of one result. `credit`: how much of each counts, in per cent; None where it is left out.
    `weighed`: their number times their weight."""

    result: str
    standing: str
    count: int
    weighed: int
    credit: int | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One rate, reckoned. `part` of `whole` are weighed; `counted` and `cases` are plain numbers: how many of how many
    counted at least in part."""

    measure: Measure
    pieces: tuple[Piece, ...]

    @property
    def part(self) -> float:
        return sum(each.weighed * each.credit for each in self.pieces if each.credit) / 100

    @property
    def whole(self) -> int:
        return sum(each.weighed for each in self.pieces if each.credit is not None)

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def counted(self) -> int:
        return sum(each.count for each in self.pieces if each.credit)

    @property
    def cases(self) -> int:
        return sum(each.count for each in self.pieces if each.credit is not None)

    @property
    def left_out(self) -> int:
        return sum(each.count for each in self.pieces if each.credit is None)


@dataclass(frozen=True, slots=True)
class Rates:
    """The three, and their weighted sum. A rate of nothing has no share, and the others carry the total alone."""

    three: tuple[Reckoned, ...]

    @property
    def total(self) -> float | None:
        known = [(each.share, each.measure.share) for each in self.three if each.share is not None]
        of = sum(weight for _share, weight in known)
        return sum(share * weight for share, weight in known) / of if of else None

    def of(self, key: str) -> Reckoned:
        return next(each for each in self.three if each.measure.key == key)


def rates(area_id: int, first: date, last: date, lens: str = Lens.ALL, value: str = "") -> Rates:
    """The three rates of an area, both days included; or of what has this value under a lens. One query."""
    found = _rows([area_id], first, last, lens).filter(value=value)
    return _reckoned(measures(), _summed(found))


def by_area(area_ids: list[int], first: date, last: date) -> dict[int, Rates]:
    """Of each of these areas, all below it included. One query."""
    return _grouped(_rows(area_ids, first, last, Lens.ALL), "area_id")


def by_value(area_id: int, first: date, last: date, lens: str) -> dict[str, Rates]:
    """Of everything seen through a lens: value -> its rates. One query."""
    return _grouped(_rows([area_id], first, last, lens), "value")


def together(of_many: Iterable[Rates]) -> Rates:
    """Several taken as one, such as a category and all below it."""
    counts: Counts = {}
    for one in (one for each in of_many for one in each.three):
        for piece in one.pieces:
            _add(counts, (one.measure.rate, piece.standing, piece.result), piece.count, piece.weighed)
    return _made(measures(), counts)


def without(whole: Rates, parts: Iterable[Rates]) -> Rates:
    """What is left of the whole when its parts are taken away."""
    counts: Counts = {}
    for sign, each in [(1, whole), *((-1, part) for part in parts)]:
        for one in each.three:
            for piece in one.pieces:
                key = (one.measure.rate, piece.standing, piece.result)
                _add(counts, key, sign * piece.count, sign * piece.weighed)
    return _made(measures(), {key: sums for key, sums in counts.items() if sums[0]})


def _rows(area_ids: list[int], first: date, last: date, lens: str) -> Any:
    wanted = [each.rate for each in measures().three]
    return Reckoning.objects.filter(area_id__in=area_ids, lens=lens, rate__in=wanted, day__range=(first, last))


WHAT = ("rate", "weight", "standing", "result")


def _summed(found: Any) -> list[Row]:
    return list(found.values_list(*WHAT).annotate(total=Sum("count")).filter(total__gt=0).order_by())


def _grouped(found: Any, by: str) -> dict[Any, Rates]:
    sums = found.values_list(by, *WHAT).annotate(total=Sum("count")).filter(total__gt=0).order_by()
    rows: dict[Any, list[Row]] = {}
    for group, *row in sums:
        rows.setdefault(group, []).append((row[0], row[1], row[2], row[3], row[4]))
    known = measures()
    return {group: _reckoned(known, of_group) for group, of_group in rows.items()}


def _reckoned(known: Measures, rows: Iterable[Row]) -> Rates:
    counts: Counts = {}
    for rate, weight, standing, result, count in rows:
        _add(counts, (rate, standing, result), count, count * weight)
    return _made(known, counts)


def _add(counts: Counts, key: tuple[str, str, str], count: int, weighed: int) -> None:
    sums = counts.setdefault(key, [0, 0])
    sums[0] += count
    sums[1] += weighed


def _made(known: Measures, counts: Counts) -> Rates:
    return Rates(tuple(Reckoned(each, tuple(_pieces(each, counts))) for each in known.three))


def _pieces(measure: Measure, counts: Counts) -> Iterator[Piece]:
    for (rate, standing, result), (count, weighed) in sorted(counts.items()):
        if rate == measure.rate:
            out = measure.leaves_out(standing, result)
            yield Piece(result, standing, count, weighed, None if out else measure.credit.get(result, 0))
