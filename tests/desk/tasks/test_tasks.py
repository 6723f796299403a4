"""Tasks at the desk: calling, asking those proposed, the list, the hours, one's own part."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.cases import actions as cases
from linli.tasks import actions
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.voices import Oneself
from linli.volunteers import actions as volunteering
from tests.cast import NOW
from tests.tasks.conftest import TOMORROW, takes


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Sets the pages' clock: clock(moment)."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def own(cast):
    """The north's grid worker, who reported in."""
    made = volunteering.report_in(volunteering.Joining(area=cast.grid_n1), by=cast.north_worker, now=NOW)
    return volunteering.confirm(volunteer=made, by=cast.dispatcher, now=NOW)


SAID = {"kind": "help", "title": "修路灯", "begins": "2026-11-19T14:00", "ends": "2026-11-19T16:00", "places": "2"}


def test_volunteers_are_called_from_a_case_and_its_page_shows_what_became_of_it(cast, at_desk, volunteers, clock):
    case = cast.case(place="二单元")
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.offer(case=case, by=cast.dispatcher, now=NOW)
    desk = at_desk(cast.dispatcher)
    assert f"/desk/tasks/new/?case={case.pk}" in desk.get(f"/desk/cases/{case.pk}/").content.decode()
    page = desk.get(f"/desk/tasks/new/?case={case.pk}")
    assert page.context["form"].initial["place"] == "二单元"
    made = desk.post(f"/desk/tasks/new/?case={case.pk}", {**SAID, "area": cast.grid_n1.pk, "shy": "on"})
    task = Task.objects.get()
    assert (made["Location"], task.case, task.shy) == (f"/desk/tasks/{task.pk}/", case, True)
    doing = takes(task, volunteers(1))
    clock(TOMORROW.replace(hour=17))
    actions.check_in(doing=doing, by=cast.dispatcher, now=timezone.now())
    desk = at_desk(cast.dispatcher)
    desk.post(f"/desk/tasks/{task.pk}/step/", {"who": doing.pk, "do": "confirm"})
    text = desk.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "120 minutes confirmed" in text and "A volunteer helped: “修路灯”, 120 minutes." in text


def test_what_cannot_be_keeps_what_was_typed_and_says_why_beside_the_field(cast, at_desk):
    page = at_desk(cast.dispatcher).post("/desk/tasks/new/", {**SAID, "area": cast.grid_n1.pk, "ends": SAID["begins"]})
    text = page.content.decode()
    assert page.status_code == 422 and 'value="修路灯"' in text
    assert "It ends after it begins. Correct one of the two." in text


def test_a_series_in_shifts_is_called_and_said(cast, at_desk):
    said = {**SAID, "area": cast.grid_n1.pk, "shifts": "2", "rhythm": "weekly", "until": "2026-11-30"}
    page = at_desk(cast.dispatcher).post("/desk/tasks/new/", said, follow=True)
    assert "4 tasks called." in page.content.decode() and "The same again:" in page.content.decode()


def test_those_proposed_are_shown_with_the_reasons_and_asked_when_ticked(cast, at_desk, call, volunteers):
    who = volunteers(1, skills=["electrician"], lon=110.1, lat=30.3)
    task, desk = call(skills=["electrician"]), at_desk(cast.dispatcher)
    text = desk.get(f"/desk/tasks/{task.pk}/").content.decode()
    assert "can do: Electrical work, about 100 metres away, 0 hours in 30 days" in text
    assert "13900000001" not in text
    page = desk.post(f"/desk/tasks/{task.pk}/ask/", {"who": [who.pk]}, follow=True)
    assert "1 person asked." in page.content.decode()
    assert Doing.objects.get().state == "asked"


