"""Mentioning colleagues in an internal note: those who may see the case, and no others."""

import pytest

from linli.cases import actions as cases
from linli.cases.mentions import who_may
from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.journal.queries import story
from tests.cast import NOW


def note(cast, case: Case, words: str) -> dict:
    cases.note(case=case, by=cast.dispatcher, now=NOW, words=words)
    return story("case", case.pk).last().data


def test_a_note_remembers_whom_it_mentions(cast):
    case = cast.case(area=cast.grid_n1)
    data = note(cast, case, "请@网格员 01看一下，@调度员 01 也看看")
    assert data["mentions"] == [cast.north_worker.pk, cast.dispatcher.pk]


def test_a_note_without_an_at_sign_asks_nothing_more(cast, django_assert_max_num_queries):
    case = cast.case()
    assert "mentions" not in note(cast, case, "已电话联系")


def test_a_mail_address_is_no_mention(cast):
    assert "mentions" not in note(cast, cast.case(), "发到 a.b@example.org 了")


def test_somebody_who_may_not_see_the_case_cannot_be_mentioned(cast):
    with pytest.raises(Refusal, match="外人 01 may not see this case and cannot be mentioned in it"):
        note(cast, cast.case(), "@外人 01 看一下")


def test_whom_the_case_is_about_cannot_be_mentioned(cast):
    case = cast.case(area=cast.grid_n1)
    Case.objects.filter(pk=case.pk).update(about_person=cast.north_worker.person, about_line=[cast.north_committee.pk])
    with pytest.raises(Refusal, match="may not see this case"):
        note(cast, case, "@网格员 01")
    assert cast.north_worker not in who_may(Case.objects.get(pk=case.pk), "网格")


def test_a_name_nobody_has_is_refused_and_no_note_is_written(cast):
    case = cast.case()
    with pytest.raises(Refusal, match="Nobody here has the name after “@某某某”"):
        note(cast, case, "@某某某")
    assert story("case", case.pk).count() == 1


def test_who_may_see_a_case_can_be_chosen_by_the_beginning_of_the_name(cast):
    case = cast.case(area=cast.grid_n1)
    assert who_may(case, "网格") == [cast.north_worker]
    assert who_may(case, "外") == []
    assert who_may(cast.in_hand(area=cast.grid_n1), "科") == [cast.officer]
