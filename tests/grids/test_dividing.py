"""Splitting and merging grids: open cases and households go where their place lies, or wait for somebody to decide."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.refusal import NotAllowed, WrongState
from linli.grids import actions
from linli.grids.models import Leftover
from linli.insight.counting import COUNTING
from linli.insight.models import Standing
from linli.journal.actions import seal
from linli.journal.models import Event
from linli.journal.queries import broken_links
from linli.journal.readers import catch_up
from linli.people.models import Organisation, Post
from linli.residents import actions as residents
from linli.residents.models import Household
from tests.cast import NOW, Cast, keep_organisation

ACROSS = {"type": "LineString", "coordinates": [[110.05, 30.1], [110.05, 30.5]]}
WEST, EAST = {"latitude": 30.3, "longitude": 110.02}, {"latitude": 30.3, "longitude": 110.1}


def split(cast: Cast, **more: object):
    said = {"area": cast.grid_n1, "line": ACROSS, "name": "北三网格", "by": cast.dispatcher, "now": NOW}
    return actions.split(**{**said, **more})


@pytest.fixture
def firm(cast):
    """Opens the file of an enterprise of the first north grid: firm(spot="lon,lat")."""

    def opens(**more):
        said = residents.Firm(name="示范企业", area_id=cast.grid_n1.pk, **more)
        return residents.add_enterprise(firm=said, by=cast.dispatcher, now=NOW)

    return opens


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_what_has_a_spot_goes_with_its_part_and_what_has_none_is_listed(cast, home):
    west, east, nowhere = cast.case(**WEST), cast.case(**EAST), cast.case()
    closed = cast.case(**WEST)
    cases.decline(case=closed, by=cast.dispatcher, now=NOW, words="不在本街道")
    moving, staying, unknown = (
        home(cast.grid_n1, spot="110.02,30.3"),
        home(cast.grid_n1, spot="110.1,30.3"),
        home(cast.grid_n1),
    )
    moved = split(cast)
    assert (moved.cases, moved.households, moved.left) == (1, 1, 2)
    assert [again(each).area for each in (west, east, nowhere, closed)] == [moved.new, *[cast.grid_n1] * 3]
    assert again(west).within_4 == moved.new.pk
    assert [again(each).area for each in (moving, staying, unknown)] == [moved.new, cast.grid_n1, cast.grid_n1]
    assert {(left.case_id, left.household_id) for left in Leftover.objects.all()} == {
        (nowhere.pk, None),
        (None, unknown.pk),
    }
    assert not list(broken_links())


def test_enterprises_go_where_they_lie_with_an_event_each_and_come_back_when_it_is_merged(cast, firm):
    west, east, nowhere = firm(spot="110.02,30.3"), firm(spot="110.1,30.3"), firm()
    moved = split(cast)
    assert (moved.enterprises, moved.left) == (1, 1)
    assert [again(each).area for each in (west, east, nowhere)] == [moved.new, cast.grid_n1, cast.grid_n1]
    actions.decide(leftover=Leftover.objects.get(enterprise=nowhere), goes=True, by=cast.dispatcher, now=NOW)
    assert again(nowhere).area == moved.new
    back = actions.merge(area=again(cast.grid_n1), others=[moved.new], by=cast.dispatcher, now=NOW)
    assert (back.enterprises, {again(each).area for each in (west, east, nowhere)}) == (2, {cast.grid_n1})
    told = Event.objects.filter(subject_type="enterprise", subject_id=west.pk).order_by("seq")
    assert [(each.kind, each.data.get("from"), each.data.get("to")) for each in told][1:] == [
        ("enterprise.moved", cast.grid_n1.pk, moved.new.pk),
        ("enterprise.moved", moved.new.pk, cast.grid_n1.pk),
    ]
    assert not list(broken_links())


def test_the_counters_follow_a_case_into_its_new_grid(cast):
    west = cast.case(**WEST)
    moved = split(cast)
    seal(now=NOW)
    catch_up(COUNTING)
    standing = dict(Standing.objects.filter(lens="all", count__gt=0).values_list("area_id", "count"))
    assert standing.get(moved.new.pk) == 1 and cast.grid_n1.pk not in standing
    event = Event.objects.get(kind="case.relocated")
    assert (event.subject_id, event.data["area"]) == (west.pk, [cast.grid_n1.pk, moved.new.pk])


def test_a_person_decides_about_each_thing_that_was_left_once(cast, home):
    nowhere, unknown = cast.case(), home(cast.grid_n1)
    moved = split(cast)
    of_case, of_home = Leftover.objects.get(case=nowhere), Leftover.objects.get(household=unknown)
    actions.decide(leftover=of_case, goes=True, by=cast.dispatcher, now=NOW)
    actions.decide(leftover=of_home, goes=False, by=cast.dispatcher, now=NOW)
    assert (again(nowhere).area, again(unknown).area) == (moved.new, cast.grid_n1)
    assert not Leftover.objects.exists()
    with pytest.raises(WrongState, match="Somebody has decided this meanwhile"):
        actions.decide(leftover=of_case, goes=False, by=cast.dispatcher, now=NOW)


def test_a_merged_grid_brings_its_cases_households_organisations_and_posts(cast, home, worker):
    case, house = cast.case(area=cast.grid_n2), home(cast.grid_n2)
    team = keep_organisation("o-n2", "team", "北二服务队", cast.grid_n2)
    post = worker("网格员 21", cast.grid_n2)
    moved = actions.merge(area=cast.grid_n1, others=[cast.grid_n2], by=cast.dispatcher, now=NOW)
    assert (moved.cases, moved.households, moved.new) == (1, 1, None)
    assert again(case).area == again(house).area == Organisation.objects.get(pk=team.pk).area == cast.grid_n1
    today = NOW.date()
    assert [(each.area, each.kind) for each in Post.objects.held_on(today).filter(person=post.person)] == [
        (cast.grid_n1, "grid")
    ]


def test_only_whoever_changes_areas_there_splits_and_merges(cast):
    with pytest.raises(NotAllowed):
        split(cast, by=cast.north_worker)
    with pytest.raises(NotAllowed):
        actions.merge(area=cast.grid_n1, others=[cast.grid_n2], by=cast.officer, now=NOW)
    assert Case.objects.count() == Household.objects.count() == 0
