"""Whatever changes a case's class or place counts every clock anew: the finish, the first answer, the plan."""

from datetime import date

import pytest

from linli.areas import actions as areas
from linli.cases import actions as cases
from linli.cases import bulk, deadlines, timeline
from linli.cases.life import Life
from linli.cases.lives_together import route
from linli.cases.models import Assignment, Case
from linli.cases.recounting import recount
from linli.cases.words import Action
from linli.catalogue import actions as catalogue
from linli.catalogue.actions import Spell, keep_holidays
from linli.catalogue.models import DeadlineClass, Practice
from linli.core.fresh import expire_all
from linli.journal.actions import RESIDENT, SYSTEM, seal
from linli.journal.queries import broken_links
from linli.journal.readers import catch_up
from linli.journeys.counting_again import COUNTING_AGAIN
from tests.cases.conftest import at
from tests.cases.test_bulk import rows, submission
from tests.cast import NOW, Cast


@pytest.fixture(autouse=True)
def quicker(clocks: Cast) -> None:
    """Noise: two working hours to accept it, four to answer first, and no plan."""
    within = {"accept": [2, "working_hours"], "contact": [4, "working_hours"]}
    DeadlineClass.objects.filter(key="hours_24").update(within=within)
    expire_all()


def classify(cast: Cast, case: Case, **more: object) -> Case:
    said = {"by": cast.dispatcher, "now": at(18, 11), "category": cast.noise, **more}
    return cases.classify(case=case, **said)


def explained(case: Case) -> object:
    found = deadlines.explain(case)
    assert found is not None
    return found.deadline.at


def test_before_it_is_accepted_the_time_to_accept_it_follows_its_category(cast: Cast) -> None:
    case = cast.case(category=cast.lamp)
    assert case.accept_by == at(18, 10, 30)
    case = classify(cast, case, now=at(18, 10))
    assert (case.accept_by, case.contact_by, case.due_at) == (at(18, 11, 30), None, at(19, 9, 30))


def test_first_answer_and_plan_follow_its_category_from_when_it_was_accepted(cast: Cast) -> None:
    case = cast.in_hand(category=cast.lamp)
    assert (case.contact_by, case.plan_by) == (at(19, 17, 30), at(20, 17, 30))
    case = classify(cast, case)
    assert (case.contact_by, case.plan_by, case.due_at) == (at(18, 16), None, at(19, 9, 30))
    told = timeline.for_staff(case)[-1]
    assert (told.kind, told.data["contact_by"]) == ("case.classified", "2026-11-18T16:00:00+08:00")
    case = classify(cast, case, category=cast.lamp)
    assert (case.contact_by, case.plan_by, case.due_at) == (at(19, 17, 30), at(20, 17, 30), at(25, 17, 30))
    assert explained(case) == case.due_at


def test_what_has_come_or_was_missed_is_not_wanted_again(cast: Cast) -> None:
    case = cast.in_hand(category=cast.noise)
    cases.reply(case=case, by=cast.officer, now=at(18, 10), words="马上来")
    case = classify(cast, case, category=cast.lamp)
    assert (case.contact_by, case.plan_by) == (at(18, 16), at(20, 17, 30))


def test_what_is_done_again_is_wanted_at_its_finish_only(cast: Cast) -> None:
    case = cast.in_hand(category=cast.noise)
    cases.finish(case=case, by=cast.officer, now=at(18, 10), outcome="in_time", words="好了")
    cases.ask_redo(case=case, now=at(18, 11), words="没好")
    cases.grant_redo(case=case, by=cast.dispatcher, now=at(18, 12))
    case = classify(cast, case, category=cast.lamp, now=at(18, 15))
    assert (case.contact_by, case.plan_by) == (None, None)


def test_a_rule_that_sets_the_time_of_an_accepted_case_sets_all_of_it(cast: Cast) -> None:
    quick = DeadlineClass.objects.get(key="hours_24")
    cases.add_rule(by=SYSTEM, now=NOW, name="夜间", name_en="Night", categories=["lamp"], deadline_class=quick)
    case = cast.case(category=cast.noise)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    case = classify(cast, case, category=cast.lamp)
    assert (case.deadline_class, case.contact_by, case.plan_by) == (quick, at(18, 16), None)


