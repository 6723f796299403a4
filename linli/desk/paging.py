"""Pages of a list ordered by deadline, then number; those without a deadline come last. What has ended is listed by
number alone, the latest first.

A page begins after, or ends before, a row that the address names. So the millionth page costs what the first does,
and a case that moves while somebody reads makes no other appear twice or not at all. Nothing is counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from django.db.models import BooleanField, DateTimeField, F, Func, Value

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_DEADLINE = "x"
SIGNS = {"gt": ">", "lt": "<"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands in the order."""

    due_at: datetime | None
    pk: int

    def __str__(self) -> str:
        moment = NO_DEADLINE if self.due_at is None else (self.due_at - EPOCH) // timedelta(microseconds=1)
        return f"{moment}.{self.pk}"


STAND_IN = Spot(datetime(2000, 1, 2, tzinfo=UTC), -77)
"""Stands for any spot in a query that is kept."""


def read_spot(text: str) -> Spot | None:
    """The spot an address names; None for no spot, or for what is none."""
    moment, _dot, pk = text.partition(".")
    try:
        due_at = None if moment == NO_DEADLINE else EPOCH + timedelta(microseconds=int(moment))
        return Spot(due_at, int(pk)) if int(pk) < 2**63 else None
    except (ValueError, OverflowError):
        return None


def sound(text: str | None) -> bool:
    """Whether an address may be given on as it is: a spot, or the mark of the list's end."""
    return text == "1" or bool(text and read_spot(text))


@dataclass(frozen=True, slots=True)
class Page:
    """The rows found, and the spots from which the pages around them are asked for; None where there is none."""

    found: list[dict[str, Any]]
    previous: Spot | None
    next: Spot | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the order: cases with a deadline, without one, or all by number alone (the latest first).

    `back`: from its end; `from_spot`: beginning beyond a spot, not at its own beginning.
    """

    of: Literal["dated", "undated", "latest"]
    back: bool
    from_spot: bool


Take = Callable[[Stretch, Spot | None, int], list[dict[str, Any]]]
"""Gives the first so many rows, as dicts with pk and due_at, of a stretch from a spot on."""


def page(take: Take, asked: Mapping[str, str], *, size: int, latest_first: bool = False) -> Page:
    """The page that an address asks for by `after`, `before` or `end`; the first one without.

    One query for a full page, one more where the list ends.
    """
    after, before = read_spot(asked.get("after", "")), read_spot(asked.get("before", ""))
    backward = before is not None or "end" in asked
    spot = before if backward else after
    found: list[dict[str, Any]] = []
    for stretch in stretches(spot, back=backward, latest_first=latest_first):
        found += take(stretch, spot, size + 1)[: size + 1 - len(found)]
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


def stretches(spot: Spot | None, *, back: bool, latest_first: bool) -> list[Stretch]:
    """The stretches, in turn, from which the rows beyond a spot are taken (all of them without one)."""
    if latest_first:
        return [Stretch("latest", back, spot is not None)]
    order: tuple[Literal["dated", "undated"], ...] = ("undated", "dated") if back else ("dated", "undated")
    if spot is None:
        return [Stretch(of, back, False) for of in order]
    at: Literal["dated", "undated"] = "undated" if spot.due_at is None else "dated"
    return [Stretch(of, back, of == at) for of in order[order.index(at) :]]


def along(cases: Any, stretch: Stretch, spot: Spot | None) -> Any:
    """The cases of a stretch, in its order."""
    before, away = ("-", "lt") if stretch.back else ("", "gt")
    if stretch.of == "latest":
        before, away = ("", "gt") if stretch.back else ("-", "lt")
    elif stretch.of == "undated":
        cases = cases.filter(due_at__isnull=True)
    elif spot and stretch.from_spot:
        return cases.filter(_beyond(spot, SIGNS[away])).order_by(f"{before}due_at", f"{before}id")
    else:
        return cases.filter(due_at__isnull=False).order_by(f"{before}due_at", f"{before}id")
    return (cases.filter(**{f"pk__{away}": spot.pk}) if spot and stretch.from_spot else cases).order_by(f"{before}id")


def _beyond(spot: Spot, sign: str) -> Func:
    # One comparison of two rows is one range of the index, however many deadlines fall on the same minute.
    return Func(
        Func(F("due_at"), F("id"), function="ROW"),
        Func(Value(spot.due_at, output_field=DateTimeField()), Value(spot.pk), function="ROW"),
        template="%(expressions)s",
        arg_joiner=f" {sign} ",
        output_field=BooleanField(),
    )
