"""Calling volunteers and taking tasks."""

from datetime import date, timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.repeating import Rhythm
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.tasks import actions
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.naming import colleagues, named
from linli.tasks.voices import Oneself
from linli.tasks.words import Asked
from linli.volunteers import actions as volunteering
from tests.cast import NOW
from tests.tasks.conftest import SPOT, TOMORROW, takes


def states(task):
    return list(Doing.objects.filter(task=task).order_by("number").values_list("number", "state"))


def test_a_call_keeps_what_was_said_and_writes_it_down(cast, call, team):
    task = call(skills=["electrician"], team=team, places=3, about="带梯子")
    kept = Task.objects.get(pk=task.pk)
    assert (kept.title, kept.places, kept.taken, kept.skills, kept.team, (kept.lon, kept.lat)) == (
        *("帮独居老人修灯", 3, 0, ["electrician"]),
        *(team, SPOT),
    )
    assert len(kept.code) == 12 and kept.door
    assert Event.objects.get(kind="task.called").data["places"] == 3


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"kind": "nonsense"}, "kind", "Choose one from the list."),
        ({"title": " "}, "title", "Say in a few words what is to be done."),
        ({"places": 0}, "places", "Between 1 and 1000."),
        ({"ends": TOMORROW}, "ends", "It ends after it begins. Correct one of the two."),
        (
            {"ends": TOMORROW + timedelta(days=2)},
            "ends",
            "That is longer than a day. Call for several shifts instead.",
        ),
        ({"area": None}, "area", "Choose a place from the list."),
        ({"skills": ["flying"]}, "skills", "This skill is not on the list here. Choose another, or none."),
        ({"only_team": True}, "team", "Choose the team that it is for."),
        (
            {"begins": NOW - timedelta(hours=1), "ends": NOW + timedelta(hours=1)},
            "begins",
            "This time is past. Call for what is to come.",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(call, said, field, sentence):
    with pytest.raises(Refusal) as refused:
        call(**said)
    assert (refused.value.field, str(refused.value), Task.objects.count()) == (field, sentence, 0)


def test_only_whoever_may_calls_there_and_a_captain_calls_the_team(cast, planned, team, volunteer):
    with pytest.raises(NotAllowed):
        actions.call(planned(), by=cast.officer, now=NOW)
    with pytest.raises(NotAllowed):
        actions.call(planned(), by=Oneself(volunteer), now=NOW)
    assert actions.call(planned(team=team), by=Oneself(volunteer), now=NOW).called_by is None
    assert actions.call(planned(), by=SYSTEM, now=NOW).called_by is None


def test_a_case_offered_for_claiming_becomes_a_task_and_its_story_says_so(cast, call, planned):
    case = cast.case(place="二单元门口", latitude=30.3, longitude=110.1)
    task = call(case=case, area=None, place="", spot=None)
    assert (task.case, task.area, task.place, (task.lon, task.lat)) == (case, cast.grid_n1, "二单元门口", SPOT)
    told = Event.objects.get(kind="case.volunteers_called")
    assert (told.subject_id, told.data["task"]) == (case.pk, task.pk)


def test_shifts_follow_each_other_and_days_come_again(cast, planned):
    said = actions.call_series(
        planned(), shifts=2, rhythm=Rhythm.WEEKLY, until=date(2026, 11, 30), by=cast.dispatcher, now=NOW
    )
    hours = [f"{each.begins.astimezone(TOMORROW.tzinfo):%m-%d %H}" for each in said.tasks]
    assert hours == ["11-19 14", "11-19 16", "11-26 14", "11-26 16"]
    assert len({each.series for each in said.tasks}) == 1
    with pytest.raises(Refusal) as many:
        actions.call_series(planned(), rhythm=Rhythm.DAILY, until=date(2027, 3, 1), by=cast.dispatcher, now=NOW)
    assert str(many.value).startswith("That is more than 60 at once.")


def test_places_are_taken_in_order_and_the_first_who_waits_moves_up(cast, call, volunteers):
    task, first, second, third = call(), volunteers(1), volunteers(2), volunteers(3)
    one = takes(task, first)
    assert takes(task, first) == one
    takes(task, second), takes(task, third)
    assert states(task) == [(1, "taken"), (2, "waiting"), (3, "waiting")]
    actions.withdraw(doing=one, by=Oneself(first), now=NOW)
    assert (states(task), Task.objects.get(pk=task.pk).taken) == ([(1, "given_up"), (2, "taken"), (3, "waiting")], 1)
    assert takes(task, first).number == 4
    with pytest.raises(WrongState) as begun:
        actions.withdraw(doing=Doing.objects.get(task=task, number=2), by=Oneself(second), now=TOMORROW)
    assert str(begun.value) == "This task has begun. Tell whoever keeps the list."


def test_nobody_suspended_unconfirmed_or_busy_then_takes_a_task(cast, call, volunteers, joined):
    task, busy, gone = call(), volunteers(1), volunteers(2)
    takes(call(title="同一时间"), busy)
    with pytest.raises(Refusal) as same_time:
        takes(task, busy)
    assert str(same_time.value) == "“同一时间” is at the same time. Give that up first, or choose another."
    volunteering.suspend(volunteer=gone, words="示范", until=date(2026, 12, 1), by=cast.dispatcher, now=NOW)
    gone.refresh_from_db()
    with pytest.raises(Refusal) as suspended:
        takes(task, gone)
    assert str(suspended.value) == "A suspended volunteer is not called to tasks."
    with pytest.raises(Refusal) as new:
        takes(task, joined(3))
    assert str(new.value) == "Only volunteers who have been confirmed take tasks."
    with pytest.raises(NotAllowed):
        actions.sign_up(task=task, volunteer=busy, by=Oneself(gone), now=NOW)


def test_nobody_under_age_is_called_at_night(cast, call, volunteers):
    young = volunteers(1)
    type(young).objects.filter(pk=young.pk).update(of_age=2028)
    young.refresh_from_db()
    night = TOMORROW.replace(hour=19)
    with pytest.raises(Refusal) as refused:
        takes(call(begins=night, ends=night + timedelta(hours=2)), young)
    assert str(refused.value) == "Nobody under age is called at night."
    assert takes(call(), young).state == "taken"


def test_what_is_for_a_team_is_for_its_members(cast, call, team, volunteer, volunteers):
    task, other = call(team=team, only_team=True, places=2), volunteers(2)
    with pytest.raises(Refusal) as refused:
        takes(task, other)
    assert str(refused.value) == "This task is for “北社区邻里互助队” only."
    volunteering.take_in(volunteer=other, team=team, by=cast.dispatcher, now=NOW)
    assert actions.put_in(task=task, volunteer=other, by=Oneself(volunteer), now=NOW).state == "taken"
    with pytest.raises(NotAllowed):
        actions.put_in(task=task, volunteer=volunteer, by=Oneself(other), now=NOW)


def test_somebody_asked_may_say_no_without_a_reason_and_is_not_asked_again(cast, call, volunteers):
    task, one, other = call(), volunteers(1), volunteers(2)
    first, second = actions.ask(task=task, volunteers=[one, other], by=cast.dispatcher, now=NOW)
    actions.decline(doing=first, by=Oneself(one), now=NOW)
    with pytest.raises(NotAllowed):
        actions.decline(doing=second, by=Oneself(one), now=NOW)
    assert actions.ask(task=task, volunteers=[one, other], by=cast.dispatcher, now=NOW) == []
    assert takes(task, other) == second
    assert states(task) == [(1, "declined"), (3, "taken")]


def test_whoever_serves_hears_in_their_inbox(cast, call):
    own = volunteering.report_in(volunteering.Joining(area=cast.grid_n1), by=cast.north_worker, now=NOW)
    own = volunteering.confirm(volunteer=own, by=cast.dispatcher, now=NOW)
    task = call()
    actions.ask(task=task, volunteers=[own], by=cast.dispatcher, now=NOW)
    told = Notice.objects.get(account=cast.north_worker, key=f"task:ask:{task.pk}")
    assert ("帮独居老人修灯" in told.subject, told.link) == (True, f"/desk/tasks/{task.pk}/")
    assert actions.sign_up(task=task, volunteer=own, by=cast.north_worker, now=NOW).state == "taken"


def test_a_place_goes_to_another_only_when_they_say_yes(cast, call, volunteers):
    task, one, other = call(), volunteers(1), volunteers(2)
    doing = takes(task, one)
    asked = actions.ask_handing(doing=doing, by=Oneself(one), now=NOW, to=other)
    with pytest.raises(WrongState):
        actions.ask_handing(doing=doing, by=Oneself(one), now=NOW)
    with pytest.raises(NotAllowed) as stranger:
        actions.accept_handing(handing=asked, volunteer=volunteers(3), by=Oneself(other), now=NOW)
    assert str(stranger.value) == "This was not asked of you."
    assert states(task) == [(1, "taken")]
    actions.accept_handing(handing=asked, volunteer=other, by=Oneself(other), now=NOW)
    assert (states(task), Task.objects.get(pk=task.pk).taken) == ([(1, "given_up"), (2, "taken")], 1)
    with pytest.raises(WrongState) as late:
        actions.accept_handing(handing=asked, volunteer=other, by=Oneself(other), now=NOW)
    assert str(late.value) == "Somebody else has taken this place over already."


def test_whoever_keeps_the_list_asks_somebody_by_name_to_take_anothers_place(cast, call, team, volunteer, volunteers):
    task, one, other = call(team=team, places=2), volunteers(2), volunteers(3)
    doing, _mine = takes(task, one), takes(task, volunteer)
    with pytest.raises(NotAllowed):
        actions.ask_handing(doing=doing, by=Oneself(volunteer), now=NOW)  # to nobody in particular: only oneself
    with pytest.raises(NotAllowed):
        actions.ask_handing(doing=doing, by=cast.outsider, now=NOW, to=other)
    with pytest.raises(Refusal) as there:
        actions.ask_handing(doing=doing, by=cast.dispatcher, now=NOW, to=volunteer)
    assert str(there.value) == "They have a place at this task already. Choose somebody else."
    asked = actions.ask_handing(doing=doing, by=Oneself(volunteer), now=NOW, to=other)  # the team's captain
    with pytest.raises(NotAllowed):
        actions.withdraw_handing(handing=asked, by=Oneself(other), now=NOW)
    assert states(task) == [(1, "taken"), (2, "taken")]
    actions.accept_handing(handing=asked, volunteer=other, by=Oneself(other), now=NOW)
    assert states(task) == [(1, "given_up"), (2, "taken"), (3, "taken")]


def test_one_may_name_by_number_those_of_ones_own_teams(cast, team, volunteer, volunteers):
    member, stranger = volunteers(2), volunteers(3)
    volunteering.take_in(volunteer=member, team=team, by=cast.dispatcher, now=NOW)
    assert list(colleagues(volunteer)) == [member] and list(colleagues(stranger)) == []
    assert named(f" {member.pk} ", colleagues(volunteer)) == member
    for typed in (str(stranger.pk), "", "12 3", "9" * 30):
        with pytest.raises(Refusal) as refused:
            named(typed, colleagues(volunteer))
        assert refused.value.field == "to"


def test_a_team_that_one_only_asked_to_join_does_not_show_its_tasks(cast, call, team):
    own = volunteering.report_in(volunteering.Joining(area=cast.grid_n1), by=cast.north_worker, now=NOW)
    own = volunteering.confirm(volunteer=own, by=cast.dispatcher, now=NOW)
    task = call(team=team, only_team=True)
    asked = volunteering.ask_in(volunteer=own, team=team, by=cast.north_worker, now=NOW)
    assert not Task.objects.visible_to(cast.north_worker).exists()
    volunteering.accept(membership=asked, by=cast.dispatcher, now=NOW)
    assert list(Task.objects.visible_to(cast.north_worker)) == [task]


def test_a_task_that_moves_leaves_its_old_spot_behind(cast, call, planned):
    task = call()
    same = actions.change(planned(title="改名", spot=None), task=task, seen=1, by=cast.dispatcher, now=NOW)
    assert (same.lon, same.lat) == SPOT
    moved = actions.change(planned(place="示范路 9 号", spot=None), task=task, seen=2, by=cast.dispatcher, now=NOW)
    assert (moved.lon, moved.lat) == (None, None)


def test_a_question_can_be_declined_or_taken_back(cast, call, volunteers):
    one, other = volunteers(1), volunteers(2)
    doing = takes(call(), one)
    asked = actions.ask_handing(doing=doing, by=Oneself(one), now=NOW, to=other)
    actions.decline_handing(handing=asked, volunteer=other, by=Oneself(other), now=NOW)
    again = actions.ask_handing(doing=doing, by=Oneself(one), now=NOW)
    actions.withdraw_handing(handing=again, by=Oneself(one), now=NOW)
    found = list(Handing.objects.order_by("pk").values_list("state", flat=True))
    assert found == [Asked.DECLINED, Asked.WITHDRAWN]
    assert Doing.objects.get(pk=doing.pk).state == "taken"


def test_a_cancelled_task_says_why_to_those_on_its_list(cast, call, volunteers):
    task, one = call(), volunteers(1)
    takes(task, one)
    with pytest.raises(Refusal) as silent:
        actions.cancel(task=task, words=" ", seen=1, by=cast.dispatcher, now=NOW)
    assert str(silent.value) == "Say why it is off; those on the list read it."
    actions.cancel(task=task, words="下雨", seen=1, by=cast.dispatcher, now=NOW)
    assert Task.objects.get(pk=task.pk).why == "下雨"
    with pytest.raises(Refusal) as over:
        takes(task, volunteers(2))
    assert str(over.value) == "This task was cancelled."


def test_more_places_go_to_those_who_wait_and_a_stale_page_is_told(cast, call, planned, volunteers):
    task = call()
    takes(task, volunteers(1)), takes(task, volunteers(2))
    changed = actions.change(planned(places=2), task=task, seen=1, by=cast.dispatcher, now=NOW)
    assert (changed.version, states(task)) == (2, [(1, "taken"), (2, "taken")])
    with pytest.raises(WrongState):
        actions.change(planned(places=3), task=task, seen=1, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal) as fewer:
        actions.change(planned(places=1), task=task, seen=2, by=cast.dispatcher, now=NOW)
    assert str(fewer.value).startswith("2 people have a place already.")


def test_those_with_a_place_are_reminded_once(cast, call, volunteers):
    takes(call(), volunteers(1))
    evening = NOW.replace(hour=18)
    assert (actions.remind_due(now=NOW), actions.remind_due(now=evening), actions.remind_due(now=evening)) == (0, 1, 0)
