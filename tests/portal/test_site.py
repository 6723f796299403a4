"""The pages around the loop: home, numbers, who looks after a place, switches, errors, machines."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone
from django.views.defaults import permission_denied, server_error

from linli.cases import actions as cases
from linli.cases.words import Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.insight import counting
from linli.insight.measures import USUAL
from linli.journal import actions as journal
from linli.journal import readers
from linli.people.models import Person
from tests.cast import NOW, Cast

PAGES = ["/", "/submit/", "/track/", "/numbers/", "/workers/", "/privacy/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "word"), [("en", "Linli"), ("zh-hans", "邻")])
def test_every_page_opens_in_both_languages(client: Client, cast: Cast, page: str, language: str, word: str) -> None:
    client.cookies["language"] = language

    response = client.get(page)

    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()
    assert word in response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_before_anything_is_set_up(client: Client, db: None, page: str) -> None:
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_no_page_asks_anything_of_another_site(client: Client, cast: Cast, page: str) -> None:
    body = client.get(page).content.decode()

    assert "http://" not in body
    assert "https://" not in body


def test_the_home_page_costs_no_query(client: Client, cast: Cast, django_assert_num_queries) -> None:
    client.get("/")

    with django_assert_num_queries(0):
        client.get("/")


def test_large_type_and_language_are_remembered_and_lead_back(client: Client, cast: Cast) -> None:
    large = client.get("/switch/?large=1", headers={"Referer": "http://testserver/track/"})
    client.get("/switch/?language=en")

    page = client.get("/").content.decode()
    assert large.headers["Location"] == "/track/"
    assert '<html lang="en" class="large"' in page


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_a_switch_leads_nowhere_else(client: Client, cast: Cast, elsewhere: str) -> None:
    assert client.get("/switch/", {"next": elsewhere, "large": "1"}).headers["Location"] == "/"


def test_a_switch_sets_only_what_there_is(client: Client, cast: Cast) -> None:
    response = client.get("/switch/?language=xx&large=9&sessionid=stolen")

    assert dict(response.cookies) == {}


def test_the_months_numbers_say_what_they_are_made_of(
    reader: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    cases.rate(case=case, now=NOW, grade=5)
    journal.seal(now=NOW)
    readers.read(counting.COUNTING)

    home, numbers = reader.get("/").content.decode(), reader.get("/numbers/").content.decode()

    assert '<a href="/numbers/#satisfied">' in home
    assert "1 of 1" in numbers
    assert "示范街道" in numbers


def test_the_satisfied_share_is_reckoned_as_the_practice_says_and_explained(
    reader: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    points = {"5": 100, "4": 80, "3": 60, "2": 0, "1": 0}
    satisfaction = {
        "name": ["评效满意率", "Residents’ verdict"],
        "points": points,
        "leaves_out": ["lapsed", "imported"],
    }
    said = {**USUAL, "satisfaction": satisfaction, "weights": [{"categories": ["lamp"], "weight": 2}]}
    catalogue.keep_practice(settings={**Practice.objects.get().settings, "rates": said}, by=journal.SYSTEM, now=NOW)
    for grade, more in ((5, {"category": cast.lamp}), (4, {}), (1, {})):
        case = cast.in_hand(**more)
        cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
        cases.rate(case=case, now=NOW, grade=grade)
    journal.seal(now=NOW)
    readers.read(counting.COUNTING)

    page = reader.get("/numbers/").content.decode()

    assert '<strong class="number">70.0</strong> % Residents’ verdict' in page
    assert "2.8 of 4" in page
    assert "Very satisfied 100 % · Satisfied 80 % · Fair 60 % · Dissatisfied 0 % · Very dissatisfied 0 %." in page
    assert "Not counted: not called in time · from an old register." in page
    assert "Some cases count for more than one." in page


def test_a_resident_finds_who_looks_after_a_grid(reader: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.north_worker.person_id).update(name="王小明", phone="13800000001")

    page = reader.get(f"/workers/?area={cast.grid_n1.pk}").content.decode()

    assert "<strong>王</strong>" in page
    assert "王小明" not in page
    assert 'href="tel:13800000001"' in page


def test_a_place_without_anybody_says_what_to_do(reader: Client, cast: Cast) -> None:
    Person.objects.update(active=False)

    assert "Nobody is entered for this place yet." in reader.get(f"/workers/?area={cast.grid_n2.pk}").content.decode()


def test_the_shapes_of_all_areas_are_one_collection(client: Client, cast: Cast) -> None:
    response = client.get("/areas.json")
    again = client.get("/areas.json", headers={"If-None-Match": response.headers["ETag"]})

    features = {each["id"]: each["properties"] for each in json.loads(response.content)["features"]}
    assert features[cast.grid_n1.pk] == {"name": "北一网格", "leaf": True, "depth": 4}
    assert features[cast.north.pk]["leaf"] is False
    assert again.status_code == 304


def test_a_point_says_its_grid(client: Client, cast: Cast) -> None:
    inside = client.get("/areas/at?lat=30.3&lon=110.1").json()
    outside = client.get("/areas/at?lat=39.9&lon=116.4").json()

    assert inside == {"id": cast.grid_n1.pk, "name": "示范街道 · 北社区 · 北一网格"}
    assert outside == {"id": None, "name": ""}
    assert client.get("/areas/at?lat=here").status_code == 400


def test_healthz_says_whether_the_database_answers(client: Client, db: None) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "database": "answers"}


def test_robots_may_not_read_cases(client: Client, db: None) -> None:
    assert b"Disallow: /track/" in client.get("/robots.txt").content


def test_an_unknown_address_is_a_page_of_the_house(reader: Client, cast: Cast) -> None:
    response = reader.get("/nowhere/")

    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


def test_errors_have_a_page_of_the_house_even_without_a_database(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")

    assert b"<html" in server_error(request).content


def test_what_is_not_open_to_somebody_says_so(rf: RequestFactory, cast: Cast) -> None:
    request: HttpRequest = rf.get("/desk/")

    assert b"/desk/" in permission_denied(request, PermissionDenied()).content
