"""What the resident does with the code in hand."""

import pytest
from django.test import Client

from linli.cases import actions as cases
from linli.cases.models import Attachment, Case
from linli.cases.words import Outcome
from tests.cast import NOW, Cast
from tests.portal.conftest import picture


@pytest.fixture
def done(cast: Cast) -> Case:
    case = cast.in_hand()
    return cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="换了灯头")


def test_a_result_is_rated_once(reader: Client, done: Case) -> None:
    first = reader.post(f"/track/{done.code}/rate/", {"grade": "5", "words": "很快"})
    second = reader.post(f"/track/{done.code}/rate/", {"grade": "1"})

    page = reader.get(first.headers["Location"]).content.decode()
    assert "Thank you. Your rating has been passed on." in page
    assert "Very satisfied\n很快" in page
    assert second.status_code == 422
    assert "You have already rated this result." in second.content.decode()
    assert Case.objects.get().grade == 5


def test_a_rating_needs_one_of_the_five_grades_and_keeps_the_words(reader: Client, done: Case) -> None:
    for grade in ("", "6", "best"):
        response = reader.post(f"/track/{done.code}/rate/", {"grade": grade, "words": "路还是黑"})

        assert response.status_code == 422
        assert "路还是黑" in response.content.decode()


def test_a_redo_is_asked_for_with_words(reader: Client, done: Case) -> None:
    empty = reader.post(f"/track/{done.code}/redo/", {"words": " "})
    asked = reader.post(f"/track/{done.code}/redo/", {"words": "昨晚又灭了"})

    assert "Tell us what is still wrong." in empty.content.decode()
    assert asked.headers["Location"] == f"/track/{done.code}/?said=redo"
    assert Case.objects.get().redo_asked_at is not None


def test_more_is_said_with_a_photo(reader: Client, cast: Cast) -> None:
    case = cast.case()

    reader.post(f"/track/{case.code}/more/", {"words": "4号楼也是", "photos": picture()})

    page = reader.get(f"/track/{case.code}/").content.decode()
    assert "4号楼也是" in page
    assert f"photos/{Attachment.objects.get().pk}/" in page


def test_a_bad_photo_keeps_what_was_added(reader: Client, cast: Cast) -> None:
    bad = picture(name="a.jpg")
    bad.file.truncate(30)

    response = reader.post(f"/track/{cast.case().code}/more/", {"words": "4号楼也是", "photos": bad})

    assert response.status_code == 422
    assert "4号楼也是" in response.content.decode()
    assert Attachment.objects.count() == 0


def test_a_case_is_withdrawn(reader: Client, cast: Cast) -> None:
    case = cast.case()

    reader.post(f"/track/{case.code}/withdraw/", {"words": ""})

    assert Case.objects.get().status == "withdrawn"


def test_what_is_no_longer_possible_is_not_offered_and_is_refused_in_a_sentence(reader: Client, done: Case) -> None:
    page = reader.get(f"/track/{done.code}/").content.decode()
    typed = reader.post(f"/track/{done.code}/withdraw/", {"words": "不用了"})

    assert "/withdraw/" not in page
    assert reader.get(f"/track/{done.code}/withdraw/").headers["Location"] == f"/track/{done.code}/"
    assert typed.status_code == 422
    assert "no longer possible" in typed.content.decode()
    assert "不用了" in typed.content.decode()
