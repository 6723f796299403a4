"""Stations go where their grid goes."""

from linli.journal.models import Event
from linli.journeys import dividing
from linli.stations.models import Station
from linli.stations.tables import stations
from tests.cast import NOW, Cast

UP = {"type": "LineString", "coordinates": [[110.05, 30.1], [110.05, 30.9]]}
WEST, EAST = {"lon": 110.02, "lat": 30.3}, {"lon": 110.08, "lat": 30.3}


def stand(code: str, cast: Cast, **more: object) -> Station:
    return Station.objects.create(**{"code": code, "name": code, "tier": "point", "area": cast.grid_n1, **more})


def where() -> dict[str, str]:
    return {each.code: each.area.name for each in Station.objects.select_related("area").order_by("code")}


def test_a_merged_grid_brings_its_stations_those_out_of_use_too(cast: Cast) -> None:
    stand("one", cast), stand("two", cast, area=cast.grid_n2), stand("gone", cast, area=cast.grid_n2, active=False)
    stations.get()
    done = dividing.merge(area=cast.grid_n1, others=[cast.grid_n2], by=cast.dispatcher, now=NOW)
    assert done.stations == 1
    assert where() == {"one": "北一网格", "two": "北一网格", "gone": "北一网格"}
    kept = Event.objects.filter(kind="station.kept", subject_id=Station.objects.get(code="two").pk).get()
    assert (kept.area_id, kept.data["fields"]) == (cast.grid_n1.pk, ["area_id"])


def test_a_split_grid_leaves_stations_where_they_lie(cast: Cast) -> None:
    stand("east", cast, **EAST), stand("nowhere", cast), stand("west", cast, **WEST)
    done = dividing.split(area=cast.grid_n1, line=UP, name="北三网格", by=cast.dispatcher, now=NOW)
    assert done.stations == 1
    there = where()
    assert there["nowhere"] == "北一网格" and sorted({there["east"], there["west"]}) == ["北一网格", "北三网格"]
