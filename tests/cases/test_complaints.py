"""Conflict of interest: a complaint is kept from whom it is about, and from their line."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.refusal import Refusal
from linli.journeys.jobs import follow_journal
from linli.notify.models import Notice
from linli.people.models import Account
from tests.cast import NOW, Cast, account


def sees(who: Account, case: Case) -> bool:
    return Case.objects.visible_to(Account.objects.get(pk=who.pk)).filter(pk=case.pk).exists()


def test_a_marked_complaint_is_kept_from_the_person_their_colleagues_and_those_below(cast: Cast) -> None:
    colleague = account("colleague", "网格员 03", cast.north_committee, "grid_worker", cast.grid_n1)
    case = cast.case()
    assert all(sees(each, case) for each in (cast.north_worker, colleague, cast.dispatcher))
    case = cases.mark(case=case, by=cast.dispatcher, now=NOW, person=cast.north_worker.person)
    assert case.about_line == [cast.north_committee.pk]
    assert [sees(each, case) for each in (cast.north_worker, colleague, cast.dispatcher)] == [False, False, True]


def test_a_complaint_about_an_organisation_is_kept_from_those_below_it(cast: Cast) -> None:
    head = account("head", "区领导 01", cast.outsider.person.posts.get().organisation, "dispatcher", cast.district)
    case = cast.case()
    cases.mark(case=case, by=head, now=NOW, organisation=cast.street_office)
    assert [sees(each, case) for each in (cast.dispatcher, cast.north_worker, head)] == [False, False, True]


def test_it_leaves_the_hands_of_whom_it_is_about_and_rises_above_them(cast: Cast) -> None:
    case = cast.in_hand()
    cases.call_in(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="来")
    case = cases.mark(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)
    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.lead, case.handler) == (Status.ACCEPTED, None, None)
    assert case.rung == cast.meeting_rung
    with pytest.raises(Refusal, match="This is a complaint about them"):
        cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)


def test_what_their_inboxes_said_of_it_is_gone(cast: Cast) -> None:
    case = cast.in_hand()
    follow_journal(timestamp=0)
    assert Notice.objects.filter(account=cast.officer).exists()
    cases.mark(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)
    follow_journal(timestamp=1)
    assert not Notice.objects.filter(account=cast.officer).exists()


def test_a_complaint_that_nobody_would_be_left_to_see_is_not_marked_so(cast: Cast) -> None:
    case = cast.case()
    with pytest.raises(Refusal, match="Nobody who could handle it would be left"):
        cases.mark(case=case, by=cast.dispatcher, now=NOW, organisation=cast.street_office)
    assert sees(cast.dispatcher, case)


def test_said_to_be_about_somebody_it_is_seen_only_at_the_level_that_handles_complaints(cast: Cast) -> None:
    head = account("head", "区领导 01", cast.outsider.person.posts.get().organisation, "dispatcher", cast.district)
    case = cast.case(about_somebody=True)
    assert [sees(each, case) for each in (cast.dispatcher, cast.north_worker, head)] == [False, False, True]
    cases.mark(case=case, by=head, now=NOW, person=cast.north_worker.person)
    assert [sees(each, case) for each in (cast.dispatcher, cast.north_worker, head)] == [True, False, True]


def test_no_complaint_after_all_is_seen_by_everybody_again(cast: Cast) -> None:
    case = cast.case()
    cases.mark(case=case, by=cast.dispatcher, now=NOW, person=cast.north_worker.person)
    with pytest.raises(Refusal, match="Write why this is no complaint"):
        cases.unmark(case=case, by=cast.dispatcher, now=NOW, words="")
    cases.unmark(case=case, by=cast.dispatcher, now=NOW, words="说的是路灯")
    assert sees(cast.north_worker, case)
