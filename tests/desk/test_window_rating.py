"""Rating at the window: whoever has the code rates at any window; the handler presses no button."""

import pytest
from django.test import Client

from linli.cases import actions as cases
from linli.cases.words import Outcome
from tests.cast import NOW

ADDRESS = "/desk/rating/"


@pytest.fixture
def settled(cast):
    case = cast.in_hand(area=cast.grid_s1)
    return cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")


def spoken(code: str) -> str:
    return f"{code[:4]} {code[4:8]} {code[8:]}"


def test_the_code_opens_the_five_grades_and_one_press_rates(cast, settled, at_desk):
    client = at_desk(cast.north_worker)  # whose own window is elsewhere
    page = client.get(ADDRESS, {"code": spoken(settled.code)}).content.decode()
    assert "路灯不亮了" in page and "Very satisfied" in page
    assert client.post(ADDRESS, {"code": settled.code, "grade": "5", "words": "很快"}).status_code == 302
    settled.refresh_from_db()
    assert settled.grade == 5


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("", "Please fill this in."), ("1234", "12 digits"), ("000000000000", "There is no case with this code.")],
)
def test_a_wrong_code_is_refused_beside_its_field(cast, at_desk, code, sentence):
    answer = at_desk(cast.dispatcher).get(ADDRESS, {"code": code})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_what_is_not_settled_cannot_be_rated_and_the_page_says_so(cast, at_desk):
    page = at_desk(cast.dispatcher).get(ADDRESS, {"code": cast.case().code}).content.decode()
    assert "no longer possible" in page


def test_a_result_is_rated_once(cast, settled, at_desk):
    client = at_desk(cast.dispatcher)
    client.post(ADDRESS, {"code": settled.code, "grade": "4"})
    again = client.post(ADDRESS, {"code": settled.code, "grade": "1"})
    assert (again.status_code, settled.ratings.get().grade) == (422, 4)
    assert "You have already rated this result." in again.content.decode()


def test_the_handler_does_not_press_for_the_resident(cast, settled, at_desk):
    type(settled).objects.update(handler=cast.dispatcher)
    page = at_desk(cast.dispatcher).get(ADDRESS, {"code": settled.code}).content.decode()
    assert "You handled this case yourself." in page and 'name="grade"' not in page


def test_the_slip_of_a_settled_case_leads_to_rating_it(cast, settled):
    client = Client()
    client.cookies["language"] = "en"
    page = client.get(f"/track/{settled.code}/receipt/").content.decode()
    assert f"/track/{settled.code}/rate/" in page and "Scan this to rate the result" in page
    cases.rate(case=settled, now=NOW, grade=5)
    after = client.get(f"/track/{settled.code}/receipt/").content.decode()
    assert f"/track/{settled.code}/rate/" not in after
