"""WGS-84, GCJ-02 and BD-09: where known points come to lie, there and back, and what a file says it is in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from linli.core.coordinates import System, convert, from_wgs84, named, to_wgs84

METRE = 1e-5  # degrees, about
# Published pairs (the unit tests of the field's own converters): WGS-84, GCJ-02, BD-09.
TIANANMEN = ([116.391349, 39.907375], [116.397590, 39.908778], [116.403950, 39.915120])


def test_a_known_place_comes_to_lie_where_the_maps_show_it():
    wgs, gcj, bd = map(np.array, TIANANMEN)
    assert np.abs(from_wgs84(wgs, System.GCJ02) - gcj).max() < 2 * METRE
    assert np.abs(from_wgs84(wgs, System.BD09) - bd).max() < 3 * METRE


@given(lon=st.floats(75, 134), lat=st.floats(19, 53), system=st.sampled_from([System.GCJ02, System.BD09]))
def test_there_and_back_is_the_same_place_to_a_millimetre(lon, lat, system):
    here = np.array([[lon, lat]])
    assert np.abs(to_wgs84(from_wgs84(here, system), system) - here).max() < 1e-8


@given(lon=st.floats(80, 130), lat=st.floats(20, 50))
def test_the_three_lie_hundreds_of_metres_apart_and_not_kilometres(lon, lat):
    here = np.array([lon, lat])
    for system in (System.GCJ02, System.BD09):
        assert 10 * METRE < np.abs(from_wgs84(here, system) - here).max() < 2000 * METRE


def test_outside_china_nothing_is_shifted_to_gcj_02():
    paris = np.array([2.35, 48.85])
    assert (from_wgs84(paris, System.GCJ02) == paris).all()


def test_a_shape_is_converted_corner_by_corner():
    drawn = Polygon([(113.6, 34.7), (113.7, 34.7), (113.7, 34.8)])
    shown = convert(drawn, source=System.WGS84, target=System.BD09)
    assert shown.distance(drawn.centroid) == 0 and not shown.equals_exact(drawn, 100 * METRE)
    assert convert(shown, source=System.BD09).equals_exact(drawn, 1e-8)
    assert convert(drawn, source=System.WGS84) is drawn


@pytest.mark.parametrize(
    "said, found",
    [
        ({}, None),
        ({"crs": None}, None),
        ({"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}}, System.WGS84),
        ({"crs": {"properties": {"name": "EPSG:4326"}}}, System.WGS84),
        ({"crs": {"properties": {"name": "GCJ-02"}}}, System.GCJ02),
        ({"coordinate_system": "BD09ll"}, System.BD09),
        ({"crs": "amap"}, System.GCJ02),
    ],
)
def test_a_file_is_believed_when_it_says_its_system(said, found):
    assert named(said) == found
