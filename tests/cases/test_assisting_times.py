"""Times of those called in, and of what is wanted on the way, stand still in pauses and follow the holiday list."""

from datetime import date

import pytest

from linli.areas import actions as areas
from linli.cases import actions as cases
from linli.cases.models import Assignment, Case
from linli.cases.recounting import recount
from linli.cases.sweep import sweep
from linli.catalogue import actions as catalogue
from linli.catalogue.actions import Spell, keep_holidays
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM, seal
from linli.journal.queries import story
from linli.journal.readers import catch_up
from linli.journeys.counting_again import COUNTING_AGAIN
from tests.cases.conftest import at
from tests.cast import NOW, Cast

DAY_OFF = Spell(date(2026, 11, 20), date(2026, 11, 20), "holiday", "地方节日")


@pytest.fixture(autouse=True)
def limits(clocks: Cast) -> None:
    """Two working hours to report in, three working days to assist."""
    row = Practice.objects.get()
    spans = {"whistle": {"amount": 2, "unit": "working_hours"}, "assistance": {"amount": 3, "unit": "working_days"}}
    settings = {**row.settings, "limits": {**row.settings["limits"], **spans}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    expire_all()


def call(cast: Cast, case: Case, **more: object) -> Case:
    return cases.call_in(
        case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="请配合", **more
    )


def part() -> Assignment:
    return Assignment.objects.get(part="assist")


def counted_again(*spells: Spell) -> int:
    keep_holidays(spells, by=SYSTEM, now=NOW)
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    return recount(now=NOW)


def test_a_part_is_due_later_by_the_days_its_case_waits(cast: Cast) -> None:
    case = call(cast, cast.in_hand(category=cast.lamp))
    assert part().due_at == at(23, 17, 30)
    case = cases.wait(case=case, by=cast.officer, now=at(19), words="是哪一盏？")
    assert part().due_at > at(23, 17, 30)
    case = cases.go_on(case=case, by=cast.officer, now=at(20))
    assert (part().due_at, case.assist_due_at) == (at(24, 17, 30), at(24, 17, 30))


def test_nobody_is_told_that_a_part_is_late_while_its_case_waits(cast: Cast) -> None:
    case = call(cast, cast.in_hand(category=cast.lamp))
    cases.wait(case=case, by=cast.officer, now=at(19), words="是哪一盏？")
    sweep(now=at(24))
    assert "case.assist_late" not in [event.kind for event in story("case", case.pk)]


def test_a_day_off_moves_what_a_part_has_left_and_says_so(cast: Cast) -> None:
    case = call(cast, cast.in_hand(category=cast.lamp))
    counted_again(DAY_OFF)
    case.refresh_from_db()
    assert (part().due_at, case.assist_due_at) == (at(24, 17, 30), at(24, 17, 30))
    moved = [event.data for event in story("case", case.pk) if event.kind == "case.times_moved"]
    assert [each["parts_by"] for each in moved] == [[[cast.south_committee.pk, None, "2026-11-24T17:30:00+08:00"]]]


def test_a_day_that_somebody_named_is_moved_by_nothing(cast: Cast) -> None:
    case = call(cast, cast.in_hand(category=cast.lamp), due_at=at(23, 12))
    cases.wait(case=case, by=cast.officer, now=at(19), words="是哪一盏？")
    cases.go_on(case=case, by=cast.officer, now=at(20))
    counted_again(DAY_OFF)
    assert part().due_at == at(23, 12)


def test_other_office_hours_move_when_one_must_report_in(cast: Cast) -> None:
    case = cast.in_hand(category=cast.lamp)
    cases.whistle(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="马上到场")
    assert part().report_by == at(18, 11, 30)
    areas.keep_area(
        code="d-1-n-1", name="北一网格", parent=cast.north, office_hours=[["10:30", "18:00"]], by=SYSTEM, now=NOW
    )
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    recount(now=NOW)
    assert part().report_by == at(18, 12, 30)


def test_whoever_has_reported_in_is_not_asked_again_by_a_new_holiday(cast: Cast) -> None:
    case = cast.in_hand(category=cast.lamp)
    cases.whistle(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="马上到场")
    cases.report_in(case=case, by=cast.south_worker, now=at(18, 10))
    counted_again(Spell(date(2026, 11, 18), date(2026, 11, 18), "holiday", "地方节日"))
    assert part().report_by == at(18, 11, 30)


def test_first_answer_and_plan_follow_the_holiday_list_until_they_have_come(cast: Cast) -> None:
    case = cast.in_hand(category=cast.lamp)
    assert (case.contact_by, case.plan_by) == (at(19, 17, 30), at(20, 17, 30))
    cases.reply(case=case, by=cast.officer, now=at(18, 10), words="已派人")
    counted_again(Spell(date(2026, 11, 19), date(2026, 11, 19), "holiday", "地方节日"))
    case.refresh_from_db()
    assert (case.contact_by, case.plan_by) == (at(19, 17, 30), at(23, 17, 30))
    told = [event.data for event in story("case", case.pk) if event.kind == "case.times_moved"]
    assert told == [{"plan_by": "2026-11-23T17:30:00+08:00"}]


def test_the_plan_keeps_what_its_pause_gave_it(cast: Cast) -> None:
    case = cast.in_hand(category=cast.lamp)
    cases.wait(case=case, by=cast.officer, now=at(18, 10), words="是哪一盏？")
    case = cases.go_on(case=case, by=cast.officer, now=at(19, 10))
    assert case.plan_by == at(21, 17, 30)
    counted_again(DAY_OFF)
    case.refresh_from_db()
    assert case.plan_by == at(24, 17, 30)


def test_when_a_new_case_must_be_accepted_follows_the_holiday_list(cast: Cast) -> None:
    case = cast.case(category=cast.lamp, now=at(18, 17))
    assert case.accept_by == at(19, 9)
    counted_again(Spell(date(2026, 11, 19), date(2026, 11, 19), "holiday", "地方节日"))
    case.refresh_from_db()
    assert case.accept_by == at(20, 9)
