"""The three rates: what counts, what is left out, and exactly the cases behind each number."""

from datetime import timedelta

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import DeadlineClass, Practice
from linli.catalogue.tables import tables
from linli.core.fresh import expire_all
from linli.insight import measures, rates, rebuilding, weighing
from linli.insight.behind import Asked, verdicts
from linli.insight.counting import COUNTING
from linli.insight.models import Reckoning, Verdict
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up
from tests.cast import NOW, Cast

DAY = NOW.date()


def count() -> None:
    seal(now=NOW)
    catch_up(COUNTING)


def finished(cast: Cast, outcome: Outcome = Outcome.IN_TIME, *, now=NOW, grade: int | None = None, **more) -> Case:
    case = cast.in_hand(**more)
    again = now.date() + timedelta(days=30) if outcome == Outcome.NOT_NOW else None
    done = cases.finish(case=case, by=cast.officer, now=now, outcome=outcome, words="好", look_again_on=again)
    return cases.rate(case=done, now=now, grade=grade) if grade else done


def of_street(cast: Cast, days: int = 40, **more) -> rates.Rates:
    return rates.rates(cast.street.pk, DAY, DAY + timedelta(days=days), **more)


def pieces(reckoned: rates.Reckoned) -> dict[str, tuple[int, int | None]]:
    return {f"{each.standing}:{each.result}": (each.count, each.credit) for each in reckoned.pieces}


def set_rates(**more: object) -> None:
    settings = Practice.objects.get().settings
    catalogue.keep_practice(settings={**settings, "rates": {**measures.USUAL, **more}}, by=SYSTEM, now=NOW)
    expire_all()


def test_closed_is_not_the_same_as_fixed(cast: Cast) -> None:
    finished(cast)
    finished(cast, Outcome.NOT_NOW)
    late = finished(cast, now=NOW + timedelta(days=30))
    refused = cast.case()
    cases.accept(case=refused, by=cast.dispatcher, now=NOW)
    cases.decline(case=refused, by=cast.dispatcher, now=NOW, words="不归我们")
    count()
    solved = of_street(cast).of("resolution")
    assert pieces(solved) == {
        ":within": (1, 100),
        ":not_now": (1, 0),
        ":overdue": (1, 100),
        ":declined": (1, None),
    }
    assert (solved.counted, solved.cases, solved.left_out, solved.share) == (2, 3, 1, 2 / 3)
    assert late.due_at is not None


def test_what_had_to_be_done_again_was_not_solved_the_first_time(cast: Cast) -> None:
    done = finished(cast, grade=1)
    cases.ask_redo(case=done, now=NOW, words="还是不亮")
    cases.grant_redo(case=done, by=cast.dispatcher, now=NOW)
    later = NOW + timedelta(days=1)
    cases.finish(case=done, by=cast.officer, now=later, outcome=Outcome.IN_TIME, words="换了灯")
    cases.rate(case=done, now=later, grade=5)
    count()
    found = of_street(cast)
    assert pieces(found.of("resolution")) == {":redone": (1, 0), ":within": (1, 100)}
    assert pieces(found.of("satisfaction")) == {":1": (1, 0), ":5": (1, 100)}


def test_an_answer_after_its_time_is_late_for_good(cast: Cast) -> None:
    DeadlineClass.objects.update(within={"accept": [1, "working_hours"], "contact": [1, "working_days"]})
    expire_all()
    for now, times in [(NOW, 1), (NOW + timedelta(days=9), 2)]:
        for _time in range(times):
            case = cast.case()
            cases.accept(case=case, by=cast.dispatcher, now=NOW)
            cases.reply(case=case, by=cast.dispatcher, now=now, words="明天来看")
            cases.reply(case=case, by=cast.dispatcher, now=now, words="今天来看")
    count()
    answered = of_street(cast).of("response")
    assert (answered.counted, answered.cases) == (1, 3)


def test_where_no_time_is_set_for_an_answer_nothing_is_counted_and_it_says_so(cast: Cast) -> None:
    finished(cast)
    count()
    answered = of_street(cast).of("response")
    assert (pieces(answered), answered.share) == ({":no_limit": (1, None)}, None)


def test_the_practice_says_what_each_grade_is_worth_and_how_much_each_class_weighs(cast: Cast) -> None:
    set_rates(
        satisfaction={"points": {"5": 100, "3": 60}, "leaves_out": []},
        weights=[{"deadline_class": "hours_24", "weight": 3}],
    )
    finished(cast, grade=5, category=cast.noise)
    finished(cast, grade=3)
    finished(cast, grade=4)
    count()
    satisfied = of_street(cast).of("satisfaction")
    assert (satisfied.part, satisfied.whole, satisfied.share) == (3.6, 5, 0.72)


def test_the_total_is_weighed_and_leaves_out_a_rate_of_nothing(cast: Cast) -> None:
    set_rates(total={"response": 50, "resolution": 40, "satisfaction": 10})
    finished(cast, grade=1)
    count()
    found = of_street(cast)
    assert [each.share for each in found.three] == [None, 1.0, 0.0]
    assert found.total == 0.8


def test_merged_followers_are_left_out_and_counted_as_what_they_are(cast: Cast) -> None:
    main, other = cast.in_hand(), cast.case()
    cases.merge(case=other, into=main, by=cast.dispatcher, now=NOW)
    cases.finish(case=main, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="好")
    cases.rate(case=other, now=NOW, grade=4)
    count()
    found = of_street(cast)
    assert pieces(found.of("resolution")) == {":within": (1, 100), "follower:within": (1, None)}
    assert pieces(found.of("satisfaction")) == {"follower:4": (1, None)}


