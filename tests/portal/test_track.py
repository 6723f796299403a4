"""Following a case by its code."""

from datetime import timedelta

import pytest
from django.test import Client

from linli.cases import actions as cases
from linli.cases.events import INTERNAL
from linli.cases.models import Attachment
from linli.core.codes import new_code, spoken
from linli.portal import guessing, story
from tests.cast import NOW, Cast
from tests.portal.conftest import picture


def test_the_page_says_where_it_is_who_has_it_and_until_when(reader: Client, cast: Cast) -> None:
    case = cast.in_hand(place="3号楼")

    page = reader.get(f"/track/{case.code}/").content.decode()

    for words in (
        "Somebody is working on it.",
        "城管科",
        "2026-11-25 17:30",
        "示范街道 · 北社区 · 北一网格",
        "3号楼",
    ):
        assert words in page


def test_what_staff_write_among_themselves_stays_inside(reader: Client, cast: Cast) -> None:
    case = cast.in_hand()
    cases.note(case=case, by=cast.officer, now=NOW, words="内部:这户常来")
    cases.work(case=case, by=cast.officer, now=NOW, words="电工已到现场")

    page = reader.get(f"/track/{case.code}/").content.decode()

    assert "电工已到现场" in page
    assert "内部" not in page
    assert "科员 01" not in page


def test_photos_are_shown_to_the_holder_of_the_code_only(reader: Client, cast: Cast) -> None:
    case, other = cast.in_hand(), cast.case()
    cases.work(case=case, by=cast.officer, now=NOW, words="修好了", photos=[picture().read()])
    photo = Attachment.objects.get()

    mine = reader.get(f"/track/{case.code}/photos/{photo.pk}/")
    theirs = reader.get(f"/track/{other.code}/photos/{photo.pk}/")

    assert f"photos/{photo.pk}/" in reader.get(f"/track/{case.code}/").content.decode()
    assert (mine.status_code, mine.headers["Content-Type"]) == (200, "image/jpeg")
    assert theirs.status_code == 404
    mine.close()


def test_a_code_may_be_typed_as_it_is_read_out(reader: Client, cast: Cast) -> None:
    case = cast.case()

    response = reader.get("/track/", {"code": spoken(case.code)})

    assert response.headers["Location"] == f"/track/{case.code}/"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("48210937551", "A query code has 12 digits; this one has 11."),
        ("abcd", "A query code is made of digits only."),
        ("123456789012", "One digit is off, or two have changed places."),
    ],
)
def test_a_mistyped_code_is_told_apart_and_kept(reader: Client, cast: Cast, typed: str, sentence: str) -> None:
    response = reader.get("/track/", {"code": typed})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert f'value="{typed}"' in response.content.decode()


@pytest.mark.parametrize("page", ["", "receipt/", "deadline/", "more/", "rate/"])
def test_a_code_that_does_not_exist_is_a_404_with_a_sentence(reader: Client, cast: Cast, page: str) -> None:
    response = reader.get(f"/track/{new_code()}/{page}")

    assert response.status_code == 404
    assert "There is no case with this code." in response.content.decode()


def test_whoever_guesses_too_often_waits(reader: Client, cast: Cast) -> None:
    case = cast.case()
    statuses = [reader.get(f"/track/{new_code()}/").status_code for _guess in range(guessing.MOST + 1)]

    assert statuses == [404] * guessing.MOST + [429]
    assert reader.get(f"/track/{case.code}/").status_code == 429
    assert reader.get(f"/track/{case.code}/", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_what_a_code_opens_is_kept_by_no_cache_and_sets_no_cookie(reader: Client, cast: Cast) -> None:
    response = reader.get(f"/track/{cast.case().code}/")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("replies", [1, 3])
def test_a_look_up_costs_one_query_however_long_the_story(
    reader: Client, cast: Cast, django_assert_num_queries, replies: int
) -> None:
    case = cast.in_hand()
    for number in range(replies):
        cases.reply(case=case, by=cast.officer, now=NOW, words=f"答复 {number}")
    reader.get(f"/track/{case.code}/")

    with django_assert_num_queries(1):
        page = reader.get(f"/track/{case.code}/")

    assert page.content.decode().count("An answer for you") == replies


def test_the_receipt_carries_the_code_and_a_square_that_leads_back(reader: Client, cast: Cast) -> None:
    case = cast.case()

    page = reader.get(f"/track/{case.code}/receipt/").content.decode()

    assert spoken(case.code) in page
    assert f"<title>http://testserver/track/{case.code}/</title>" in page


def test_the_deadline_is_explained_day_by_day(reader: Client, cast: Cast) -> None:
    case = cast.case()

    page = reader.get(f"/track/{case.code}/deadline/").content.decode()

    assert "5 working days" in page
    assert "2026-11-25 17:30" in page
    assert page.count("Working day") == 6  # the day it came in and five counted


def test_a_case_withdrawn_stops_where_it_ended(reader: Client, cast: Cast) -> None:
    case = cases.withdraw(case=cast.case(), now=NOW)

    page = reader.get(f"/track/{case.code}/").content.decode()

    assert "You withdrew it." in page
    assert page.count('<span class="ladder-mark">') == 2


def test_nothing_that_staff_keep_among_themselves_has_a_name_for_residents() -> None:
    assert set(story.TOLD) & INTERNAL == set()


def test_whoever_said_the_same_sees_what_is_done_but_not_what_was_written_to_others(reader: Client, cast: Cast) -> None:
    main = cast.in_hand()
    cases.work(case=main, by=cast.officer, now=NOW, words="先前写给第一位居民")
    mine = cases.merge(case=cast.case("我家门口也不亮"), into=main, by=cast.dispatcher, now=NOW + timedelta(minutes=1))
    cases.work(case=main, by=cast.officer, now=NOW + timedelta(minutes=2), words="已换灯泡")

    page = reader.get(f"/track/{mine.code}/").content.decode()

    assert "城管科" in page
    assert "已换灯泡" in page
    assert "先前写给第一位居民" not in page
    assert main.code not in page


def test_who_does_which_part_is_said_without_what_they_were_asked(reader: Client, cast: Cast) -> None:
    case = cast.in_hand()
    cases.split(case=case, by=cast.dispatcher, now=NOW, words="内部：先查产权", organisation=cast.north_committee)
    call = {"by": cast.officer, "now": NOW, "words": "内部：带梯子"}
    cases.call_in(case=case, organisations=[cast.south_committee, cast.street_office], **call)
    cases.assist_done(case=case, by=cast.south_worker, now=NOW, words="内部：已清场")
    cases.call_off(case=case, by=cast.officer, now=NOW, organisation=cast.street_office, words="内部：不用了")
    response = reader.get(f"/track/{case.code}/")
    said = [(each.who, each.state) for each in response.context["shares"]]
    assert said == [("北社区居委会", "Assigned"), ("南社区居委会", "has done its share")]
    page = response.content.decode()
    assert "Who does which part" in page and "南社区居委会" in page
    assert "内部" not in page and "网格员" not in page and "示范街道办" not in page


def test_an_ordinary_case_names_no_parts_and_costs_no_query_more(
    reader: Client, cast: Cast, django_assert_num_queries
) -> None:
    case = cast.in_hand()
    reader.get(f"/track/{case.code}/")
    with django_assert_num_queries(1):
        response = reader.get(f"/track/{case.code}/")
    assert response.context["shares"] == []
    assert "Who does which part" not in response.content.decode()
