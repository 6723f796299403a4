"""Tasks on the public site: what is open, taking one, one's own, checking in, saying that one was helped."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.portal import guessing
from linli.tasks import actions
from linli.tasks.models import Doing, Handing
from linli.volunteers import actions as volunteering
from tests.cast import NOW
from tests.tasks.conftest import TOMORROW, takes


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Sets the pages' clock: clock(moment). Nobody has guessed yet."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    guessing.forget()
    set_to(NOW)
    return set_to


def test_what_is_open_is_listed_the_nearest_first_and_says_not_where_somebody_lives(cast, reader, call):
    call(title="远", spot=(110.3, 30.3)), call(title="近"), call(title="住家", shy=True)
    text = reader.get("/tasks/?lat=30.3&lon=110.1").content.decode()
    assert text.index("近") < text.index("远") < text.index("住家")
    assert text.count("示范路 1 号") == 2 and "100 metres" in text and "19 km" in text
    assert "Nobody is called here" in reader.get(f"/tasks/?area={cast.south.pk}").content.decode()


def test_a_volunteer_takes_a_task_by_code_and_finds_it_among_their_own(reader, call, volunteer):
    task = call(shy=True)
    page = reader.get(f"/tasks/{task.pk}/")
    assert "示范路 1 号" not in page.content.decode()
    said = {"code": f" {volunteer.code[:4]} {volunteer.code[4:]}", "key": page.context["key"]}
    took = reader.post(f"/tasks/{task.pk}/", said)
    assert reader.post(f"/tasks/{task.pk}/", said)["Location"] == took["Location"]
    mine = reader.get(took["Location"])
    assert took["Location"] == f"/tasks/mine/{volunteer.code}/" and Doing.objects.count() == 1
    assert "Has a place" in mine.content.decode() and "示范路 1 号" in mine.content.decode()
    assert mine.headers["Cache-Control"] == "no-store"
    assert reader.post("/tasks/mine/", {"code": volunteer.code})["Location"] == took["Location"]


def test_by_name_and_number_one_takes_it_and_is_not_shown_the_code(reader, call, volunteer):
    page = reader.post(f"/tasks/{call().pk}/", {"name": "居民 01", "phone": "139 0000 0001"})
    text = page.content.decode()
    assert page.status_code == 200 and "You have a place." in text and volunteer.code not in text
    wrong = reader.post(f"/tasks/{call(title='乙').pk}/", {"name": "居民 09", "phone": "13900000001"})
    assert wrong.status_code == 422 and 'value="居民 09"' in wrong.content.decode()
    assert "No volunteer joined with this name and number." in wrong.content.decode()


def test_wrong_codes_are_refused_counted_and_at_last_not_looked_at(reader, call, volunteer):
    address = f"/tasks/{call().pk}/"
    assert "Give your code" in reader.post(address, {}).content.decode()
    for _time in range(20):
        assert "No volunteer has this code." in reader.post(address, {"code": "000000000000"}).content.decode()
    assert "Too many codes" in reader.post(address, {"code": volunteer.code}).content.decode()
    assert reader.get(f"/tasks/mine/{volunteer.code}/").status_code == 404


def test_somebody_asked_says_yes_or_no_and_gives_a_place_up(cast, reader, call, volunteer):
    first, second = call(title="甲"), call(title="乙", begins=TOMORROW.replace(hour=17), ends=TOMORROW.replace(hour=18))
    one = actions.ask(task=first, volunteers=[volunteer], by=cast.dispatcher, now=NOW)[0]
    other = actions.ask(task=second, volunteers=[volunteer], by=cast.dispatcher, now=NOW)[0]
    mine = f"/tasks/mine/{volunteer.code}/"
    assert "You are asked. You may say no without a reason." in reader.get(mine).content.decode()
    reader.post(f"{mine}{one.pk}/", {"do": "yes"})
    reader.post(f"{mine}{other.pk}/", {"do": "no"})
    assert dict(Doing.objects.values_list("task__title", "state")) == {"甲": "taken", "乙": "declined"}
    reader.post(f"{mine}{one.pk}/", {"do": "give_up"})
    assert Doing.objects.get(pk=one.pk).state == "given_up"


def test_a_place_is_taken_over_by_whoever_sees_it(reader, call, volunteers):
    task, one, other = call(), volunteers(1), volunteers(2)
    doing = takes(task, one)
    assert "asks who takes it over" not in reader.get(f"/tasks/{task.pk}/").content.decode()
    reader.post(f"/tasks/mine/{one.code}/{doing.pk}/", {"do": "hand_on"})
    assert "You ask who takes your place over." in reader.get(f"/tasks/mine/{one.code}/").content.decode()
    assert "asks who takes it over" in reader.get(f"/tasks/{task.pk}/").content.decode()
    reader.post(f"/tasks/{task.pk}/", {"code": other.code, "do": "take_over"})
    assert dict(Doing.objects.values_list("volunteer", "state")) == {one.pk: "given_up", other.pk: "taken"}


def test_a_place_is_handed_on_to_somebody_of_ones_team_by_number(cast, reader, call, team, volunteer, volunteers):
    member, stranger = volunteers(2), volunteers(3)
    volunteering.take_in(volunteer=member, team=team, by=cast.dispatcher, now=NOW)
    doing = takes(call(), volunteer)
    mine = f"/tasks/mine/{volunteer.code}/"
    wrong = reader.post(f"{mine}{doing.pk}/", {"do": "hand_to", "to": str(stranger.pk)})
    assert wrong.status_code == 422 and "Nobody whom you may name has this number." in wrong.content.decode()
    assert f'value="{stranger.pk}"' in wrong.content.decode()
    reader.post(f"{mine}{doing.pk}/", {"do": "hand_to", "to": str(member.pk)})
    assert "You ask 居*** to take your place over." in reader.get(mine).content.decode()
    theirs = f"/tasks/mine/{member.code}/"
    assert "居*** asks whether you take their place over." in reader.get(theirs).content.decode()
    reader.post(f"{theirs}{doing.pk}/", {"do": "accept"})
    assert dict(Doing.objects.values_list("volunteer", "state")) == {volunteer.pk: "given_up", member.pk: "taken"}


def test_somebody_in_no_team_of_ones_types_their_own_code(reader, call, volunteers):
    one, other = volunteers(1), volunteers(2)
    doing = takes(call(), one)
    page = reader.post(f"/tasks/mine/{one.code}/{doing.pk}/", {"do": "hand_to", "to": other.code})
    assert page.status_code == 302 and Handing.objects.get().to == other


def test_whoever_was_helped_says_how_well_it_went(cast, reader, done, effects):
    page = f"/tasks/helped/{done.task.code}/"
    assert "How well did it go?" in reader.get(page).content.decode()
    reader.post(page, {"who": done.pk, "effect": "good"})
    assert (Doing.objects.get().effect, Doing.objects.get().state) == ("good", "confirmed")


def test_the_queries_of_ones_own_tasks_do_not_grow(cast, reader, call, team, volunteers):
    one, other, counted = volunteers(2), volunteers(3), []
    for hour in range(9, 13):
        begins = TOMORROW.replace(hour=hour)
        task = call(team=team, begins=begins, ends=begins.replace(minute=50))
        takes(task, other if hour % 2 else one), takes(task, one)
        reader.get(f"/tasks/mine/{one.code}/")
        with CaptureQueriesContext(connection) as queries:
            reader.get(f"/tasks/mine/{one.code}/")
        counted.append(len(queries))
    assert len(set(counted[1:])) == 1


def test_at_the_place_one_checks_in_and_out_and_30_km_away_not(reader, call, volunteer, clock):
    task = call()
    doing = takes(task, volunteer)
    door = f"/tasks/{task.pk}/here/{task.door}/"
    assert reader.get(f"/tasks/{task.pk}/here/guessed/").status_code == 404
    assert "It is too early." in reader.get(door).content.decode()
    clock(TOMORROW)
    far = reader.post(door, {"code": volunteer.code, "do": "in", "lat": "30.57", "lon": "110.1"})
    assert far.status_code == 422 and "You are 30 km from where this task is." in far.content.decode()
    assert Doing.objects.get(pk=doing.pk).came_at is None
    here = {"code": volunteer.code, "do": "in", "lat": "30.3", "lon": "110.1"}
    for _twice in range(2):
        assert "Welcome. You are checked in." in reader.post(door, here).content.decode()
    clock(TOMORROW.replace(hour=15))
    left = reader.post(door, {**here, "do": "out"}).content.decode()
    assert "Thank you for your help." in left and "60 minutes" in left and task.code not in left


def test_somebody_who_is_not_on_the_list_is_told_so(reader, call, volunteer, clock):
    task = call()
    clock(TOMORROW)
    page = reader.post(f"/tasks/{task.pk}/here/{task.door}/", {"code": volunteer.code, "do": "in"})
    assert page.status_code == 422 and "You are not on the list of this task." in page.content.decode()


def test_whoever_was_helped_confirms_by_the_code_of_the_case_or_the_task(cast, reader, call, volunteers, clock):
    case = cast.case()
    task = call(case=case, places=2)
    clock(TOMORROW.replace(hour=17))
    doings = [takes(task, volunteers(number)) for number in (1, 2)]
    for doing in doings:
        actions.check_in(doing=doing, by=cast.dispatcher, now=timezone.now())
    found = reader.post("/tasks/helped/", {"code": case.code})
    assert found["Location"] == f"/tasks/helped/{case.code}/"
    page = reader.get(found["Location"]).content.decode()
    assert "That is right. Thank you!" in page and "居***" in page and "居民 01" not in page
    reader.post(found["Location"], {"who": doings[0].pk})
    reader.post(f"/tasks/helped/{task.code}/", {"who": doings[1].pk})
    assert list(Doing.objects.values_list("state", "confirmed_how")) == [("confirmed", "served")] * 2
    assert reader.get("/tasks/helped/000000000000/").status_code == 404
    assert "A volunteer helped" in reader.get(f"/track/{case.code}/").content.decode()


def test_a_captain_without_an_account_keeps_the_teams_list_behind_their_code(
    cast, reader, call, team, volunteer, volunteers, clock
):
    member = volunteers(2)
    volunteering.take_in(volunteer=member, team=team, by=cast.dispatcher, now=NOW)
    task = call(team=team)
    page = f"/tasks/mine/{volunteer.code}/list/{task.pk}/"
    assert page in reader.get(f"/tasks/mine/{volunteer.code}/").content.decode()
    assert reader.get(f"/tasks/mine/{member.code}/list/{task.pk}/").status_code == 404
    reader.post(page, {"who": member.pk, "do": "put_in"})
    doing = Doing.objects.get()
    clock(TOMORROW.replace(hour=17))
    for step in ("came", "confirm"):
        reader.post(page, {"who": doing.pk, "do": step})
    doing.refresh_from_db()
    assert (doing.state, doing.confirmed_how, doing.minutes) == ("confirmed", "captain", 120)
    assert reader.post(page, {"who": doing.pk, "do": "nonsense"}).status_code == 404


def test_a_captain_asks_a_member_to_take_anothers_place(cast, reader, call, team, volunteer, volunteers):
    one, member = volunteers(2), volunteers(3)
    volunteering.take_in(volunteer=member, team=team, by=cast.dispatcher, now=NOW)
    task = call(team=team)
    doing, page = takes(task, one), f"/tasks/mine/{volunteer.code}/list/{task.pk}/"
    assert "Hand this place on" in reader.get(page).content.decode()
    reader.post(page, {"who": doing.pk, "do": "hand_on", "to": member.pk})
    assert "居*** is asked to take this place over." in reader.get(page).content.decode()
    reader.post(page, {"who": doing.pk, "do": "keep"})
    assert list(Handing.objects.values_list("to", "state")) == [(member.pk, "withdrawn")]


def test_what_is_a_teams_own_is_not_there_for_others(reader, call, team):
    task = call(team=team, only_team=True)
    assert reader.get(f"/tasks/{task.pk}/").status_code == 404
    assert task.title not in reader.get("/tasks/").content.decode()


def test_the_queries_of_the_list_do_not_grow_with_its_rows(reader, call):
    counted = []
    for number in range(3):
        call(title=f"第{number}件")
        reader.get("/tasks/")
        with CaptureQueriesContext(connection) as queries:
            reader.get("/tasks/")
        counted.append(len(queries))
    assert len(set(counted)) == 1


def test_what_was_cancelled_says_why(cast, reader, call, volunteer):
    task = call()
    takes(task, volunteer)
    actions.cancel(task=task, words="下雨", seen=1, by=cast.dispatcher, now=NOW)
    assert "下雨" in reader.get(f"/tasks/{task.pk}/").content.decode()
    assert "下雨" in reader.get(f"/tasks/mine/{volunteer.code}/").content.decode()
