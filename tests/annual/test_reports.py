"""Yearly reports: written, handed in, read, scored by each reader."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from linli.annual import actions as reports
from linli.annual.lifecycle import LIFECYCLE
from linli.annual.missing import missing
from linli.annual.models import Circular, Report, Score
from linli.annual.practice import Form
from linli.annual.words import Action, State
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.notify.models import Notice
from tests.annual.conftest import DAY, ENOUGH, FEW, LATE
from tests.cast import NOW, Cast, account

Hand = Callable[..., Report]


def test_a_draft_is_kept_and_another_page_that_is_stale_is_told(cast: Cast, form: Form) -> None:
    whose = {"form": form, "area_id": cast.grid_n1.pk, "year": 2026, "by": cast.north_worker, "now": NOW}
    first = reports.keep(words={"service": "一"}, seen=0, **whose)
    assert (first.version, first.state, first.words["service"]) == (1, State.DRAFT, "一")
    with pytest.raises(WrongState) as refused:
        reports.keep(words={"service": "二"}, seen=0, **whose)
    assert str(refused.value) == "This report was written on meanwhile. Look at it as it is now."
    assert reports.keep(words={"service": "一"}, seen=0, **whose).version == 1


def test_the_section_on_service_is_required(cast: Cast, form: Form, handed: Hand) -> None:
    with pytest.raises(Refusal) as refused:
        handed(service=FEW)
    assert (str(refused.value), refused.value.field) == (
        "“Service” needs at least 10 characters; it has 5.",
        "part_service",
    )
    assert not Report.objects.exists()


def test_handed_in_it_carries_its_figures_and_is_late_after_its_day(cast: Cast, handed: Hand) -> None:
    mine, other = handed(), handed(cast.south_worker, now=LATE)
    assert (mine.state, mine.late, other.late) == (State.HANDED, False, True)
    keys = [row[0] for row in mine.figures]
    assert keys == list(dict.fromkeys(keys)) and len(keys) == 10 and all(row[3] and row[4] for row in mine.figures)
    with pytest.raises(WrongState):
        handed()


def test_only_whose_post_owes_it_writes_it_in_its_time(cast: Cast, form: Form) -> None:
    whose = {"form": form, "words": {}, "seen": 0}
    with pytest.raises(NotAllowed):
        reports.keep(area_id=cast.grid_n1.pk, year=2026, by=cast.officer, now=NOW, **whose)
    with pytest.raises(NotAllowed):
        reports.keep(area_id=cast.grid_s1.pk, year=2026, by=cast.north_worker, now=NOW, **whose)
    with pytest.raises(NotAllowed) as refused:
        reports.keep(area_id=cast.grid_n1.pk, year=2024, by=cast.north_worker, now=NOW, **whose)
    assert str(refused.value) == "Reports of 2024 are not written now."


def test_each_reader_scores_by_themselves_and_nobody_their_own(cast: Cast, handed: Hand) -> None:
    report = handed()
    second = account("second", "领导 02", cast.street_office, "dispatcher", cast.street)
    reports.score(report=report, points=90, words="好", by=cast.dispatcher, now=NOW)
    reports.score(report=report, points=80, words="", by=second, now=NOW)
    for _press in range(2):
        reports.score(report=report, points=95, words="更好", by=cast.dispatcher, now=NOW)
    assert sorted(Score.objects.values_list("by", "points")) == sorted([(cast.dispatcher.pk, 95), (second.pk, 80)])
    for nobody in (cast.north_worker, cast.south_worker, cast.outsider):
        with pytest.raises(NotAllowed):
            reports.score(report=report, points=100, words="", by=nobody, now=NOW)
    with pytest.raises(Refusal):
        reports.score(report=report, points=101, words="", by=cast.dispatcher, now=NOW)


def test_a_report_goes_back_with_a_reason_is_written_anew_and_stays_once_scored(
    cast: Cast, form: Form, handed: Hand
) -> None:
    report = handed()
    with pytest.raises(Refusal):
        reports.send_back(report=report, why=" ", by=cast.dispatcher, now=NOW)
    back = reports.send_back(report=report, why="写具体些", by=cast.dispatcher, now=NOW)
    assert (back.state, back.why) == (State.SENT_BACK, "写具体些")
    assert "写具体些" in Notice.objects.get(account=cast.north_worker).subject
    words = {"service": ENOUGH + "补充。"}
    again = reports.hand_in(
        form=form, area_id=cast.grid_n1.pk, year=2026, words=words, seen=1, by=cast.north_worker, now=NOW
    )
    assert (again.state, again.why) == (State.HANDED, "")
    reports.score(report=again, points=80, words="", by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState) as refused:
        reports.send_back(report=again, why="再写", by=cast.dispatcher, now=NOW)
    assert str(refused.value) == "This report is scored already, so it stays as it is."


def test_the_circular_names_those_missing_once_a_day(cast: Cast, form: Form, handed: Hand) -> None:
    handed()
    listed = missing(form, [cast.grid_n1.pk, cast.grid_s1.pk], 2026, today=NOW.date())
    assert [each.post.person for each in listed] == [cast.south_worker.person]
    for now in (NOW, NOW + timedelta(hours=1), NOW + DAY):
        reports.circulate(form=form, area=cast.street, year=2026, by=cast.dispatcher, now=now)
    assert Circular.objects.count() == 2
    assert Notice.objects.filter(account=cast.south_worker).count() == 2
    assert not Notice.objects.filter(account=cast.north_worker).exists()
    handed(cast.south_worker)
    with pytest.raises(Refusal) as refused:
        reports.circulate(form=form, area=cast.street, year=2026, by=cast.dispatcher, now=NOW + 2 * DAY)
    assert str(refused.value) == "No report is missing."
    with pytest.raises(NotAllowed):
        reports.circulate(form=form, area=cast.street, year=2026, by=cast.officer, now=NOW)


def test_the_table_allows_what_it_should_and_nothing_else() -> None:
    allowed = {state: set(LIFECYCLE.actions(state)) for state in State}
    assert allowed == {
        State.DRAFT: {Action.WRITE, Action.HAND_IN},
        State.SENT_BACK: {Action.WRITE, Action.HAND_IN},
        State.HANDED: {Action.SEND_BACK, Action.SCORE},
    }
