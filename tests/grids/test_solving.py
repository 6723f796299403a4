"""Who should look after which household: everybody somebody's, balanced, near, together, wishes first."""

from collections import Counter

from linli.grids.solving import Home, Worker, solve

EVERY = frozenset(range(100))


def homes(count=10, households=8, *, row=5):
    """Grids in rows, a building each, a kilometre apart."""
    return [Home(at, "", at % row, at // row, [100 * at + door for door in range(households)]) for at in range(count)]


def touching(count=10, *, row=5):
    return {
        at: [other for other in range(count) if abs(at % row - other % row) + abs(at // row - other // row) == 1]
        for at in range(count)
    }


def worker(person, x=0.0, y=0.0, *, ties=(), grids=EVERY, least=30, most=50):
    return Worker(person, frozenset(grids), [(kind, frozenset(of), at) for kind, of, at in ties], x, y, least, most)


def counts(plan):
    return Counter(worker for worker, _tie in plan.given.values())


def test_every_household_gets_somebody_and_each_as_many_as_the_span_says():
    plan = solve(homes(), [worker(1), worker(2)], touching())
    assert len(plan.given) == 80
    assert counts(plan) == {0: 40, 1: 40}
    assert (plan.figures.within, plan.figures.nobody, plan.figures.whole) == (2, 0, 2)


def test_what_one_looks_after_lies_together():
    plan = solve(homes(), [worker(1), worker(2, 4, 1)], touching())
    mine = {household // 100 for household, (one, _tie) in plan.given.items() if one == 0}
    assert plan.figures.whole == 2
    assert all(other in mine or at not in mine for at in mine for other in [at])
    assert max(at % 5 for at in mine) <= 2


def test_a_wish_outweighs_the_way():
    wisher = worker(2, 0, 0, ties=[("wish", {9, 8, 4, 3}, "")])
    plan = solve(homes(), [worker(1, 4, 1), wisher], touching())
    assert {plan.given[900 + door] for door in range(8)} == {(1, "wish")}
    assert (plan.figures.wishes, plan.figures.wishes_met) == (1, 1)


def test_a_wish_for_one_building_takes_that_building_only():
    two = [Home(0, "1号楼", 0, 0, list(range(30))), Home(0, "2号楼", 0.01, 0, list(range(30, 60)))]
    plan = solve(two, [worker(1, ties=[("wish", {0}, "2号楼")]), worker(2)], {})
    assert {plan.given[household] for household in range(30, 60)} == {(0, "wish")}
    assert {plan.given[household] for household in range(30)} == {(1, "")}


def test_a_big_building_is_shared_by_its_doors_in_order():
    plan = solve([Home(0, "", 0, 0, list(range(90)))], [worker(1), worker(2)], {})
    first = [household for household in range(90) if plan.given[household][0] == 0]
    assert sorted(counts(plan).values()) == [45, 45]
    assert first in (list(range(45)), list(range(45, 90)))


def test_nobody_gets_more_than_the_most_and_what_is_left_over_is_said():
    plan = solve(homes(), [worker(1)], touching())
    assert (len(plan.given), plan.figures.nobody, plan.figures.most) == (50, 30, 50)


def test_only_those_whose_posts_or_ties_reach_a_grid_get_its_households():
    plan = solve(homes(2, 30), [worker(1, grids={0}), worker(2, grids={1})], touching(2))
    assert {household // 100: one for household, (one, _tie) in plan.given.items()} == {0: 0, 1: 1}


def test_whoever_looks_after_a_household_keeps_it_when_nothing_else_speaks():
    two = [Home(0, "1", 0, 0, list(range(40)), {7: 40}), Home(0, "2", 0, 0, list(range(40, 80)), {8: 40})]
    plan = solve(two, [worker(8), worker(7)], {})
    assert {plan.given[household][0] for household in range(40)} == {1}
    assert {plan.given[household][0] for household in range(40, 80)} == {0}


def test_without_workers_or_households_the_figures_say_so():
    assert solve(homes(), [], {}).figures.nobody == 80
    assert solve([], [worker(1)], {}).figures.households == 0
