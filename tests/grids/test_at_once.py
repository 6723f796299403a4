"""Two people who split or merge the same grid at the same moment: one gets it, the other a sentence."""

import pytest
import shapely
from shapely.geometry import shape

from linli.areas.actions.bordering import border_of
from linli.areas.models import Area, Boundary
from linli.cases.models import Case
from linli.grids import actions
from linli.grids.models import Leftover
from linli.journal.models import Event
from linli.journal.queries import broken_links
from linli.residents.models import Household
from tests.at_once import both
from tests.cast import NOW, Cast, account

pytestmark = pytest.mark.django_db(transaction=True)
UP = {"type": "LineString", "coordinates": [[110.05, 30.1], [110.05, 30.5]]}
ACROSS = {"type": "LineString", "coordinates": [[109.9, 30.25], [110.3, 30.25]]}
CHANGED = "Somebody changed this border while you were looking at it. Below is how it is now; draw on that."


@pytest.fixture
def second(cast: Cast):
    return account("second", "调度员 02", cast.street_office, "dispatcher", cast.street)


def whole(cast: Cast) -> None:
    """The ground of the community is that of its grids in use, once each; everything open lies in one of them."""
    grids = Area.objects.filter(path__startswith=cast.north.path, depth=cast.north.depth + 1, active=True)
    shapes = [shape(each.boundary) for each in grids]
    assert sum(each.area for each in shapes) == pytest.approx(shape(cast.north.boundary).area, abs=1e-7)
    assert shapely.union_all(shapes, grid_size=1e-6).area == pytest.approx(shape(cast.north.boundary).area, abs=1e-7)
    inside = {each.pk for each in grids}
    assert {each.area_id for each in (*Case.objects.open(), *Household.objects.present())} <= inside
    assert set(Leftover.objects.values_list("area", flat=True)) <= inside
    assert {each.area_id for each in Boundary.objects.filter(until__isnull=True, area__depth=4)} >= inside
    assert list(broken_links()) == []


def test_of_two_who_split_the_same_grid_one_does(cast: Cast, home, second):
    case, house = cast.case(latitude=30.3, longitude=110.02), home(cast.grid_n1, spot="110.02,30.3")
    seen = border_of(cast.grid_n1)
    refused = both(
        *(
            lambda line=line, name=name, by=by: actions.split(
                area=cast.grid_n1, line=line, name=name, by=by, now=NOW, seen=seen
            )
            for line, name, by in [(UP, "北三网格", cast.dispatcher), (ACROSS, "北四网格", second)]
        )
    )
    assert refused == [CHANGED]
    assert Event.objects.filter(kind="area.added", data__split_from=cast.grid_n1.pk).count() == 1
    whole(cast)
    case.refresh_from_db(), house.refresh_from_db()
    assert case.area_id == house.area_id


def test_of_two_who_merge_the_same_two_grids_into_each_other_one_does(cast: Cast, home, second):
    case, house = cast.case(area=cast.grid_n2), home(cast.grid_n1)
    pairs = [(cast.grid_n1, cast.grid_n2, cast.dispatcher), (cast.grid_n2, cast.grid_n1, second)]
    refused = both(
        *(
            lambda area=area, other=other, by=by: actions.merge(
                area=area, others=[other], by=by, now=NOW, seen=border_of(area)
            )
            for area, other, by in pairs
        )
    )
    assert len(refused) == 1
    gone = Area.objects.get(active=False)
    assert refused == [f"“{gone}” is no longer in use."]
    whole(cast)
    case.refresh_from_db(), house.refresh_from_db()
    assert case.area_id == house.area_id != gone.pk


def test_of_one_who_splits_and_one_who_merges_the_same_grid_one_does(cast: Cast, home, second):
    home(cast.grid_n1, spot="110.02,30.3"), cast.case(latitude=30.3, longitude=110.02)
    seen, beside = border_of(cast.grid_n1), border_of(cast.grid_n2)
    refused = both(
        lambda: actions.split(area=cast.grid_n1, line=UP, name="北三网格", by=cast.dispatcher, now=NOW, seen=seen),
        lambda: actions.merge(
            area=cast.grid_n2,
            others=[cast.grid_n1],
            by=second,
            now=NOW,
            seen=beside,
            seen_beside={cast.grid_n1.pk: seen},
        ),
    )
    assert refused in (
        ["“北一网格” is no longer in use."],
        ["Somebody changed the border of “北一网格” while you were looking at it. Below is how it is now."],
    )
    whole(cast)


def test_cases_come_in_while_a_grid_is_split(cast: Cast):
    refused = both(
        lambda: actions.split(area=cast.grid_n1, line=UP, name="北三网格", by=cast.dispatcher, now=NOW),
        *(lambda number=number: cast.case(f"楼道灯坏了 {number}") for number in range(3)),
    )
    assert (refused, Case.objects.open().count()) == ([], 3)
    whole(cast)
