"""What residents send in is routed by the worker, once; what nobody has in hand, when it is classified."""

import pytest

from linli.cases import actions as cases
from linli.cases import timeline
from linli.cases.models import Case
from linli.cases.words import Channel
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up, replay
from linli.journeys.routing import ROUTING
from tests.cast import NOW, Cast

KINDS = ["case.received", "case.routed", "case.accepted", "case.assigned"]


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """With a rule that sends lamps to the works department."""
    cases.add_rule(name="路灯", words=["路灯"], organisation_id=cast.works.pk, by=SYSTEM, now=NOW)
    return cast


def follow() -> None:
    seal(now=NOW)
    catch_up(ROUTING)


def kinds(case: Case) -> list[str]:
    return [each.kind for each in timeline.for_staff(case)]


def test_what_residents_send_in_is_routed_once_however_often_the_journal_is_read(cast: Cast) -> None:
    lamp, noise = cast.case(), cast.case("楼上太吵")
    follow()
    follow()
    replay(ROUTING)
    assert (kinds(lamp), kinds(noise)) == (KINDS, ["case.received"])
    assert Case.objects.get(pk=lamp.pk).lead == cast.works


def test_what_was_imported_is_left_alone(cast: Cast) -> None:
    old = cast.case(channel=Channel.IMPORT)
    follow()
    assert kinds(old) == ["case.received"]


def test_what_somebody_took_on_meanwhile_is_left_to_them(cast: Cast) -> None:
    taken = cast.in_hand()
    follow()
    assert Case.objects.get(pk=taken.pk).rule is None


def test_a_case_whose_routing_is_refused_does_not_stop_the_others(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = cast.case(), cast.case()
    route = cases.route

    def refuse_first(*, case: Case, **more: object) -> Case:
        if case.pk == first.pk:
            raise Refusal("not now")
        return route(case=case, **more)

    monkeypatch.setattr("linli.journeys.routing.cases.route", refuse_first)
    follow()
    assert (kinds(first), kinds(second)) == (["case.received"], KINDS)


def test_a_stretch_without_anything_to_route_costs_one_look_at_the_cases(cast: Cast, django_assert_num_queries) -> None:
    for _number in range(3):
        cast.case("楼上太吵")
    seal(now=NOW)
    catch_up(ROUTING)
    for _number in range(3):
        cast.case("楼上太吵")
    seal(now=NOW)
    with django_assert_num_queries(12):  # a cursor and its events, twice, with savepoints; the cases once
        catch_up(ROUTING)
