"""The map of areas at the desk: the tree, one area, drawing, splitting, merging, files; without JavaScript."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from linli.areas import actions as areas
from linli.areas.actions.bordering import border_of
from linli.areas.models import Area
from linli.grids.models import Leftover
from linli.journal.actions import SYSTEM
from linli.residents import actions as residents
from linli.stations.models import Station
from tests.cast import NOW, Cast, square

LINE = {"type": "LineString", "coordinates": [[110.05, 30.1], [110.05, 30.5]]}


def again(area):
    return Area.objects.get(pk=area.pk)


def test_the_tree_shows_what_stands_side_by_side_with_its_sums(cast, at_desk, home, worker):
    worker("网格员 11", cast.grid_n1)
    home(cast.grid_n1)
    page = at_desk(cast.dispatcher).get("/desk/grids/")
    rows = [(str(row.node), row.households, row.without, row.workers, row.inner) for row in page.context["rows"]]
    assert rows == [("北社区", 1, 1, 1, 2), ("南社区", 0, 0, 0, 1)]
    assert f"/desk/grids/{cast.street.pk}/shapes.json" in page.content.decode()


def test_the_tree_costs_the_same_queries_however_many_areas(cast, at_desk, home, django_assert_num_queries):
    client = at_desk(cast.dispatcher)
    client.get("/desk/grids/")
    with django_assert_num_queries(8):
        client.get("/desk/grids/")
    home(cast.grid_n1), home(cast.grid_s1)
    with django_assert_num_queries(8):
        client.get("/desk/grids/")


def test_a_border_is_drawn_as_text_and_its_history_is_shown(cast: Cast, at_desk):
    client = at_desk(cast.dispatcher)
    said = {
        "boundary": json.dumps(square(110.0, 30.2, 110.1, 30.4)),
        "system": "wgs84",
        "seen": border_of(cast.grid_n1),
    }
    answer = client.post(f"/desk/grids/{cast.grid_n1.pk}/draw/", said, follow=True)
    assert "The border runs as drawn from now on" in answer.content.decode()
    assert [each.how for each in answer.context["history"]] == ["drawn", "entered"]


def test_a_refused_border_keeps_what_was_drawn_and_says_why_beside_it(cast, at_desk):
    drawn = json.dumps(square(110.0, 30.2, 110.3, 30.4))
    for boundary, sentence in [(drawn, "It covers ground of its neighbours"), ("{", "This is no GeoJSON.")]:
        said = {"boundary": boundary, "system": "wgs84", "seen": border_of(cast.grid_n1)}
        answer = at_desk(cast.dispatcher).post(f"/desk/grids/{cast.grid_n1.pk}/draw/", said)
        assert answer.status_code == 422
        assert sentence in answer.context["draw"].errors["boundary"][0]
        assert answer.context["draw"]["boundary"].value() == boundary


def test_an_older_page_draws_over_nobody(cast, at_desk):
    said = {"boundary": json.dumps(square(110.0, 30.2, 110.1, 30.4)), "system": "wgs84", "seen": 1}
    answer = at_desk(cast.dispatcher).post(f"/desk/grids/{cast.grid_n1.pk}/draw/", said)
    assert answer.status_code == 422 and "Somebody changed this border" in answer.content.decode()


def test_after_it_was_shown_anew_the_same_drawing_is_taken(cast, at_desk):
    said = {"boundary": json.dumps(square(110.0, 30.2, 110.1, 30.4)), "system": "wgs84", "seen": 1}
    client = at_desk(cast.dispatcher)
    form = client.post(f"/desk/grids/{cast.grid_n1.pk}/draw/", said).context["draw"]
    said["seen"] = form["seen"].value()
    assert client.post(f"/desk/grids/{cast.grid_n1.pk}/draw/", said).status_code == 302


def test_a_neighbour_that_was_drawn_anew_meanwhile_is_not_merged_unseen(cast, at_desk):
    client, page = at_desk(cast.dispatcher), f"/desk/grids/{cast.grid_n1.pk}/"
    seen = {name: client.get(page).context["merge"].initial[name] for name in ("seen", "seen_beside")}
    anew = square(110.2, 30.2, 110.3, 30.4)
    areas.draw_boundary(area=cast.grid_n2, boundary=anew, by=SYSTEM, now=NOW)
    answer = client.post(f"{page}merge/", {"others": [cast.grid_n2.pk], **seen})
    assert answer.status_code == 422
    assert "Somebody changed the border of “北二网格” while you were looking at it" in answer.content.decode()
    form = answer.context["merge"]
    assert (form["others"].value(), again(cast.grid_n2).active) == ([str(cast.grid_n2.pk)], True)
    shown = {name: form[name].value() for name in ("seen", "seen_beside")}
    assert client.post(f"{page}merge/", {"others": [cast.grid_n2.pk], **shown}).status_code == 302


def test_a_grid_is_split_and_what_is_left_is_decided_on_its_page(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    said = {"line": json.dumps(LINE), "name": "北三网格", "seen": border_of(cast.grid_n1)}
    page = client.post(f"/desk/grids/{cast.grid_n1.pk}/split/", said, follow=True).content.decode()
    assert "“北三网格” is an area of its own now: 0 cases, 0 households and 0 enterprises went with it." in page
    assert "1 without a spot are listed below" in page and f"Case {case.pk}" in page
    left = Leftover.objects.get()
    client.post(f"/desk/grids/{cast.grid_n1.pk}/decide/", {"leftover": left.pk, "goes": "1"})
    case.refresh_from_db()
    assert case.area.name == "北三网格"
    late = client.post(f"/desk/grids/{cast.grid_n1.pk}/decide/", {"leftover": left.pk})
    assert late.status_code == 422 and "Tick what you have decided on" in late.content.decode()


def test_an_enterprise_without_a_spot_is_listed_by_its_name(cast, at_desk):
    said = residents.Firm(name="示范企业 01", area_id=cast.grid_n1.pk)
    residents.add_enterprise(firm=said, by=cast.dispatcher, now=NOW)
    split = {"line": json.dumps(LINE), "name": "北三网格", "seen": border_of(cast.grid_n1)}
    page = at_desk(cast.dispatcher).post(f"/desk/grids/{cast.grid_n1.pk}/split/", split, follow=True).content.decode()
    assert "示范企业 01" in page and "1 without a spot are listed below" in page


def test_neighbours_are_ticked_and_merged(cast, at_desk):
    client, seen = at_desk(cast.dispatcher), border_of(cast.grid_n1)
    none = client.post(f"/desk/grids/{cast.grid_n1.pk}/merge/", {"seen": seen})
    assert none.status_code == 422 and "Choose at least one neighbour" in none.content.decode()
    Station.objects.create(code="n2", name="北二站", tier="point", area=cast.grid_n2)
    said = {"others": [cast.grid_n2.pk], "seen": seen}
    page = client.post(f"/desk/grids/{cast.grid_n1.pk}/merge/", said, follow=True).content.decode()
    assert "with posts and organisations. 1 station stands there now." in page
    assert not again(cast.grid_n2).active


def test_a_new_area_is_added_inside(cast, at_desk):
    said = {"name": "南二网格", "code": "d-1-s-2", "system": "wgs84"}
    answer = at_desk(cast.dispatcher).post(f"/desk/grids/{cast.south.pk}/add/", said, follow=True)
    assert "“南二网格” is in use from now on." in answer.content.decode()
    twice = at_desk(cast.dispatcher).post(f"/desk/grids/{cast.south.pk}/add/", said)
    assert twice.context["add"].errors == {"code": ["The code “d-1-s-2” is taken."]}


def test_a_file_lands_what_is_good_and_names_the_rest(cast, at_desk):
    features = [
        {"type": "Feature", "properties": {"code": "d-1-n-1"}, "geometry": square(110.0, 30.2, 110.1, 30.4)},
        {"type": "Feature", "properties": {"code": "d-1-n-2"}, "geometry": square(110.0, 30.2, 110.4, 30.4)},
    ]
    raw = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    said = {"file": SimpleUploadedFile("x.geojson", raw), "area": cast.street.pk}
    page = at_desk(cast.dispatcher).post("/desk/grids/import/", said).content.decode()
    assert "1 areas landed, 0 of them new" in page and "It covers ground of its neighbours: “北一网格”" in page
    bad = {"file": SimpleUploadedFile("x.geojson", b"no"), "area": cast.street.pk}
    answer = at_desk(cast.dispatcher).post("/desk/grids/import/", bad)
    assert answer.status_code == 422 and "This is no GeoJSON" in answer.content.decode()


def test_borders_are_taken_out_in_a_system_of_ones_choice(cast, at_desk):
    answer = at_desk(cast.dispatcher).get(f"/desk/grids/export/?area={cast.north.pk}&system=bd09")
    written = json.loads(answer.content)
    assert written["coordinate_system"] == "bd09" and len(written["features"]) == 3


def test_the_shapes_of_the_map_say_what_is_around_beside_and_the_area_itself(cast, at_desk):
    found = at_desk(cast.dispatcher).get(f"/desk/grids/{cast.grid_n1.pk}/shapes.json").json()["features"]
    told = {each["properties"]["name"]: each["properties"]["what"] for each in found}
    assert told == {"北一网格": "own", "北二网格": "beside", "北社区": "around"}


def test_whoever_may_not_change_areas_there_finds_nothing(cast, at_desk):
    assert at_desk(cast.north_worker).get("/desk/grids/").status_code == 403
    assert at_desk(cast.dispatcher).get(f"/desk/grids/{cast.district.pk}/").status_code == 404
    assert at_desk(cast.dispatcher).get("/desk/grids/?area=999999").status_code == 404
