"""Rows you may not see do not exist."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.refusal import NotAllowed
from tests.cast import NOW, Cast


def test_staff_see_the_cases_of_their_areas_and_those_their_organisation_leads(cast: Cast) -> None:
    north, south = cast.case(area=cast.grid_n1), cast.case(area=cast.grid_s1)
    led = cast.in_hand(area=cast.grid_n2)

    def seen(account: object) -> set[int]:
        return set(Case.objects.visible_to(account).values_list("pk", flat=True))

    assert seen(cast.dispatcher) == {north.pk, south.pk, led.pk}
    assert seen(cast.north_worker) == {north.pk}
    assert seen(cast.officer) == {south.pk, led.pk}
    assert seen(cast.outsider) == set()


def test_a_complaint_is_hidden_from_the_person_and_their_line(cast: Cast) -> None:
    case = cast.case(area=cast.grid_n1)
    Case.objects.filter(pk=case.pk).update(
        about_person=cast.north_worker.person,
        about_organisation=cast.north_committee,
        about_line=[cast.north_committee.pk],
    )
    assert not Case.objects.visible_to(cast.north_worker).exists()
    assert Case.objects.visible_to(cast.dispatcher).exists()
    assert not Case.objects.visible_to(cast.officer).exists()


def test_a_case_in_another_street_cannot_be_worked_on(cast: Cast) -> None:
    case = cast.in_hand()
    with pytest.raises(NotAllowed):
        cases.work(case=case, by=cast.outsider, now=NOW, words="来看看")
