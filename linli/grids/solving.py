"""Who should look after which household: as near as can be, each worker's number within the span, wishes first (Z10).

Each round is a transport problem: buildings send their households to workers at a cost; HiGHS solves it, and because
of its shape the answer is whole numbers. Then every worker stands in the middle of what they got, and the next round
draws the areas together, as in balanced k-means (Bradley, Bennett and Demiriz, 2000). What still lies apart from a
worker's own ground is given to whoever stands beside it and has room. See docs/decisions/0026-assignment.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import highspy
import numpy as np

ROUNDS = 3
NEAREST = 12  # workers that a building may go to, beside those tied to it
WORTH = {"wish": 6.0, "home": 4.0, "work": 3.0, "trade": 2.0}  # kilometres that a tie outweighs
STAYS = 1.0  # kilometres that being the agent already outweighs
SHORT, UNEVEN, NOBODY = 20.0, 1.0, 1000.0  # a household below the least, above the even share, with nobody


@dataclass(slots=True)
class Home:
    """Households under one roof (ids, in the order of their doors), in a grid, at kilometres east and north."""

    grid: int
    building: str
    x: float
    y: float
    households: list[int]
    agents: dict[int, int] = field(default_factory=dict)  # person -> how many they look after already


@dataclass(slots=True)
class Worker:
    """Who may look after households: `grids` that their posts and ties reach, ties as (kind, grids, building), and
    where they stand to begin with."""

    person: int
    grids: frozenset[int]
    ties: list[tuple[str, frozenset[int], str]]
    x: float
    y: float
    least: int
    most: int

    def tie(self, home: Home) -> str:
        """The weightiest tie to a home; empty for none."""
        found = [kind for kind, grids, building in self.ties if home.grid in grids and building in ("", home.building)]
        return max(found, key=lambda kind: WORTH[kind], default="")


@dataclass(slots=True)
class Figures:
    """What came of it. `fewest` … `most`: households a worker; `within`: workers in the span; `wishes`: that were
    stated where there are homes, and met; `whole`: workers whose homes lie together; `nobody`: households left over."""

    households: int = 0
    workers: int = 0
    fewest: int = 0
    median: float = 0
    most: int = 0
    within: int = 0
    wishes: int = 0
    wishes_met: int = 0
    tied: int = 0
    whole: int = 0
    nobody: int = 0

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Plan:
    """`given`: household -> (worker's place in the list, tie that it meets)."""

    given: dict[int, tuple[int, str]]
    figures: Figures


def solve(homes: Sequence[Home], workers: Sequence[Worker], touching: Mapping[int, Iterable[int]]) -> Plan:
    """A plan for all homes. `touching`: grid -> grids that border on it. Deterministic."""
    if not homes or not workers:
        everything = sum(len(home.households) for home in homes)
        return Plan({}, Figures(households=everything, workers=len(workers), nobody=everything))
    middles = _spread(homes, workers)
    anchors, flows = middles.copy(), {}
    pairs = _pairs(homes, workers, anchors)
    for _round in range(ROUNDS):
        flows = _transport(homes, workers, pairs, middles)
        middles = _middles(homes, flows, anchors)
    flows = _together(homes, workers, flows, touching)
    return _plan(homes, workers, flows, touching)


Flows = dict[tuple[int, int], int]  # (home, worker) -> households


def _spread(homes: Sequence[Home], workers: Sequence[Worker]) -> np.ndarray:
    """Where the workers begin; those who share a place are spread over the homes that they can reach."""
    at = np.array([[worker.x, worker.y] for worker in workers])
    of_grid: dict[int, list[int]] = defaultdict(list)
    for number, home in enumerate(homes):
        of_grid[home.grid].append(number)
    same: dict[tuple[float, float], list[int]] = defaultdict(list)
    for number, worker in enumerate(workers):
        same[round(worker.x, 3), round(worker.y, 3)].append(number)
    for sharing in same.values():
        reach = sorted({home for one in sharing for grid in workers[one].grids for home in of_grid[grid]})
        if len(sharing) > 1 and reach:
            order = sorted(reach, key=lambda number: (homes[number].x + homes[number].y, number))
            for turn, one in enumerate(sharing):
                home = homes[order[(2 * turn + 1) * len(order) // (2 * len(sharing))]]
                at[one] = home.x, home.y
    return at


def _pairs(homes: Sequence[Home], workers: Sequence[Worker], at: np.ndarray) -> list[tuple[int, int, float]]:
    """(home, worker, what speaks for it in kilometres): the nearest who may, and all who are tied."""
    of_grid: dict[int, list[int]] = defaultdict(list)
    for number, worker in enumerate(workers):
        for grid in worker.grids:
            of_grid[grid].append(number)
    found = []
    for number, home in enumerate(homes):
        may = of_grid[home.grid]
        gain = {one: WORTH.get(workers[one].tie(home), 0.0) for one in may}
        for one in may:
            gain[one] += STAYS * home.agents.get(workers[one].person, 0) / len(home.households)
        near = sorted(may, key=lambda one: (np.hypot(*(at[one] - (home.x, home.y))) - gain[one], one))
        found += [(number, one, gain[one]) for place, one in enumerate(near) if place < NEAREST or gain[one]]
    return found


def _transport(
    homes: Sequence[Home], workers: Sequence[Worker], pairs: Sequence[tuple[int, int, float]], at: np.ndarray
) -> Flows:
    """Solve one round. Columns: the pairs; then for each worker what is short of the least and what is above the even
    share; then for each home what nobody takes."""
    n_pairs, n_homes, n_workers = len(pairs), len(homes), len(workers)
    home_of = np.array([home for home, _worker, _gain in pairs], dtype=int)
    worker_of = np.array([worker for _home, worker, _gain in pairs], dtype=int)
    gain = np.array([each for _home, _worker, each in pairs])
    where = np.array([[home.x, home.y] for home in homes])
    size = np.array([len(home.households) for home in homes], dtype=float)
    least = np.array([worker.least for worker in workers], dtype=float)
    most = np.array([worker.most for worker in workers], dtype=float)
    even = np.minimum(size.sum() / n_workers, most)
    far = np.hypot(*(where[home_of] - at[worker_of]).T) if n_pairs else np.zeros(0)
    cost = np.concatenate([far - gain, np.full(n_workers, SHORT), np.full(n_workers, UNEVEN), np.full(n_homes, NOBODY)])
    upper = np.concatenate([size[home_of], least, np.maximum(most - even, 0), size])
    # Rows: every home's households go somewhere; every worker: got + short >= least, got - above <= even share.
    pair, worker, home = np.arange(n_pairs), np.arange(n_workers), np.arange(n_homes)
    rows = [home_of, n_homes + worker_of, n_homes + n_workers + worker_of]
    rows += [n_homes + worker, n_homes + n_workers + worker, home]
    columns = [pair, pair, pair, n_pairs + worker, n_pairs + n_workers + worker, n_pairs + 2 * n_workers + home]
    ones, minus = np.ones(n_pairs), -np.ones(n_workers)
    values = [ones, ones, ones, np.ones(n_workers), minus, np.ones(n_homes)]
    lower_row = np.concatenate([size, least, np.full(n_workers, -highspy.kHighsInf)])
    upper_row = np.concatenate([size, np.full(n_workers, highspy.kHighsInf), even])
    answer = _solved(cost, upper, lower_row, upper_row, *map(np.concatenate, (rows, columns, values)))
    whole = np.rint(answer[:n_pairs]).astype(int)
    return {(int(home_of[at_]), int(worker_of[at_])): int(whole[at_]) for at_ in np.flatnonzero(whole)}


def _solved(
    cost: np.ndarray,
    upper: np.ndarray,
    lower_row: np.ndarray,
    upper_row: np.ndarray,
    rows: np.ndarray,
    columns: np.ndarray,
    values: np.ndarray,
) -> np.ndarray:
    order = np.lexsort((rows, columns))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cost), len(lower_row)
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, np.zeros(len(cost)), upper
    model.row_lower_, model.row_upper_ = lower_row, upper_row
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.searchsorted(columns[order], np.arange(len(cost) + 1)).astype(np.int32)
    model.a_matrix_.index_, model.a_matrix_.value_ = rows[order].astype(np.int32), values[order]
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("solver", "simplex")  # a corner of the polytope: whole numbers
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    solver.run()
    return np.array(solver.getSolution().col_value)


def _middles(homes: Sequence[Home], flows: Flows, anchors: np.ndarray) -> np.ndarray:
    """The middle of what each worker got, weighed by households; where they stood at first for whoever got nothing."""
    total, weight = np.zeros_like(anchors), np.zeros(len(anchors))
    for (home, worker), count in flows.items():
        total[worker] += count * np.array([homes[home].x, homes[home].y])
        weight[worker] += count
    return np.where(weight[:, None] > 0, total / np.maximum(weight, 1)[:, None], anchors)


def _together(
    homes: Sequence[Home], workers: Sequence[Worker], flows: Flows, touching: Mapping[int, Iterable[int]]
) -> Flows:
    """Give what lies apart from a worker's own ground, and no tie holds, to one beside it who has room."""
    held: dict[int, int] = defaultdict(int)
    on: dict[int, set[int]] = defaultdict(set)
    for (home, worker), count in flows.items():
        held[worker] += count
        on[homes[home].grid].add(worker)
    flows = dict(flows)
    for (home, worker), count in sorted(flows.items()):
        if workers[worker].tie(homes[home]) or homes[home].grid in _ground(homes, flows, worker, touching):
            continue
        beside = {one for grid in (homes[home].grid, *touching.get(homes[home].grid, ())) for one in on[grid]}
        able = [
            one
            for one in beside - {worker}
            if homes[home].grid in workers[one].grids and held[one] + count <= workers[one].most
        ]
        if able and held[worker] - count >= workers[worker].least:
            to = min(able, key=lambda one: (held[one], one))
            del flows[home, worker]
            flows[home, to] = flows.get((home, to), 0) + count
            held[to], held[worker] = held[to] + count, held[worker] - count
    return flows


def _ground(homes: Sequence[Home], flows: Flows, worker: int, touching: Mapping[int, Iterable[int]]) -> set[int]:
    """The grids of a worker that hang together and hold most of their households."""
    counts: dict[int, int] = defaultdict(int)
    for (home, one), count in flows.items():
        if one == worker:
            counts[homes[home].grid] += count
    parts = _parts(counts, touching)
    return max(parts, key=lambda part: sum(counts[grid] for grid in part), default=set())


def _parts(grids: Iterable[int], touching: Mapping[int, Iterable[int]]) -> list[set[int]]:
    """These grids in groups that hang together."""
    left, parts = set(grids), []
    while left:
        part, edge = set(), [min(left)]
        while edge:
            grid = edge.pop()
            if grid in left:
                left.discard(grid)
                part.add(grid)
                edge += [each for each in touching.get(grid, ()) if each in left]
        parts.append(part)
    return parts


def _plan(
    homes: Sequence[Home], workers: Sequence[Worker], flows: Flows, touching: Mapping[int, Iterable[int]]
) -> Plan:
    given: dict[int, tuple[int, str]] = {}
    counts, grids = [0] * len(workers), defaultdict(set)
    by_home: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (home, worker), count in sorted(flows.items()):
        by_home[home].append((worker, count))
        counts[worker] += count
        grids[worker].add(homes[home].grid)
    for home, shares in by_home.items():
        doors = iter(homes[home].households)
        for worker, count in shares:
            tie = workers[worker].tie(homes[home])
            given |= {next(doors): (worker, tie) for _door in range(count)}
    households = sum(len(home.households) for home in homes)
    busy = sorted(count for count in counts)
    wishes, met = _wishes(homes, workers, flows)
    figures = Figures(
        households=households,
        workers=len(workers),
        fewest=busy[0],
        median=float(np.median(busy)),
        most=busy[-1],
        within=sum(worker.least <= count <= worker.most for worker, count in zip(workers, counts, strict=True)),
        wishes=wishes,
        wishes_met=met,
        tied=sum(bool(tie) for _worker, tie in given.values()),
        whole=sum(len(_parts(grids[worker], touching)) <= 1 for worker in range(len(workers))),
        nobody=households - len(given),
    )
    return Plan(given, figures)


def _wishes(homes: Sequence[Home], workers: Sequence[Worker], flows: Flows) -> tuple[int, int]:
    """Workers whose wish names a place with homes, and of these who got some of it."""
    places = {(home.grid, home.building) for home in homes}
    wished = {
        number
        for number, worker in enumerate(workers)
        for kind, grids, building in worker.ties
        if kind == "wish" and any(grid in grids and building in ("", of) for grid, of in places)
    }
    met = {one for (home, one), _count in flows.items() if one in wished and workers[one].tie(homes[home]) == "wish"}
    return len(wished), len(met)
