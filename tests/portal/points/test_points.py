"""Points on the public site: what earns them, one's statement by code, redeeming for oneself, the ranking."""

import pytest
from django.utils import timezone

from linli.journal.actions import SYSTEM
from linli.points import actions
from linli.points.models import Holder, Redeeming
from tests.cast import NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_ones_statement_is_found_by_the_code_of_the_account_or_of_the_volunteer(
    cast, reader, volunteer, practice, earned
):
    own = actions.open_account(volunteer, by=SYSTEM, now=NOW)
    earned(holder=own)
    page = reader.get("/points/").content.decode()
    assert "Moral bank" in page and "Good deed" in page
    for code in (own.code, volunteer.code):
        found = reader.post("/points/", {"code": f"{code[:4]} {code[4:8]} {code[8:]}"})
        assert found["Location"] == f"/points/{own.code}/"
    page = reader.get(f"/points/{own.code}/")
    assert page.headers["Cache-Control"] == "no-store"
    assert "+10" in page.content.decode() and "居***" in page.content.decode()


def test_a_code_that_nobody_has_is_refused_with_what_was_typed(cast, reader, practice):
    page = reader.post("/points/", {"code": "000000000000"})
    assert page.status_code == 422 and "There is no account of points with this code" in page.content.decode()
    assert 'value="000000000000"' in page.content.decode()
    assert reader.get("/points/000000000000/").status_code == 404


def test_a_resident_redeems_gives_back_and_is_told_why_not(cast, reader, holder, earned, reward):
    earned()
    at = f"/points/{holder.code}/"
    key = str(reader.get(at).context["key"])
    for _twice in range(2):
        assert reader.post(f"{at}redeem/", {"reward": reward.pk, "key": key})["Location"] == at
    assert "fetch it within 14 days" in reader.get(at).content.decode()
    few = reader.post(f"{at}redeem/", {"reward": reward.pk, "key": ""})
    assert few.status_code == 422 and "This costs 8 points; the account has 2" in few.content.decode()
    done = Redeeming.objects.get()
    reader.post(f"{at}give-back/{done.pk}/")
    again = reader.post(f"{at}give-back/{done.pk}/")
    assert again.status_code == 422 and "Given back" in again.content.decode()
    assert (Holder.objects.get().balance, Redeeming.objects.count()) == (10, 1)


def test_nobody_touches_anothers_reward(cast, reader, holder, earned, redeemed, volunteer):
    earned()
    done, other = redeemed(), actions.open_account(volunteer, by=SYSTEM, now=NOW)
    assert reader.post(f"/points/{other.code}/give-back/{done.pk}/").status_code == 404


def test_the_ranking_shows_names_only_of_those_who_agreed(cast, reader, volunteer, practice, earned):
    own = actions.open_account(volunteer, by=SYSTEM, now=NOW)
    earned(holder=own)
    assert "居***" in reader.get("/points/ranking/").content.decode()
    reader.post(f"/points/{own.code}/shown/", {"shown": "1"})
    assert "居民 01" in reader.get("/points/ranking/").content.decode()
    reader.post(f"/points/{own.code}/shown/", {})
    assert "居民 01" not in reader.get("/points/ranking/").content.decode()
    practice(public_ranking=False)
    assert reader.get("/points/ranking/").status_code == 404


def test_where_the_practice_has_no_points_there_are_no_pages(cast, reader, holder, practice):
    assert "/points/" in reader.get("/").content.decode()
    practice(offered=False, why={"zh": "没有", "en": "None"})
    assert reader.get("/points/").status_code == 404
    assert reader.get(f"/points/{holder.code}/").status_code == 404
    assert "/points/" not in reader.get("/").content.decode()
