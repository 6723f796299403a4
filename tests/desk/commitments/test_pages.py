"""Commitments at the desk: promised, published, reported on, struck off by somebody else, counted, brought in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.commitments import actions
from linli.commitments.models import Commitment
from linli.core import sheets
from tests.cast import NOW
from tests.portal.conftest import picture as photo


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def said(cast, **more):
    usual = {
        "text": "为北社区安装路灯二十盏",
        "target": "20",
        "unit": "盏",
        "due_on": "2026-11-30",
        "kind": "deed",
        "organisation": cast.north_committee.pk,
    }
    return {**usual, **more}


def test_a_promise_goes_the_whole_way_over_the_pages(cast, practice, secretary, at_desk):
    mine = at_desk(secretary)
    assert mine.get("/desk/commitments/new/").context["form"]["organisation"].field.choices == [
        (cast.north_committee.pk, cast.north_committee.name)
    ]
    page = mine.post("/desk/commitments/new/", said(cast), follow=True)
    assert "Published: everybody reads it now" in page.content.decode()
    made = Commitment.objects.get()
    at = f"/desk/commitments/{made.pk}/"
    words = {"words": "先装了八盏", "count": "8", "photos": [photo()], "seen": made.version}
    page = mine.post(f"{at}report/", words, follow=True).content.decode()
    assert "先装了八盏" in page and "8 / 20 盏" in page and "/commitments/evidence/" in page
    early = mine.post(f"{at}finish/", {"words": "装好了", "count": "19", "seen": made.version + 1})
    assert early.status_code == 422
    assert early.context["steps"][1]["form"].errors == {
        "count": ["20 盏 were promised, 19 are done. Report progress until it is all."]
    }
    mine.post(f"{at}finish/", {"words": "装好了", "count": "20", "seen": made.version + 1})
    assert "Strike it off" not in mine.get(at).content.decode()
    judge = at_desk(cast.dispatcher)
    assert "为北社区安装路灯二十盏" in judge.get("/desk/commitments/waiting/").content.decode()
    page = judge.post(f"{at}strike_off/", {"words": "现场数过", "seen": made.version + 2}, follow=True)
    assert "Struck off." in page.content.decode() and "Promise kept" in page.content.decode()
    stale = judge.post(f"{at}strike_off/", {"words": "现场数过", "seen": made.version + 2})
    assert (stale.status_code, "no longer possible" in stale.content.decode()) == (422, False)
    assert judge.post(f"{at}fly/").status_code == 404


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(cast, practice, secretary, at_desk):
    page = at_desk(secretary).post("/desk/commitments/new/", said(cast, text="努力做好各项工作", unit=""))
    assert (page.status_code, page.context["form"].errors) == (
        422,
        {"unit": ["Say of what: households, lamps, visits …"]},
    )
    assert "努力做好各项工作" in page.content.decode()
    page = at_desk(cast.north_worker).post("/desk/commitments/new/", said(cast))
    assert "You can promise for yourself" in page.content.decode()


def test_a_member_s_own_waits_until_somebody_publishes_it_and_can_be_worded_otherwise(
    cast, practice, secretary, at_desk
):
    own = at_desk(cast.north_worker)
    page = own.post("/desk/commitments/new/", said(cast, own="on", text="每周看望两位老人"), follow=True)
    assert "Whoever keeps the commitments there publishes it." in page.content.decode()
    made = Commitment.objects.get()
    at = f"/desk/commitments/{made.pk}/"
    assert own.get(f"{at}change/").context["form"].initial["text"] == "每周看望两位老人"
    changed = said(cast, own="on", text="每周看望三位老人", seen="1")
    assert own.post(f"{at}change/", changed)["Location"] == at
    assert own.post(f"{at}change/", changed).status_code == 422
    assert own.post(f"{at}publish/", {"seen": "2"}).status_code == 422
    assert at_desk(cast.south_worker).get(at).status_code == 404
    keeper = at_desk(secretary)
    assert "每周看望三位老人" in keeper.get("/desk/commitments/waiting/").content.decode()
    keeper.post(f"{at}publish/", {"seen": "2"})
    assert at_desk(cast.south_worker).get(at).status_code == 200
    assert own.get(f"{at}change/").status_code == 404


def test_the_list_is_narrowed_and_costs_the_same_however_many_there_are(
    cast, promise, at_desk, django_assert_num_queries
):
    promise()
    desk = at_desk(cast.dispatcher)
    assert "为北社区安装路灯二十盏" in desk.get("/desk/commitments/").content.decode()
    for how in ("overdue", "amber", "finished", "kept", "late", "broken", "released", "written"):
        assert "No commitment fits." in desk.get(f"/desk/commitments/?how={how}").content.decode()
    assert "No commitment fits." in desk.get(f"/desk/commitments/?area={cast.south.pk}").content.decode()
    assert "No commitment fits." in desk.get("/desk/commitments/?whose=mine").content.decode()
    with django_assert_num_queries(6) as few:
        desk.get("/desk/commitments/")
    for number in range(3):
        promise(text=f"为北社区安装路灯第{number}批", person=cast.north_worker.person)
    with django_assert_num_queries(len(few)):
        desk.get("/desk/commitments/")


def test_the_shares_say_of_how_many(cast, promise, done, at_desk):
    finished = done(promise())
    actions.strike_off(commitment=finished, words="看过", seen=finished.version, by=cast.dispatcher, now=NOW)
    desk = at_desk(cast.officer)
    page = desk.get("/desk/commitments/shares/")
    assert page.context["total"] == {
        "kept": (1, "100.0 %"),
        "late": (0, "0.0 %"),
        "broken": (0, "0.0 %"),
        "overdue": (0, "0.0 %"),
        "whole": 1,
        "running": 0,
        "released": 0,
    }
    assert cast.north_committee.name in page.content.decode()
    empty = desk.get("/desk/commitments/shares/?first=2025-12-31&last=nonsense&area=0")
    assert empty.status_code == 200
    none = desk.get(f"/desk/commitments/shares/?area={cast.south.pk}").content.decode()
    assert "Nothing was promised for these days." in none


def test_a_yearly_list_is_looked_at_and_brought_in(cast, practice, secretary, at_desk):
    desk = at_desk(secretary)
    rows = [[cast.north_committee.name, "修好活动室的门窗", "2026-12-31"], ["没有的", "修好活动室的门窗", "2026-12-31"]]
    content = sheets.written("x", ["单位", "承诺内容", "期限"], rows)
    file = SimpleUploadedFile("清单.xlsx", content)
    page = desk.post("/desk/commitments/sheets/", {"file": file}, follow=True)
    text = page.content.decode()
    assert "Publish 1 commitment" in text and "No organisation here is called “没有的”." in text
    at = page.redirect_chain[-1][0]
    assert "The good rows are published." in desk.post(at).content.decode()
    again = desk.post(at)
    assert (again.status_code, "This sheet was brought in already." in again.content.decode()) == (422, True)
    assert Commitment.objects.count() == 1
    assert at_desk(cast.dispatcher).get(at).status_code == 404
    wrong = desk.post("/desk/commitments/sheets/", {"file": SimpleUploadedFile("x.txt", b"")})
    assert wrong.status_code == 422
    assert at_desk(cast.officer).post("/desk/commitments/sheets/").status_code == 403
