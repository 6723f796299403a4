"""Others have said this: shown before sending, with public facts only, never in the way."""

from collections.abc import Callable

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Status
from linli.insight.searching import SEARCHING
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from tests.cast import Cast

TEXT = "村口的路灯坏了三天,晚上看不见路"


@pytest.fixture
def told(cast: Cast) -> Callable[..., Case]:
    """A case told today, read by the index."""

    def tell(text: str = TEXT, *, accepted: bool = True) -> Case:
        case = cast.case(text, now=timezone.now())
        if accepted:
            cases.accept(case=case, by=cast.dispatcher, now=timezone.now())
        while seal(now=timezone.now()):
            pass
        catch_up(SEARCHING)
        return case

    return tell


def asked(reader: Client, cast: Cast, text: str = "路灯坏了,晚上看不见路", **more: object) -> str:
    sent = {"text": text, "area": cast.grid_n2.pk, **more}
    return reader.post("/submit/same/", sent, headers={"X-Part": "1"}).content.decode()


def test_what_others_said_nearby_is_shown(reader: Client, cast: Cast, told: Callable[..., Case]) -> None:
    told()
    part = asked(reader, cast)
    assert "村口的路灯坏了三天" in part
    assert "北一网格" in part
    assert asked(reader, cast, "有人半夜放音乐").strip() == ""
    assert asked(reader, cast, area=cast.grid_s1.pk).strip() == ""


@pytest.mark.parametrize("private", ["我妈腿脚不好,", "请打13812345678,", "3单元502室门口,", "找王师傅,"])
def test_words_that_might_tell_who_it_was_are_not_shown(
    reader: Client, cast: Cast, told: Callable[..., Case], private: str
) -> None:
    told(private + TEXT)
    part = asked(reader, cast)
    assert 'name="also"' in part
    assert "路灯坏了三天" not in part


def test_words_that_nobody_has_read_yet_are_not_shown(reader: Client, cast: Cast, told: Callable[..., Case]) -> None:
    told(accepted=False)
    part = asked(reader, cast)
    assert 'name="also"' in part
    assert "路灯坏了三天" not in part


def test_whoever_says_me_too_gets_a_case_of_their_own(reader: Client, cast: Cast, told: Callable[..., Case]) -> None:
    main = told()
    token = signing.dumps(main.pk, salt="portal.same")
    reader.post("/submit/", {"text": "我这也是", "area": cast.grid_n2.pk, "also": token})
    mine = Case.objects.latest("pk")
    assert (mine.status, mine.main, mine.text) == (Status.MERGED, main, "我这也是")


@pytest.mark.parametrize("token", ["", "17", "x:y:z"])
def test_a_case_nobody_offered_cannot_be_joined(
    reader: Client, cast: Cast, told: Callable[..., Case], token: str
) -> None:
    told()
    reader.post("/submit/", {"text": "我这也是", "area": cast.grid_n2.pk, "also": token})
    assert Case.objects.latest("pk").status == Status.RECEIVED


def test_what_is_settled_meanwhile_stands_in_nobodys_way(reader: Client, cast: Cast, told: Callable[..., Case]) -> None:
    main = told()
    cases.withdraw(case=main, now=timezone.now())
    token = signing.dumps(main.pk, salt="portal.same")
    answer = reader.post("/submit/", {"text": "我这也是", "area": cast.grid_n2.pk, "also": token})
    assert answer.status_code == 302
    assert Case.objects.latest("pk").status == Status.RECEIVED


def test_a_complaint_about_somebody_is_never_shown(reader: Client, cast: Cast, told: Callable[..., Case]) -> None:
    case = told()
    Case.objects.filter(pk=case.pk).update(about_organisation=cast.works, about_line=[cast.works.pk])
    assert asked(reader, cast).strip() == ""


def test_without_script_the_form_comes_back_with_what_others_said(
    reader: Client, cast: Cast, told: Callable[..., Case]
) -> None:
    told()
    page = reader.post("/submit/same/", {"text": "路灯坏了,晚上看不见路", "area": cast.grid_n1.pk, "name": "王"})
    shown = page.content.decode()
    assert 'name="also"' in shown
    assert "路灯坏了,晚上看不见路" in shown
    assert 'value="王"' in shown
