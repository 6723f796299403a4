"""Coverage: households without an agent, workers outside the span, grids without a worker; the same queries always."""

from linli.grids.coverage import coverage
from tests.cast import NOW

TODAY = NOW.date()


def test_gaps_loads_and_grids_without_a_worker(cast, home, worker, span):
    span(2, 3)
    busy, idle = worker("网格员 11", cast.grid_n1), worker("网格员 12", cast.grid_n2)
    for _number in range(4):
        home(cast.grid_n1, agent=busy.person)
    home(cast.grid_n1), home(cast.grid_n2, agent=idle.person)
    home(cast.grid_s1)
    found = coverage(cast.district.pk, today=TODAY)
    assert (found.households, found.without, found.workers) == (7, 2, 2)
    assert [(grid.node.id, grid.households, grid.without) for grid in found.gaps] == [
        (cast.grid_n1.pk, 5, 1),
        (cast.grid_s1.pk, 1, 1),
    ]
    assert [(each.name, each.households) for each in found.above] == [("网格员 11", 4)]
    assert [(each.name, each.households) for each in found.below] == [("网格员 12", 1)]
    assert cast.grid_s1.pk in [grid.node.id for grid in found.unmanned]
    assert cast.grid_n1.pk not in [grid.node.id for grid in found.unmanned]


def test_a_part_of_the_place_counts_the_whole_load_of_its_workers(cast, home, worker, span):
    span(2, 3)
    post = worker("网格员 11", cast.grid_n1)
    home(cast.grid_n1, agent=post.person)
    home(cast.grid_s1, agent=post.person)
    found = coverage(cast.north.pk, today=TODAY)
    assert (found.households, found.below, found.above) == (1, [], [])


def test_the_queries_are_counted_however_many_households(cast, home, worker, django_assert_num_queries):
    coverage(cast.district.pk, today=TODAY)
    for _number in range(3):
        home(cast.grid_n1, agent=worker(f"网格员 3{_number}", cast.grid_n1).person)
    with django_assert_num_queries(2):
        coverage(cast.district.pk, today=TODAY)
    with django_assert_num_queries(3):
        coverage(cast.north.pk, today=TODAY)