def test_a_holiday_counts_by_the_class_it_has_now(cast: Cast) -> None:
    case = classify(cast, cast.in_hand(category=cast.noise), category=cast.lamp)
    keep_holidays([Spell(date(2026, 11, 20), date(2026, 11, 20), "holiday", "地方节日")], by=SYSTEM, now=NOW)
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    recount(now=NOW)
    case.refresh_from_db()
    assert case.plan_by == at(23, 17, 30)


def test_a_life_told_at_once_is_classified_as_the_actions_do(cast: Cast) -> None:
    by = cast.dispatcher
    acted = cases.register(submission(cast, category=cast.lamp), now=NOW)
    cases.accept(case=acted, by=by, now=at(18, 10))
    classify(cast, acted, now=at(18, 11), rung=None)
    life = Life(submission(cast, category=cast.lamp), by=RESIDENT, at=NOW)
    life.step(Action.ACCEPT, by=by, at=at(18, 10)).classify(cast.noise, by=by, at=at(18, 11))
    assert not route(life, at=at(18, 12))
    bulk.land([life])
    Case.objects.update(next_look_at=None)  # a single step only brings it forward
    assert rows(Case.objects.exclude(pk=acted.pk).get()) == rows(Case.objects.get(pk=acted.pk))


def late_hours(area: object, cast: Cast) -> None:
    """Where they come at half past ten and stay until six."""
    areas.keep_area(
        code=area.code, name=area.name, parent=cast.north, office_hours=[["10:30", "18:00"]], by=SYSTEM, now=NOW
    )


def test_in_another_area_with_other_office_hours_its_clocks_are_counted_again(cast: Cast) -> None:
    spans = {"whistle": {"amount": 2, "unit": "working_hours"}, "assistance": {"amount": 3, "unit": "working_days"}}
    row = Practice.objects.get()
    settings = {**row.settings, "limits": {**row.settings["limits"], **spans}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    late_hours(cast.grid_n2, cast)
    case = cast.in_hand(category=cast.lamp)
    cases.whistle(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="马上到场")
    new = cast.case(category=cast.lamp)
    before = Case.objects.get(pk=case.pk).version
    places = dict.fromkeys([case.pk, new.pk], cast.grid_n2.pk)
    assert cases.relocate(places=places, by=cast.dispatcher, now=NOW) == 2
    case, new = Case.objects.get(pk=case.pk), Case.objects.get(pk=new.pk)
    assert (case.area, case.due_at, case.plan_by) == (cast.grid_n2, at(25, 18), at(20, 18))
    assert Assignment.objects.get(part="assist").report_by == case.assist_due_at == at(18, 12, 30)
    assert (new.accept_by, new.next_look_at) == (at(18, 11, 30), at(18, 11, 30))
    assert explained(case) == case.due_at
    told = timeline.for_staff(case)[-3:]
    assert [each.kind for each in told] == ["case.relocated", "case.deadline_moved", "case.times_moved"]
    assert told[1].data == {"was": "2026-11-25T09:30:00+00:00", "due": "2026-11-25T18:00:00+08:00"}
    assert case.version == before + 3
    assert not list(broken_links())


def test_in_another_area_with_the_same_office_hours_no_clock_moves(cast: Cast) -> None:
    case = cast.in_hand(category=cast.lamp)
    cases.relocate(places={case.pk: cast.grid_n2.pk}, by=cast.dispatcher, now=NOW)
    moved = Case.objects.get(pk=case.pk)
    assert (moved.due_at, moved.plan_by, moved.version) == (case.due_at, case.plan_by, case.version + 1)
    assert timeline.for_staff(moved)[-1].kind == "case.relocated"


def test_the_statements_of_moving_do_not_grow_with_the_cases(cast: Cast, django_assert_num_queries) -> None:
    late_hours(cast.grid_n2, cast)
    one, *more = [cast.in_hand(category=cast.lamp).pk for _case in range(4)]
    cases.relocate(places={cast.case().pk: cast.grid_n2.pk}, by=SYSTEM, now=NOW)
    with django_assert_num_queries(13):
        cases.relocate(places={one: cast.grid_n2.pk}, by=SYSTEM, now=NOW)
    with django_assert_num_queries(13):
        cases.relocate(places=dict.fromkeys(more, cast.grid_n2.pk), by=SYSTEM, now=NOW)
