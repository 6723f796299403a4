"""What the solver is asked and what it answers: plain numbers, no models."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Pair = tuple[int, int]  # (place of a slot in the list, person)


@dataclass(slots=True)
class Slot:
    """A shift that wants `needed` people more, from minute `starts` to minute `ends`. `able`: who may serve in it, and
    for which organisation; whoever is away then, or bound elsewhere, is left out already. `off`: on a weekend or
    holiday. `turn_of`: the rule whose organisations take turns; 0 where people do. `group`: slots filled from the same
    people, such as those of one rule at one station. `cap`: the rule by which a person has `most` turns at most; 0 for
    none."""

    starts: int
    ends: int
    needed: int
    able: dict[int, int]
    off: bool = False
    turn_of: int = 0
    group: int = 0
    cap: int = 0
    most: int = 0


@dataclass(slots=True)
class Before:
    """What people, and organisations by rule, have had already and must be evened out with; `capped`: turns of people
    by rule that stand in the month."""

    turns: dict[int, int] = field(default_factory=dict)
    off: dict[int, int] = field(default_factory=dict)
    organisations: dict[tuple[int, int], int] = field(default_factory=dict)
    capped: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spread:
    """How evenly something is spread: the fewest and the most that anybody has; `apart`: the widest gap between people
    who serve in the very same shifts."""

    least: int
    most: int
    apart: int


@dataclass(frozen=True, slots=True)
class Answer:
    """`given`: who is on which slot; `short`: slot -> how many are missing."""

    given: list[Pair]
    short: dict[int, int]
    turns: Spread
    off: Spread

    def figures(self) -> dict[str, Any]:
        return {"turns": asdict(self.turns), "off": asdict(self.off)}


class Held:
    """Who is on duty when, so that nobody is ever put where they cannot be: two places at once, without rest, or more
    often than a rule has it. `capped`: turns that people have by rules already."""

    def __init__(self, slots: list[Slot], rest: int, capped: Mapping[tuple[int, int], int] | None = None) -> None:
        self.slots, self.rest = slots, rest
        self.capped = dict(capped or {})
        self.on: dict[int, set[int]] = {}  # person -> slots
        self.people: list[set[int]] = [set() for _slot in slots]

    def clash(self, at: int, person: int) -> list[int]:
        """The slots of a person that leave no room for another one."""
        slot, rest = self.slots[at], self.rest
        return [
            one
            for one in self.on.get(person, ())
            if self.slots[one].starts < slot.ends + rest and slot.starts < self.slots[one].ends + rest
        ]

    def left(self, at: int, person: int) -> int | None:
        """How many turns more a person may have by the slot's rule; None for any number."""
        slot = self.slots[at]
        return slot.most - self.capped.get((slot.cap, person), 0) if slot.cap else None

    def full(self, at: int, person: int, *, without: int | None = None) -> bool:
        """Whether a person has all the turns of the slot's rule that they may have; `without`: but for this slot."""
        left = self.left(at, person)
        if left is None:
            return False
        same = without is not None and self.slots[without].cap == self.slots[at].cap
        return left + same <= 0

    def free(self, at: int, person: int) -> bool:
        return not self.full(at, person) and not self.clash(at, person)

    def give(self, at: int, person: int) -> None:
        self.on.setdefault(person, set()).add(at)
        self.people[at].add(person)
        self._count(at, person, 1)

    def take(self, at: int, person: int) -> None:
        self.on[person].discard(at)
        self.people[at].discard(person)
        self._count(at, person, -1)

    def _count(self, at: int, person: int, one: int) -> None:
        if cap := self.slots[at].cap:
            self.capped[cap, person] = self.capped.get((cap, person), 0) + one

    def missing(self, at: int) -> int:
        return self.slots[at].needed - len(self.people[at])

    def pairs(self) -> list[Pair]:
        return [(at, person) for at, people in enumerate(self.people) for person in sorted(people)]


class Loads:
    """Turns so far, and what one more or one less would cost: convex, so that evenness is what is cheapest."""

    def __init__(self, slots: list[Slot], before: Before) -> None:
        self.slots = slots
        self.turns, self.off = dict(before.turns), dict(before.off)
        self.organisations = dict(before.organisations)

    def add(self, at: int, person: int, one: int = 1) -> None:
        """Count a turn, or with -1 count it back."""
        slot = self.slots[at]
        self.turns[person] = self.turns.get(person, 0) + one
        if slot.off:
            self.off[person] = self.off.get(person, 0) + one
        if slot.turn_of:
            key = (slot.turn_of, slot.able[person])
            self.organisations[key] = self.organisations.get(key, 0) + one

    def cost(self, at: int, person: int) -> int:
        """What a further turn of this person costs."""
        slot = self.slots[at]
        total = TURN * step(self.turns.get(person, 0))
        if slot.off:
            total += OFF * step(self.off.get(person, 0))
        if slot.turn_of:
            total += ORGANISATION * step(self.organisations.get((slot.turn_of, slot.able[person]), 0))
        return total


TURN, OFF, ORGANISATION = 1, 2, 8  # how much evenness of each is worth


def step(have: int) -> int:
    """What the next one costs whoever has so many: squares, taken apart (0, 1, 4, 9 … differ by 1, 3, 5 …)."""
    return 2 * have + 1


def spread(slots: list[Slot], counts: Mapping[int, int]) -> Spread:
    """Over everybody who could have served in any of the slots."""
    reach: dict[int, set[int]] = {}
    for slot in slots:
        for person in slot.able:
            reach.setdefault(person, set()).add(slot.group)
    alike: dict[frozenset[int], list[int]] = {}
    for person, groups in reach.items():
        alike.setdefault(frozenset(groups), []).append(counts.get(person, 0))
    every = [count for same in alike.values() for count in same] or [0]
    return Spread(min(every), max(every), max((max(same) - min(same) for same in alike.values()), default=0))
