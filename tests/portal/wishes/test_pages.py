"""Wishes on the public site: said, followed by a code, claimed by a volunteer, fulfilled, thanked for."""

import pytest
from django.utils import timezone

from linli.wishes import actions
from linli.wishes.models import MicroWish
from tests.cast import NOW
from tests.portal.conftest import picture

NEVER = ("王桂花", "王**", "138****0009", "13800000009", "402", "幸福路")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def said(cast, **more):
    usual = {
        "asked": "想要一个电水壶",
        "wisher": "old",
        "thing": "goods",
        "cost": "80",
        "area": cast.grid_n1.pk,
        "place": "幸福路3号楼402",
        "name": "王桂花",
        "phone": "13800000009",
    }
    return {**usual, **more}


def test_a_wish_goes_the_whole_way_by_codes(cast, reader, volunteer):
    key = reader.get("/wishes/new/").context["key"]
    first = reader.post("/wishes/new/", said(cast, key=key))
    assert reader.post("/wishes/new/", said(cast, key=key))["Location"] == first["Location"]
    made = MicroWish.objects.get()
    mine = first["Location"]
    assert "Wish to be checked" in reader.get(mine).content.decode()
    found = reader.post("/wishes/mine/", {"code": f"{made.code[:4]} {made.code[4:8]} {made.code[8:]}"})
    assert found["Location"] == mine
    actions.publish(wish=made, said="想要一个电水壶", cost=80, seen=1, by=cast.dispatcher, now=NOW)
    for address in ("/wishes/", f"/wishes/{made.pk}/"):
        page = reader.get(address).content.decode()
        assert "想要一个电水壶" in page and "An old person" in page
        assert [each for each in NEVER if each in page] == []
    assert "北社区" not in reader.get(f"/wishes/{made.pk}/").content.decode()
    wrong = reader.post(f"/wishes/{made.pk}/", {"code": "123"})
    assert (wrong.status_code, wrong.context["form"].errors) == (
        422,
        {"code": ["A query code has 12 digits; this one has 3."]},
    )
    nobody = reader.post(f"/wishes/{made.pk}/", {"code": "000000000000"}).content.decode()
    assert "No volunteer has this code." in nobody
    claimed = reader.post(f"/wishes/{made.pk}/", {"code": volunteer.code})
    assert claimed["Location"] == f"/wishes/claimed/{volunteer.code}/"
    twice = reader.post(f"/wishes/{made.pk}/", {"code": volunteer.code})
    assert (twice.status_code, "You have claimed this wish already." in twice.content.decode()) == (422, True)
    page = reader.get(claimed["Location"]).content.decode()
    assert "想要一个电水壶" in page and [each for each in NEVER if each in page] == []
    step = f"{claimed['Location']}{made.pk}/fulfil/"
    assert "Say how the wish was fulfilled." in reader.post(step, {"words": ""}).content.decode()
    reader.post(step, {"words": "送到了", "photos": [picture()]})
    assert "Wish fulfilled" in reader.get(mine).content.decode()
    assert "Write a few words." in reader.post(f"{mine}thank/", {"words": ""}).content.decode()
    reader.post(f"{mine}thank/", {"words": "谢谢好心人"})
    assert "谢谢好心人" in reader.get(claimed["Location"]).content.decode()
    public = reader.get("/wishes/").content.decode()
    assert "Fulfilled lately" in public and "谢谢好心人" not in public


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(cast, reader):
    page = reader.post("/wishes/new/", said(cast, cost="500"))
    assert (page.status_code, page.context["form"].errors) == (
        422,
        {"cost": ["A micro-wish costs 300 yuan at most. Wish for something smaller."]},
    )
    assert "想要一个电水壶" in page.content.decode() and 'value="王桂花"' in page.content.decode()


def test_it_is_given_back_with_a_reason_and_withdrawn_by_the_wisher(cast, reader, published, volunteer):
    made = published()
    reader.post(f"/wishes/{made.pk}/", {"code": volunteer.code})
    withdrawn = reader.post(f"/wishes/mine/{made.code}/withdraw/")
    assert withdrawn.status_code == 422
    at = f"/wishes/claimed/{volunteer.code}/{made.pk}/give_back/"
    assert "Say why, so that whoever keeps the wish can help." in reader.post(at, {"words": ""}).content.decode()
    reader.post(at, {"words": "要出差"})
    reader.post(f"/wishes/mine/{made.code}/withdraw/")
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_what_is_not_published_does_not_exist_and_wrong_codes_find_nothing(cast, reader, wish, volunteer):
    made = wish()
    assert reader.get(f"/wishes/{made.pk}/").status_code == 404
    assert "No wish waits here." in reader.get("/wishes/").content.decode()
    assert reader.get("/wishes/mine/482109375516/").status_code == 404
    assert reader.get("/wishes/claimed/482109375516/").status_code == 404
    assert reader.post(f"/wishes/claimed/{volunteer.code}/{made.pk}/fulfil/").status_code == 404
    assert "No wish has this code." in reader.post("/wishes/mine/", {"code": "000000000000"}).content.decode()


def test_the_list_costs_the_same_queries_however_many_there_are(cast, reader, published, django_assert_num_queries):
    published()
    reader.get("/wishes/")
    with django_assert_num_queries(3):
        reader.get("/wishes/")
    published(), published()
    with django_assert_num_queries(3):
        reader.get("/wishes/")
