"""Signing up, the waiting list, withdrawing: each in their turn, nobody twice."""

from datetime import timedelta
from uuid import uuid4

import pytest

from linli.activities import actions
from linli.activities.models import Activity, SignUp
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.notify.models import Message, Notice
from tests.activities.conftest import TOMORROW
from tests.cast import NOW


def places(activity):
    return list(SignUp.objects.filter(activity=activity).order_by("number").values_list("number", "place"))


def test_the_first_get_the_places_and_the_others_wait_in_their_order(cast, lecture, comes):
    activity = lecture(limit=2)
    for number in range(1, 5):
        comes(activity, number)
    assert places(activity) == [(1, "taken"), (2, "taken"), (3, "waiting"), (4, "waiting")]
    assert Activity.objects.get().taken == 2
    kinds = Event.objects.filter(subject_type="signup").order_by("id").values_list("kind", "voice")
    assert list(kinds) == [("signup.made", "resident")] * 4


def test_whoever_withdraws_makes_room_for_the_longest_wait_who_is_told_by_text(cast, lecture, comes, texts):
    activity = lecture(limit=1)
    first, second, third = (comes(activity, number) for number in (1, 2, 3))
    actions.withdraw(sign_up=first, by=RESIDENT, now=NOW)
    assert places(activity) == [(1, "given_up"), (2, "taken"), (3, "waiting")]
    second.refresh_from_db()
    assert second.moved_up_at == NOW
    message = Message.objects.get()
    assert message.phone == "13900000002" and second.code in message.body and "防火讲座" in message.body
    with pytest.raises(WrongState) as twice:
        actions.withdraw(sign_up=first, by=RESIDENT, now=NOW)
    assert str(twice.value) == "This place was given up already."
    assert places(activity)[2] == (3, "waiting") and third.place == "waiting"


def test_the_same_form_twice_is_one_place_and_the_same_person_from_another_page_is_told(cast, lecture):
    activity, key = lecture(limit=5), uuid4()
    guest = actions.Guest(name="居民 01", phone="139 0000 0001", key=key)
    first = actions.sign_up(guest, activity=activity, by=RESIDENT, now=NOW)
    assert actions.sign_up(guest, activity=activity, by=RESIDENT, now=NOW).pk == first.pk
    with pytest.raises(Refusal) as told:
        again = actions.Guest(name="居民01", phone="13900000001")
        actions.sign_up(again, activity=activity, by=RESIDENT, now=NOW)
    assert str(told.value).startswith("Somebody of this name and number is on the list already.")
    assert places(activity) == [(1, "taken")]


@pytest.mark.parametrize(
    ("name", "phone", "sentence"),
    [
        ("", "13900000001", "Say what you are called, so that they find you on the list."),
        ("居民 01", "", "Give a telephone number, so that you hear when something changes."),
        ("居民 01", "what", "This does not look like a telephone number. Correct it, or leave it empty."),
    ],
)
def test_a_resident_says_name_and_number(cast, lecture, name, phone, sentence):
    with pytest.raises(Refusal) as refused:
        actions.sign_up(actions.Guest(name=name, phone=phone), activity=lecture(), by=RESIDENT, now=NOW)
    assert str(refused.value) == sentence


def test_a_clerk_writes_down_whoever_has_no_telephone(cast, lecture):
    made = actions.sign_up(actions.Guest(name="居民 07"), activity=lecture(), by=cast.south_worker, now=NOW)
    assert (made.name, made.phone, made.by) == ("居民 07", "", cast.south_worker)


def test_name_and_number_are_encrypted_and_shown_masked(cast, lecture, comes):
    made = comes(lecture(), 1)
    assert made.who == "居*** · 139****0001"


def test_sign_up_closes_when_it_is_said_to_and_when_it_begins(cast, lecture, comes):
    early = lecture(sign_up_until=NOW + timedelta(hours=1))
    with pytest.raises(Refusal) as closed:
        comes(early, 1, now=NOW + timedelta(hours=2))
    assert str(closed.value) == "Sign-up for this activity is closed. Ask the organiser."
    with pytest.raises(Refusal) as begun:
        comes(lecture(), 1, now=TOMORROW)
    assert "has begun" in str(begun.value)


def test_anybody_who_serves_may_come_anywhere_and_members_only_is_not_for_residents(cast, lecture, comes):
    activity = lecture(audience="members", limit=1)
    mine = actions.join(activity=activity, by=cast.outsider, now=NOW)
    assert mine.place == "taken" and actions.join(activity=activity, by=cast.outsider, now=NOW).pk == mine.pk
    with pytest.raises(Refusal) as refused:
        comes(activity, 1)
    assert str(refused.value) == "This activity is for members and staff. They sign in to sign up."


def test_another_time_is_told_to_everybody_and_more_places_go_to_those_who_wait(cast, lecture, comes, planned, texts):
    activity = lecture(limit=1)
    actions.join(activity=activity, by=cast.officer, now=NOW)
    comes(activity, 2)
    later = TOMORROW + timedelta(hours=1)
    new = planned(limit=2, begins=later, ends=later + timedelta(hours=1))
    changed = actions.change(new, activity=activity, seen=1, by=cast.north_worker, now=NOW)
    assert (changed.version, places(activity)) == (2, [(1, "taken"), (2, "taken")])
    told = Notice.objects.get(account=cast.officer)
    assert "15:30" in told.subject and told.link == f"/desk/activities/{activity.pk}/"
    assert Message.objects.filter(phone__isnull=False).count() == 2  # the change, and having moved up
    with pytest.raises(WrongState) as stale:
        actions.change(new, activity=activity, seen=1, by=cast.north_worker, now=NOW)
    assert "Somebody changed this activity while you were looking at it." in str(stale.value)


def test_fewer_places_than_are_taken_are_refused(cast, lecture, comes, planned):
    activity = lecture(limit=3)
    comes(activity, 1), comes(activity, 2)
    with pytest.raises(Refusal) as refused:
        actions.change(planned(limit=1), activity=activity, seen=1, by=cast.dispatcher, now=NOW)
    assert str(refused.value).startswith("2 people have a place already.")


def test_cancelling_needs_a_reason_which_those_on_the_list_hear(cast, lecture):
    activity = lecture()
    actions.join(activity=activity, by=cast.officer, now=NOW)
    with pytest.raises(Refusal) as refused:
        actions.cancel(activity=activity, words=" ", seen=1, by=cast.dispatcher, now=NOW)
    assert str(refused.value) == "Say why it does not take place; those on the list read it."
    actions.cancel(activity=activity, words="停电", seen=1, by=cast.dispatcher, now=NOW)
    assert Notice.objects.filter(account=cast.officer).count() == 1
    with pytest.raises(Refusal) as over:
        actions.join(activity=activity, by=cast.south_worker, now=NOW)
    assert str(over.value) == "This activity was cancelled."


def test_only_whoever_may_announces_there_and_only_keepers_change(cast, lecture, planned):
    with pytest.raises(NotAllowed):
        actions.announce(planned(), by=cast.officer, now=NOW)
    with pytest.raises(NotAllowed):
        actions.cancel(activity=lecture(), words="停电", seen=1, by=cast.south_worker, now=NOW)
