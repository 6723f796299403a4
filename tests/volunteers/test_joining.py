"""Joining, being confirmed, and nobody twice."""

from uuid import uuid4

import pytest

from linli.areas.models import Area
from linli.areas.tree import middles
from linli.core.fresh import expire_all
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.volunteers import actions
from linli.volunteers.models import Guardian, Volunteer
from linli.volunteers.words import Rough
from tests.cast import NOW


def told(volunteer):
    events = Event.objects.filter(subject_type="volunteer", subject_id=volunteer.pk).order_by("seq")
    return list(events.values_list("kind", "voice"))


def test_whoever_joins_waits_until_somebody_confirms_them(cast, joined):
    made = joined(skills=["mediator", "electrician"], times=["weekend_morning"], languages=["sign_language"])
    assert (made.state, made.way, made.skills) == ("applied", "portal", ["electrician", "mediator"])
    assert list(Volunteer.objects.active()) == []
    actions.confirm(volunteer=made, by=cast.dispatcher, now=NOW)
    assert list(Volunteer.objects.active()) == [made]
    assert told(made) == [("volunteer.joined", "resident"), ("volunteer.confirmed", "staff")]
    assert (made.who, made.number) == ("居***", "139****0001")


def test_the_same_form_twice_is_one_and_the_same_person_from_another_page_is_told(cast, joining):
    key = uuid4()
    first = actions.join(joining(key=key), by=RESIDENT, now=NOW)
    assert actions.join(joining(key=key), by=RESIDENT, now=NOW).pk == first.pk
    with pytest.raises(Refusal) as again:
        actions.join(joining(name="居民01", phone="+86 139 0000 0001"), by=RESIDENT, now=NOW)
    assert str(again.value) == (
        "Somebody of this name and number is a volunteer already. If it is you, use the code you were given then."
    )
    assert Volunteer.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"name": " "}, "name", "Say what you are called."),
        ({"phone": ""}, "phone", "Give a telephone number, so that you can be reached."),
        ({"born": None}, "born", "Say in which year you were born."),
        ({"born": 86}, "born", "This is no year of birth. Write four digits, such as 1986."),
        ({"born": 2014}, "born", "Volunteers are at least 14 years old. You are welcome when you are."),
        ({"skills": ["flying"]}, "skills", "Choose from the list."),
        (
            {"born": 2010},
            "guardian_name",
            "Whoever is under 18 names a parent or guardian; they are asked before you begin.",
        ),
        (
            {"born": 2010, "guardian_name": "家长 01"},
            "guardian_phone",
            "Give your guardian's telephone number, so that they can be asked.",
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_said_beside_its_field(joining, more, field, sentence):
    with pytest.raises(Refusal) as refused:
        actions.join(joining(**more), by=RESIDENT, now=NOW)
    assert (refused.value.field, str(refused.value)) == (field, sentence)
    assert Volunteer.objects.count() == 0


def test_a_spot_is_kept_to_a_kilometre_or_is_the_middle_of_the_area_or_is_not_there(cast, joined):
    tapped = joined(1, rough=Rough.SPOT, lon=110.12345, lat=30.28765)
    middle, none = joined(2, rough=Rough.MIDDLE), joined(3, rough=Rough.NONE, lon=110.1, lat=30.3)
    assert (tapped.spot, none.spot) == ((110.12, 30.29), None)
    lon, lat = middles.get()[cast.grid_n1.pk]
    assert middle.spot == (round(lon, 2), round(lat, 2))


def test_a_spot_abroad_and_the_middle_of_what_is_not_drawn_are_refused_beside_the_question(cast, joining):
    for more, words in [
        ({"rough": Rough.SPOT, "lon": 2.35, "lat": 48.86}, "This spot is not in the country."),
        ({"rough": Rough.MIDDLE}, "This area is not drawn on the map."),
    ]:
        if more["rough"] == Rough.MIDDLE:
            Area.objects.update(boundary=None)
            expire_all()
        with pytest.raises(Refusal) as refused:
            actions.join(joining(**more), by=RESIDENT, now=NOW)
        assert (refused.value.field, str(refused.value).startswith(words)) == ("rough", True)
    assert not Volunteer.objects.exists()


def test_nobody_under_age_is_called_before_a_guardian_agreed(cast, joined):
    young = joined(2, born=2008, guardian_name="家长 01", guardian_phone="13900000099")
    assert young.of_age == 2027
    with pytest.raises(NotAllowed) as early:
        actions.confirm(volunteer=young, by=cast.dispatcher, now=NOW)
    assert str(early.value).startswith("This volunteer is not of age.")
    said = {"name": "家长 01", "phone": "13900000099", "note": "电话同意"}
    actions.consent(volunteer=young, **said, by=cast.dispatcher, now=NOW)
    assert actions.confirm(volunteer=young, by=cast.dispatcher, now=NOW).state == "active"
    guardian = Guardian.objects.get()
    assert (guardian.name, guardian.given_at, guardian.given_by) == ("家长 01", NOW, cast.dispatcher)


def test_of_whoever_is_of_age_no_year_is_kept(joined):
    assert (joined(1, born=2007).of_age, joined(2, born=1950).of_age) == (None, None)


def test_members_report_in_with_their_account_once_and_do_not_confirm_themselves(cast, joining):
    mine = actions.report_in(joining(organisation=cast.works), by=cast.dispatcher, now=NOW)
    assert (mine.who, mine.name, mine.way, mine.organisation) == ("调度员 01", "", "reported", cast.works)
    assert actions.report_in(joining(), by=cast.dispatcher, now=NOW).pk == mine.pk
    with pytest.raises(NotAllowed) as own:
        actions.confirm(volunteer=mine, by=cast.dispatcher, now=NOW)
    assert str(own.value) == "This is about yourself. Somebody else decides."


def test_staff_enter_whoever_stands_before_them_and_only_where_they_may(cast, joining):
    made = actions.enter(joining(phone="", born=None), by=cast.dispatcher, now=NOW)
    assert (made.state, made.way, made.by) == ("active", "staff", cast.dispatcher)
    with pytest.raises(NotAllowed):
        actions.enter(joining(2), by=cast.north_worker, now=NOW)


def test_a_step_that_is_not_there_is_refused(cast, volunteer):
    with pytest.raises(WrongState) as twice:
        actions.confirm(volunteer=volunteer, by=cast.dispatcher, now=NOW)
    assert "This is now “Active volunteer”" in str(twice.value)
