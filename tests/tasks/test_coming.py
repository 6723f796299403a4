"""Checking in and out, hours, and who did not come."""

from datetime import timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.tasks import actions
from linli.tasks.models import Correction, Doing, Task
from linli.tasks.pauses import proposed
from linli.tasks.voices import Oneself, Served
from tests.cast import NOW
from tests.tasks.conftest import THERE, TOMORROW, takes

MINUTE = timedelta(minutes=1)
FAR = actions.Spot(110.1, 30.57)  # 30 km to the north


def test_a_check_in_from_30_km_away_is_refused_and_nothing_is_half_done(call, volunteer):
    doing = takes(call(), volunteer)
    with pytest.raises(Refusal) as refused:
        actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW, spot=FAR)
    assert str(refused.value) == (
        "You are 30 km from where this task is. Check in there, or ask whoever keeps the list to do it."
    )
    kept = Doing.objects.get(pk=doing.pk)
    assert (kept.state, kept.came_at, kept.metres) == ("taken", None, None)
    assert not Event.objects.filter(kind="doing.came").exists()


def test_the_captain_checks_in_by_the_list_instead(call, team, volunteer, volunteers):
    other = volunteers(2)
    doing = takes(call(team=team), other)
    came = actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW)
    assert (came.state, came.came_how) == ("here", "list")


def test_hours_are_reckoned_from_check_in_to_check_out_within_the_task(done):
    kept = Doing.objects.get(pk=done.pk)
    assert (kept.state, kept.minutes, kept.came_how, kept.metres) == ("done", 90, "code", 0)


def test_coming_early_and_staying_long_counts_no_more_than_the_task_and_an_hour(call, volunteer):
    doing = takes(call(), volunteer)
    actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW - 20 * MINUTE, spot=THERE)
    assert actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW, spot=THERE).came_at < TOMORROW
    left = actions.check_out(doing=doing, by=Oneself(volunteer), now=TOMORROW + 400 * MINUTE, spot=THERE)
    assert left.minutes == 180
    again = actions.check_out(doing=doing, by=Oneself(volunteer), now=TOMORROW + 500 * MINUTE, spot=THERE)
    assert again.left_at == left.left_at


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (TOMORROW - 31 * MINUTE, "It is too early. Check in from 11-19 13:30 on."),
        (
            TOMORROW + 121 * MINUTE,
            "This task is over. If you were there, ask whoever keeps the list to write it down.",
        ),
    ],
)
def test_too_early_and_too_late_are_said(call, volunteer, at, sentence):
    doing = takes(call(), volunteer)
    with pytest.raises(Refusal) as refused:
        actions.check_in(doing=doing, by=Oneself(volunteer), now=at, spot=THERE)
    assert str(refused.value) == sentence


def test_a_phone_that_does_not_say_where_it_is_is_marked_so(call, volunteer):
    doing = takes(call(), volunteer)
    assert actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW).came_how == "unplaced"


def test_whoever_waits_is_let_in_by_the_list_only(cast, call, volunteers):
    task, one, other = call(), volunteers(1), volunteers(2)
    takes(task, one)
    waits = takes(task, other)
    with pytest.raises(Refusal) as refused:
        actions.check_in(doing=waits, by=Oneself(other), now=TOMORROW, spot=THERE)
    assert str(refused.value) == "You are on the waiting list. Ask whoever keeps the list whether there is room."
    assert actions.check_in(doing=waits, by=cast.dispatcher, now=TOMORROW).state == "here"
    kept = Task.objects.get(pk=task.pk)
    assert (kept.places, kept.taken) == (2, 2)


def test_nobody_confirms_their_own_hours(cast, done, volunteer, team):
    Task.objects.filter(pk=done.task_id).update(team=team)  # whose captain the volunteer is
    with pytest.raises(NotAllowed) as refused:
        actions.confirm(doing=done, by=Oneself(volunteer), now=TOMORROW)
    assert str(refused.value) == "Nobody confirms their own hours."
    with pytest.raises(NotAllowed):
        actions.confirm(doing=done, by=cast.outsider, now=TOMORROW)
    with pytest.raises(NotAllowed):
        actions.confirm(doing=done, by=Served(done.task_id + 1), now=TOMORROW)
    assert Doing.objects.get(pk=done.pk).state == "done"


def test_whoever_was_helped_confirms_once_and_the_case_says_so(cast, call, volunteer):
    case = cast.case(contact_phone="13800000000")
    doing = takes(call(case=case), volunteer)
    actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW, spot=THERE)
    actions.check_out(doing=doing, by=Oneself(volunteer), now=TOMORROW + 60 * MINUTE, spot=THERE)
    for _twice in range(2):
        kept = actions.confirm(doing=doing, by=Served(doing.task_id), now=TOMORROW + 61 * MINUTE)
    assert (kept.state, kept.minutes, kept.confirmed_how, kept.confirmed_by) == ("confirmed", 60, "served", None)
    said = Event.objects.get(kind="task.confirmed")
    assert said.data == {
        "task": doing.task_id,
        "doing": doing.pk,
        "volunteer": volunteer.pk,
        "minutes": 60,
        "kind": "help",
        "effect": "",
    }
    helped = Event.objects.get(kind="case.helped")
    assert (helped.subject_id, helped.data["minutes"]) == (case.pk, 60)


