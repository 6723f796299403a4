"""Borders: drawn, refused with a sentence that says why, remembered with their dates; areas split and merged."""

import pytest
from shapely.geometry import shape

from linli.areas import actions
from linli.areas.actions.bordering import border_of
from linli.areas.models import Area, Boundary
from linli.areas.tree import boundaries, tree
from linli.core.coordinates import System, from_wgs84
from linli.core.refusal import Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from tests.cast import NOW, keep_area, square


def draw(area, boundary, **more):
    return actions.draw_boundary(area=area, boundary=boundary, by=SYSTEM, now=NOW, **more)


def split(area, line, name="新网格", **more):
    drawn = {"type": "LineString", "coordinates": line}
    return actions.split_area(area=area, line=drawn, name=name, by=SYSTEM, now=NOW, **more)


def again(area):
    return Area.objects.get(pk=area.pk)


def test_a_border_is_drawn_and_the_one_before_is_remembered_with_its_dates(cast):
    smaller = square(110.0, 30.2, 110.1, 30.4)
    draw(cast.grid_n1, smaller)
    kept = list(Boundary.objects.filter(area=cast.grid_n1).order_by("pk").values_list("how", "until", "drawn"))
    assert shape(again(cast.grid_n1).boundary).equals(shape(smaller))
    assert [(how, until) for how, until, _drawn in kept] == [("entered", NOW), ("drawn", None)]
    assert shape(kept[0][2]).equals(shape(square(110.0, 30.2, 110.2, 30.4)))
    event = Event.objects.filter(subject_type="area", subject_id=cast.grid_n1.pk).latest("pk")
    assert (event.kind, event.data) == ("area.bordered", {"how": "drawn"})
    assert boundaries.get().at(30.3, 110.15) == cast.north.pk


def test_the_same_border_drawn_again_changes_nothing(cast):
    draw(cast.grid_n1, square(110.0, 30.2, 110.1, 30.4))
    draw(cast.grid_n1, square(110.0, 30.2, 110.1, 30.4))
    assert Boundary.objects.filter(area=cast.grid_n1).count() == 2


def shifted(system):
    ring = [[110.0, 30.2], [110.2, 30.2], [110.2, 30.4], [110.0, 30.4], [110.0, 30.2]]
    return {"type": "Polygon", "coordinates": [from_wgs84(ring, system).tolist()]}


@pytest.mark.parametrize(
    "boundary, sentence",
    [
        (square(110.0, 30.2, 110.3, 30.4), "It covers ground of its neighbours: “北二网格”."),
        (square(110.0, 30.1, 110.2, 30.4), "It sticks out of “北社区”."),
        (
            square(111.0, 30.2, 111.2, 30.4),
            "It lies 66.7 km outside “北社区”. Is it the right file,",
        ),
        (square(30.2, 110.0, 30.4, 110.2), "Latitude and longitude are swapped: GeoJSON puts the longitude first."),
        (shifted(System.BD09), "read as BD-09 (Baidu) it fits. Say that it is in that system."),
        (
            {"type": "Polygon", "coordinates": [[[110, 30.2], [110.2, 30.4], [110.2, 30.2], [110, 30.4], [110, 30.2]]]},
            "The boundary crosses itself",
        ),
        ({"type": "Point", "coordinates": [110, 30]}, "A boundary is a Polygon or a MultiPolygon, not “Point”."),
    ],
)
def test_a_border_that_cannot_be_is_refused_with_what_is_wrong(cast, boundary, sentence):
    with pytest.raises(Refusal) as refused:
        draw(cast.grid_n1, boundary)
    assert sentence in str(refused.value)
    assert shape(again(cast.grid_n1).boundary).equals(shape(square(110.0, 30.2, 110.2, 30.4)))


def test_a_strip_along_the_border_as_a_hand_leaves_it_is_let_pass(cast):
    draw(cast.grid_n1, square(110.0, 30.2, 110.20005, 30.4))
    assert Boundary.objects.filter(area=cast.grid_n1, how="drawn").exists()


def test_what_lies_inside_must_not_stick_out_afterwards(cast):
    with pytest.raises(Refusal, match="Areas that lie in it would stick out: “北一网格”"):
        draw(cast.north, square(110.1, 30.2, 110.4, 30.4))


