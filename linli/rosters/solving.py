"""A month's turns, given out fairly: HiGHS chooses, then every choice is checked again and evened out by hand.

Week by week a linear programme: each slot is filled or counted as short; nobody has two slots that overlap or leave too
little rest (a row for each bundle of slots that stand in each other's way), nor more turns than a rule has in a month;
turns, turns on days off and organisations' turns cost more the more somebody has. Nearly all it answers are whole
numbers, being nearly a flow in a network; the few that are not are left to `_fill`. No clock decides anything, so that
the same question has the same answer. See docs/decisions/0035-duty.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

import highspy
import numpy as np

from linli.rosters.slots import OFF, ORGANISATION, TURN, Answer, Before, Held, Loads, Pair, Slot, Spread, spread, step

CHOSEN_FROM = 10  # people a slot is offered to in the first round, more where more are needed
WEEK = 7 * 24 * 60
STEPS = 40  # turns of one person that are costed one by one
SHORT = 100_000.0
HALF = 0.5
PASSES = 12


def solve(slots: Sequence[Slot], before: Before, *, rest: int) -> Answer:
    """Fill the slots. `rest`: minutes from the end of one shift to the beginning of the next. The hard rules hold
    whatever the solver says, for what it says is only taken where they do."""
    known = list(slots)
    held, loads = Held(known, rest, before.capped), Loads(known, before)
    for week in _weeks(known):
        for at, person in _chosen(held, loads, week):
            if held.missing(at) > 0 and held.free(at, person):
                _give(held, loads, at, person)
    _fill(held, loads)
    _even(held, loads)
    short = {at: held.missing(at) for at in range(len(known)) if held.missing(at) > 0}
    return Answer(held.pairs(), short, *_spreads(known, held))


def _weeks(slots: list[Slot]) -> list[list[int]]:
    """The slots, by their places, week by week: each is chosen knowing what those before it have given to whom."""
    weeks: dict[int, list[int]] = {}
    for at, slot in enumerate(slots):
        weeks.setdefault(slot.starts // WEEK, []).append(at)
    return [weeks[number] for number in sorted(weeks)]


def _spreads(slots: list[Slot], held: Held) -> tuple[Spread, Spread]:
    """Of this month's turns, not of those before it."""
    every = {person: len(on) for person, on in held.on.items()}
    off = {person: sum(slots[at].off for at in on) for person, on in held.on.items()}
    return spread(slots, every), spread([slot for slot in slots if slot.off], off)


def _give(held: Held, loads: Loads, at: int, person: int) -> None:
    held.give(at, person)
    loads.add(at, person)


def _take(held: Held, loads: Loads, at: int, person: int) -> None:
    held.take(at, person)
    loads.add(at, person, -1)


def _fill(held: Held, loads: Loads) -> None:
    """What is still short goes to whoever is free and has least; or to somebody whose other slot another can take."""
    for at in range(len(held.slots)):
        while held.missing(at) > 0:
            able = [each for each in held.slots[at].able if each not in held.people[at]]
            able.sort(key=lambda each: (loads.cost(at, each), each))
            free = next((each for each in able if held.free(at, each)), None)
            if free is not None:
                _give(held, loads, at, free)
            elif not _make_room(held, loads, at, able):
                break


def _make_room(held: Held, loads: Loads, at: int, able: Iterable[int]) -> bool:
    """Somebody gives their one slot that stands in the way to another who is free, and takes this one."""
    for person in able:
        clash = held.clash(at, person)
        if len(clash) != 1 or held.full(at, person, without=clash[0]):
            continue
        other = clash[0]
        for each in held.slots[other].able:
            if each != person and each not in held.people[other] and held.free(other, each):
                _take(held, loads, other, person)
                _give(held, loads, other, each)
                _give(held, loads, at, person)
                return True
    return False


def _even(held: Held, loads: Loads) -> None:
    """Hand single slots from whoever has more to whoever has less, as long as that makes it more even."""
    for _pass in range(PASSES):
        moved = False
        for at, slot in enumerate(held.slots):
            for person in sorted(held.people[at]):
                moved |= _hand_on(held, loads, at, person, slot)
        if not moved:
            return


def _hand_on(held: Held, loads: Loads, at: int, person: int, slot: Slot) -> bool:
    loads.add(at, person, -1)
    own = loads.cost(at, person)
    better = sorted((loads.cost(at, each), each) for each in slot.able if each not in held.people[at])
    for cost, each in better:
        if cost >= own:
            break
        if held.free(at, each):
            held.take(at, person)
            _give(held, loads, at, each)
            return True
    loads.add(at, person)
    return False


def _chosen(held: Held, loads: Loads, week: list[int]) -> list[Pair]:
    """What the solver chose for a week; where it would have two people share a slot, neither."""
    pairs = _offered(held, loads, week)
    if not pairs:
        return []
    model = _Model()
    columns = _columns(model, held.slots, pairs)
    _even_rows(model, pairs, columns, loads)
    _apart_rows(model, held, pairs, columns)
    _cap_rows(model, held, pairs, columns)
    answer = model.solved()
    return [pair for pair, column in zip(pairs, columns, strict=True) if answer[column] > HALF]


def _offered(held: Held, loads: Loads, week: list[int]) -> list[Pair]:
    """Each slot with the people it is offered to: those with least so far, and among them those offered least."""
    times: dict[int, float] = {}
    found = []
    for at in sorted(week, key=lambda at: (held.slots[at].starts, at)):
        slot = held.slots[at]
        most = max(CHOSEN_FROM, 4 * slot.needed)
        rank = {
            each: (loads.cost(at, each) + times.get(each, 0.0), (each * 7919 + at * 104729) % 1009)
            for each in slot.able
        }
        free = (each for each in sorted(rank, key=rank.__getitem__) if held.free(at, each))
        near = list(islice(free, most))
        for person in near:
            times[person] = times.get(person, 0.0) + 2 * slot.needed / len(near)
            found.append((at, person))
    return found


