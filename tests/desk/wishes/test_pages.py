"""Wishes at the desk: written down, checked, claimed, fulfilled, thanked for; who and where only for their keepers."""

import pytest
from django.utils import timezone

from linli.journal.actions import RESIDENT
from linli.wishes import actions
from linli.wishes.actions import Claimer
from linli.wishes.models import MicroWish
from tests.cast import NOW
from tests.portal.conftest import picture
from tests.visits.conftest import keep

NEVER = ("王桂花", "王**", "138****0009", "13800000009", "402", "幸福路")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_a_wish_goes_the_whole_way_over_the_pages(cast, at_desk):
    home = keep(cast, "0001")
    writer = at_desk(cast.north_worker)
    form = writer.get(f"/desk/wishes/new/?household={home.pk}").context["form"]
    assert (form["area"].value(), form["place"].value()) == (cast.grid_n1.pk, "1号楼0001室")
    said = {"asked": "想要一双棉鞋", "wisher": "old", "thing": "goods", "cost": "60", "household": home.pk}
    page = writer.post("/desk/wishes/new/", said, follow=True)
    assert "The code for whoever wishes: " in page.content.decode()
    made = MicroWish.objects.get()
    assert (made.household, made.area, made.shielded) == (home, cast.grid_n1, True)
    at, keeper = f"/desk/wishes/{made.pk}/", at_desk(cast.dispatcher)
    assert "想要一双棉鞋" in keeper.get("/desk/wishes/check/").content.decode()
    words = {"said": "1号楼的老人想要棉鞋", "cost": "60", "wisher": "old", "seen": "1"}
    refused = keeper.post(f"{at}publish/", words)
    assert refused.status_code == 422
    assert refused.context["steps"][0]["form"].errors == {
        "said": ["“1号楼” tells who or where. Everybody reads these words: leave it out."]
    }
    assert 'value="1号楼的老人想要棉鞋"' in refused.content.decode()
    page = keeper.post(f"{at}publish/", {**words, "said": "想要一双38码棉鞋"}, follow=True)
    assert "Published: it waits for somebody now." in page.content.decode()
    claimer = at_desk(cast.officer)
    page = claimer.post(f"{at}claim/", {"to": str(cast.works.pk)}, follow=True).content.decode()
    assert "Claimed. It is handed over" in page and "1号楼" not in page
    again = claimer.post(f"{at}claim/", {"to": "me"})
    assert (again.status_code, "Somebody else claimed this wish" in again.content.decode()) == (422, False)
    assert "想要一双38码棉鞋" in claimer.get("/desk/wishes/mine/").content.decode()
    shot = {"words": "送到了，很合脚", "photos": [picture()]}
    page = claimer.post(f"{at}fulfil/", shot, follow=True).content.decode()
    assert "送到了，很合脚" in page and f"{at}photos/" in page
    photo = f"{at}photos/{made.photos.get().pk}/"
    assert b"".join(claimer.get(photo).streaming_content).startswith(b"\xff\xd8\xff")
    assert at_desk(cast.outsider).get(photo).status_code == 404
    assert "Thanks are passed on." in writer.post(f"{at}thank/", {"words": "谢谢"}, follow=True).content.decode()
    assert "谢谢" in claimer.get(at).content.decode()


def test_whoever_does_not_keep_it_reads_nothing_of_who_and_where(cast, at_desk, wish, published):
    waits, put = wish(), published(wisher="old")
    other = at_desk(cast.officer)
    assert other.get(f"/desk/wishes/{waits.pk}/").status_code == 404
    for address in (f"/desk/wishes/{put.pk}/", "/desk/wishes/"):
        page = other.get(address).content.decode()
        assert "想要一个电水壶" in page and [each for each in NEVER if each in page] == []
    assert "北一网格" not in other.get(f"/desk/wishes/{put.pk}/").content.decode()
    whole = at_desk(cast.dispatcher).get(f"/desk/wishes/{put.pk}/").content.decode()
    assert "王** · 138****0009" in whole and "幸福路3号楼402" not in whole
    assert other.get("/desk/wishes/check/").status_code == 403
    assert other.get("/desk/wishes/new/").status_code == 403
    assert other.post(f"/desk/wishes/{put.pk}/fly/").status_code == 404


def test_it_is_shown_whole_once_for_a_purpose(cast, at_desk, published):
    at = f"/desk/wishes/{published().pk}/reveal/"
    desk = at_desk(cast.dispatcher)
    assert desk.post(at, {"purpose": ""}).status_code == 422
    page = desk.post(at, {"purpose": "把水壶送过去"}).content.decode()
    assert "13800000009" in page and "幸福路3号楼402" in page
    assert at_desk(cast.officer).post(at, {"purpose": "看看"}).status_code == 403


def test_declined_given_back_and_passed_on(cast, at_desk, wish, published, volunteer):
    desk, waits = at_desk(cast.dispatcher), wish()
    refused = desk.post(f"/desk/wishes/{waits.pk}/decline/", {"why": "", "seen": "1"})
    assert refused.status_code == 422
    desk.post(f"/desk/wishes/{waits.pk}/decline/", {"why": "请到民政窗口申请", "seen": "1"})
    waits.refresh_from_db()
    assert waits.state == "declined"
    taken = actions.claim(wish=published(), claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)
    at = f"/desk/wishes/{taken.pk}/"
    assert at_desk(cast.officer).post(f"{at}give_back/", {"why": "不行"}).status_code == 422
    desk.post(f"{at}pass_on/", {"to": str(cast.works.pk), "why": "要用车"})
    taken.refresh_from_db()
    assert (taken.organisation, taken.volunteer) == (cast.works, None)
    page = at_desk(cast.officer).post(f"{at}give_back/", {"why": "没有货"}, follow=True)
    assert "Given back: it stands on the list again." in page.content.decode()


def test_the_lists_cost_the_same_however_many_there_are(cast, at_desk, published, wish, django_assert_num_queries):
    published(), wish()
    desk = at_desk(cast.dispatcher)
    for address, cost in (("/desk/wishes/", 6), ("/desk/wishes/check/", 7)):
        desk.get(address)
        with django_assert_num_queries(cost):
            desk.get(address)
    published(), published(), wish(), wish()
    for address, cost in (("/desk/wishes/", 6), ("/desk/wishes/check/", 7)):
        with django_assert_num_queries(cost):
            desk.get(address)


def test_whoever_keeps_it_may_call_volunteers_for_it_while_it_is_open(cast, at_desk, wish, published):
    put = published()
    at, link = f"/desk/wishes/{put.pk}/", f"/desk/tasks/new/?wish={put.pk}"
    desk = at_desk(cast.dispatcher)
    assert link in desk.get(at).content.decode()
    assert desk.get(link).context["form"]["title"].value() == put.said
    assert link not in at_desk(cast.officer).get(at).content.decode()
    waits = wish()
    assert "?wish=" not in desk.get(f"/desk/wishes/{waits.pk}/").content.decode()
