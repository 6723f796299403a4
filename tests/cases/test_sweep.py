"""What comes due by itself: each thing once, in order, whoever sweeps and however late."""

import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection

from linli.cases import actions as cases
from linli.cases import timeline
from linli.cases.models import Case, Pause
from linli.cases.sweep import sweep
from linli.cases.turn import Turn
from linli.cases.words import Outcome, Status
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.journal.queries import broken_links
from tests.cases.conftest import at
from tests.cast import NOW, Cast

SUPERVISION = ["case.urged", "case.supervised", "case.circulated", "case.listed"]


def kinds(case: Case) -> list[str]:
    return [entry.kind for entry in timeline.for_staff(case)]


def test_stages_of_supervision_come_one_by_one_in_working_time(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    assert case.due_at == at(25, 17, 30)
    reached = []
    for day in (25, 26, 27, 28, 29, 30):
        sweep(now=at(day, 18))
        reached.append(Case.objects.get().supervision)
    assert reached == ["urged", "supervised", "circulated", "circulated", "circulated", "listed"]
    assert [kind for kind in kinds(case) if kind in SUPERVISION] == SUPERVISION
    assert Case.objects.get().next_look_at is None


def test_a_worker_that_was_down_for_a_day_does_each_step_once(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    reached = []
    for day in (26, 27, 30):  # a Thursday, a Friday, a Monday; down from the deadline on the 25th to the 26th
        for minute in (0, 1, 2):
            sweep(now=at(day, 18, minute))
        reached.append(Case.objects.get().supervision)
    assert reached == ["urged", "supervised", "circulated"]
    assert [kind for kind in kinds(case) if kind in SUPERVISION] == SUPERVISION[:3]


def test_what_was_overdue_for_a_month_when_sweeping_began_goes_up_one_stage_a_working_day(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    sweep(now=at(20, 9, month=12))
    told = [kinds(case)]
    for day in (20, 21, 22, 23, 24):  # from a Sunday on
        for minute in (0, 1, 2):
            sweep(now=at(day, 18, minute, month=12))
        told.append([kind for kind in kinds(case) if kind in SUPERVISION])
    assert told[1:] == [SUPERVISION[:count] for count in (1, 2, 3, 4, 4)]
    assert Counter(kinds(case)) == Counter(
        {
            **dict.fromkeys(SUPERVISION, 1),
            **dict.fromkeys(["case.received", "case.accepted", "case.assigned", "case.started", "case.lifted"], 1),
            "case.missed": 2,
        }
    )
    assert list(broken_links("case", case.pk)) == []


def test_stages_set_hours_apart_are_given_hours_apart_however_late_the_first(clocks: Cast) -> None:
    settings = Practice.objects.get().settings
    stages = [{"stage": "urged", "up": 0}, {"stage": "supervised", "after": [2, "natural_hours"], "up": 1}]
    catalogue.keep_practice(settings={**settings, "supervision": {"stages": stages}}, by=SYSTEM, now=NOW)
    clocks.in_hand(category=clocks.lamp)
    reached = []
    for hour in (9, 10, 11):
        sweep(now=at(27, hour))
        reached.append(Case.objects.get().supervision)
    assert reached == ["urged", "urged", "supervised"]


@pytest.mark.parametrize("way", ["withdraw", "merge", "finish"])
def test_a_case_that_waited_and_is_no_longer_open_is_passed_by(clocks: Cast, way: str) -> None:
    case, other = clocks.case(category=clocks.lamp), clocks.case()
    cases.accept(case=case, by=clocks.dispatcher, now=NOW)
    cases.wait(case=case, by=clocks.dispatcher, now=NOW, words="是哪一盏？")
    if way == "withdraw":
        cases.withdraw(case=case, now=NOW)
    elif way == "merge":
        cases.merge(case=case, into=other, by=clocks.dispatcher, now=NOW)
    else:
        cases.finish(case=case, by=clocks.dispatcher, now=NOW, outcome=Outcome.AT_ONCE, words="换了")
    before = kinds(case)
    sweep(now=at(20, 9, month=12))
    left = Case.objects.get(pk=case.pk)
    assert (left.waiting_since, left.look_again_on, left.next_look_at) == (None, None, None)
    assert (kinds(case), Pause.objects.get().until) == (before, NOW)


def test_a_case_whose_turn_breaks_keeps_no_other_waiting_and_is_tried_again(clocks: Cast, monkeypatch, caplog) -> None:
    broken, sound = clocks.case(category=clocks.noise), clocks.case(category=clocks.noise)
    take = Turn.__init__

    def breaks(self: Turn, case: Case, now: datetime) -> None:
        if case.pk == broken.pk:
            raise RuntimeError("out of order")
        take(self, case, now)

    monkeypatch.setattr(Turn, "__init__", breaks)
    sweep(now=at(20))
    assert (kinds(broken), kinds(sound)[-1]) == (["case.received"], "case.urged")
    assert Case.objects.get(pk=broken.pk).next_look_at == at(20, 10)
    assert f"case {broken.pk}" in caplog.text
    monkeypatch.undo()
    sweep(now=at(20, 10))
    assert kinds(broken)[-1] == "case.urged"


def test_a_case_nobody_accepts_in_its_time_is_missed_and_then_supervised(clocks: Cast) -> None:
    case = clocks.case(category=clocks.lamp)
    assert case.next_look_at == case.accept_by == at(18, 10, 30)
    assert sweep(now=at(18, 10, 31)) == 1
    assert kinds(case) == ["case.received", "case.missed"]
    assert sweep(now=at(18, 10, 32)) == 0


def test_answer_and_plan_in_time_are_not_missed(clocks: Cast) -> None:
    case = clocks.in_hand()
    cases.reply(case=case, by=clocks.officer, now=NOW, words="明天来看")
    cases.plan(case=case, by=clocks.officer, now=NOW, words="周五前换灯")
    sweep(now=at(24))
    assert Case.objects.get().missed == []


def test_a_case_is_lifted_by_itself_when_its_time_on_a_level_is_over(clocks: Cast) -> None:
    case = clocks.in_hand()
    assert (case.rung, case.rung_due_at) == (clocks.member_rung, at(20, 17, 30))
    sweep(now=at(20, 17, 31))
    case.refresh_from_db()
    assert (case.rung, case.rung_due_at, case.status) == (clocks.meeting_rung, None, Status.IN_PROGRESS)


def test_a_parked_case_comes_back_on_its_day_with_the_time_it_had(clocks: Cast) -> None:
    case = clocks.case(category=clocks.lamp)
    cases.accept(case=case, by=clocks.dispatcher, now=NOW)
    cases.park(case=case, by=clocks.dispatcher, now=NOW, until=at(25).date(), words="等材料")
    assert sweep(now=at(24, 23)) == 0 or Case.objects.get().status == Status.PARKED
    sweep(now=at(25, 0, 1))
    case.refresh_from_db()
    assert (case.status, case.due_at, case.look_again_on) == (Status.ACCEPTED, at(1, 17, 30, month=12), None)


def test_what_could_not_be_fixed_comes_back_on_its_day_and_is_rated_anew(clocks: Cast) -> None:
    case = clocks.in_hand()
    cases.finish(
        case=case, by=clocks.officer, now=NOW, outcome=Outcome.NOT_NOW, words="要等规划", look_again_on=at(30).date()
    )
    cases.rate(case=case, now=NOW, grade=3)
    sweep(now=at(29, 23))
    assert Case.objects.get().status == Status.DONE
    sweep(now=at(30, 8))
    back = Case.objects.get()
    assert (back.status, back.outcome, back.lead, back.due_from, back.grade) == (
        Status.ACCEPTED,
        "",
        None,
        at(30, 8),
        None,
    )
    cases.finish(case=back, by=clocks.dispatcher, now=at(30, 9), outcome=Outcome.AT_ONCE, words="好了")
    assert cases.rate(case=back, now=at(30, 10), grade=5).grade == 5


def test_a_finished_case_is_left_alone_and_a_listed_one_is_struck_off_when_it_is_closed(clocks: Cast) -> None:
    case = clocks.in_hand()
    for day in (7, 8, 9, 10):
        sweep(now=at(day, 18, month=12))
    assert Case.objects.get().supervision == "listed"
    later = at(10, 19, month=12)
    cases.finish(case=case, by=clocks.officer, now=later, outcome=Outcome.IN_TIME, words="修好了")
    assert Case.objects.get().next_look_at is None
    cases.verify(case=case, by=clocks.dispatcher, now=later)
    assert cases.close(case=case, by=clocks.dispatcher, now=later).supervision == "struck_off"


def test_a_sweep_with_nothing_due_asks_one_question(clocks: Cast, django_assert_num_queries) -> None:
    clocks.in_hand()
    with django_assert_num_queries(3):  # the savepoint, the question, and its release
        assert sweep(now=NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_do_each_step_once(clocks: Cast, monkeypatch) -> None:
    monkeypatch.setattr("linli.cases.sweep.BATCH", 3)
    for _number in range(20):
        clocks.case(category=clocks.noise)
    failed = []

    def run() -> None:
        try:
            for day in range(20, 30):
                sweep(now=NOW + timedelta(days=day))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for day in range(31, 38):  # a sweeper that was passed by may have come to the last days without its cases
        sweep(now=NOW + timedelta(days=day))
    assert failed == []
    done = Counter(Event.objects.filter(subject_type="case").values_list("kind", flat=True))
    assert done == dict.fromkeys(["case.received", "case.missed", *SUPERVISION], 20)
