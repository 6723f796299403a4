"""Stations at the desk: listed, entered, changed, checked, rated; the homes outside a walk."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.residents.models import Household
from linli.stations import actions, circle, counting
from linli.stations.models import OpeningChange, Station
from tests.cast import NOW, account
from tests.stations.conftest import keep
from tests.stations.conftest import north as north
from tests.stations.conftest import practice as practice

WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "08:30–12:00，14:30–17:30")
ENTERED = {"name": "新站", "code": "new", "tier": "point", "zones": ["window"], "sat": "20:00-02:00", **WEEK}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_however_many_there_are(cast, north, at_desk, count, django_assert_num_queries):
    for number in range(count):
        actions.add_equipment(station=keep(f"s{number}", cast), name="屏", by=cast.dispatcher, now=NOW)
    client = at_desk(cast.dispatcher)
    client.get("/desk/stations/")
    with django_assert_num_queries(9):
        page = client.get("/desk/stations/").content.decode()
    assert page.count("data-row") == count + 1
    assert "示范街道 · 北社区" in page


def test_a_station_is_entered_with_hours_as_people_write_them(cast, practice, at_desk):
    client = at_desk(cast.dispatcher)
    answer = client.post("/desk/stations/new/", {**ENTERED, "area": cast.north.pk})
    made = Station.objects.get(code="new")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/stations/{made.pk}/")
    office = [["08:30", "12:00"], ["14:30", "17:30"]]
    assert made.hours == {"week": [office] * 5 + [[["20:00", "02:00"]], []], "holiday": []}
    page = client.get(answer["Location"]).content.decode()
    assert "新站" in page and "20:00–02:00" in page


def test_hours_that_cannot_be_are_refused_and_what_was_typed_stays(cast, practice, at_desk):
    said = {**ENTERED, "area": cast.north.pk, "mon": "early", "name": "留着"}
    answer = at_desk(cast.dispatcher).post("/desk/stations/new/", said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“early” is no time." in page and "留着" in page
    assert not Station.objects.exists()


def test_a_stale_page_changes_nothing(cast, north, at_desk):
    client = at_desk(cast.dispatcher)
    said = {"name": "甲", "tier": "centre", "area": cast.north.pk, "usual": "1", "seen": 1}
    assert client.post(f"/desk/stations/{north.pk}/change/", said).status_code == 302
    answer = client.post(f"/desk/stations/{north.pk}/change/", {**said, "name": "乙"})
    assert (answer.status_code, Station.objects.get().name) == (422, "甲")
    assert "Somebody has changed this station meanwhile." in answer.content.decode()


def test_whoever_keeps_no_station_there_finds_no_step(cast, north, at_desk):
    south = account("south9", "南 09", cast.south_committee, "dispatcher", cast.south)
    client = at_desk(south)
    assert client.get(f"/desk/stations/{north.pk}/").status_code == 200
    steps = ("opening", "check/sign", "equipment", "stars", "retire")
    assert [client.post(f"/desk/stations/{north.pk}/{step}/").status_code for step in steps] == [404] * 5
    assert client.get(f"/desk/stations/{north.pk}/change/").status_code == 404
    assert at_desk(cast.north_worker).post(f"/desk/stations/{north.pk}/equipment/").status_code == 403


def test_other_hours_are_entered_and_taken_back(cast, north, at_desk):
    client = at_desk(cast.dispatcher)
    today = timezone.localdate()
    said = {"first": today, "last": today + timedelta(days=1), "hours": "", "reason": "停电检修"}
    assert client.post(f"/desk/stations/{north.pk}/opening/", said).status_code == 302
    assert "停电检修" in client.get(f"/desk/stations/{north.pk}/").content.decode()
    again = client.post(f"/desk/stations/{north.pk}/opening/", said)
    assert (again.status_code, "entered already" in again.content.decode()) == (422, True)
    change = OpeningChange.objects.get()
    assert client.post(f"/desk/stations/{north.pk}/opening/{change.pk}/usual/").status_code == 302
    assert not OpeningChange.objects.exists()


def test_the_checklist_is_looked_at_with_a_photo_that_others_may_see(cast, north, at_desk, picture):
    client = at_desk(cast.dispatcher)
    said = {
        "met": "1",
        "on": timezone.localdate(),
        "note": "新牌",
        "photos": SimpleUploadedFile("a.jpg", picture, "image/jpeg"),
    }
    assert client.post(f"/desk/stations/{north.pk}/check/sign/", said).status_code == 302
    page = client.get(f"/desk/stations/{north.pk}/").content.decode()
    assert "新牌" in page and "It is there" in page
    photo = north.photos.get()
    seen = at_desk(cast.officer).get(f"/desk/stations/{north.pk}/photos/{photo.pk}/")
    assert (seen.status_code, b"".join(seen.streaming_content)[:2]) == (200, b"\xff\xd8")
    late = client.post(f"/desk/stations/{north.pk}/check/sign/", {"met": "0", "on": "2999-01-01", "note": "typed"})
    assert (late.status_code, "typed" in late.content.decode()) == (422, True)


def test_equipment_breaks_and_the_list_says_so(cast, north, at_desk):
    client = at_desk(cast.dispatcher)
    assert client.post(f"/desk/stations/{north.pk}/equipment/", {"name": "屏幕"}).status_code == 302
    thing = north.equipment.get()
    address = f"/desk/stations/{north.pk}/equipment/{thing.pk}/"
    refused = client.post(address, {"condition": "faulty", "seen": 1})
    assert (refused.status_code, "Say what is wrong with it." in refused.content.decode()) == (422, True)
    assert client.post(address, {"condition": "faulty", "note": "不亮", "seen": 1}).status_code == 302
    assert "不亮" in client.get(f"/desk/stations/{north.pk}/").content.decode()


def test_stars_are_proposed_and_confirmed_on_the_page(cast, north, at_desk):
    said = {"points_kind": 50, "evidence_kind": "回访", "points_quick": 40, "evidence_quick": "台账"}
    proposer = at_desk(cast.dispatcher)
    assert proposer.post(f"/desk/stations/{north.pk}/stars/", said).status_code == 302
    page = proposer.get(f"/desk/stations/{north.pk}/").content.decode()
    assert "You proposed these stars yourself." in page
    rating = north.ratings.get()
    above = at_desk(account("above", "街道 09", cast.street_office, "dispatcher", cast.street))
    address = f"/desk/stations/{north.pk}/stars/{rating.pk}/"
    assert proposer.post(address, {"confirmed": "1"}).status_code == 422
    assert above.post(address, {"confirmed": "1"}).status_code == 302
    assert "2 ★" in above.get("/desk/stations/").content.decode()


def test_homes_outside_a_walk_are_counted_and_not_named(cast, north, at_desk):
    Household.objects.create(code="H1", area=cast.grid_n1, spot="110.1,30.25", entered_at=NOW)
    client = at_desk(cast.dispatcher)
    page = client.get("/desk/stations/circle/?minutes=15&speed=60&wanted=window").content.decode()
    assert "15 minutes × 60 m ÷ 1.25 = 0.72 km in a straight line." in page
    assert "北社区 · 北一网格" in page and "5.56 km" in page and "H1" not in page
    assert client.get(f"/desk/stations/circle/?area={cast.district.pk}").status_code == 404
    assert at_desk(cast.officer).get("/desk/stations/circle/").status_code == 403


def test_too_many_homes_are_counted_in_the_background_and_then_shown(cast, north, at_desk, monkeypatch):
    monkeypatch.setattr(circle, "MOST", 0)
    Household.objects.create(code="H1", area=cast.grid_n1, spot="110.1,30.25", entered_at=NOW)
    client, at = at_desk(cast.dispatcher), "/desk/stations/circle/"
    page = client.get(at).content.decode()
    assert "More than 0 homes lie here" in page and "Count all of them" in page and "北一网格" not in page
    said = {"area": cast.street.pk, "wanted": "", "minutes": 15, "speed": 60}
    back = client.post(f"{at}count/", said)
    assert "They are being counted." in client.get(back["Location"]).content.decode()
    counting.count_all(now=timezone.now())
    page = client.get(back["Location"]).content.decode()
    assert "all homes." in page and "北社区 · 北一网格" in page and "Count them again" in page
    assert client.post(f"{at}count/", {**said, "area": cast.district.pk}).status_code == 404
    assert at_desk(cast.officer).post(f"{at}count/", said).status_code == 403
