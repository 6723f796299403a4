from math import cos, radians

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import mapping

from linli.core.geometry import AreaIndex, circle_km, read_boundary
from linli.core.refusal import Refusal


def square(west: float, south: float, side: float) -> dict:
    return mapping(shapely.box(west, south, west + side, south + side))


DISTRICT = (1, square(113.0, 34.0, 1.0))
STREET = (2, square(113.0, 34.0, 0.5))
GRIDS = [(10 + place, square(113.0 + place * 0.1, 34.0, 0.1)) for place in range(5)]
INDEX = AreaIndex([DISTRICT, *GRIDS, STREET])


@pytest.mark.parametrize(
    ("lat", "lon", "area"),
    [
        (34.05, 113.05, 10),
        (34.05, 113.45, 14),
        (34.30, 113.30, 2),
        (34.90, 113.90, 1),
        (35.00, 114.00, 1),
        (35.01, 113.50, None),
        (113.05, 34.05, None),
        (float("nan"), 113.05, None),
        (34.05, float("inf"), None),
    ],
)
def test_the_smallest_area_that_holds_a_point_is_found(lat, lon, area):
    assert INDEX.at(lat, lon) == area


def test_without_boundaries_no_point_lies_anywhere():
    assert AreaIndex([]).at(34.05, 113.05) is None


degrees = st.floats(-0.2, 1.2)
triangles = st.lists(st.tuples(degrees, degrees), min_size=3, max_size=3).map(shapely.Polygon)


@given(st.lists(triangles.filter(lambda drawn: drawn.area > 0.001), max_size=6), degrees, degrees)
def test_the_raster_finds_what_trying_every_area_finds(drawn, lat, lon):
    index = AreaIndex([(number, mapping(each)) for number, each in enumerate(drawn)])
    holding = [(each.area, number) for number, each in enumerate(drawn) if shapely.intersects_xy(each, lon, lat)]
    assert index.at(lat, lon) == (min(holding)[1] if holding else None)


def refused(geojson, **asked) -> str:
    with pytest.raises(Refusal) as refusal:
        read_boundary(geojson, **asked)
    assert refusal.value.field == "boundary"
    return str(refusal.value)


def polygon(*corners):
    return {"type": "Polygon", "coordinates": [list(corners)]}


BOW = polygon((113, 34), (114, 35), (114, 34), (113, 35), (113, 34))
UNREADABLE = "The boundary's coordinates cannot be read."
CROSSED = "The boundary crosses itself: Self-intersection[113.5 34.5]. Draw it again, or let it be repaired."
OUTSIDE = "The boundary lies outside China. Coordinates are degrees, longitude first."


def test_a_boundary_is_read_from_a_geometry_or_a_feature_without_heights():
    flat = square(113.0, 34.0, 1.0)
    high = {"type": "Polygon", "coordinates": [[(*corner, 80.0) for corner in flat["coordinates"][0]]]}
    several = {"type": "MultiPolygon", "coordinates": [flat["coordinates"]]}
    read = [read_boundary(each) for each in (flat, high, {"type": "Feature", "geometry": flat}, several)]
    assert [each.area for each in read] == [1.0] * 4
    assert not any(each.has_z for each in read)


@pytest.mark.parametrize(
    ("geojson", "sentence"),
    [
        (
            {"type": "Point", "coordinates": [113, 34]},
            "A boundary is a Polygon or a MultiPolygon, not “Point”.",
        ),
        ({}, "A boundary is a Polygon or a MultiPolygon, not “?”."),
        ({"type": "Feature", "geometry": None}, "A boundary is a Polygon or a MultiPolygon, not “?”."),
        ({"type": "Polygon"}, UNREADABLE),
        ({"type": "Polygon", "coordinates": []}, UNREADABLE),
        ({"type": "Polygon", "coordinates": [[[113, 34], [114, 34]]]}, UNREADABLE),
        ({"type": "Polygon", "coordinates": "113,34"}, UNREADABLE),
        ({"type": "MultiPolygon", "coordinates": [[113, 34]]}, UNREADABLE),
        (polygon((113, 34), (114, 34), (float("nan"), 35), (113, 34)), UNREADABLE),
        (square(34.0, 113.0, 1.0), "Latitude and longitude are swapped: GeoJSON puts the longitude first."),
        (square(2.0, 48.0, 1.0), OUTSIDE),
        (square(12_600_000, 4_000_000, 1000.0), OUTSIDE),
        (
            BOW,
            CROSSED,
        ),
    ],
)
def test_what_cannot_be_a_boundary_is_refused_with_a_reason(geojson, sentence):
    assert refused(geojson) == sentence


def test_a_crossing_is_repaired_when_that_is_asked():
    repaired = read_boundary(BOW, repair=True)
    assert (repaired.geom_type, repaired.is_valid, repaired.area) == ("MultiPolygon", True, 0.5)


def test_a_boundary_that_encloses_nothing_cannot_be_repaired():
    line = polygon((113, 34), (114, 34), (113, 34), (113, 34))
    assert refused(line, repair=True) == "The boundary encloses nothing."


@given(st.floats(18, 53), st.floats(74, 134), st.floats(0.1, 50))
def test_a_circle_is_as_wide_as_asked(lat, lon, km):
    west, south, east, north = circle_km(lat, lon, km).bounds
    assert (north - south) * 111.195 == pytest.approx(2 * km, rel=1e-6)
    assert (east - west) * 111.195 * cos(radians(lat)) == pytest.approx(2 * km, rel=1e-6)
    assert AreaIndex([(7, mapping(circle_km(lat, lon, km)))]).at(lat, lon) == 7
