"""The telephone: who calls is known by the number."""

from uuid import uuid4

import pytest

from linli.cases.models import Case
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.journal.queries import story
from tests.cast import Cast

NUMBER = "13800000001"


@pytest.fixture
def cast(cast: Cast) -> Cast:
    Practice.objects.update(channels=["portal", "window", "hotline"])
    expire_all()
    return cast


def page(client, caller: str = NUMBER) -> str:
    return client.get("/desk/hotline/", {"caller": caller}).content.decode()


def test_the_form_stands_open_with_the_number_and_what_was_asked_from_it(cast, at_desk):
    case = cast.case("路灯不亮了", contact_phone=NUMBER)
    cast.case("井盖松了", contact_phone="13800000002")
    shown = page(at_desk(cast.dispatcher), "+86 138-0000-0001")
    assert f'name="phone" value="{NUMBER}"' in shown
    assert f"No. {case.pk}" in shown and "路灯不亮了" in shown and "井盖松了" not in shown


def test_cases_out_of_sight_are_not_told(cast, at_desk):
    cast.case("路灯不亮了", area=cast.grid_s1, contact_phone=NUMBER)
    assert "Nothing from this number that you may see." in page(at_desk(cast.north_worker))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_queries_whatever_was_asked_before(cast, at_desk, rows, django_assert_max_num_queries):
    for _each in range(rows):
        cast.case(contact_phone=NUMBER)
    client = at_desk(cast.dispatcher)
    page(client)
    with django_assert_max_num_queries(5):
        page(client)


def test_a_call_becomes_a_case_of_the_hotline(cast, at_desk):
    said = {"text": "路灯不亮了", "where": "北一", "phone": NUMBER, "key": uuid4()}
    response = at_desk(cast.dispatcher).post(f"/desk/hotline/?caller={NUMBER}", said)
    case = Case.objects.get()
    assert (case.channel, case.area, response["Location"]) == (
        "hotline",
        cast.grid_n1,
        f"/desk/cases/{case.pk}/slip/?hotline",
    )
    assert list(Case.objects.from_number(NUMBER)) == [case]


def test_the_same_matter_is_added_to_the_earlier_case(cast, at_desk):
    case = cast.case(contact_phone=NUMBER)
    client = at_desk(cast.dispatcher)
    client.post("/desk/hotline/", {"text": "还是不亮", "phone": NUMBER, "same": case.pk})
    told = list(story("case", case.pk))[-1]
    assert (Case.objects.count(), told.kind, told.words.text) == (1, "case.said_more", "还是不亮")


def test_nothing_typed_is_lost_when_it_cannot_be_added(cast, at_desk):
    case = cast.case(contact_phone=NUMBER)
    said = {"text": " ", "phone": NUMBER, "place": "3号楼", "same": case.pk}
    response = at_desk(cast.dispatcher).post("/desk/hotline/", said)
    shown = response.content.decode()
    assert response.context["form"].errors == {"text": ["Write what you would like to add."]}
    assert "3号楼" in shown and f"No. {case.pk}" in shown


@pytest.mark.parametrize("number", ["0", "99999999", "x", "9" * 30])
def test_there_is_no_adding_to_a_case_that_is_not_one_s_to_see(cast, at_desk, number):
    said = {"text": "还是不亮", "same": number}
    assert at_desk(cast.north_worker).post("/desk/hotline/", said).status_code == 404


def test_a_number_that_is_none_shows_nothing_and_breaks_nothing(cast, at_desk):
    assert "Nothing from this number" in page(at_desk(cast.dispatcher), "<script>" + "9" * 400)


def test_a_number_looked_up_later_leaves_all_that_was_typed(cast, at_desk):
    case = cast.case(contact_phone=NUMBER)
    said = {"text": "还是不亮", "where": "北一", "place": "3号楼", "phone": NUMBER, "look": "1"}
    response = at_desk(cast.dispatcher).post("/desk/hotline/", said)
    shown = response.content.decode()
    assert (response.status_code, Case.objects.count()) == (200, 1)
    assert all(each in shown for each in ("还是不亮", 'value="北一"', 'value="3号楼"', f"No. {case.pk}"))


def test_a_script_gets_the_earlier_cases_alone(cast, at_desk):
    case = cast.case(contact_phone=NUMBER)
    client = at_desk(cast.dispatcher)
    part = client.get("/desk/hotline/", {"phone": NUMBER}, headers={"HX-Request": "true"}).content.decode()
    assert f"No. {case.pk}" in part and "<form" not in part