@dataclass(slots=True)
class _Model:
    """A programme as it is put together: columns with cost and upper bound, rows with bounds, entries."""

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(self, cost: float, upper: float) -> int:
        self.cost.append(cost)
        self.upper.append(upper)
        return len(self.cost) - 1

    def row(self, low: float, high: float, entries: Iterable[tuple[int, float]]) -> None:
        self.low.append(low)
        self.high.append(high)
        for column, value in entries:
            self.rows.append(len(self.low) - 1)
            self.columns.append(column)
            self.values.append(value)

    def solved(self) -> np.ndarray:
        """The columns' values at a corner of what is possible."""
        order = np.lexsort((self.rows, self.columns))
        columns = np.array(self.columns)[order]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.cost), len(self.low)
        model.col_cost_, model.col_lower_ = np.array(self.cost), np.zeros(len(self.cost))
        model.col_upper_ = np.array(self.upper)
        model.row_lower_, model.row_upper_ = np.array(self.low), np.array(self.high)
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.searchsorted(columns, np.arange(len(self.cost) + 1)).astype(np.int32)
        model.a_matrix_.index_ = np.array(self.rows)[order].astype(np.int32)
        model.a_matrix_.value_ = np.array(self.values)[order]
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("solver", "simplex")  # a corner of the polytope: nearly all whole numbers
        solver.passModel(model)
        solver.run()
        return np.array(solver.getSolution().col_value)


def _columns(model: _Model, slots: list[Slot], pairs: list[Pair]) -> list[int]:
    """A column for each pair, one for what each slot is short of, and the row that fills the slot."""
    columns = [model.column(_whim(at, person), 1) for at, person in pairs]
    of_slot: dict[int, list[int]] = {}
    for (at, _person), column in zip(pairs, columns, strict=True):
        of_slot.setdefault(at, []).append(column)
    for at, mine in of_slot.items():
        needed = slots[at].needed
        short = model.column(SHORT, needed)
        model.row(needed, needed, [(each, 1.0) for each in (*mine, short)])
    return columns


def _whim(at: int, person: int) -> float:
    """A tiny cost of its own for each pair, so that of answers alike the same one is found each time."""
    return ((at * 31 + person * 17) % 97) / 1e5


def _even_rows(model: _Model, pairs: list[Pair], columns: list[int], loads: Loads) -> None:
    turns: dict[int, list[int]] = {}
    off: dict[int, list[int]] = {}
    organisations: dict[tuple[int, int], list[int]] = {}
    for (at, person), column in zip(pairs, columns, strict=True):
        slot = loads.slots[at]
        turns.setdefault(person, []).append(column)
        if slot.off:
            off.setdefault(person, []).append(column)
        if slot.turn_of:
            organisations.setdefault((slot.turn_of, slot.able[person]), []).append(column)
    for person, mine in turns.items():
        _even_row(model, mine, loads.turns.get(person, 0), TURN)
    for person, mine in off.items():
        _even_row(model, mine, loads.off.get(person, 0), OFF)
    for key, mine in organisations.items():
        _even_row(model, mine, loads.organisations.get(key, 0), ORGANISATION)


def _even_row(model: _Model, mine: list[int], have: int, weight: int) -> None:
    """The sum of these columns is made of steps, each dearer than the one before."""
    steps = [model.column(weight * step(have + number), 1) for number in range(min(len(mine), STEPS))]
    if len(mine) > STEPS:
        steps.append(model.column(weight * step(have + STEPS), highspy.kHighsInf))
    model.row(0, 0, [*((each, 1.0) for each in mine), *((each, -1.0) for each in steps)])


def _apart_rows(model: _Model, held: Held, pairs: list[Pair], columns: list[int]) -> None:
    """Of all slots that still hold a person when another begins, at most one; bundles inside others are left out."""
    mine: dict[int, list[tuple[int, int, int]]] = {}
    for (at, person), column in zip(pairs, columns, strict=True):
        slot = held.slots[at]
        mine.setdefault(person, []).append((slot.starts, slot.ends + held.rest, column))
    for spans in mine.values():
        spans.sort()
        for bundle in _bundles(spans):
            model.row(0, 1, [(each, 1.0) for each in bundle])


def _cap_rows(model: _Model, held: Held, pairs: list[Pair], columns: list[int]) -> None:
    """Of all slots of a rule that caps turns, no more than a person may still have."""
    mine: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for (at, person), column in zip(pairs, columns, strict=True):
        if held.slots[at].cap:
            mine.setdefault((held.slots[at].cap, person), []).append((at, column))
    for (_cap, person), those in mine.items():
        left = held.left(those[0][0], person)
        if left is not None and len(those) > left:
            model.row(0, left, [(column, 1.0) for _at, column in those])


def _bundles(spans: list[tuple[int, int, int]]) -> Iterable[list[int]]:
    """The widest bundles of spans (begin, end, column; in order of their beginnings) that overlap at one point."""
    running: list[tuple[int, int]] = []
    for starts, ends, column in spans:
        still = [each for each in running if each[0] > starts]
        if len(running) > 1 and len(still) < len(running):
            yield [each for _end, each in running]
        running = [*still, (ends, column)]
    if len(running) > 1:
        yield [each for _end, each in running]
