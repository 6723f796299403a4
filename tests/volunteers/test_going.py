"""Suspension, leaving, coming back, and what is erased by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.core.refusal import NotAllowed, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.expiring import expire
from linli.journal.models import Event, Words
from linli.notify.models import Message, Notice
from linli.volunteers import actions
from linli.volunteers.models import Guardian, Volunteer
from tests.cast import NOW

TODAY = timezone.localdate(NOW)


@pytest.fixture
def texts(settings):
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1/{phone}", "https://linli.example"


def suspended(volunteer, by, days=10):
    until = TODAY + timedelta(days=days)
    return actions.suspend(volunteer=volunteer, words="三次未到", until=until, by=by, now=NOW)


def test_a_suspension_ends_by_itself_on_its_day_and_not_before(cast, volunteer):
    suspended(volunteer, cast.dispatcher)
    assert actions.resume_due(now=NOW + timedelta(days=9)) == 0
    assert list(Volunteer.objects.active()) == []
    assert actions.resume_due(now=NOW + timedelta(days=10)) == 1
    assert actions.resume_due(now=NOW + timedelta(days=10)) == 0
    held = Volunteer.objects.get()
    assert (held.state, held.until, held.reason) == ("active", None, "")
    last = Event.objects.filter(subject_type="volunteer").order_by("seq").last()
    assert (last.kind, last.voice) == ("volunteer.resumed", "system")


def test_it_is_lifted_earlier_by_a_keeper_not_by_the_volunteer(cast, volunteer):
    suspended(volunteer, cast.dispatcher)
    with pytest.raises(NotAllowed):
        actions.resume(volunteer=volunteer, by=cast.officer, now=NOW)
    assert actions.resume(volunteer=volunteer, by=cast.dispatcher, now=NOW).state == "active"


def test_whoever_leaves_is_forgotten_a_year_later_and_may_come_back_until_then(cast, volunteer):
    actions.leave(volunteer=volunteer, by=RESIDENT, now=NOW)
    back = actions.come_back(volunteer=volunteer, by=RESIDENT, now=NOW + timedelta(days=300))
    assert (back.state, back.name) == ("applied", "居民 01")
    actions.leave(volunteer=volunteer, by=RESIDENT, now=NOW + timedelta(days=301))
    expire(now=NOW + timedelta(days=400))
    assert Volunteer.objects.get().name == "居民 01"
    expire(now=NOW + timedelta(days=700))
    held = Volunteer.objects.get()
    assert (held.name, held.phone, held.mark, held.skills, held.state) == ("", "", None, [], "left")
    with pytest.raises(NotAllowed) as gone:
        actions.come_back(volunteer=held, by=RESIDENT, now=NOW + timedelta(days=701))
    assert str(gone.value) == "What was known of this volunteer is erased. Join anew."


def test_an_application_that_nobody_took_up_is_forgotten_with_the_guardian(cast, joined):
    joined(1, born=2010, guardian_name="家长 01", guardian_phone="13900000099")
    expire(now=NOW + timedelta(days=179))
    assert Guardian.objects.count() == 1
    done = expire(now=NOW + timedelta(days=181))
    assert done["volunteers.Volunteer"] == 1
    assert (Guardian.objects.count(), Volunteer.objects.get().state) == (0, "left")


def test_what_was_written_of_somebody_goes_with_them(cast, volunteer):
    suspended(volunteer, cast.dispatcher)
    actions.erase(volunteer=volunteer, by=RESIDENT, now=NOW)
    assert Words.objects.count() == 0 and Volunteer.objects.get().reason == ""
    assert actions.erase(volunteer=volunteer, by=RESIDENT, now=NOW).version == Volunteer.objects.get().version


def test_whoever_joined_anew_meanwhile_uses_the_newer_code(cast, volunteer, joined):
    actions.leave(volunteer=volunteer, by=RESIDENT, now=NOW)
    joined(1)
    with pytest.raises(WrongState) as newer:
        actions.come_back(volunteer=volunteer, by=RESIDENT, now=NOW)
    assert str(newer.value) == "You joined anew meanwhile. Use the newer code."


def test_what_is_decided_is_told_by_text_or_in_the_inbox(cast, joined, joining, texts):
    actions.confirm(volunteer=joined(1), by=cast.dispatcher, now=NOW)
    message = Message.objects.get()
    assert message.phone == "13900000001" and Volunteer.objects.get().code in message.body
    mine = actions.report_in(joining(), by=cast.officer, now=NOW)
    actions.decline(volunteer=mine, words="已在别处报到", by=cast.dispatcher, now=NOW)
    assert Notice.objects.get(account=cast.officer).link == "/desk/volunteers/mine/"
