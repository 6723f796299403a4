"""Members of households: entered with consent, found again, seen whole for a purpose, joined and parted."""

from datetime import date, datetime, time, timedelta

import pytest
from click.testing import CliRunner

from linli.cli.expire import expire as command
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.expiring import expire, promises
from linli.journal.queries import broken_links, story
from linli.residents import actions, marks
from linli.residents.actions.consenting import lapse
from linli.residents.models import CareNeed, Consent, Household, Resident
from linli.residents.words import CareKind, Purpose
from tests.cast import NOW, Cast
from tests.residents.conftest import AN_ID, ANOTHER_ID, Enters, Opens

MONTH = NOW.date() + timedelta(days=30)


def told(resident: Resident) -> list[str]:
    return [event.kind for event in story("resident", resident.pk)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "Write the name"),
        ({"phone": "传真 0795-7361234"}, "This is a fax"),
        ({"phone": "abc"}, "does not look like a telephone number"),
        ({"id_number": "11010119000101001"}, "has 18 characters; this one has 17"),
        ({"id_number": "110101190001010015"}, "The last character of the id number does not fit"),
        ({"id_number": "A1010119000101001X"}, "17 digits and a digit or X"),
        ({"id_number": AN_ID, "born_on": "1956-03-21"}, "The id number says another birthday"),
        ({"born_on": "21.3.1956"}, "Write the birthday as"),
        ({"born_on": "2030-01-01"}, "Nobody here was born on that day"),
    ],
)
def test_what_is_misspelt_is_refused_in_a_sentence(
    open_file: Opens, enter: Enters, english: None, typed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        enter(open_file(), **typed)


@pytest.mark.parametrize("typed", [{"phone": "13800000001"}, {"id_number": AN_ID}, {"born_on": "1956-03-21"}])
def test_what_stands_on_consent_is_not_kept_without(
    open_file: Opens, enter: Enters, english: None, typed: dict[str, str]
) -> None:
    with pytest.raises(Refusal, match="Kept only with consent") as refused:
        enter(open_file(), **typed, agreed=())
    assert [refused.value.field] == list(typed)


def test_numbers_are_kept_in_one_spelling(open_file: Opens, enter: Enters) -> None:
    resident = enter(open_file(), phone="+86 138-0000-0001", id_number=AN_ID.lower())
    resident.refresh_from_db()
    assert (resident.phone, resident.id_number, told(resident)) == (
        "13800000001",
        AN_ID,
        ["resident.added", "resident.consented"],
    )


def test_a_withdrawn_consent_takes_what_stood_on_it_along(cast: Cast, open_file: Opens, enter: Enters) -> None:
    resident = enter(open_file(), phone="13800000001", id_number=AN_ID)
    actions.add_care(resident=resident, kind=CareKind.LIFE, review_on=MONTH, note="送餐", by=cast.dispatcher, now=NOW)
    for purpose in (Purpose.CONTACT, Purpose.CARE):
        actions.withdraw(resident=resident, purpose=purpose, by=cast.dispatcher, now=NOW)
    resident.refresh_from_db()
    need = CareNeed.objects.get()
    assert (resident.phone, resident.id_number, need.note, need.ended_at) == ("", AN_ID, "", NOW)
    assert not marks.by_whole_phone("13800000001") & set(resident.marks)
    assert Household.objects.get().care_review_on is None


def test_care_needs_consent_a_day_to_look_again_and_stands_once(
    cast: Cast, open_file: Opens, enter: Enters, english: None
) -> None:
    resident = enter(open_file(), agreed=())
    care = {"resident": resident, "kind": CareKind.FEELING, "by": cast.dispatcher, "now": NOW}
    with pytest.raises(Refusal, match="Care is given to those who want it"):
        actions.add_care(**care, review_on=MONTH)
    with pytest.raises(Refusal, match="Say by when somebody looks"):
        actions.add_care(**care, review_on=None, agreed=True)
    with pytest.raises(Refusal, match="within a year"):
        actions.add_care(**care, review_on=date(2030, 1, 1), agreed=True)
    actions.add_care(**care, review_on=MONTH, agreed=True)
    with pytest.raises(Refusal, match="on file for this member already"):
        actions.add_care(**care, review_on=MONTH)


def test_the_soonest_review_stands_on_the_file(cast: Cast, open_file: Opens, enter: Enters) -> None:
    resident = enter(open_file())
    care = {"resident": resident, "by": cast.dispatcher, "now": NOW}
    later = MONTH + timedelta(days=30)
    actions.add_care(**care, kind=CareKind.LIFE, review_on=later)
    need = actions.add_care(**care, kind=CareKind.POLICY, review_on=MONTH)
    assert Household.objects.get().care_review_on == MONTH
    actions.review_care(need=need, review_on=later + timedelta(days=1), by=cast.dispatcher, now=NOW)
    assert Household.objects.get().care_review_on == later
    actions.end_care(need=CareNeed.objects.get(kind=CareKind.LIFE), by=cast.dispatcher, now=NOW)
    assert Household.objects.get().care_review_on == later + timedelta(days=1)


def test_whoever_sees_a_file_whole_says_why_and_each_member_can_read_it(
    cast: Cast, open_file: Opens, enter: Enters, english: None
) -> None:
    household = open_file()
    resident = enter(household)
    with pytest.raises(NotAllowed):
        actions.reveal_household(household=household, by=cast.north_worker, now=NOW, purpose="送药")
    with pytest.raises(Refusal, match="Say what you need these details for"):
        actions.reveal_household(household=household, by=cast.dispatcher, now=NOW, purpose=" ")
    whole = actions.reveal_household(household=household, by=cast.dispatcher, now=NOW, purpose="送药")
    look = story("resident", resident.pk).last()
    assert ([each.name for each in whole.residents], look.kind, look.words.text) == (
        ["住户甲"],
        "resident.revealed",
        "送药",
    )
    assert list(broken_links()) == []


def test_whoever_keeps_contact_sees_their_own_households_whole(cast: Cast, open_file: Opens) -> None:
    household = open_file()
    actions.give_agent(file=household, person=cast.north_worker.person, by=cast.dispatcher, now=NOW)
    whole = actions.reveal_household(household=household, by=cast.north_worker, now=NOW, purpose="上门")
    assert whole.household.address == "幸福路3号楼2单元401"


def test_two_files_of_one_person_are_joined_and_parted(
    cast: Cast, open_file: Opens, enter: Enters, english: None
) -> None:
    here = enter(open_file(), id_number=AN_ID)
    there = enter(open_file("和平路1号"), id_number=AN_ID)
    assert here.id_mark == there.id_mark != marks.same_number(ANOTHER_ID)
    actions.join_residents(kept=here, double=there, by=cast.dispatcher, now=NOW)
    assert list(Resident.objects.present()) == [here]
    with pytest.raises(Refusal, match="joined already"):
        actions.join_residents(kept=there, double=here, by=cast.dispatcher, now=NOW)
    actions.part_residents(double=there, by=cast.dispatcher, now=NOW)
    assert set(Resident.objects.present()) == {here, there}
    assert told(here)[-2:] == told(there)[-2:] == ["resident.joined", "resident.parted"]


def test_a_consent_that_ran_out_takes_what_stood_on_it_along_and_leaves_a_word_of_it(
    cast: Cast, open_file: Opens, enter: Enters
) -> None:
    household = open_file()
    resident = enter(household, phone="13800000001", id_number=AN_ID, agreed=[Purpose.CONTACT, Purpose.IDENTITY])
    need = actions.add_care(
        resident=resident, kind=CareKind.LIFE, review_on=MONTH, note="送餐", by=cast.dispatcher, now=NOW, agreed=True
    )
    over = Consent.objects.first().until
    day = datetime.combine(over, time(9), tzinfo=NOW.tzinfo)
    assert expire(now=day - timedelta(days=1)) == {}
    actions.change_resident(  # identity is agreed to anew, so that one stays
        resident=resident,
        member=actions.Member(name="住户甲", phone="13800000001", id_number=AN_ID, agreed=[Purpose.IDENTITY]),
        by=cast.dispatcher,
        now=day - timedelta(days=1),
        seen=Resident.objects.get().version,
    )
    due = {each.name: each.past(day).count() for each in promises() if each.keeping.by}
    assert due == {"residents.Consent": 2, "volunteers.Volunteer": 0}
    assert expire(now=day) == {"residents.Consent": 2}
    resident.refresh_from_db()
    need.refresh_from_db()
    assert (resident.phone, resident.id_number, resident.same_mark) == ("", AN_ID, None)
    assert not Resident.objects.filter(marks__contains=sorted(marks.by_whole_phone("13800000001"))).exists()
    assert (need.note, need.ended_at, Household.objects.get().care_review_on) == ("", day, None)
    lapsed = [event for event in story("resident", resident.pk) if event.kind == "resident.lapsed"]
    assert sorted((each.data["purpose"], each.data["fields"]) for each in lapsed) == [
        ("care", []),
        ("contact", ["phone"]),
    ]
    assert expire(now=day) == {}
    assert list(broken_links()) == []


def test_a_consent_renewed_while_the_others_are_erased_is_left_alone(open_file: Opens, enter: Enters) -> None:
    enter(open_file(), phone="13800000001", agreed=[Purpose.CONTACT])
    given = Consent.objects.get()
    assert lapse(given.pk, now=NOW) is False
    assert (Consent.objects.get().withdrawn_at, Resident.objects.get().phone) == (None, "13800000001")


def test_the_command_says_which_consents_ran_out_before_it_erases_anything(open_file: Opens, enter: Enters) -> None:
    enter(open_file(), phone="13800000001", agreed=[Purpose.CONTACT])
    Consent.objects.update(given_on=NOW.date() - timedelta(days=900), until=NOW.date() - timedelta(days=170))
    assert "        1  residents.Consent        what stood on it\n" in CliRunner().invoke(command, []).output
    assert Resident.objects.get().phone == "13800000001"
    assert CliRunner().invoke(command, ["--now"]).output.endswith("Erased: 1 rows.\n")
    assert Resident.objects.get().phone == ""
