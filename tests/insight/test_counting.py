"""The counters say what the cases say, however the journal was read."""

from datetime import timedelta

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Grade, Outcome
from linli.insight import figures
from linli.insight.counting import COUNTING
from linli.insight.models import Flow, Standing
from linli.journal.actions import seal
from linli.journal.readers import catch_up, read, replay
from tests.cast import NOW, Cast


def a_busy_day(cast: Cast) -> None:
    cast.case(area=cast.grid_n1)
    sorted_case = cast.case(area=cast.grid_s1)
    cases.accept(case=sorted_case, by=cast.dispatcher, now=NOW)
    cases.classify(case=sorted_case, by=cast.dispatcher, now=NOW, category=cast.noise, area_id=cast.grid_n2.pk)
    done = cast.in_hand(area=cast.grid_n1)
    later = NOW + timedelta(days=2)
    cases.finish(case=done, by=cast.officer, now=later, outcome=Outcome.IN_TIME, words="好了")
    cases.rate(case=done, now=later, grade=Grade.SATISFIED)
    while seal(now=NOW):
        pass


def snapshot() -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    standing = Standing.objects.exclude(count=0).values_list("area_id", "lens", "value", "status", "count")
    return set(standing), set(Flow.objects.values_list("area_id", "day", "measure", "value", "count", "seconds"))


def test_the_counters_agree_with_the_cases(cast: Cast) -> None:
    a_busy_day(cast)
    catch_up(COUNTING)
    open_now = figures.open_by_area([cast.street.pk, cast.north.pk, cast.grid_n1.pk, cast.grid_n2.pk, cast.south.pk])
    assert open_now == {
        area.pk: Case.objects.within(area.pk).open().count()
        for area in (cast.street, cast.north, cast.grid_n1, cast.grid_n2)
    } | {cast.south.pk: 0}


def test_a_period_has_its_rates_with_their_denominators(cast: Cast) -> None:
    a_busy_day(cast)
    catch_up(COUNTING)
    period = figures.period(cast.street.pk, NOW.date(), NOW.date() + timedelta(days=2))
    assert (period.received, period.finished, period.mean_days) == (3, 1, 2.0)
    assert period.on_time == figures.Rate(1, 1)


def test_reading_one_event_at_a_time_or_all_again_gives_the_same_numbers(cast: Cast) -> None:
    a_busy_day(cast)
    while read(COUNTING, limit=1):
        pass
    one_by_one = snapshot()
    replay(COUNTING)
    assert snapshot() == one_by_one