def test_a_volunteer_who_left_their_own_number_with_the_case_does_not_confirm_themselves(cast, call, volunteer):
    doing = takes(call(case=cast.case(contact_phone=volunteer.phone)), volunteer)
    actions.check_in(doing=doing, by=cast.dispatcher, now=TOMORROW + 121 * MINUTE)
    with pytest.raises(NotAllowed) as refused:
        actions.confirm(doing=doing, by=Served(doing.task_id), now=TOMORROW + 122 * MINUTE)
    assert str(refused.value) == "Nobody confirms their own hours."


def test_corrected_hours_and_what_stood_before_are_kept(cast, done):
    with pytest.raises(Refusal) as silent:
        actions.correct(doing=done, minutes=60, words="", by=cast.dispatcher, now=TOMORROW)
    assert str(silent.value) == "Say why; the volunteer reads it."
    actions.correct(doing=done, minutes=60, words="中途离开半小时", by=cast.dispatcher, now=TOMORROW)
    actions.confirm(doing=done, by=cast.dispatcher, now=TOMORROW)
    kept = Correction.objects.get()
    assert (kept.before, kept.after, kept.words, kept.by) == (90, 60, "中途离开半小时", cast.dispatcher)
    assert Doing.objects.get(pk=done.pk).minutes == 60


def test_a_confirmation_taken_back_is_told_with_the_same_facts(cast, done):
    actions.confirm(doing=done, by=cast.dispatcher, now=TOMORROW)
    back = actions.unconfirm(doing=done, words="记错了人", by=cast.dispatcher, now=TOMORROW)
    assert (back.state, back.confirmed_at, back.confirmed_how) == ("done", None, "")
    facts = Event.objects.get(kind="task.confirmed").data
    assert facts.items() <= Event.objects.get(kind="task.unconfirmed").data.items()


def test_who_did_not_come_is_seen_and_who_did_not_check_out_left_when_it_ended(cast, call, volunteers):
    task, one, other = call(places=2), volunteers(1), volunteers(2)
    takes(task, one)
    actions.check_in(doing=takes(task, other), by=Oneself(other), now=TOMORROW, spot=THERE)
    assert actions.see_over(now=TOMORROW + 179 * MINUTE) == 0
    assert actions.see_over(now=TOMORROW + 180 * MINUTE) == 1
    assert actions.see_over(now=TOMORROW + 181 * MINUTE) == 0
    found = Doing.objects.order_by("number").values_list("state", "minutes")
    assert list(found) == [("missed", None), ("done", 120)]


def test_how_well_it_went_is_one_of_the_practices_effects_and_goes_with_the_confirmation(cast, done, effects):
    with pytest.raises(Refusal) as unknown:
        actions.confirm(doing=done, by=Served(done.task_id), now=TOMORROW, effect="heroic")
    assert (unknown.value.field, Doing.objects.get().state) == ("effect", "done")
    actions.confirm(doing=done, by=Served(done.task_id), now=TOMORROW, effect="good")
    assert (Doing.objects.get().effect, Event.objects.get(kind="task.confirmed").data["effect"]) == ("good", "good")
    actions.unconfirm(doing=done, words="记错了人", by=cast.dispatcher, now=TOMORROW)
    assert (Doing.objects.get().effect, Event.objects.get(kind="task.unconfirmed").data["effect"]) == ("", "good")


def test_not_having_come_three_times_proposes_a_pause_until_it_is_excused(cast, call, volunteer):
    for day in range(3):
        begins = TOMORROW + timedelta(days=day)
        doing = takes(call(begins=begins, ends=begins + timedelta(hours=1)), volunteer)
        actions.miss(doing=doing, by=cast.dispatcher, now=begins + 10 * MINUTE)
    later = TOMORROW + timedelta(days=3)
    assert [(each.volunteer, each.times) for each in proposed(cast.dispatcher, later)] == [(volunteer, 3)]
    assert Notice.objects.filter(account=cast.dispatcher, key__startswith="pause:").count() == 1
    actions.excuse(doing=doing, by=cast.dispatcher, now=later)
    assert proposed(cast.dispatcher, later) == []


def test_whoever_was_there_after_all_is_written_down_for_the_whole_of_it(cast, call, volunteer):
    doing = takes(call(), volunteer)
    actions.see_over(now=TOMORROW + timedelta(hours=4))
    kept = actions.check_in(doing=doing, by=cast.dispatcher, now=TOMORROW + timedelta(hours=5))
    assert (kept.state, kept.minutes, kept.missed_at) == ("done", 120, None)
    assert Event.objects.filter(kind="doing.left").count() == 1


def test_the_list_is_kept_only_by_those_who_may(cast, call, volunteer):
    doing = takes(call(), volunteer)
    for step in (actions.check_in, actions.miss, actions.withdraw):
        with pytest.raises(NotAllowed):
            step(doing=doing, by=cast.outsider, now=NOW if step is actions.withdraw else TOMORROW)
    assert Doing.objects.get(pk=doing.pk).state == "taken"
