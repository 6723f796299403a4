"""What is on, on the public site: signing up, coming back, withdrawing, saying that one is there."""

import pytest
from django.utils import timezone

from linli.activities import actions
from linli.activities.models import SignUp
from tests.activities.conftest import TOMORROW
from tests.cast import NOW


@pytest.fixture
def clock(monkeypatch):
    """Sets the pages' clock: clock(moment)."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to


def test_signing_up_leads_to_ones_place_and_back_again_by_the_code(cast, reader, lecture, clock):
    activity = lecture(limit=1)
    assert "防火讲座" in reader.get("/activities/").content.decode()
    page = reader.get(f"/activities/{activity.pk}/")
    key = page.context["key"]
    said = {"name": "居民 01", "phone": "13900000001", "key": key}
    first = reader.post(f"/activities/{activity.pk}/", said)
    assert reader.post(f"/activities/{activity.pk}/", said)["Location"] == first["Location"]
    assert "You have a place." in reader.get(first["Location"]).content.decode()
    second = reader.post(f"/activities/{activity.pk}/", {"name": "居民 02", "phone": "13900000002"}, follow=True)
    assert "You are on the waiting list." in second.content.decode()
    assert "0 people stand before you." in second.content.decode()
    code = SignUp.objects.get(number=1).code
    found = reader.post("/activities/mine/", {"code": f"{code[:4]} {code[4:8]} {code[8:]}"})
    assert found["Location"] == f"/activities/mine/{code}/"
    gone = reader.post(f"/activities/mine/{code}/withdraw/", follow=True)
    assert "You have withdrawn." in gone.content.decode()
    assert "You moved up from the waiting list" in reader.get(second.redirect_chain[-1][0]).content.decode()
    assert gone.headers["Cache-Control"] == "no-store"


def test_what_is_refused_keeps_what_was_typed_and_says_why_beside_the_field(cast, reader, lecture, clock):
    page = reader.post(f"/activities/{lecture().pk}/", {"name": "居民 01", "phone": "what"})
    text = page.content.decode()
    assert page.status_code == 422 and 'value="居民 01"' in text
    assert text.index('id="phone-error"') < text.index("This does not look like a telephone number.")


def test_what_is_for_members_is_not_there_and_a_wrong_code_finds_nothing(cast, reader, lecture, clock):
    members = lecture(audience="members")
    assert reader.get(f"/activities/{members.pk}/").status_code == 404
    assert "防火讲座" not in reader.get("/activities/").content.decode()
    assert reader.get("/activities/mine/482109375516/").status_code == 404
    assert (
        "Nobody signed up with this code" in reader.post("/activities/mine/", {"code": "000000000000"}).content.decode()
    )


def test_at_the_door_one_says_that_one_is_there_by_code_or_without_having_signed_up(
    cast, reader, lecture, comes, clock
):
    activity = lecture(limit=2)
    own = comes(activity, 1)
    door = f"/activities/{activity.pk}/here/{activity.door}/"
    assert reader.get(f"/activities/{activity.pk}/here/guessed/").status_code == 404
    assert "It is too early" in reader.get(door).content.decode()
    clock(TOMORROW)
    assert "Welcome. You are on the list." in reader.post(door, {"code": own.code}).content.decode()
    assert "Welcome. You are on the list." in reader.post(door, {"name": "", "phone": ""}).content.decode()
    full = reader.post(door, {"name": "", "phone": ""})
    assert full.status_code == 422 and "All places are taken." in full.content.decode()
    assert SignUp.objects.filter(activity=activity, came_at=TOMORROW).count() == 2


def test_a_cancelled_activity_says_why(cast, reader, lecture, comes, clock):
    activity = lecture()
    own = comes(activity, 1)
    actions.cancel(activity=activity, words="会场停电", seen=1, by=cast.dispatcher, now=NOW)
    assert "会场停电" in reader.get(f"/activities/mine/{own.code}/").content.decode()


def test_the_list_costs_the_same_queries_however_many_there_are(
    cast, reader, lecture, clock, django_assert_num_queries
):
    lecture()
    reader.get("/activities/")
    with django_assert_num_queries(2):
        reader.get("/activities/")
    lecture(), lecture()
    with django_assert_num_queries(2):
        reader.get("/activities/")
