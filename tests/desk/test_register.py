"""Registering for a resident: in with the clerk's name, out with the slip."""

from uuid import uuid4

from linli.cases.models import Case
from linli.journal.models import Voice
from linli.journal.queries import story


def typed(cast, **other: object) -> dict[str, object]:
    return {
        "text": "路灯不亮了",
        "area": cast.grid_n1.pk,
        "place": "3号楼",
        "channel": "window",
        "category": cast.lamp.pk,
        "name": "王小明",
        "phone": "138-1234 5678",
        "key": uuid4(),
        **other,
    }


def test_a_case_is_registered_in_the_clerk_s_name_and_leads_to_the_slip(cast, at_desk):
    response = at_desk(cast.dispatcher).post("/desk/register/", typed(cast))
    case = Case.objects.get()
    assert response["Location"] == f"/desk/cases/{case.pk}/slip/?register"
    assert (case.channel, case.category, case.area, case.contact_phone) == (
        "window",
        cast.lamp,
        cast.grid_n1,
        "13812345678",
    )
    assert [(event.voice, event.actor_id) for event in story("case", case.pk)] == [(Voice.STAFF, cast.dispatcher.pk)]


def test_the_same_form_sent_twice_is_one_case(cast, at_desk):
    client, said = at_desk(cast.dispatcher), typed(cast)
    first, second = client.post("/desk/register/", said), client.post("/desk/register/", said)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_a_refusal_keeps_everything_that_was_typed(cast, at_desk):
    response = at_desk(cast.dispatcher).post("/desk/register/", typed(cast, text=" ", phone="call me"))
    page = response.content.decode()
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "phone": ["This does not look like a telephone number. Correct it, or leave it empty."]
    }
    assert all(word in page for word in ("3号楼", "王小明", "call me", f'value="{cast.grid_n1.pk}" selected'))


def test_no_words_are_refused_beside_the_words(cast, at_desk):
    response = at_desk(cast.dispatcher).post("/desk/register/", typed(cast, text=" "))
    assert response.context["form"].errors == {"text": ["Tell us in a few words what is the matter."]}


def test_a_place_outside_one_s_post_is_refused(cast, at_desk):
    response = at_desk(cast.north_worker).post("/desk/register/", typed(cast, area=cast.grid_s1.pk))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors()[0].startswith("Your posts do not include")
    assert Case.objects.count() == 0


def test_whoever_has_no_such_post_finds_the_page_closed(cast, at_desk):
    client = at_desk(cast.officer)
    assert client.get("/desk/register/").status_code == 403
    assert 'href="/desk/register/"' not in client.get("/desk/").content.decode()
