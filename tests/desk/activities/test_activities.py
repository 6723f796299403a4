"""Activities at the desk: announcing, the list, the door, minutes, the report as a file."""

import io

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from linli.activities import actions
from linli.activities.models import Activity, SignUp
from tests.activities.conftest import TOMORROW
from tests.cast import NOW
from tests.portal.conftest import picture


@pytest.fixture
def clock(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to


def said(station, cast, **more):
    usual = {
        "kind": "lecture",
        "title": "防火讲座",
        "begins": "2026-11-19T14:30",
        "ends": "2026-11-19T15:30",
        "station": station.pk,
        "audience": "anybody",
        "organisation": cast.street_office.pk,
        "limit": "1",
    }
    return {**usual, **more}


def test_announcing_puts_it_on_the_public_site(cast, at_desk, station, client, clock):
    desk = at_desk(cast.dispatcher)
    assert desk.get("/desk/activities/new/?station=north-1").context["form"]["station"].value() == station.pk
    page = desk.post("/desk/activities/new/", said(station, cast), follow=True)
    assert "Announced: it stands on the public site now." in page.content.decode()
    activity = Activity.objects.get()
    assert (activity.responsible, activity.area, activity.limit) == (cast.dispatcher.person, cast.north, 1)
    assert client.get(f"/activities/{activity.pk}/").status_code == 200


def test_a_series_says_what_was_left_out(cast, at_desk, station, clock):
    more = {"begins": "2026-12-18T09:00", "ends": "2026-12-18T10:00", "rhythm": "weekly", "until": "2027-01-01"}
    page = at_desk(cast.dispatcher).post("/desk/activities/new/", said(station, cast, **more), follow=True)
    text = page.content.decode()
    assert "2 announced. Left out: 2027-01-01 (a statutory holiday: New Year" in text


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(cast, at_desk, station, clock):
    page = at_desk(cast.dispatcher).post("/desk/activities/new/", said(station, cast, ends="2026-11-19T13:00"))
    assert page.status_code == 422
    assert page.context["form"].errors == {"ends": ["It ends after it begins. Correct one of the two."]}
    assert 'value="防火讲座"' in page.content.decode()
    assert at_desk(cast.officer).get("/desk/activities/new/").status_code == 403


def test_anybody_who_serves_sees_it_and_comes_but_the_list_is_for_whoever_keeps_it(
    cast, at_desk, lecture, comes, clock
):
    activity = lecture(limit=5)
    comes(activity, 1)
    desk = at_desk(cast.outsider)
    page = desk.get(f"/desk/activities/{activity.pk}/").content.decode()
    assert "I am coming" in page and "139****" not in page
    assert "You have a place." in desk.post(f"/desk/activities/{activity.pk}/join/", follow=True).content.decode()
    assert "You have a place." not in desk.post(f"/desk/activities/{activity.pk}/leave/", follow=True).content.decode()
    for step in ("cancel", "arrive", "walk-in", "withdraw", "minutes", "write-down"):
        assert desk.post(f"/desk/activities/{activity.pk}/{step}/").status_code == 404
    assert desk.get(f"/desk/activities/{activity.pk}/change/").status_code == 404
    assert desk.get(f"/desk/activities/{activity.pk}/poster/").status_code == 404


def test_the_door_by_code_by_row_and_without_having_signed_up(cast, at_desk, lecture, comes, clock):
    activity = lecture(limit=5)
    first, second = comes(activity, 1), comes(activity, 2)
    desk, at = at_desk(cast.north_worker), f"/desk/activities/{activity.pk}/"
    assert "It is too early" in desk.get(at).content.decode()
    clock(TOMORROW)
    desk = at_desk(cast.north_worker)  # a session lasts a working day
    assert "居*** · 139****0001" in desk.get(at).content.decode()
    desk.post(f"{at}arrive/", {"code": first.code})
    desk.post(f"{at}arrive/", {"who": second.pk})
    desk.post(f"{at}arrive/", {"who": second.pk, "back": "1"})
    desk.post(f"{at}walk-in/", {"name": "居民 09", "phone": ""})
    assert list(SignUp.objects.filter(came_at=TOMORROW).values_list("number", flat=True)) == [1, 3]
    wrong = desk.post(f"{at}arrive/", {"code": "123"}, follow=True)
    assert "A query code has 12 digits; this one has 3." in wrong.content.decode()
    photos = {"seen": 1, "text": "讲了灭火器", "beside": 12, "photos": [picture()]}
    page = desk.post(f"{at}minutes/", photos, follow=True).content.decode()
    assert "讲了灭火器" in page and f"{at}photos/" in page
    photo = Activity.objects.get().photos.get()
    assert b"".join(desk.get(f"{at}photos/{photo.pk}/").streaming_content).startswith(b"\xff\xd8\xff")
    assert at_desk(cast.officer).get(f"{at}photos/{photo.pk}/").status_code == 404


def test_changing_cancelling_and_writing_down(cast, at_desk, lecture, station, clock):
    activity = lecture(limit=5)
    desk, at = at_desk(cast.dispatcher), f"/desk/activities/{activity.pk}/"
    page = desk.post(f"{at}write-down/", {"name": "居民 07", "phone": ""}, follow=True).content.decode()
    assert "No. 1 on the list; the code: " in page
    assert desk.get(f"{at}change/").context["form"].initial["title"] == "防火讲座"
    more = {"begins": "2026-11-20T09:00", "ends": "2026-11-20T10:00", "seen": 1}
    assert desk.post(f"{at}change/", said(station, cast, **more))["Location"] == at
    stale = desk.post(f"{at}change/", said(station, cast, **more))
    assert stale.status_code == 422 and "Somebody changed this activity" in stale.content.decode()
    refused = desk.post(f"{at}cancel/", {"words": "", "seen": 2})
    assert refused.status_code == 422
    page = desk.post(f"{at}cancel/", {"words": "停电", "seen": 2}, follow=True)
    assert "Cancelled. Those on the list are told" in page.content.decode()
    assert desk.get(f"{at}poster/").content.decode().count("<svg") >= 2


def test_a_series_is_changed_and_cancelled_as_a_whole_where_there_are_others(cast, at_desk, lecture, station, clock):
    desk = at_desk(cast.dispatcher)
    alone = lecture()
    assert "whole" not in desk.get(f"/desk/activities/{alone.pk}/change/").context["form"].fields
    weekly = said(station, cast, title="读书会", rhythm="weekly", until="2026-12-03")
    desk.post("/desk/activities/new/", weekly)
    first, second, _third = Activity.objects.filter(series__isnull=False).order_by("begins")
    page = desk.get(f"/desk/activities/{first.pk}/change/")
    assert "Likewise 2 others of the series that are still to come" in page.content.decode()

    more = {"title": "夜读", "seen": 1, "whole": "on", "responsible": cast.dispatcher.person.pk}
    desk.post(f"/desk/activities/{first.pk}/change/", said(station, cast, **more))
    assert set(Activity.objects.filter(series=first.series).values_list("title", flat=True)) == {"夜读"}

    desk.post(f"/desk/activities/{second.pk}/cancel/", {"words": "装修", "seen": 2})
    desk.post(f"/desk/activities/{first.pk}/cancel/", {"words": "装修", "seen": 2, "whole": "on"})
    assert set(Activity.objects.filter(series=first.series).values_list("state", flat=True)) == {"cancelled"}
    assert Activity.objects.get(pk=alone.pk).state == "announced"


def test_names_and_numbers_whole_need_a_purpose(cast, at_desk, lecture, comes, clock):
    activity = lecture()
    comes(activity, 1)
    desk, at = at_desk(cast.dispatcher), f"/desk/activities/{activity.pk}/call/"
    assert desk.post(at, {"purpose": ""}).status_code == 422
    assert "13900000001" in desk.post(at, {"purpose": "通知改期"}).content.decode()
    assert at_desk(cast.north_worker).post(at, {"purpose": "通知改期"}).status_code == 403


def test_the_report_is_taken_along_as_a_sheet_and_as_text(cast, at_desk, lecture, comes, clock):
    activity = lecture(title="=1+1", limit=5)
    own = comes(activity, 1)
    clock(TOMORROW)
    actions.check_in(sign_up=own, by=cast.dispatcher, now=TOMORROW)
    desk = at_desk(cast.dispatcher)
    page = desk.get("/desk/activities/report/?way=station")
    assert [(row.name, row.activities, row.came) for row in page.context["rows"]] == [("北社区服务站", 1, 1)]
    book = desk.get("/desk/activities/report.xlsx?way=month")
    cells = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert cells[0][:4] == ["Month", "Activities", "Signed up", "Was present"] and cells[1][:4] == [
        "2026-11",
        1.0,
        1.0,
        1.0,
    ]
    assert desk.get("/desk/activities/report.csv").content.decode("utf-8-sig").splitlines()[1] == "Lecture,1,1,1,0,0"
    assert desk.get("/desk/activities/report.exe").status_code == 404
    assert at_desk(cast.officer).get("/desk/activities/report/").status_code == 403


def test_the_list_costs_the_same_queries_however_many(cast, at_desk, lecture, comes, clock, django_assert_num_queries):
    desk, activity = at_desk(cast.dispatcher), lecture()
    comes(activity, 1)
    at = f"/desk/activities/{activity.pk}/"
    desk.get("/desk/activities/"), desk.get(at)
    with django_assert_num_queries(6):
        desk.get("/desk/activities/")
    with django_assert_num_queries(10):
        desk.get(at)
    lecture(), comes(activity, 2), actions.join(activity=activity, by=cast.officer, now=NOW)
    with django_assert_num_queries(6):
        desk.get("/desk/activities/")
    with django_assert_num_queries(10):
        desk.get(at)
