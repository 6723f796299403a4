"""The pages of household files: listed, found, written, seen whole for a purpose."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.desk import hints
from linli.journal.actions import SYSTEM
from linli.journal.queries import story
from linli.people import actions as people
from linli.residents import actions
from linli.residents.models import CareNeed, Consent, Enterprise, Household, Resident
from tests.cast import NOW, account
from tests.residents.conftest import AN_ID

LIST = "/desk/households/"
QUERIES = 6  # session, account, posts, households, their heads, unread notices


def text(response) -> str:
    assert response.status_code == 200, response.content.decode()[:400]
    return response.content.decode()


def test_the_list_shows_files_masked_with_a_query_count_that_does_not_grow(cast, at_desk, open_file, enter):
    client = at_desk(cast.dispatcher)
    counts = []
    for number in range(4):
        enter(open_file(f"幸福路{number}号楼2单元401"), name="王小明", relation="head", phone=f"1380000000{number}")
        with CaptureQueriesContext(connection) as asked:
            page = text(client.get(LIST))
        counts.append(len(asked))
    assert counts[1:] == [QUERIES] * 3
    assert "王**" in page and "王小明" not in page and "13800000002" not in page


@pytest.mark.parametrize(
    "typed", ["小明", "王小明", "138 0000 0001", "0001", AN_ID, "幸福路 3号", "2单元"], ids=lambda typed: typed
)
def test_a_file_is_found_by_part_of_what_is_encrypted(cast, at_desk, open_file, enter, typed):
    enter(open_file(), name="王小明", relation="head", phone="13800000001", id_number=AN_ID)
    enter(open_file("和平街9号"), name="李大海", relation="head", phone="13911112222")
    page = text(at_desk(cast.dispatcher).get(LIST, {"q": typed}))
    assert "王**" in page and "李**" not in page


@pytest.mark.parametrize("typed", ["张三丰", "13900000000", "9999", "解放路"])
def test_what_nobody_has_finds_nobody_and_says_what_to_type(cast, at_desk, open_file, enter, typed):
    enter(open_file(), name="王小明", phone="13800000001")
    assert "Nobody found." in text(at_desk(cast.dispatcher).get(LIST, {"q": typed}))


def test_one_character_is_too_little(cast, at_desk):
    assert "Too little to look for." in text(at_desk(cast.dispatcher).get(LIST, {"q": "王"}))


def test_a_search_finds_nothing_of_places_where_one_does_not_serve(cast, at_desk, open_file, enter):
    household = open_file(area_id=cast.grid_s1.pk)
    enter(household, name="王小明", phone="13800000001")
    client = at_desk(cast.north_worker)
    for typed in ("小明", "13800000001", "幸福路", household.code):
        assert "Nobody found." in text(client.get(LIST, {"q": typed}))
    assert client.get(f"{LIST}{household.pk}/").status_code == 404


def test_tabs_hold_what_they_say_and_the_next_page_goes_on(cast, at_desk, open_file, monkeypatch):
    monkeypatch.setattr("linli.desk.households.views.listing.PAGE", 1)
    first, second = open_file(), open_file("和平街9号")
    actions.give_agent(file=first, person=cast.dispatcher.person, by=cast.dispatcher, now=NOW)
    actions.mark_seen(household_ids=[first.pk], at=NOW - timedelta(days=90))
    client = at_desk(cast.dispatcher)
    for tab, expected in {
        "all": [first, second],
        "mine": [first],
        "without": [second],
        "unseen": [second, first],
    }.items():
        page, found = client.get(LIST, {"tab": tab}), []
        found += page.context["rows"]
        while page.context["more"]:
            page = client.get(LIST + page.context["more"])
            found += page.context["rows"]
        assert [row.household for row in found] == expected, tab


def test_a_household_is_opened_and_its_members_entered(cast, at_desk):
    client = at_desk(cast.north_worker)
    typed = {"area": cast.grid_n1.pk, "address": "幸福路3号", "building": "3号楼", "size": "2", "source": "visit"}
    household = Household.objects.get(pk=client.post(f"{LIST}new/", typed).url.rstrip("/").split("/")[-1])
    member = {"name": "住户甲", "relation": "head", "phone": "13800000001", "agreed": ["contact"], "how": "said"}
    assert client.post(f"{LIST}{household.pk}/members/new/", member).status_code == 302
    page = text(client.get(household.get_absolute_url()))
    assert "住**" in page and "138****0001" in page
    assert list(Consent.objects.values_list("purpose", "how")) == [("contact", "said")]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("id_number", "110101190001010015", "The last character of the id number does not fit"),
        ("phone", "传真07957361234", "This is a fax"),
        ("born_on", "1956", "Write the birthday as"),
        ("name", " ", "Write the name"),
    ],
)
def test_a_refused_member_keeps_what_was_typed_and_says_why_beside_the_field(
    cast, at_desk, open_file, field, value, sentence
):
    typed = {"name": "住户甲", "relation": "head", "agreed": ["contact", "identity"], "how": "said", field: value}
    response = at_desk(cast.north_worker).post(f"{LIST}{open_file().pk}/members/new/", typed)
    assert response.status_code == 422
    assert response.context["form"].errors[field][0].startswith(sentence)
    assert value.strip() in response.content.decode()
    assert Resident.objects.count() == 0


def test_without_consent_the_telephone_is_refused_beside_its_field(cast, at_desk, open_file):
    typed = {"name": "住户甲", "relation": "head", "phone": "13800000001", "how": "said"}
    response = at_desk(cast.north_worker).post(f"{LIST}{open_file().pk}/members/new/", typed)
    assert response.context["form"].errors["phone"][0].startswith("Kept only with consent")


def test_a_member_is_changed_without_being_shown_and_what_is_left_empty_stays(cast, at_desk, open_file, enter):
    member = enter(open_file(), phone="13800000001")
    client = at_desk(cast.north_worker)
    page = text(client.get(f"/desk/residents/{member.pk}/"))
    assert "13800000001" not in page and "138****0001" in page
    typed = {"name": "住户乙", "relation": "head", "how": "said", "seen": member.version}
    assert client.post(f"/desk/residents/{member.pk}/", typed).status_code == 302
    member.refresh_from_db()
    assert (member.name, member.phone) == ("住户乙", "13800000001")
    stale = client.post(f"/desk/residents/{member.pk}/", typed | {"name": "住户丙"})
    assert stale.status_code == 422 and "Somebody changed this file" in stale.content.decode()


def test_a_withdrawn_consent_is_one_press_away(cast, at_desk, open_file, enter):
    member = enter(open_file(), phone="13800000001")
    at_desk(cast.north_worker).post(f"/desk/residents/{member.pk}/withdraw/", {"purpose": "contact"})
    member.refresh_from_db()
    assert member.phone == ""


def test_the_file_is_shown_whole_once_for_a_purpose_that_the_story_keeps(cast, at_desk, open_file, enter):
    household = open_file()
    member = enter(household, name="王小明", phone="13800000001")
    client = at_desk(cast.dispatcher)
    refused = client.post(f"{LIST}{household.pk}/reveal/", {"purpose": ""})
    assert refused.status_code == 422 and "王小明" not in refused.content.decode()
    shown = text(client.post(f"{LIST}{household.pk}/reveal/", {"purpose": "上门送药"}))
    assert "王小明" in shown and "13800000001" in shown and "幸福路3号楼2单元401" in shown
    again = text(client.get(household.get_absolute_url()))
    assert "王小明" not in again and "上门送药" in again
    assert story("resident", member.pk).last().kind == "resident.revealed"


def test_whoever_may_not_see_it_whole_is_told_so(cast, at_desk, open_file):
    household = open_file()
    assert at_desk(cast.north_worker).post(f"{LIST}{household.pk}/reveal/", {"purpose": "x"}).status_code == 403


def test_cases_from_a_members_number_stand_in_the_file(cast, at_desk, open_file, enter):
    household = open_file()
    enter(household, phone="13800000001")
    cast.case("楼道灯坏了", contact_phone="138 0000 0001")
    assert "楼道灯坏了" in text(at_desk(cast.dispatcher).get(household.get_absolute_url()))


def test_a_note_that_reads_like_an_opinion_is_kept_with_a_hint_to_think_again(
    cast, at_desk, open_file, enter, monkeypatch
):
    monkeypatch.setattr(hints, "words", lambda: ["难缠"])
    member = enter(open_file())
    client = at_desk(cast.north_worker)
    day = (NOW.date() + timedelta(days=20)).isoformat()
    typed = {"kind": "life", "note": "此人难缠", "review_on": day, "agreed": "on"}
    kept = client.post(f"/desk/residents/{member.pk}/care/", typed, follow=True)
    assert [str(each) for each in kept.context["messages"] if each.level_tag == "warning"] == [
        "“难缠” reads like an opinion about a person. If it is one, write instead what happened, or what help is "
        "needed."
    ]
    assert CareNeed.objects.get().note == "此人难缠"


def test_care_is_looked_at_again_and_ended(cast, at_desk, open_file, enter):
    member = enter(open_file())
    day = NOW.date() + timedelta(days=20)
    need = actions.add_care(resident=member, kind="life", review_on=day, note="送餐", by=cast.dispatcher, now=NOW)
    client = at_desk(cast.north_worker)
    later = (day + timedelta(days=30)).isoformat()
    assert client.post(f"/desk/care/{need.pk}/", {"review_on": later, "seen": need.version}).status_code == 302
    need.refresh_from_db()
    assert (need.review_on.isoformat(), need.note) == (later, "送餐")
    client.post(f"/desk/care/{need.pk}/end/")
    need.refresh_from_db()
    assert need.ended_at is not None


def test_people_entered_twice_are_joined_and_parted(cast, at_desk, open_file, enter):
    first = enter(open_file(), id_number=AN_ID)
    second = enter(open_file("和平街9号"), id_number=AN_ID)
    client = at_desk(cast.dispatcher)
    assert "The same id number" in text(client.get(f"{LIST}doubles/"))
    client.post(f"{LIST}doubles/join/", {"kept": first.pk, "double": second.pk})
    assert "Nobody is entered twice." in text(client.get(f"{LIST}doubles/"))
    assert "Part them again" in text(client.get(first.household.get_absolute_url()))
    client.post(f"/desk/residents/{second.pk}/part/")
    assert "The same id number" in text(client.get(f"{LIST}doubles/"))
    assert at_desk(cast.north_worker).get(f"{LIST}doubles/").status_code == 403


def test_the_register_says_what_every_personal_field_is_for(cast, at_desk):
    page = text(at_desk(cast.north_worker).get(f"{LIST}purposes/"))
    fields = [name for name, privacy in Resident.privacy.items() if privacy]
    assert all(str(Resident._meta.get_field(name).verbose_name) in page for name in fields)
    assert "erased 2 years after the file is closed" in page


def test_an_enterprise_has_a_file_with_a_checked_credit_code(cast, at_desk):
    client = at_desk(cast.dispatcher)
    typed = {
        "area": cast.grid_n1.pk,
        "name": "示范小店",
        "source": "visit",
        "contact": "店主甲",
        "phone": "13800000009",
    }
    wrong = client.post("/desk/enterprises/new/", typed | {"credit_code": "91110000600037341X"})
    assert wrong.context["form"].errors["credit_code"][0].startswith("The last character of the credit code")
    kept = client.post("/desk/enterprises/new/", typed | {"credit_code": "91110000600037341L"})
    page = text(client.get(kept.url))
    assert "店**" in page and "13800000009" not in page
    assert "13800000009" in text(client.post(f"{kept.url}reveal/", {"purpose": "回访"}))
    again = client.post("/desk/enterprises/new/", typed | {"credit_code": "91110000600037341L"})
    assert "has a file already" in again.context["form"].errors["credit_code"][0]
    assert "示范小店" in text(client.get("/desk/enterprises/", {"q": "小店"}))
    assert client.post(f"{kept.url}close/").status_code == 302
    assert "No enterprises here." in text(client.get("/desk/enterprises/"))


@pytest.mark.parametrize(
    ("typed", "system", "kept"),
    [
        ("115.545, 28.056", "wgs84", "115.545000,28.056000"),
        ("28.056，115.545", "wgs84", "115.545000,28.056000"),  # the other way round, with a Chinese comma
        ("115.549978 28.052568", "gcj02", "115.545000,28.056000"),
        ("", "wgs84", ""),
    ],
)
def test_the_place_of_an_enterprise_is_kept_in_one_system_and_order(cast, at_desk, typed, system, kept):
    said = {"area": cast.grid_n1.pk, "name": "示范企业", "spot": typed, "system": system, "source": "visit"}
    assert at_desk(cast.dispatcher).post("/desk/enterprises/new/", said).status_code == 302
    found = Enterprise.objects.get()
    lon_lat = [round(float(each), 4) for each in found.spot.split(",") if each]
    assert lon_lat == [round(float(each), 4) for each in kept.split(",") if each]
    again = {**said, "spot": "", "seen": found.version, "address": "南街 1 号"}
    assert at_desk(cast.dispatcher).post(f"/desk/enterprises/{found.pk}/change/", again).status_code == 302
    assert Enterprise.objects.get().spot == found.spot


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("南街", "A place is two numbers"),
        ("1,2,3", "A place is two numbers"),
        ("15.5,28", "This place lies outside China"),
    ],
)
def test_a_place_that_is_none_is_refused_beside_its_field_and_stays_typed(cast, at_desk, typed, sentence):
    said = {"area": cast.grid_n1.pk, "name": "示范企业", "spot": typed, "system": "wgs84", "source": "visit"}
    form = at_desk(cast.dispatcher).post("/desk/enterprises/new/", said).context["form"]
    assert form.errors["spot"][0].startswith(sentence) and form["spot"].value() == typed


def test_a_wish_for_the_household_is_offered_to_whoever_may_write_one_down(cast, at_desk, open_file):
    household = open_file()
    page, link = household.get_absolute_url(), f"/desk/wishes/new/?household={household.pk}"
    people.keep_role(key="reader", name="读档员", name_en="Reader", permissions=["household.view"], by=SYSTEM, now=NOW)
    reads = account("reader", "读档员甲", cast.north_committee, "reader", cast.north)
    assert link in text(at_desk(cast.north_worker).get(page))
    assert link not in text(at_desk(reads).get(page))
    actions.close_household(household=household, by=cast.dispatcher, now=NOW)
    assert link not in text(at_desk(cast.dispatcher).get(page))
