"""Conflict of interest: a complaint is kept from whom it is about, and from their line."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.refusal import Refusal
from linli.journal.queries import story
from linli.journeys import gathering
from linli.journeys.jobs import follow_journal
from linli.notify import actions as notify
from linli.notify.models import Message, Notice, Route
from linli.people.models import Account
from tests.cast import NOW, Cast, account

ROBOT = "https://oapi.dingtalk.com/robot/send?access_token=abc123"


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


def robot(who: Account) -> Route:
    return notify.keep_address(account=who, address=ROBOT, by=who, now=NOW)


def marked(cast: Cast, case: Case) -> Case:
    return cases.mark(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)


def test_what_waits_to_go_out_to_them_of_it_is_taken_back_and_the_rest_goes_out(cast: Cast) -> None:
    robot(cast.officer)
    case, other = cast.in_hand(text="科员收钱"), cast.in_hand(text="路灯不亮")
    cases.note(case=other, by=cast.dispatcher, now=NOW, words="请看")
    follow_journal(timestamp=0)
    Notice.objects.filter(account=cast.officer).update(goes_at=NOW)
    gathering.gather(now=NOW)
    assert "科员收钱" in Message.objects.get(route__account=cast.officer).body
    marked(cast, case)
    assert not Message.objects.filter(route__account=cast.officer).exists()
    gathering.gather(now=NOW)
    body = Message.objects.get(route__account=cast.officer).body
    assert "科员收钱" not in body and "路灯不亮" in body


def test_what_waits_for_their_organisation_s_address_is_taken_back(cast: Cast) -> None:
    Route.objects.create(organisation=cast.works, name="群", address="json://127.0.0.1:1/")
    case, other = cast.in_hand(), cast.in_hand()
    follow_journal(timestamp=0)
    assert Message.objects.filter(case_number=case.pk).exists()
    marked(cast, case)
    assert list(Message.objects.values_list("case_number", flat=True)) == [other.pk]


def test_what_has_gone_out_stays_on_record(cast: Cast) -> None:
    Route.objects.create(organisation=cast.works, name="群", address="json://127.0.0.1:1/")
    case = cast.in_hand()
    follow_journal(timestamp=0)
    Message.objects.update(state=Message.State.SENT)
    marked(cast, case)
    assert Message.objects.get().state == Message.State.SENT


def test_what_was_told_while_it_was_being_marked_is_taken_back_by_the_reader(cast: Cast) -> None:
    case = marked(cast, cast.in_hand())
    late = {"key": "case.assigned:1", "subject": "派给您", "link": case.get_absolute_url(), "case_number": case.pk}
    notify.tell([cast.officer, cast.dispatcher], **late, now=NOW)
    follow_journal(timestamp=0)
    assert set(Notice.objects.filter(key="case.assigned:1").values_list("account__username", flat=True)) == {
        "dispatcher"
    }


def test_said_as_it_is_registered_it_is_marked_in_the_same_breath(cast: Cast) -> None:
    case = cast.case(about=cases.About(person=cast.north_worker.person))
    assert (case.about_person, case.about_line, case.kept_at) == (
        cast.north_worker.person,
        [cast.north_committee.pk],
        None,
    )
    assert [sees(each, case) for each in (cast.north_worker, cast.dispatcher)] == [False, True]
    assert [event.kind for event in story("case", case.pk)] == ["case.received", "case.marked"]


def test_registered_about_those_whom_everybody_here_serves_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(Refusal, match="Nobody who could handle it would be left"):
        cast.case(about=cases.About(organisation=cast.street_office))
    assert not Case.objects.exists()


def test_of_those_who_mark_at_once_nobody_is_told_before(cast: Cast) -> None:
    cast.case(about=cases.About(person=cast.north_worker.person))
    follow_journal(timestamp=0)
    assert set(Notice.objects.values_list("account__username", flat=True)) == {"dispatcher"}
