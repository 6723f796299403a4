"""The limits of the practice: how often a case is returned or done again, and how long it may wait."""

from datetime import timedelta

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from tests.cast import NOW, Cast


@pytest.fixture
def limits(cast: Cast) -> None:
    """One return, one redo, thirty days of waiting."""
    settings = {**Practice.objects.get().settings, "limits": {"returns": 1, "redos": 1, "parking": 30}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)


def assigned(cast: Cast) -> Case:
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    return cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)


def finished(cast: Cast, case: Case) -> Case:
    return cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="已修好")


def test_a_case_is_returned_no_more_often_than_the_practice_allows(cast: Cast, limits: None) -> None:
    case = assigned(cast)
    cases.give_back(case=case, by=cast.officer, now=NOW, words="不归我们管")
    cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)

    with pytest.raises(Refusal, match="returned as often as is allowed here"):
        cases.give_back(case=case, by=cast.officer, now=NOW, words="还是不归我们管")


def test_a_redo_is_asked_for_no_more_often_than_the_practice_allows(cast: Cast, limits: None) -> None:
    case = finished(cast, cast.in_hand())
    cases.ask_redo(case=case, now=NOW, words="又坏了")
    cases.grant_redo(case=case, by=cast.dispatcher, now=NOW)
    finished(cast, case)

    with pytest.raises(Refusal, match="done again as often as is allowed here"):
        cases.ask_redo(case=case, now=NOW, words="还是坏的")


@pytest.mark.parametrize("days", [1, 30])
def test_a_case_is_parked_within_the_practices_days(cast: Cast, limits: None, days: int) -> None:
    until = NOW.date() + timedelta(days=days)

    parked = cases.park(case=assigned(cast), by=cast.dispatcher, now=NOW, until=until, words="等春天")

    assert parked.look_again_on == until


def test_a_case_is_not_parked_longer_than_the_practice_allows(cast: Cast, limits: None) -> None:
    with pytest.raises(Refusal, match="Choose a day within 30 days; it can be parked again then"):
        cases.park(
            case=assigned(cast),
            by=cast.dispatcher,
            now=NOW,
            until=NOW.date() + timedelta(days=31),
            words="等春天",
        )


def test_a_practice_without_limits_sets_none(cast: Cast) -> None:
    case = assigned(cast)
    for _time in range(4):
        cases.give_back(case=case, by=cast.officer, now=NOW, words="不归我们管")
        case = cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)

    assert case.returns == 4