def test_the_list_is_kept_and_hours_are_corrected_with_the_reason(cast, at_desk, done, clock):
    clock(TOMORROW.replace(hour=16))
    desk, page = at_desk(cast.dispatcher), f"/desk/tasks/{done.task_id}/"
    assert "Hours to confirm" in desk.get("/desk/tasks/captain/").content.decode()
    silent = desk.post(f"{page}hours/{done.pk}/", {"minutes": "60", "words": ""})
    assert silent.status_code == 422 and "Say why; the volunteer reads it." in silent.content.decode()
    desk.post(f"{page}hours/{done.pk}/", {"minutes": "60", "words": "中途离开"})
    desk.post(f"{page}step/", {"who": done.pk, "do": "confirm", "back": "captain"})
    text = " ".join(desk.get(page).content.decode().split())
    assert "60 minutes" in text and "90 → 60 · 中途离开" in text
    assert Doing.objects.get().state == "confirmed"
    desk.post(f"{page}hours/{done.pk}/", {"do": "unconfirm", "words": "记错了人"})
    assert Doing.objects.get().state == "done"


def test_who_serves_takes_a_task_gives_it_up_and_asks_who_takes_it_over(cast, at_desk, call, own):
    task, desk = call(), at_desk(cast.north_worker)
    page = f"/desk/tasks/{task.pk}/"
    assert "Take this task" in desk.get(page).content.decode()
    desk.post(f"{page}join/")
    assert "帮独居老人修灯" in desk.get("/desk/tasks/mine/").content.decode()
    assert "Who could be asked" not in desk.get(page).content.decode()
    desk.post(f"{page}own/", {"do": "hand_on"})
    assert "You ask who takes your place over." in desk.get(page).content.decode()
    desk.post(f"{page}own/", {"do": "give_up"})
    assert Doing.objects.get().state == "given_up"


def test_the_captain_with_an_account_keeps_the_teams_list(cast, at_desk, call, own, volunteers):
    founding = volunteering.Founding(code="t", name="示范队", field="neighbours", area=cast.north, captain=own)
    team = volunteering.found(founding, by=cast.dispatcher, now=NOW)
    member = volunteers(2)
    volunteering.take_in(volunteer=member, team=team, by=cast.dispatcher, now=NOW)
    task, desk = call(team=team, only_team=True), at_desk(cast.north_worker)
    desk.post(f"/desk/tasks/{task.pk}/put-in/", {"who": member.pk})
    assert Doing.objects.get().volunteer == member
    assert "示范队" in desk.get("/desk/tasks/captain/").content.decode()
    assert at_desk(cast.south_worker).get(f"/desk/tasks/{task.pk}/").status_code == 404


def test_a_place_is_handed_on_by_name_and_the_hours_with_how_well_it_went(
    cast, at_desk, call, own, volunteers, effects, clock
):
    task, one, desk = call(), volunteers(2), at_desk(cast.dispatcher)
    doing, page = takes(task, one), f"/desk/tasks/{task.pk}/"
    nobody = desk.post(f"{page}step/", {"who": doing.pk, "do": "hand_to", "to": "99999999"}, follow=True)
    assert "Nobody whom you may name has this number." in nobody.content.decode()
    asked = desk.post(f"{page}step/", {"who": doing.pk, "do": "hand_to", "to": str(own.pk)}, follow=True)
    assert "is asked to take this place over." in asked.content.decode()
    theirs = at_desk(cast.north_worker)
    assert "asks whether you take over “帮独居老人修灯”" in theirs.get("/desk/tasks/mine/").content.decode()
    theirs.post(f"{page}own/", {"do": "accept", "handing": Handing.objects.get().pk})
    taken = Doing.objects.get(volunteer=own)
    assert taken.state == "taken"
    clock(TOMORROW.replace(hour=17))
    desk = at_desk(cast.dispatcher)
    desk.post(f"{page}step/", {"who": taken.pk, "do": "came"})
    assert "How well it went" in desk.get("/desk/tasks/captain/").content.decode()
    desk.post(f"{page}step/", {"who": taken.pk, "do": "confirm", "effect": "good"})
    assert Doing.objects.get(volunteer=own).effect == "good"
    assert "· Good" in desk.get(page).content.decode()