def test_a_complaint_about_somebody_is_in_no_number(cast: Cast) -> None:
    case = cast.in_hand()
    Case.objects.filter(pk=case.pk).update(about_person=cast.officer.person, about_line=[cast.works.pk])
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="好")
    count()
    assert not Reckoning.objects.exclude(rate="accepted").exists()


@pytest.mark.parametrize("of", ["part", "whole", "out", ":within", ":not_now", "follower:within"])
def test_each_number_opens_exactly_the_cases_behind_it(cast: Cast, of: str) -> None:
    main, other = cast.in_hand(), cast.case(area=cast.grid_s1)
    cases.merge(case=other, into=main, by=cast.dispatcher, now=NOW)
    cases.finish(case=main, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="好")
    not_now = finished(cast, Outcome.NOT_NOW, area=cast.grid_s1)
    count()
    measure = measures.measures().three[1]
    wanted = {
        "part": {main.pk},
        "whole": {main.pk, not_now.pk},
        "out": {other.pk},
        ":within": {main.pk},
        ":not_now": {not_now.pk},
        "follower:within": {other.pk},
    }
    behind = verdicts(Asked(measure, cast.street.pk, DAY, DAY, of))
    assert {each.case_id for each in behind} == wanted[of]
    south = {pk for pk in wanted[of] if pk != main.pk}
    assert {each.case_id for each in verdicts(Asked(measure, cast.south.pk, DAY, DAY, of))} == south


def test_what_was_judged_before_it_was_classified_is_counted_where_it_belongs_after_all(cast: Cast) -> None:
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    count()
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.noise, area_id=cast.grid_s1.pk)
    count()
    rows = Reckoning.objects.filter(rate="accepted", count__gt=0).values_list("area_id", "lens", "value", "count")
    around = (cast.district.pk, cast.street.pk, cast.south.pk, cast.grid_s1.pk)
    lenses = [("all", ""), ("category", str(cast.noise.pk)), ("channel", "portal"), ("lead", "")]
    assert set(rows) == {(area, *lens, 1) for area in around for lens in lenses}


def test_the_rates_cost_one_query_however_many_cases(cast: Cast, django_assert_num_queries) -> None:
    finished(cast)
    count()
    of_street(cast)
    with django_assert_num_queries(1):
        of_street(cast)


WEIGHTS = [
    {"categories": ["lamp"], "channels": ["portal"], "levels": ["member"], "weight": 5},
    {"categories": ["lamp"], "weight": 4},
    {"channels": ["window"], "weight": 3},
    {"deadline_class": "hours_24", "weight": 2},
]


@pytest.mark.parametrize(
    ("kind", "weight"),
    [
        (("days_5", "lamp", "portal", "member"), 5),
        (("days_5", "lamp", "portal", "meeting"), 4),
        (("hours_24", "noise", "window", "member"), 3),
        (("hours_24", "noise", "portal", "member"), 2),
        (("days_5", None, "portal", None), 1),
    ],
)
def test_the_first_weight_that_fits_decides(cast: Cast, kind: tuple[str | None, ...], weight: int) -> None:
    set_rates(weights=WEIGHTS)
    class_key, category, channel, level = kind
    known = tables.get()
    rung = {"member": cast.member_rung.pk, "meeting": cast.meeting_rung.pk}.get(level or "")
    chosen = next(each.pk for each in known.deadline_classes.values() if each.key == class_key)
    of = measures.Kind(chosen, known.categories_by_key[category].pk if category else None, channel or "", rung)
    assert measures.measures().weight(of) == weight


def test_what_lies_below_a_category_weighs_as_it_does(cast: Cast) -> None:
    bulb, _new = catalogue.keep_category(
        key="bulb",
        name="灯泡",
        name_en="Bulbs",
        parent=cast.lamp,
        deadline_class=cast.lamp.deadline_class,
        by=SYSTEM,
        now=NOW,
    )
    set_rates(weights=WEIGHTS)
    assert measures.measures().weight(measures.Kind(None, bulb.pk, "hotline", None)) == 4


def test_other_weights_weigh_what_was_judged_before_and_a_rebuild_finds_nothing_wrong(cast: Cast) -> None:
    finished(cast, grade=5, category=cast.noise)
    finished(cast, grade=1, category=cast.lamp)
    count()
    assert weighing.weigh_anew(now=NOW)
    assert of_street(cast).of("satisfaction").share == 0.5
    set_rates(weights=[{"categories": ["noise"], "weight": 3}])
    assert weighing.weigh_anew(now=NOW)
    assert not weighing.weigh_anew(now=NOW)
    satisfied = of_street(cast).of("satisfaction")
    assert (satisfied.part, satisfied.whole, satisfied.cases) == (3.0, 4, 2)
    assert (
        rates.by_value(cast.street.pk, DAY, DAY, rates.Lens.CATEGORY)[str(cast.noise.pk)].of("satisfaction").whole == 3
    )
    assert rebuilding.rebuild() == []


def test_what_is_classified_after_it_was_judged_weighs_as_what_it_became(cast: Cast) -> None:
    DeadlineClass.objects.update(within={"accept": [1, "working_hours"]})
    set_rates(weights=[{"categories": ["noise"], "weight": 3}], response={"counts": "accepted", "leaves_out": []})
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    count()
    assert of_street(cast).of("response").whole == 1
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.noise)
    count()
    found = of_street(cast).of("response")
    assert (found.whole, found.cases, Verdict.objects.get().weight) == (3, 1, 3)


def test_weights_of_a_pack_applied_long_ago_still_hold(cast: Cast) -> None:
    set_rates(weights={"hours_24": 3})
    found = measures.measures().weights
    assert [(each.deadline_class, each.weight) for each in found] == [("hours_24", 3)]
