"""Counts: at scale 1 exactly what the locality reports; at any scale nothing stands empty."""

from collections import Counter

import pytest

from linli.demo.plots import plots
from linli.demo.sizes import shares, sizes
from linli.packs.check import load, practices


def test_erqi_at_full_size_is_what_its_document_reports() -> None:
    wanted = sizes(load("zhengzhou-erqi"), 1)
    assert [
        wanted.areas,
        sum(wanted.organisations.values()),
        wanted.members,
        wanted.posts["grid_secretary"],
        sum(wanted.cases.values()),
    ] == [{"district": 1, "town": 15, "village": 155, "courtyard": 696}, 795, 21_697, 696, 20_000]


@pytest.mark.parametrize("name", practices())
def test_the_tree_has_as_many_areas_of_each_level_as_wanted(name: str) -> None:
    pack = load(name)
    for scale in (1, 0.5, 0.03):
        wanted = sizes(pack, scale).areas
        found = Counter(plot.depth for plot in plots(pack, wanted).below())
        assert {level.key: found[level.depth] for level in pack.areas.levels} == wanted


def test_erqi_has_102_communities_and_53_villages() -> None:
    pack = load("zhengzhou-erqi")
    names = [plot.name for plot in plots(pack, sizes(pack, 1).areas).below() if plot.depth == 3]
    assert Counter(name.strip("0123456789") for name in names) == {"示范社区": 102, "示范行政村": 53}


def test_shares_add_up_to_the_total() -> None:
    assert [shares(7, [1, 1, 1]), shares(0, [3, 4]), shares(5, [0, 0]), shares(10, [2, 3])] == [
        [3, 2, 2],
        [0, 0],
        [3, 2],
        [4, 6],
    ]