def test_nobody_is_asked_or_put_in_whom_the_account_does_not_see(cast, at_desk, call, own, joined, volunteers):
    team = volunteering.found(
        volunteering.Founding(name="示范队", field="neighbours", area=cast.north, captain=own),
        by=cast.dispatcher,
        now=NOW,
    )
    task, stranger = call(team=team), volunteers(2)
    captain = at_desk(cast.north_worker)
    assert captain.post(f"/desk/tasks/{task.pk}/put-in/", {"who": stranger.pk}).status_code == 404
    at_desk(cast.dispatcher).post(f"/desk/tasks/{task.pk}/ask/", {"who": [joined(3).pk]})
    assert not Doing.objects.exists()


def test_lists_and_steps_do_not_exist_for_others(cast, at_desk, call, volunteers):
    task = call()
    doing = takes(task, volunteers(1))
    desk, page = at_desk(cast.south_worker), f"/desk/tasks/{task.pk}/"
    assert [
        desk.post(f"{page}step/", {"who": doing.pk, "do": "withdraw"}).status_code,
        desk.post(f"{page}ask/", {"who": [1]}).status_code,
        desk.post(f"{page}cancel/", {"words": "x", "seen": "1"}).status_code,
        desk.post(f"{page}join/").status_code,
        desk.get(f"{page}change/").status_code,
        desk.get(f"{page}poster/").status_code,
        desk.get("/desk/tasks/new/").status_code,
    ] == [404] * 7
    text = desk.get(page).content.decode()
    assert "The list" not in text and "示范路 1 号" in text


def test_where_somebody_lives_is_for_whoever_has_a_place(cast, at_desk, call, own):
    task, desk = call(shy=True), at_desk(cast.north_worker)
    assert "示范路 1 号" not in desk.get(f"/desk/tasks/{task.pk}/").content.decode()
    desk.post(f"/desk/tasks/{task.pk}/join/")
    assert "示范路 1 号" in desk.get(f"/desk/tasks/{task.pk}/").content.decode()


def test_a_task_is_changed_and_cancelled_and_its_sheets_are_printed(cast, at_desk, call):
    task, desk = call(), at_desk(cast.dispatcher)
    page = f"/desk/tasks/{task.pk}/"
    said = {**SAID, "area": cast.grid_n1.pk, "seen": "1", "place": "示范路 2 号"}
    assert desk.post(f"{page}change/", said)["Location"] == page
    kept = Task.objects.get()
    assert (kept.title, kept.place, kept.places, kept.version) == ("修路灯", "示范路 2 号", 2, 2)
    assert desk.post(f"{page}change/", said).status_code == 422
    poster = desk.get(f"{page}poster/").content.decode()
    assert "Scan to check in and out" in poster and kept.code[:4] in poster
    desk.post(f"{page}cancel/", {"words": "下雨", "seen": "2"})
    assert "下雨" in desk.get(page).content.decode()


@pytest.mark.parametrize("address", ["/desk/tasks/", "/desk/tasks/captain/", "/desk/tasks/mine/"])
def test_the_queries_of_a_list_do_not_grow_with_its_rows(cast, at_desk, call, volunteers, own, address):
    desk, counted = at_desk(cast.north_worker), []
    member = volunteers(5)
    for hour in range(8, 12):
        begins = TOMORROW.replace(hour=hour)
        task = call(begins=begins, ends=begins.replace(minute=50))
        for who in (own, member):
            actions.sign_up(task=task, volunteer=who, by=who.account or Oneself(who), now=NOW)
        if hour in (8, 9, 11):
            desk.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 200
            counted.append(len(queries))
    assert len(set(counted)) == 1


def test_the_queries_of_a_task_do_not_grow_with_its_list(cast, at_desk, call, volunteers):
    task, desk, counted = call(places=9), at_desk(cast.dispatcher), []
    for number in range(1, 5):
        takes(task, volunteers(number))
        desk.get(f"/desk/tasks/{task.pk}/")
        with CaptureQueriesContext(connection) as queries:
            desk.get(f"/desk/tasks/{task.pk}/")
        counted.append(len(queries))
    assert len(set(counted)) == 1
