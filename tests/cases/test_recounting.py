"""When the holiday list changes, open deadlines are counted again, and each case that moved says so."""

from datetime import date

import pytest

from linli.cases import timeline
from linli.cases.models import Case, Recount
from linli.cases.recounting import recount
from linli.catalogue.actions import Spell, keep_holidays
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM, seal
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
