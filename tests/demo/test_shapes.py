"""Invented boundaries: of the right size, in the right place, nested, without gap or overlap."""

from math import cos, radians

import numpy as np
import pytest
import shapely

from linli.core.geometry import KM_PER_DEGREE
from linli.demo.plots import Plot, draw, plots
from linli.demo.sizes import sizes
from linli.demo.whereabouts import whereabouts
from linli.packs.check import load, practices


@pytest.fixture(params=practices())
def root(request: pytest.FixtureRequest) -> Plot:
    """The tree of a practice, at a fifth of its size, drawn."""
    pack = load(request.param)
    drawn = plots(pack, sizes(pack, 0.2).areas)
    draw(drawn, whereabouts(pack.practice.region), np.random.default_rng(7))
    return drawn


def test_every_area_lies_inside_the_one_around_it(root: Plot) -> None:
    for plot in root.below():
        assert plot.drawn is not None and plot.drawn.is_valid
        assert all(plot.drawn.covers(child.drawn) for child in plot.children)


def test_brothers_and_sisters_fill_their_parent_without_overlap(root: Plot) -> None:
    for plot in root.below():
        if len(plot.children) > 1:
            drawn = [child.drawn for child in plot.children]
            assert shapely.coverage_is_valid(drawn)
            assert shapely.union_all(drawn).equals(plot.drawn)


def test_the_same_seed_draws_the_same_map() -> None:
    pack = load("fengqing")

    def drawn() -> list[str]:
        tree = plots(pack, sizes(pack, 1).areas)
        draw(tree, whereabouts(pack.practice.region), np.random.default_rng(7))
        return [f"{plot.code} {plot.name} {plot.drawn.wkt if plot.drawn else ''}" for plot in tree.below()]

    assert drawn() == drawn()


def test_the_whole_has_the_size_of_the_locality_and_lies_there() -> None:
    pack = load("zhengzhou-erqi")
    tree = plots(pack, sizes(pack, 0.1).areas)
    where = whereabouts(pack.practice.region)
    draw(tree, where, np.random.default_rng(7))
    assert tree.drawn is not None
    km2 = tree.drawn.area * KM_PER_DEGREE**2 * cos(radians(where.latitude))
    assert km2 == pytest.approx(where.km2, rel=0.01)
    assert tree.drawn.covers(shapely.Point(where.longitude, where.latitude))
