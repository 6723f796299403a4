"""The nearest station that is open, and the homes that lie outside a walk."""

import pytest

from linli.core.refusal import NotAllowed
from linli.residents.models import Household
from linli.stations import circle as circles
from linli.stations import counting, nearest, practice
from linli.stations.models import Station
from tests.cast import NOW, Cast
from tests.stations.conftest import keep

pytestmark = pytest.mark.django_db
NIGHT = NOW.replace(hour=19)
KM = 1 / nearest.KM_PER_DEGREE  # degrees of latitude


def near(**more: object) -> list[tuple[str, int]]:
    return [(each.station.code, each.metres) for each in nearest.nearest(110.1, 30.3, **{"moment": NOW, **more})]


@pytest.fixture
def three(cast: Cast, north: Station) -> None:
    """One here, one a kilometre north that is open late, one two kilometres north with a shop."""
    keep("late", cast, tier="point", lon=110.1, lat=30.3 + KM)
    keep("shop", cast, area=cast.south, lon=110.1, lat=30.3 + 2 * KM, offers=["shop"])
    keep("nowhere", cast)


def test_the_nearest_come_first_and_those_without_a_spot_never(three: None) -> None:
    assert near() == [("north", 0), ("shop", 2000)]
    assert near(moment=NIGHT) == [("late", 1000)]
    assert near(open_now=False) == [("north", 0), ("late", 1000), ("shop", 2000)]
    assert near(wanted="shop") == [("shop", 2000)]
    assert near(open_now=False, most=1) == [("north", 0)]


def test_it_says_how_long_the_walk_is_and_until_when_it_is_open(three: None) -> None:
    (late,) = nearest.nearest(110.1, 30.3, NIGHT)
    assert (late.minutes, late.closes, late.opens) == (21, NOW.replace(hour=20, minute=0), None)  # 1,000 × 1.25 ÷ 60
    here = nearest.nearest(110.1, 30.3, NIGHT, open_now=False)[0]
    assert (here.closes, here.opens) == (None, NOW.replace(day=19, hour=8, minute=30))


def test_asking_again_costs_no_query(three: None, django_assert_num_queries: object) -> None:
    near()
    with django_assert_num_queries(0):
        near(open_now=False)


def test_a_place_is_taken_to_be_in_its_middle(cast: Cast) -> None:
    lon, lat = nearest.spot_of(cast.grid_n1.pk)
    assert 110.0 < lon < 110.2 and 30.2 < lat < 30.4


def home(cast: Cast, code: str, spot: str, **more: object) -> None:
    Household.objects.create(code=code, entered_at=NOW, spot=spot, **{"area": cast.grid_n1, **more})


def test_homes_farther_than_a_walk_are_counted_by_grid_and_none_is_named(cast: Cast, north: Station) -> None:
    walk = practice.walk()
    assert walk.km == pytest.approx(0.72)  # 15 × 60 ÷ 1.25
    home(cast, "near", f"110.1,{30.3 + 0.71 * KM}")
    home(cast, "far", f"110.1,{30.3 + 0.73 * KM}")
    home(cast, "unknown", "")
    home(cast, "gone", "110.1,31", active=False, closed_at=NOW)
    home(cast, "south", f"110.1,{30.3 - 3 * KM}", area=cast.grid_s1)
    found = circles.circle(cast.dispatcher, cast.street.pk, "window", walk)
    told = [(each.node.code, each.homes, each.outside, round(each.farthest, 2), each.unplaced) for each in found.grids]
    assert told == [("d-1-n-1", 2, 1, 0.73, 1), ("d-1-s-1", 1, 1, 3.0, 0)]
    assert (found.homes, found.outside, found.unplaced, found.share, found.serving) == (3, 2, 1, 33, 1)


def test_without_any_station_every_home_is_outside(cast: Cast, north: Station) -> None:
    home(cast, "near", "110.1,30.3")
    found = circles.circle(cast.dispatcher, cast.street.pk, "shop", practice.walk())
    assert [(each.outside, each.farthest) for each in found.grids] == [(1, None)]


def test_too_many_homes_for_one_page_are_counted_by_the_worker_all_of_them(
    cast: Cast, north: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    home(cast, "a", "110.1,30.3"), home(cast, "b", ""), home(cast, "c", "110.1,31", area=cast.grid_s1)
    walk = practice.walk()
    at_once = circles.circle(cast.dispatcher, cast.street.pk, "", walk)
    monkeypatch.setattr(circles, "MOST", 1)
    with pytest.raises(circles.TooMany, match="More than 1 homes lie here"):
        circles.circle(cast.dispatcher, cast.street.pk, "", walk)
    asked = counting.ask(area=cast.street, wanted="", walk=walk, by=cast.dispatcher, now=NOW)
    assert counting.ask(area=cast.street, wanted="", walk=walk, by=cast.dispatcher, now=NOW) == asked
    assert [counting.count_all(now=NOW), counting.count_all(now=NOW)] == [1, 0]
    asked.refresh_from_db()
    assert (asked.state, counting.told(asked)) == ("done", at_once)
    with pytest.raises(NotAllowed):
        counting.ask(area=cast.street, wanted="", walk=walk, by=cast.officer, now=NOW)
