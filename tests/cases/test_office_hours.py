"""Working time is that of the smallest area around a case that keeps office hours of its own (F5)."""

from datetime import datetime

import pytest

from linli.areas import actions as areas
from linli.areas.models import Area
from linli.cases import actions as cases
from linli.cases import deadlines
from linli.cases.models import Case, Recount
from linli.cases.recounting import recount
from linli.cases.supervision import stages
from linli.catalogue import actions as catalogue
from linli.catalogue.models import DeadlineClass
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up
from linli.journeys.counting_again import COUNTING_AGAIN
from tests.cases.conftest import at
from tests.cast import NOW, Cast

EARLY = [["07:00", "11:00"]]


@pytest.fixture
def hours(clocks: Cast) -> Cast:
    """Two working hours for everything; the north community is open from seven to eleven only."""
    DeadlineClass.objects.update(amount=2, unit="working_hours", within={})
    opens(clocks.north, EARLY)
    return clocks


def opens(area: Area, spells: list[list[str]]) -> None:
    above = Area.objects.get(path=area.path[: -Area.steplen])
    areas.keep_area(code=area.code, name=area.name, parent=above, office_hours=spells, by=SYSTEM, now=NOW)


def due(case: Case) -> datetime | None:
    return Case.objects.get(pk=case.pk).due_at


def test_a_grid_has_the_hours_of_the_community_around_it_and_its_neighbour_those_of_the_practice(hours: Cast) -> None:
    north, south = hours.case(area=hours.grid_n1, now=at(18, 10)), hours.case(area=hours.grid_s1, now=at(18, 10))
    assert (due(north), due(south)) == (at(19, 8), at(18, 12))


def test_the_smallest_area_that_keeps_its_own_decides(hours: Cast) -> None:
    opens(hours.grid_n2, [["20:00", "22:00"]])
    near, far = hours.case(area=hours.grid_n2, now=at(18, 10)), hours.case(area=hours.grid_n1, now=at(18, 10))
    assert (due(near), due(far)) == (at(18, 22), at(19, 8))


def test_a_case_that_is_found_to_belong_elsewhere_is_counted_by_the_hours_there(hours: Cast) -> None:
    case = hours.case(area=hours.grid_s1, now=at(18, 10))
    moved = cases.classify(
        case=case, by=hours.dispatcher, now=at(18, 11), category=hours.lamp, area_id=hours.grid_n1.pk
    )
    assert (moved.area_id, moved.due_at, due(case)) == (hours.grid_n1.pk, at(19, 8), at(19, 8))
    assert moved.next_look_at is not None and moved.next_look_at <= at(19, 8)


def test_the_sum_says_whose_hours_it_was_counted_by(hours: Cast) -> None:
    north, south = (deadlines.explain(hours.case(area=area)) for area in (hours.grid_n1, hours.grid_s1))
    assert north is not None and south is not None
    assert north.office_hours == "Office hours of 北社区: 07:00–11:00."
    assert south.office_hours == "Office hours: 08:30–12:00, 14:30–17:30."


def test_natural_days_do_not_speak_of_office_hours(clocks: Cast) -> None:
    explained = deadlines.explain(clocks.case(category=clocks.noise))
    assert explained is not None and explained.office_hours == ""


def test_working_days_end_when_that_office_closes_and_so_do_levels_and_stages(clocks: Cast) -> None:
    opens(clocks.north, EARLY)
    case = clocks.case(area=clocks.grid_n1, category=clocks.lamp)
    accepted = cases.accept(case=case, by=clocks.dispatcher, now=NOW)
    assert (case.due_at, accepted.rung_due_at) == (at(25, 11), at(20, 11))
    assert stages()[1].at(at(25, 11), clocks.grid_n1.pk) == at(26, 11)


def test_other_hours_count_open_deadlines_again(hours: Cast) -> None:
    case = hours.case(area=hours.grid_n1, now=at(18, 10))
    opens(hours.north, [["09:00", "18:00"]])
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    assert recount(now=NOW) == 1
    assert due(case) == at(18, 12)


def test_other_hours_of_the_practice_count_open_deadlines_again_and_another_motto_does_not(hours: Cast) -> None:
    case = hours.case(area=hours.grid_s1, now=at(18, 10))
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    recount(now=NOW)
    asked = Recount.objects.count()
    catalogue.keep_practice(motto="有事好商量", by=SYSTEM, now=NOW)
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    assert Recount.objects.count() == asked
    catalogue.keep_practice(office_hours=[["08:00", "20:00"]], by=SYSTEM, now=NOW)
    catalogue.keep_practice(office_hours=[["10:30", "20:00"]], by=SYSTEM, now=NOW)
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    assert (recount(now=NOW), due(case)) == (1, at(18, 12, 30))
