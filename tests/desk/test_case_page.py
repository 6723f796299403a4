"""The case's page: whose it is, what it tells, what it offers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Attachment, Case
from linli.cases.words import Action
from linli.journal.queries import story
from tests.cast import NOW

PHONE = "13812345678"


def offered(response) -> list[str]:
    return [offer.action for offer in response.context["offers"].now]


def words(response) -> str:
    return response.content.decode()


def test_the_resident_s_own_words_stand_first(cast, at_desk):
    case = cast.in_hand(text="路灯不亮了，\n请来修")
    cases.note(case=case, by=cast.officer, now=timezone.now(), words="明早去看")
    page = words(at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/"))
    assert page.index("路灯不亮了，\n请来修") < page.index("Assigned") < page.index("明早去看")
    assert "staff only" in page


@pytest.mark.parametrize("who", ["outsider", "south_worker"])
def test_a_case_elsewhere_does_not_exist(cast, at_desk, who):
    case = cast.case(area=cast.grid_n1)
    client = at_desk(getattr(cast, who))
    assert client.get(f"/desk/cases/{case.pk}/").status_code == 404
    assert client.post(f"/desk/cases/{case.pk}/note/", {"words": "x"}).status_code == 404


def test_nobody_signed_out_sees_a_case(cast, client):
    case = cast.case()
    response = client.get(f"/desk/cases/{case.pk}/")
    assert (response.status_code, response["Location"]) == (302, f"/desk/sign-in/?next=/desk/cases/{case.pk}/")


def test_a_script_of_somebody_signed_out_is_told_to_load_the_sign_in_page(client, db):
    response = client.get("/desk/", headers={"hx-request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, "/desk/sign-in/?next=/desk/")


def test_what_is_usually_next_stands_first(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    assert offered(client.get(f"/desk/cases/{case.pk}/"))[0] == Action.ACCEPT
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    assert offered(client.get(f"/desk/cases/{case.pk}/"))[0] == Action.CLASSIFY
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    assert offered(client.get(f"/desk/cases/{case.pk}/"))[0] == Action.ASSIGN


def test_only_what_may_be_done_is_offered_and_the_reason_stands_beside_what_may_not(cast, at_desk):
    case = cast.in_hand()
    response = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/")
    assert Action.FINISH not in offered(response)
    assert ("Finish", "Only 城管科, who has this case in hand, can finish it.") in response.context["offers"].not_now


def test_steps_that_no_post_of_mine_includes_are_named_without_a_form(cast, at_desk):
    case = cast.case()
    offers = at_desk(cast.north_worker).get(f"/desk/cases/{case.pk}/").context["offers"]
    assert [offer.action for offer in offers.now] == [Action.REPLY, Action.NOTE]
    assert "Accept" in [name for name, _why in offers.not_mine]


def test_contact_details_are_masked_until_a_purpose_is_given_and_then_shown_once(cast, at_desk):
    case = cast.case(contact_name="王小明", contact_phone=PHONE)
    client = at_desk(cast.dispatcher)
    masked = words(client.get(f"/desk/cases/{case.pk}/"))
    assert ("138****5678" in masked, PHONE in masked) == (True, False)
    shown = words(client.post(f"/desk/cases/{case.pk}/contact/", {"purpose": "约上门时间"}))
    assert ("王小明" in shown, PHONE in shown) == (True, True)
    assert PHONE not in words(client.get(f"/desk/cases/{case.pk}/"))
    assert [event.words.text for event in story("case", case.pk).filter(kind="case.revealed")] == ["约上门时间"]


def test_without_a_purpose_nothing_is_shown(cast, at_desk):
    case = cast.case(contact_phone=PHONE)
    response = at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/contact/", {"purpose": " "})
    assert response.status_code == 422
    assert "Say what you need the contact details for." in words(response)
    assert PHONE not in words(response)


def test_whoever_may_not_see_contact_details_is_refused(cast, at_desk):
    case = cast.case(contact_phone=PHONE, area=cast.grid_n1)
    assert at_desk(cast.north_worker).post(f"/desk/cases/{case.pk}/contact/", {"purpose": "x"}).status_code == 403


def test_the_query_code_is_for_those_who_may_register(cast, at_desk):
    case = cast.in_hand(area=cast.grid_s1)
    code = f"{case.code[:4]} {case.code[4:8]} {case.code[8:]}"
    assert code in words(at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/"))
    assert code not in words(at_desk(cast.officer).get(f"/desk/cases/{case.pk}/"))


def test_the_deadline_shows_its_sum_and_what_is_not_known_yet(cast, at_desk):
    case = cast.case(now=NOW)
    Case.objects.filter(pk=case.pk).update(due_from=NOW + timedelta(days=50), due_certain=False)
    page = words(at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/"))
    assert "5 working days from 2027-01-07" in page
    assert "has no holiday list yet" in page


def test_the_ladder_shows_what_is_behind_and_what_is_ahead(cast, at_desk):
    case = cast.case()
    Case.objects.filter(pk=case.pk).update(rung=cast.meeting_rung)
    drawn = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/").context["ladder"]
    assert [(level.name, level.when) for level in drawn] == [("Member", "behind"), ("Committees' meeting", "now")]


def test_a_photo_is_shown_to_whoever_may_see_its_case(cast, at_desk, picture):
    case = cast.case(photos=[picture])
    photo = Attachment.objects.get(case=case)
    address = f"/desk/cases/{case.pk}/photos/{photo.pk}/"
    assert b"".join(at_desk(cast.dispatcher).get(address).streaming_content) == picture
    assert at_desk(cast.outsider).get(address).status_code == 404
    other = cast.case()
    assert at_desk(cast.dispatcher).get(f"/desk/cases/{other.pk}/photos/{photo.pk}/").status_code == 404


@pytest.mark.parametrize("notes", [1, 5])
def test_a_page_costs_the_same_queries_whatever_its_story(cast, at_desk, notes, django_assert_num_queries):
    case = cast.in_hand()
    for number in range(notes):
        cases.note(case=case, by=cast.officer, now=timezone.now(), words=f"{number}")
    client = at_desk(cast.dispatcher)
    client.get(f"/desk/cases/{case.pk}/")
    with django_assert_num_queries(14):
        client.get(f"/desk/cases/{case.pk}/")


def test_steps_that_cannot_be_taken_for_one_reason_say_it_once(cast, at_desk):
    case = cast.in_hand()
    page = at_desk(cast.dispatcher).get(case.get_absolute_url()).content.decode()
    said = "This case is in the hands of 城管科. Ask them, or have it assigned to you."
    assert page.count(said) == 1
    assert "Answer the resident · " in page[: page.index(said)][-400:]


def test_whom_to_call_in_is_ticked_one_by_one(cast, at_desk):
    case = cast.in_hand()
    page = at_desk(cast.dispatcher).get(case.get_absolute_url()).content.decode()
    assert f'type="checkbox" name="organisations" value="{cast.north_committee.pk}"' in page
    assert f'name="organisations" value="{cast.works.pk}"' not in page


def test_whoever_keeps_commitments_is_offered_to_promise_something_because_of_it(cast, at_desk):
    case = cast.in_hand()
    link = f"/desk/commitments/new/?case={case.pk}"
    keeper = at_desk(cast.dispatcher)
    assert link in keeper.get(case.get_absolute_url()).content.decode()
    assert keeper.get(link).context["form"]["case"].value() == case.pk
    assert link not in at_desk(cast.officer).get(case.get_absolute_url()).content.decode()
