"""What applying a pack would change: the pack compared with the rows."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from linli.packs.schema import Pack
from linli.packs.things import THINGS
from linli.packs.things.base import Thing, Values


class Kind(StrEnum):
    """What happens to a row."""

    CREATE = "create"
    UPDATE = "update"
    RETIRE = "retire"


@dataclass(frozen=True)
class Change:
    """One row that would change. `cases` counts the unfinished cases that its going would orphan; `held` says what else
    would be left without a place."""

    kind: Kind
    thing: Thing
    key: str
    before: Values
    after: Values
    cases: int = 0
    held: str = ""

    @property
    def section(self) -> str:
        return self.thing.section

    @property
    def what(self) -> str:
        """What is changed, as a person would name it: level of the ladder “网格办” (grid)."""
        values = self.after or self.before
        name = values.get("name") or values.get("title") or values.get("zh")
        return f"{self.thing.noun} “{name}” ({self.key})"

    @property
    def fields(self) -> list[str]:
        """The fields whose value changes, for an update."""
        return [name for name, value in self.after.items() if self.before.get(name) != value]

    @property
    def why_not(self) -> str:
        """Why the change cannot be made, and what to do; empty when it can."""
        why = " ".join(filter(None, (self._hanging, self.held)))
        return f"{self.what} cannot be taken out of use: {why}" if why else ""

    @property
    def _hanging(self) -> str:
        if not self.cases:
            return ""
        cases = "1 case that is not closed hangs" if self.cases == 1 else f"{self.cases} cases that are not closed hang"
        return f"{cases} on it. {self.thing.advice}"


@dataclass(frozen=True)
class Plan:
    """All changes, in the order in which they are made: first what is kept, then what goes."""

    changes: list[Change]

    def __bool__(self) -> bool:
        return bool(self.changes)

    @cached_property
    def refused(self) -> list[Change]:
        """Those that cannot be made."""
        return [change for change in self.changes if change.why_not]

    def count(self, kind: Kind) -> int:
        return sum(change.kind is kind for change in self.changes)


def plan(pack: Pack) -> Plan:
    """Compare; nothing is written. One or two queries for each kind of row, whatever their number."""
    kept: list[Change] = []
    gone: list[Change] = []
    for thing in THINGS:
        wanted, present = thing.wanted(pack), thing.present(pack)
        kept += [
            Change(Kind.UPDATE if key in present else Kind.CREATE, thing, key, present.get(key, {}), values)
            for key, values in wanted.items()
            if present.get(key) != values
        ]
        gone = [*_retired(thing, {key: present[key] for key in present if key not in wanted}, pack), *gone]
    return Plan(kept + gone)


def _retired(thing: Thing, rows: dict[str, Values], pack: Pack) -> list[Change]:
    cases, held = (thing.hanging(list(rows)), thing.held_by(list(rows), pack)) if rows else ({}, {})
    return [
        Change(Kind.RETIRE, thing, key, values, {}, cases.get(key, 0), held.get(key, ""))
        for key, values in reversed(rows.items())
    ]
