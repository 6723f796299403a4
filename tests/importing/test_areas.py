"""`linli import areas` and `linli export areas`: borders from a file and into one, in three systems of degrees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapely.geometry import mapping, shape

from linli.areas.models import Area
from linli.core.coordinates import System, convert
from linli.core.refusal import Refusal
from linli.importing.command import import_
from linli.importing.exporting import export
from tests.cast import Cast, square

WEST, EAST = square(110.0, 30.2, 110.1, 30.4), square(110.1, 30.2, 110.4, 30.4)
Bring = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Writes features, (geometry, properties) each, into a GeoJSON file: file(…, crs="GCJ-02")."""

    def written(*features: tuple[dict[str, Any], dict[str, str]], crs: str = "") -> Path:
        listed = [{"type": "Feature", "properties": said, "geometry": drawn} for drawn, said in features]
        named = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
        path = tmp_path / "grids.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", **named, "features": listed}), encoding="utf-8")
        return path

    return written


def typed(command: Any, *words: object) -> Result:
    return CliRunner().invoke(command, ["areas", *map(str, words)], catch_exceptions=False)


def bounds(code: str) -> list[float]:
    return [round(each, 4) for each in shape(Area.objects.get(code=code).boundary).bounds]


def shifted(drawn: dict[str, Any], system: str) -> dict[str, Any]:
    return dict(mapping(convert(shape(drawn), source=System.WGS84, target=system)))


def test_known_areas_get_their_borders_new_ones_are_added_and_the_rest_says_why(cast: Cast, file: Any) -> None:
    path = file(
        (WEST, {"code": "d-1-n-1"}),
        (square(110.1, 30.2, 110.2, 30.4), {"name": "北三网格"}),
        (square(110.3, 30.2, 110.9, 30.4), {"code": "d-1-n-2"}),
    )
    said = typed(import_, path, "--under", "d-1-n")
    assert said.output.splitlines() == [
        "d-1-n-2: It sticks out of “北社区”. Keep inside its border, or change that first.",
        "2 areas landed, 1 of them new (read as WGS-84 (GPS, Tianditu, GeoJSON)).",
    ]
    assert (bounds("d-1-n-1"), Area.objects.get(name="北三网格").code) == ([110.0, 30.2, 110.1, 30.4], "d-1-n-3")
    assert bounds("d-1-n-2") == [110.2, 30.2, 110.4, 30.4]


def test_two_that_exchange_ground_land(cast: Cast, file: Any) -> None:
    upper, lower = square(110.0, 30.3, 110.4, 30.4), square(110.0, 30.2, 110.4, 30.3)
    said = typed(import_, file((upper, {"code": "d-1-n-1"}), (lower, {"code": "d-1-n-2"})))
    assert said.output.startswith("2 areas landed, 0 of them new")


@pytest.mark.parametrize("system", [System.GCJ02, System.BD09])
@pytest.mark.parametrize("by_file", [True, False])
def test_degrees_of_chinese_maps_come_to_lie_where_they_belong(
    cast: Cast, file: Any, system: str, by_file: bool
) -> None:
    drawn = (shifted(WEST, system), {"code": "d-1-n-1"})
    said = typed(import_, file(drawn, crs=system)) if by_file else typed(import_, file(drawn), "--system", system)
    assert said.output == f"1 areas landed, 0 of them new (read as {System(system).label}).\n"
    assert bounds("d-1-n-1") == [110.0, 30.2, 110.1, 30.4]


def test_swapped_coordinates_and_another_system_than_said_are_told(cast: Cast, file: Any) -> None:
    swapped = square(30.2, 110.0, 30.4, 110.1)
    path = file((swapped, {"code": "d-1-n-1"}), (shifted(EAST, System.BD09), {"code": "d-1-n-2"}))
    lines = typed(import_, path).output.splitlines()
    assert lines[0].startswith("d-1-n-1: Latitude and longitude are swapped")
    assert lines[1].endswith("read as BD-09 (Baidu) it fits. Say that it is in that system.")
    assert lines[2].startswith("0 areas landed")
    assert (bounds("d-1-n-1"), bounds("d-1-n-2")) == ([110.0, 30.2, 110.2, 30.4], [110.2, 30.2, 110.4, 30.4])


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"not json", "This is no GeoJSON: it cannot be read as JSON in UTF-8."),
        (b"[]", "This is no GeoJSON: it has to be a FeatureCollection, a Feature or a geometry."),
        (b'{"type": "FeatureCollection", "features": []}', "There is no area in this file."),
        ('{"name": "网格"}'.encode("gb18030"), "This is no GeoJSON: it cannot be read as JSON in UTF-8."),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(cast: Cast, tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "bad.geojson"
    path.write_bytes(raw)
    with pytest.raises(Refusal) as refused:
        typed(import_, path)
    assert str(refused.value) == sentence


def test_a_file_that_is_not_there_and_a_place_nobody_knows_are_said(cast: Cast, file: Any, tmp_path: Path) -> None:
    assert "does not exist" in typed(import_, tmp_path / "nowhere.geojson").output
    with pytest.raises(Refusal, match="There is no area with the code “x”"):
        typed(import_, file((WEST, {"code": "d-1-n-1"})), "--under", "x")
    with pytest.raises(Refusal, match="There is no area with the code “x”"):
        typed(export, tmp_path / "out.geojson", "--area", "x")


@pytest.mark.parametrize("system", System.values)
def test_what_is_written_out_is_read_in_again_to_the_same_place(cast: Cast, tmp_path: Path, system: str) -> None:
    path = tmp_path / "out.geojson"
    said = typed(export, path, "--area", "d-1-n", "--system", system)
    assert said.output == f"3 areas: {path}\n"
    written = json.loads(path.read_text(encoding="utf-8"))
    assert [each["properties"]["code"] for each in written["features"]] == ["d-1-n", "d-1-n-1", "d-1-n-2"]
    before = [bounds(code) for code in ("d-1-n", "d-1-n-1", "d-1-n-2")]
    assert typed(import_, path).output.startswith("3 areas landed, 0 of them new")
    assert [bounds(code) for code in ("d-1-n", "d-1-n-1", "d-1-n-2")] == before
