"""Working together: several organisations on one case, whistles, parts done and late, and what comes back."""

from datetime import timedelta

import pytest

from linli.cases import actions as cases
from linli.cases.models import Assignment, Case
from linli.cases.sweep import sweep
from linli.cases.words import Outcome, Status
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.actions import SYSTEM
from linli.journal.queries import story
from tests.cast import NOW, Cast


@pytest.fixture(autouse=True)
def limits(cast: Cast) -> None:
    """A working hour to report in, three working days to assist, one return."""
    spans = {
        "whistle": {"amount": 1, "unit": "working_hours"},
        "assistance": {"amount": 3, "unit": "working_days"},
    }
    settings = {**Practice.objects.get().settings, "limits": {**spans, "returns": 2}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    expire_all()


def call(cast: Cast, case: Case, *organisations: object) -> Case:
    return cases.call_in(case=case, by=cast.officer, now=NOW, organisations=organisations, words="请配合挖开路面")


def kinds(case: Case) -> list[str]:
    return [event.kind for event in story("case", case.pk)]


def test_one_leads_and_several_assist_each_until_its_own_time(cast: Cast) -> None:
    case = call(cast, cast.in_hand(), cast.north_committee, cast.south_committee)
    parts = case.assignments.order_by("id").values_list("organisation", "part", "ended_at")
    assert list(parts) == [
        (cast.works.pk, "lead", None),
        (cast.north_committee.pk, "assist", None),
        (cast.south_committee.pk, "assist", None),
    ]
    due = Assignment.objects.filter(case=case, part="assist").values_list("due_at", flat=True)
    assert (case.lead, case.assist_due_at, set(due)) == (cast.works, due[0], {due[0]})


def test_calling_several_in_calls_all_or_none(cast: Cast) -> None:
    case = cast.in_hand()
    with pytest.raises(Refusal, match="has this case in hand already"):
        call(cast, case, cast.north_committee, cast.works)
    assert not case.assignments.filter(part="assist").exists()


def test_nobody_is_called_in_twice_or_without_a_word_of_what_to_do(cast: Cast) -> None:
    case = call(cast, cast.in_hand(), cast.north_committee)
    with pytest.raises(Refusal, match="has been called in already"):
        call(cast, case, cast.north_committee)
    with pytest.raises(Refusal, match="Write what they should do"):
        cases.call_in(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words=" ")
    with pytest.raises(Refusal, match="Choose whom to call in"):
        call(cast, case)


def test_only_whoever_has_the_case_or_assigns_here_calls_others_in(cast: Cast) -> None:
    with pytest.raises((NotAllowed, Refusal)):
        cases.call_in(
            case=cast.in_hand(), by=cast.north_worker, now=NOW, organisations=[cast.south_committee], words="来"
        )


def test_those_called_in_see_the_case_work_and_note_but_do_not_finish(cast: Cast) -> None:
    case = cast.in_hand()
    assert not Case.objects.visible_to(cast.south_worker).filter(pk=case.pk).exists()
    call(cast, case, cast.south_committee)
    assert Case.objects.visible_to(cast.south_worker).filter(pk=case.pk).exists()
    cases.work(case=case, by=cast.south_worker, now=NOW, words="拉了警戒线")
    cases.note(case=case, by=cast.south_worker, now=NOW, words="缺围挡")
    with pytest.raises((NotAllowed, Refusal)):
        cases.finish(case=case, by=cast.south_worker, now=NOW, outcome=Outcome.IN_TIME, words="好了")


def test_the_lead_finishes_only_after_the_parts_or_says_why_not(cast: Cast) -> None:
    case = call(cast, cast.in_hand(), cast.north_committee, cast.south_committee)
    cases.assist_done(case=case, by=cast.south_worker, now=NOW, words="已清场")
    with pytest.raises(Refusal, match="北社区居委会: not done yet") as refused:
        cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    assert refused.value.field == "without"
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了", without="用不着了")
    ended = case.assignments.filter(part="assist").order_by("id").values_list("ended_as", flat=True)
    assert list(ended) == ["left_out", "done"]
    assert kinds(case)[-2:] == ["case.noted", "case.finished"]


def test_a_call_is_withdrawn_and_the_case_leaves_their_sight(cast: Cast) -> None:
    case = call(cast, cast.in_hand(), cast.south_committee)
    cases.call_off(case=case, by=cast.officer, now=NOW, organisation=cast.south_committee, words="自己能办")
    assert not Case.objects.visible_to(cast.south_worker).filter(pk=case.pk).exists()
    with pytest.raises(Refusal, match="Nobody is assisting"):
        cases.call_off(case=case, by=cast.officer, now=NOW, organisation=cast.south_committee, words="再撤一次")


def test_whoever_is_whistled_in_reports_in_once(cast: Cast) -> None:
    case = cases.whistle(
        case=cast.in_hand(), by=cast.officer, now=NOW, organisations=[cast.south_committee], words="马上到现场"
    )
    part = case.assignments.get(part="assist")
    assert (part.whistled, part.report_by) == (True, NOW + timedelta(hours=1))
    cases.report_in(case=case, by=cast.south_worker, now=NOW + timedelta(minutes=9))
    with pytest.raises(Refusal, match="need not report in, or have already"):
        cases.report_in(case=case, by=cast.south_worker, now=NOW + timedelta(minutes=10))


def test_missed_reports_and_parts_are_told_once_each_even_after_a_pause_of_the_worker(cast: Cast) -> None:
    case = cases.whistle(
        case=cast.in_hand(), by=cast.officer, now=NOW, organisations=[cast.south_committee], words="马上到现场"
    )
    for hours in (2, 3, 24 * 9, 24 * 9 + 1):
        sweep(now=NOW + timedelta(hours=hours))
    late = [event.data for event in story("case", case.pk) if event.kind == "case.assist_late"]
    assert [(each["unreported"], each["undone"]) for each in late] == [
        ([cast.south_committee.pk], []),
        ([], [cast.south_committee.pk]),
    ]


def test_nobody_is_told_of_a_part_that_was_done_in_time(cast: Cast) -> None:
    case = call(cast, cast.in_hand(), cast.south_committee)
    cases.assist_done(case=case, by=cast.south_worker, now=NOW, words="已清场")
    sweep(now=NOW + timedelta(days=9))
    assert "case.assist_late" not in kinds(case)


def test_what_is_returned_is_back_with_whoever_received_it_first(cast: Cast) -> None:
    case = cast.in_hand()
    cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.north_committee)
    case = cases.give_back(case=case, by=cast.north_worker, now=NOW, words="不归我们")
    assert (case.status, case.lead, case.handler, case.returns) == (Status.ACCEPTED, cast.works, None, 1)
    case = cases.start(case=case, by=cast.officer, now=NOW)
    assert (case.status, case.handler) == (Status.IN_PROGRESS, cast.officer)


def test_a_return_to_nobody_is_refused(cast: Cast) -> None:
    case = cast.in_hand()
    cast.dispatcher.is_active = False
    cast.dispatcher.save()
    with pytest.raises(Refusal, match="nobody to whom this could go back"):
        cases.give_back(case=case, by=cast.officer, now=NOW, words="办不了")
    assert Case.objects.get(pk=case.pk).status == Status.IN_PROGRESS
