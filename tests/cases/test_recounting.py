"""When the holiday list changes, open deadlines are counted again, and each case that moved says so."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.cases import actions as cases
from linli.cases import deadlines, recounting, timeline
from linli.cases.models import Case, Recount
from linli.cases.recounting import recount
from linli.catalogue.actions import Spell, keep_holidays
from linli.catalogue.models import Holiday
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM, seal
from linli.journal.models import Event
from linli.journal.readers import catch_up
from linli.journeys.counting_again import COUNTING_AGAIN
from tests.cases.conftest import at
from tests.cast import NOW, Cast


def changed(*spells: Spell) -> int:
    keep_holidays(spells, by=SYSTEM, now=NOW)
    seal(now=NOW)
    catch_up(COUNTING_AGAIN)
    return recount(now=NOW)


def test_a_new_day_off_moves_open_deadlines_and_says_so(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    assert changed(Spell(date(2026, 11, 24), date(2026, 11, 24), "holiday", "地方节日")) == 1
    moved = Case.objects.get()
    assert (moved.due_at, moved.version) == (at(26, 17, 30), case.version + 1)
    told = timeline.for_staff(moved)[-1]
    assert (told.kind, told.data) == (
        "case.deadline_moved",
        {"was": "2026-11-25T09:30:00+00:00", "due": "2026-11-26T17:30:00+08:00"},
    )


def test_a_day_after_the_deadline_moves_nothing_and_counting_twice_neither(clocks: Cast) -> None:
    clocks.in_hand(category=clocks.lamp)
    assert changed(Spell(date(2026, 12, 7), date(2026, 12, 8), "holiday", "地方节日")) == 0
    Recount.objects.update(done_at=None)
    assert recount(now=NOW) == 0


def test_days_in_two_lines_are_refused(clocks: Cast) -> None:
    with pytest.raises(Refusal, match="2027-02-07 is in two lines"):
        keep_holidays(
            [
                Spell(date(2027, 2, 5), date(2027, 2, 7), "holiday", "春节"),
                Spell(date(2027, 2, 7), date(2027, 2, 7), "make_up", "上班"),
            ],
            by=SYSTEM,
            now=NOW,
        )
    with pytest.raises(Refusal, match="Give the first day, then the last"):
        keep_holidays([Spell(date(2027, 2, 7), date(2027, 2, 5), "holiday", "春节")], by=SYSTEM, now=NOW)


def test_a_make_up_day_that_is_worked_anyway_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="2027-02-10 is a working day anyway; “春节调休” cannot be a make-up day"):
        keep_holidays([Spell(date(2027, 2, 10), date(2027, 2, 10), "make_up", "春节调休")], by=SYSTEM, now=NOW)


def test_a_day_entered_as_the_other_kind_is_refused_unless_it_is_set_anew(cast: Cast) -> None:
    wrong = Spell(date(2027, 2, 10), date(2027, 2, 10), "holiday", "春节")
    right = Spell(date(2027, 2, 10), date(2027, 2, 10), "make_up", "照常上班")
    keep_holidays([wrong], by=SYSTEM, now=NOW)
    with pytest.raises(Refusal, match="2027-02-10 is entered as “Holiday” already"):
        keep_holidays([Spell(date(2027, 2, 9), date(2027, 2, 9), "holiday", "春节"), right], by=SYSTEM, now=NOW)
    assert Holiday.objects.count() == 1
    assert keep_holidays([right], by=SYSTEM, now=NOW, anew=True) == [date(2027, 2, 10)]
    assert Holiday.objects.get().kind == "make_up"


dates = st.dates(date(2026, 11, 19), date(2026, 12, 20))


@settings(max_examples=15, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(days=st.sets(dates, min_size=1, max_size=6))
def test_counting_again_a_second_time_changes_nothing(clocks: Cast, days: set[date]) -> None:
    with transaction.atomic():
        case = clocks.in_hand(category=clocks.lamp)
        cases.wait(case=case, by=clocks.officer, now=NOW, words="是哪一盏？")
        clocks.case(category=clocks.noise), clocks.in_hand(area=clocks.grid_s1)
        changed(*(Spell(day, day, "holiday", "地方节日") for day in days))
        before = list(Case.objects.order_by("pk").values()), Event.objects.count()
        recounting.ask(days=sorted(days), now=NOW)
        assert recount(now=NOW) == 0
        assert (list(Case.objects.order_by("pk").values()), Event.objects.count()) == before
        assert all(
            each.due_at == deadlines.reckoned(each)["due_at"] for each in Case.objects.filter(due_at__isnull=False)
        )
        transaction.set_rollback(True)
    expire_all()
