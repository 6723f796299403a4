"""More time, other levels, waiting and urging, by the forms at the desk."""

from django.urls import reverse
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.catalogue.models import Practice
from linli.journal.queries import story
from tests.cast import NOW, Cast, account


def take(client, case: Case, action: str, **typed: object):
    case.refresh_from_db()
    return client.post(reverse("desk:step", args=[case.pk, action]), {"seen": case.version, **typed})


def kinds(case: Case) -> list[str]:
    return [event.kind for event in story("case", case.pk)]


def second_dispatcher(cast: Cast):
    return account("dispatcher2", "调度员 02", cast.street_office, "dispatcher", cast.street)


def test_more_time_is_asked_for_by_one_and_given_by_another(cast, at_desk):
    practice = Practice.objects.get()
    practice.settings["limits"] = {"extension": {"amount": 5, "unit": "working_days"}}
    practice.save()
    case = cast.in_hand(now=timezone.now())
    before = case.due_at
    assert take(at_desk(cast.officer), case, "ask_extension", words="等配件到货").status_code == 302
    refused = take(at_desk(cast.officer), case, "extend")
    assert refused.status_code in (403, 422)
    assert take(at_desk(second_dispatcher(cast)), case, "extend").status_code == 302
    case.refresh_from_db()
    assert case.due_at > before
    page = at_desk(cast.dispatcher).get(case.get_absolute_url())
    assert page.status_code == 200
    assert "等配件到货" in page.content.decode()


def test_a_case_is_lifted_and_lowered_with_reasons(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp, rung=cast.member_rung)
    assert take(client, case, "lift", rung=cast.meeting_rung.pk, words="").status_code == 422
    assert take(client, case, "lift", rung=cast.meeting_rung.pk, words="一个人办不了").status_code == 302
    assert take(client, case, "lower", rung=cast.member_rung.pk, words="找到人了").status_code == 302
    case.refresh_from_db()
    assert case.rung == cast.member_rung
    assert client.get(case.get_absolute_url()).status_code == 200


def test_while_the_resident_is_asked_the_clocks_stand_still_until_the_answer(cast, at_desk):
    case = cast.in_hand()
    assert take(at_desk(cast.officer), case, "wait", words="请问是哪一盏灯？").status_code == 302
    shown = at_desk(cast.officer).get(case.get_absolute_url()).content.decode()
    assert "请问是哪一盏灯？" in shown
    cases.say_more(case=case, now=timezone.now(), words="东边第二盏")
    case.refresh_from_db()
    assert case.waiting_since is None


def test_urging_goes_on_the_timeline_and_not_to_the_resident(cast, at_desk):
    case = cast.in_hand()
    assert take(at_desk(cast.dispatcher), case, "urge", words="请今天到场").status_code == 302
    assert "case.urged" in kinds(case)
    assert "请今天到场" not in at_desk(cast.dispatcher).get(f"/track/{case.code}/").content.decode()


def test_a_clock_set_back_ends_a_pause_where_it_began(cast, at_desk):
    case = cast.in_hand()
    take(at_desk(cast.officer), case, "wait", words="请问是哪一盏灯？")
    cases.say_more(case=case, now=NOW, words="东边第二盏")
    case.refresh_from_db()
    assert case.waiting_since is None
