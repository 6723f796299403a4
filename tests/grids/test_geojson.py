"""Files of borders: the good ones land, each other says why; what is written can be read again, in three systems."""

import json

import pytest
from shapely.geometry import mapping, shape

from linli.areas.models import Area
from linli.core.coordinates import System, convert
from linli.core.refusal import Refusal
from linli.grids import geojson
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.journal.queries import broken_links
from tests.cast import NOW, square


def feature(boundary, **properties):
    return {"type": "Feature", "properties": properties, "geometry": boundary}


def land(cast, *features, system=System.WGS84):
    return geojson.land(features, system=system, under=cast.north, by=SYSTEM, now=NOW)


def test_the_good_ones_land_and_each_bad_one_says_why(cast):
    bow = [[110.2, 30.2], [110.4, 30.4], [110.4, 30.2], [110.2, 30.4], [110.2, 30.2]]
    landed = land(
        cast,
        feature(square(110.0, 30.2, 110.1, 30.4), code="d-1-n-1"),
        feature(square(110.1, 30.2, 110.2, 30.4), name="北三网格", parent="北社区"),
        feature({"type": "Polygon", "coordinates": [bow]}, code="d-1-n-2"),
        feature(square(110.35, 30.2, 110.5, 30.4), name="伸出去的"),
        feature(square(110.1, 30.25, 110.2, 30.3), name="重叠的"),
        feature(square(30.2, 110.2, 30.4, 110.4), name="北二网格"),
        feature(square(110.2, 30.2, 110.4, 30.4)),
        feature(square(110.2, 30.2, 110.4, 30.4), name="不知何处", parent="没有的"),
    )
    assert [(each.label, each.new, each.sentence[:40]) for each in landed] == [
        ("d-1-n-1", False, ""),
        ("北三网格", True, ""),
        ("d-1-n-2", False, "The boundary crosses itself: Self-inters"),
        ("伸出去的", False, "It sticks out of “北社区”. Keep inside its "),
        ("重叠的", False, "It covers ground of its neighbours: “北三网"),
        ("北二网格", False, "Latitude and longitude are swapped: GeoJ"),
        ("No. 7", False, "It has neither a code that is known nor "),
        ("不知何处", False, "The area around it, “没有的”, is not known "),
    ]
    assert Area.objects.get(name="北三网格").code == "d-1-n-3"
    assert shape(Area.objects.get(code="d-1-n-1").boundary).bounds == (110.0, 30.2, 110.1, 30.4)


def test_a_neighbour_that_makes_room_later_in_the_file_is_waited_for(cast):
    landed = land(
        cast,
        feature(square(110.0, 30.2, 110.3, 30.4), code="d-1-n-1"),
        feature(square(110.3, 30.2, 110.4, 30.4), code="d-1-n-2"),
    )
    assert [each.sentence for each in landed] == ["", ""]


def swapped(first="d-1-n-1", second="d-1-n-2"):
    """Two grids side by side that become two one above the other: each takes ground of the other."""
    return [
        feature(square(110.0, 30.2, 110.4, 30.3), code=first),
        feature(square(110.0, 30.3, 110.4, 30.4), code=second),
    ]


def bounds(code):
    return tuple(round(each, 6) for each in shape(Area.objects.get(code=code).boundary).bounds)


@pytest.mark.parametrize("order", [1, -1])
def test_neighbours_that_exchange_ground_both_land_in_whatever_order(cast, order):
    assert [each.sentence for each in land(cast, *swapped()[::order])] == ["", ""]
    assert (bounds("d-1-n-1"), bounds("d-1-n-2")) == ((110.0, 30.2, 110.4, 30.3), (110.0, 30.3, 110.4, 30.4))
    told = Event.objects.filter(kind="area.bordered").values_list("subject_id", flat=True)
    assert set(told) >= {cast.grid_n1.pk, cast.grid_n2.pk}
    assert not list(broken_links())


def test_a_bad_one_beside_an_exchange_does_not_keep_the_others_from_it(cast):
    out = feature(square(110.35, 30.2, 110.5, 30.4), name="伸出去的")
    landed = land(cast, *swapped(), out, feature(square(110.1, 30.2, 110.2, 30.25), name="新网格"))
    assert [each.sentence[:27] for each in landed] == [
        "",
        "",
        "It sticks out of “北社区”. Kee",
        "It covers ground of its nei",
    ]


def test_an_exchange_that_leaves_two_on_the_same_ground_is_refused_and_changes_nothing(cast):
    before = bounds("d-1-n-1"), bounds("d-1-n-2")
    both = [feature(square(110.0, 30.2, 110.4, 30.35), code="d-1-n-1"), swapped()[1]]
    assert all("It covers ground of its neighbours" in each.sentence for each in land(cast, *both))
    assert (bounds("d-1-n-1"), bounds("d-1-n-2")) == before
    assert not Event.objects.filter(kind="area.bordered").exists()


def test_a_new_grid_takes_what_an_exchange_leaves_free(cast):
    first, second = swapped()
    second["geometry"] = square(110.0, 30.3, 110.2, 30.4)
    new = feature(square(110.2, 30.3, 110.4, 30.4), name="北三网格")
    assert [(each.sentence, each.new) for each in land(cast, new, first, second)] == [
        ("", True),
        ("", False),
        ("", False),
    ]


@pytest.mark.parametrize("system", System.values)
def test_what_is_written_in_a_system_is_read_back_to_the_same_place(cast, system):
    written = geojson.write(cast.north.pk, system=system)
    features, named = geojson.read(json.dumps(written).encode())
    assert (named or System.WGS84) == system
    assert [each["properties"]["code"] for each in features] == ["d-1-n", "d-1-n-1", "d-1-n-2"]
    assert features[1]["properties"]["parent"] == "d-1-n"
    back = convert(shape(features[1]["geometry"]), source=system)
    assert back.equals_exact(shape(square(110.0, 30.2, 110.2, 30.4)), 1e-7)
    assert [each.sentence for each in land(cast, *features, system=system)] == ["", "", ""]


def test_a_file_in_another_system_than_said_is_told_which_it_fits(cast):
    wrong = mapping(convert(shape(square(110.0, 30.2, 110.2, 30.4)), source=System.WGS84, target=System.GCJ02))
    told = land(cast, feature(wrong, code="d-1-n-1"))[0].sentence
    assert "GCJ-02 (AMap, Tencent) it fits" in told


@pytest.mark.parametrize(
    "raw, sentence",
    [
        (b"\xff\xfe{", "cannot be read as JSON"),
        (b"[1]", "has to be a FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "There is no area in this file"),
    ],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(raw, sentence):
    with pytest.raises(Refusal, match=sentence):
        geojson.read(raw)
