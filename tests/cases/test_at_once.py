"""Two people at once: one step is taken, the other person is told; nothing is done by halves."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Assignment, Case, Extension, Rating
from linli.cases.words import Outcome, Status
from linli.journal.models import Event
from linli.journal.queries import broken_links
from tests.at_once import both
from tests.cast import NOW, Cast, account

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(case: Case) -> list[str]:
    assert list(broken_links("case", case.pk)) == []
    events = Event.objects.filter(subject_type="case", subject_id=case.pk).order_by("seq")
    return list(events.values_list("kind", flat=True))


def test_of_two_who_accept_one_does(cast: Cast) -> None:
    case = cast.case()
    second = account("second", "调度员 02", cast.street_office, "dispatcher", cast.street)
    refused = both(*[lambda by=by: cases.accept(case=case, by=by, now=NOW) for by in (cast.dispatcher, second)])
    assert refused == ["This is now “Accepted”, so “Accept” is no longer possible. Reload the page to see what is."]
    assert kinds(case) == ["case.received", "case.accepted"]


def test_of_two_who_assign_what_they_see_one_does_and_the_other_is_told(cast: Cast) -> None:
    case = cases.accept(case=cast.case(), by=cast.dispatcher, now=NOW)
    second = account("second", "调度员 02", cast.street_office, "dispatcher", cast.street)
    wishes = [(cast.dispatcher, cast.works), (second, cast.north_committee)]
    refused = both(
        *[
            lambda by=by, to=to: cases.assign(case=case, by=by, now=NOW, organisation=to, seen=case.version)
            for by, to in wishes
        ]
    )
    assert [sentence.split(".")[0] for sentence in refused] == [
        "Somebody changed this case while you were looking at it"
    ]
    assert kinds(case)[2:] == ["case.assigned"]
    case.refresh_from_db()
    assert list(Assignment.objects.values_list("organisation_id", "ended_at")) == [(case.lead_id, None)]


def test_of_two_who_give_more_time_one_does(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    case = cases.ask_extension(case=case, by=clocks.officer, now=NOW, words="缺灯")
    second = account("second", "调度员 02", clocks.street_office, "dispatcher", clocks.street)
    refused = both(
        lambda: cases.extend(case=case, by=clocks.dispatcher, now=NOW),
        lambda: cases.refuse_extension(case=case, by=second, now=NOW, words="仓库有灯"),
    )
    assert refused == ["Nobody has asked for more time."]
    decided = Extension.objects.get()
    assert kinds(case)[-1] == ("case.extended" if decided.granted else "case.extension_refused")
    moved = Case.objects.get().due_at != case.due_at
    assert moved == decided.granted


def test_of_two_who_ask_for_more_time_one_does(clocks: Cast) -> None:
    case = clocks.in_hand(category=clocks.lamp)
    refused = both(
        *[lambda: cases.ask_extension(case=case, by=clocks.officer, now=NOW, words="缺灯") for _time in range(2)]
    )
    assert refused == ["More time has already been asked for; somebody will decide on it soon."]
    assert Extension.objects.count() == 1


def test_finished_and_withdrawn_at_once_it_is_one_of_them(cast: Cast) -> None:
    case = cases.accept(case=cast.case(), by=cast.dispatcher, now=NOW)
    refused = both(
        lambda: cases.finish(case=case, by=cast.dispatcher, now=NOW, outcome=Outcome.AT_ONCE, words="换了"),
        lambda: cases.withdraw(case=case, now=NOW),
    )
    assert len(refused) == 1
    case.refresh_from_db()
    assert case.status in (Status.DONE, Status.WITHDRAWN)
    assert len(kinds(case)) == 3


def test_a_resident_who_rates_twice_at_once_has_rated_once(cast: Cast) -> None:
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    refused = both(*[lambda grade=grade: cases.rate(case=case, now=NOW, grade=grade) for grade in (5, 1)])
    assert refused == ["You have already rated this result. Thank you."]
    assert Rating.objects.get().grade == Case.objects.get().grade


def test_of_two_who_claim_one_gets_it_and_the_other_is_told(cast: Cast) -> None:
    case = cases.accept(case=cast.case(), by=cast.dispatcher, now=NOW)
    cases.offer(case=case, by=cast.dispatcher, now=NOW)
    second = account("second", "网格员 03", cast.north_committee, "grid_worker", cast.grid_n1)
    refused = both(*[lambda by=by: cases.claim(case=case, by=by, now=NOW) for by in (cast.north_worker, second)])
    assert [sentence.split(",")[0] for sentence in refused] == ["This is now “In progress”"]
    case.refresh_from_db()
    assert case.handler in (cast.north_worker, second)
    assert Assignment.objects.filter(case=case).count() == 1


def test_two_cases_merged_into_each_other_at_once_make_one_of_them_the_main(cast: Cast) -> None:
    first, second = cast.case(), cast.case()
    steps = [(first, second), (second, first)]
    refused = both(*[lambda a=a, b=b: cases.merge(case=a, into=b, by=cast.dispatcher, now=NOW) for a, b in steps])
    assert len(refused) == 1
    assert "is itself merged into No." in refused[0]
    assert sorted(Case.objects.values_list("status", flat=True)) == [Status.MERGED, Status.RECEIVED]


def test_two_cases_joined_to_each_other_at_once_make_one_of_them_the_whole(cast: Cast) -> None:
    first, second = cast.case(), cast.case()
    steps = [(first, second), (second, first)]
    refused = both(*[lambda a=a, b=b: cases.join(case=a, into=b, by=cast.dispatcher, now=NOW) for a, b in steps])
    assert len(refused) == 1
    assert Case.objects.filter(parent__isnull=False).count() == Case.objects.filter(whole=True).count() == 1
