"""Who hears of what."""

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Channel, Outcome
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up
from linli.journeys.gathering import may_read
from linli.journeys.jobs import follow_journal
from linli.journeys.telling import TELLING
from linli.notify.models import Notice
from tests.cast import NOW, Cast


def heard(cast: Cast) -> dict[str, list[str]]:
    seal(now=NOW)
    catch_up(TELLING)
    found: dict[str, list[str]] = {}
    for notice in Notice.objects.select_related("account").order_by("pk"):
        found.setdefault(notice.account.username, []).append(notice.key.split(":")[0])
    return found


def test_a_new_case_is_told_to_the_nearest_who_may_accept_it(cast: Cast) -> None:
    cast.case()
    assert heard(cast) == {"dispatcher": ["case.received"]}


def test_nobody_is_told_of_registers_imported_in_bulk(cast: Cast) -> None:
    cast.case(channel=Channel.IMPORT)
    assert heard(cast) == {}


def test_an_assignment_is_told_to_the_organisation_and_a_redo_to_whoever_decides(cast: Cast) -> None:
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="好了")
    cases.ask_redo(case=case, now=NOW, words="没好")
    assert heard(cast) == {
        "dispatcher": ["case.received", "case.finished", "case.redo_asked"],
        "officer": ["case.assigned"],
    }


def test_nobody_hears_of_a_complaint_about_their_own_line(cast: Cast) -> None:
    case = cast.case()
    Case.objects.filter(pk=case.pk).update(about_person=cast.dispatcher.person, about_line=[cast.street_office.pk])
    assert heard(cast) == {}


def test_what_a_rule_sent_on_at_once_is_no_new_case_to_those_who_accept(cast: Cast) -> None:
    cases.add_rule(by=SYSTEM, now=NOW, name="路灯", name_en="Lamps", words=["路灯"], organisation=cast.works)
    cast.case()
    cast.case(text="噪声太大")
    follow_journal(timestamp=0)
    assert heard(cast) == {"dispatcher": ["case.received"], "officer": ["case.assigned"]}


def test_whoever_is_called_off_hears_of_it_without_a_way_in(cast: Cast) -> None:
    case = cast.in_hand()
    cases.call_in(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="来")
    cases.call_off(case=case, by=cast.officer, now=NOW, organisation=cast.south_committee, words="不用了")
    heard(cast)
    mine = Notice.objects.filter(account=cast.south_worker, key__startswith="case.called_off")
    assert [(each.link, each.case_number) for each in mine] == [("", case.pk)]
    assert [each.pk for each in may_read(cast.south_worker.pk, list(mine))] == [mine.get().pk]


def test_a_complaint_is_not_even_told_of_to_those_it_is_about_who_were_called_off(cast: Cast) -> None:
    case = cast.in_hand()
    cases.call_in(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="来")
    cases.call_off(case=case, by=cast.officer, now=NOW, organisation=cast.south_committee, words="不用了")
    cases.mark(case=case, by=cast.dispatcher, now=NOW, organisation=cast.south_committee)
    heard(cast)
    assert not Notice.objects.filter(account=cast.south_worker).exists()


def test_whom_a_note_mentions_is_told_so_and_nobody_twice(cast: Cast) -> None:
    case = cast.in_hand(area=cast.grid_n1)
    heard(cast)
    Notice.objects.all().delete()
    cases.note(case=case, by=cast.dispatcher, now=NOW, words="@科员 01 @网格员 01 今天去看一下")
    told = heard(cast)
    assert told == {"officer": ["case.noted"], "north": ["case.noted"]}
    assert {(each.group, each.subject.partition("：")[0]) for each in Notice.objects.all()} == {
        ("mentions", "同事在内部备注里点了您的名")
    }
    assert heard(cast) == told


def test_whoever_mentions_themselves_is_not_told(cast: Cast) -> None:
    case = cast.case()
    heard(cast)
    Notice.objects.all().delete()
    cases.note(case=case, by=cast.dispatcher, now=NOW, words="@调度员 01 下午再看")
    assert heard(cast) == {}
