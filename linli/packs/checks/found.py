"""Questions that several checks ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from linli.packs.faults import Loc, nearest
from linli.packs.schema.base import OfficeHours

Found = tuple[Loc, str]


class Keyed(Protocol):
    """A thing with a key."""

    @property
    def key(self) -> str: ...


def twice(things: Sequence[Keyed], where: Loc, what: str) -> Iterator[Found]:
    """Things that have a key which an earlier one has."""
    first: dict[str, int] = {}
    for at, thing in enumerate(things):
        if thing.key in first:
            yield (
                (*where, at, "key"),
                f"expected a key of its own for each {what}, found “{thing.key}” again; "
                f"number {first[thing.key]} of the list has it already.",
            )
        first.setdefault(thing.key, at + 1)


def unknown(key: str | None, known: Iterable[str], where: Loc, what: str) -> Iterator[Found]:
    """A reference to something that does not exist."""
    names = list(known)
    if key is not None and key not in names:
        yield where, f"expected the key of {what}, found “{key}”{nearest(key, names)}"


def hours_in_order(office_hours: Sequence[OfficeHours], where: Loc) -> Iterator[Found]:
    """Stretches of a day that do not run forward."""
    before = ""
    for at, hours in enumerate(office_hours):
        if hours.opens <= before:
            yield (*where, at, "opens"), f"expected a time after {before}, found {hours.opens}."
        if hours.closes <= hours.opens:
            yield (*where, at, "closes"), f"expected a time after {hours.opens}, found {hours.closes}."
        before = hours.closes


def circles(above: Mapping[str, str | None]) -> Iterator[tuple[str, list[str]]]:
    """Keys from which following the reference upwards comes back to them, with the way round."""
    for key in above:
        way, at = [key], above[key]
        while at is not None and at in above and at not in way:
            way.append(at)
            at = above[at]
        if at == key:
            yield key, [*way, key]