def test_who_looked_at_an_older_border_is_told_and_nothing_is_overwritten(cast):
    seen = border_of(cast.grid_n1)
    draw(cast.grid_n1, square(110.0, 30.2, 110.1, 30.4), seen=seen)
    with pytest.raises(WrongState, match="Somebody changed this border"):
        draw(cast.grid_n1, square(110.0, 30.2, 110.15, 30.4), seen=seen)


def test_a_line_across_makes_two_of_one_and_the_larger_keeps_its_name(cast):
    kept, new = split(cast.grid_n1, [[110.05, 30.1], [110.05, 30.5]], "北三网格")
    assert (kept.pk, kept.name, new.name, new.code) == (cast.grid_n1.pk, "北一网格", "北三网格", "d-1-n-1-2")
    assert shape(kept.boundary).bounds == pytest.approx((110.05, 30.2, 110.2, 30.4))
    assert shape(new.boundary).bounds == pytest.approx((110.0, 30.2, 110.05, 30.4))
    assert boundaries.get().at(30.3, 110.02) == new.pk
    assert tree.get().lineage(new.pk) == (*tree.get().lineage(cast.north.pk), new.pk)
    assert [each.how for each in Boundary.objects.filter(area__in=[kept, new], until=None)] == ["split", "split"]


@pytest.mark.parametrize(
    "line, name, sentence",
    [
        ([[110.05, 30.3], [110.05, 30.5]], "x", "this one makes 1 parts"),
        ([[109.9, 30.3], [110.3, 30.3], [110.3, 30.35], [109.9, 30.35]], "x", "this one makes 3 parts"),
        ([[110.05, 30.1]], "x", "The line cannot be read."),
        ([[110.05, 30.1], [110.05, 30.5]], " ", "Give the new part a name."),
        ([[110.05, 30.1], [110.05, 30.5]], "北二网格", "There is an area called “北二网格” beside it already."),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(cast, line, name, sentence):
    with pytest.raises(Refusal, match=sentence):
        split(cast.grid_n1, line, name)
    assert (
        not Area.objects.filter(path__startswith=cast.north.path)
        .exclude(depth__lte=3)
        .exclude(pk__in=[cast.grid_n1.pk, cast.grid_n2.pk])
    )


def test_only_areas_without_areas_in_them_are_split(cast):
    with pytest.raises(Refusal, match="“北社区” has areas inside it"):
        split(cast.north, [[110.05, 30.1], [110.05, 30.5]])


def test_neighbours_become_one_area_and_the_others_go_out_of_use(cast):
    merged = actions.absorb_areas(area=cast.grid_n1, others=[cast.grid_n2], by=SYSTEM, now=NOW)
    assert shape(merged.boundary).bounds == pytest.approx((110.0, 30.2, 110.4, 30.4))
    assert shape(merged.boundary).area == pytest.approx(0.08)
    assert not again(cast.grid_n2).active
    assert boundaries.get().at(30.3, 110.3) == cast.grid_n1.pk
    assert Boundary.objects.get(area=cast.grid_n2).until == NOW


def test_a_strip_between_neighbours_is_closed_when_they_merge(cast):
    draw(cast.grid_n2, square(110.20005, 30.2, 110.4, 30.4))
    merged = actions.absorb_areas(area=cast.grid_n1, others=[cast.grid_n2], by=SYSTEM, now=NOW)
    assert shape(merged.boundary).geom_type == "Polygon"


def test_what_does_not_touch_or_stand_side_by_side_is_not_merged(cast):
    far = keep_area("d-1-n-9", "北九网格", cast.north, boundary=square(110.3, 30.3, 110.4, 30.4))
    draw(cast.grid_n2, square(110.2, 30.2, 110.25, 30.4))
    for other, sentence in [
        (far, "They do not border on each other"),
        (cast.grid_s1, "“南一网格” does not stand beside “北一网格”."),
        (cast.grid_n1, "Choose at least one neighbour"),
    ]:
        with pytest.raises(Refusal, match=sentence):
            actions.absorb_areas(area=cast.grid_n1, others=[other], by=SYSTEM, now=NOW)
    assert again(far).active and again(cast.grid_n1).active
