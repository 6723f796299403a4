"""Pages of a list ordered by deadline, then number; those without a deadline come last. What has ended is listed by
number alone, the latest first.

A page begins after, or ends before, a row that the address names. So the millionth page costs what the first does,
and a case that moves while somebody reads makes no other appear twice or not at all. Nothing is counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, DateTimeField, F, Func, Value

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_DEADLINE = "x"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands in the order."""

    due_at: datetime | None
    pk: int

    def __str__(self) -> str:
        moment = NO_DEADLINE if self.due_at is None else (self.due_at - EPOCH) // timedelta(microseconds=1)
        return f"{moment}.{self.pk}"


def read_spot(text: str) -> Spot | None:
    """The spot an address names; None for no spot, or for what is none."""
    moment, _dot, pk = text.partition(".")
    try:
        due_at = None if moment == NO_DEADLINE else EPOCH + timedelta(microseconds=int(moment))
        return Spot(due_at, int(pk)) if int(pk) < 2**63 else None
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Page:
    """The rows found, and the spots from which the pages around them are asked for; None where there is none."""

    found: list[dict[str, Any]]
    previous: Spot | None
    next: Spot | None


def page(cases: Any, asked: Mapping[str, str], *, size: int, latest_first: bool = False) -> Page:
    """The page that an address asks for by `after`, `before` or `end`; the first one without.

    `cases` yields dicts with pk and due_at. One query for a full page, one more where the list ends.
    """
    after, before = read_spot(asked.get("after", "")), read_spot(asked.get("before", ""))
    backward = before is not None or "end" in asked
    spot = before if backward else after
    take = latest if latest_first else preceding if backward else following
    parts = take(cases, spot, most=size + 1, back=backward)
    found: list[dict[str, Any]] = []
    for part in parts:
        found += part[: size + 1 - len(found)]
        if len(found) > size:
            break
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    has_previous, has_next = (more, before is not None) if backward else (after is not None, more)
    return Page(
        found,
        spot_of(found[0]) if found and has_previous else None,
        spot_of(found[-1]) if found and has_next else None,
    )


def spot_of(row: dict[str, Any]) -> Spot:
    return Spot(row["due_at"], row["pk"])


def following(cases: Any, spot: Spot | None, *, most: int, back: bool = False) -> Iterator[Any]:
    """The parts, in turn, from which the `most` rows after a spot are taken (from the beginning without one)."""
    if spot is None or spot.due_at is not None:
        dated = cases.filter(due_at__isnull=False) if spot is None else cases.filter(_beyond(spot, ">"))
        yield dated.order_by("due_at", "id")[:most]
        spot = None
    undated = cases.filter(due_at__isnull=True).order_by("id")
    yield (undated.filter(pk__gt=spot.pk) if spot else undated)[:most]


def preceding(cases: Any, spot: Spot | None, *, most: int, back: bool = True) -> Iterator[Any]:
    """The parts, in turn, from which the rows before a spot are taken, nearest first (from the end without one)."""
    if spot is None or spot.due_at is None:
        undated = cases.filter(due_at__isnull=True).order_by("-id")
        yield (undated.filter(pk__lt=spot.pk) if spot else undated)[:most]
        spot = None
    dated = cases.filter(_beyond(spot, "<")) if spot else cases.filter(due_at__isnull=False)
    yield dated.order_by("-due_at", "-id")[:most]


def latest(cases: Any, spot: Spot | None, *, most: int, back: bool) -> Iterator[Any]:
    """By number alone, the latest first; `back`: those before the spot, nearest first (from the end without one)."""
    ordered = cases.order_by("id" if back else "-id")
    yield (ordered.filter(**{"pk__gt" if back else "pk__lt": spot.pk}) if spot else ordered)[:most]


def _beyond(spot: Spot, sign: str) -> Func:
    # One comparison of two rows is one range of the index, however many deadlines fall on the same minute.
    return Func(
        Func(F("due_at"), F("id"), function="ROW"),
        Func(Value(spot.due_at, output_field=DateTimeField()), Value(spot.pk), function="ROW"),
        template="%(expressions)s",
        arg_joiner=f" {sign} ",
        output_field=BooleanField(),
    )
