"""Routing: the first rule that fits, once, with the reason; never to who returned it or whom it is about."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection

from linli.cases import actions as cases
from linli.cases import timeline
from linli.cases.models import Assignment, Case, Rule
from linli.cases.words import Channel, Status, Urgency
from linli.catalogue.actions import keep_category
from linli.catalogue.models import DeadlineClass
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM
from linli.journal.models import Voice
from linli.journal.queries import broken_links
from linli.people.models import Post
from tests.cast import NOW, Cast, keep_organisation


def rule(name: str = "路灯归城管", **wanted: object) -> Rule:
    return cases.add_rule(name=name, by=SYSTEM, now=NOW, **wanted)


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def steps(case: Case) -> list[tuple[str, str, str]]:
    return [(each.kind, each.voice, each.words) for each in timeline.for_staff(case)]


def routed(case: Case) -> dict[str, object]:
    return next(each.data for each in timeline.for_staff(case) if each.kind == "case.routed")


def test_a_case_goes_where_the_first_rule_that_fits_sends_it_and_says_why(cast: Cast) -> None:
    other = rule("噪声", categories=["noise"], organisation_id=cast.north_committee.pk)
    first = rule(categories=["lamp"], words=["燃气", "路灯"], area_id=cast.north.pk, organisation_id=cast.works.pk)
    rule("都给街道", organisation_id=cast.street_office.pk)
    case = cast.case("路燈不亮了", category=cast.lamp)

    case = cases.route(case=case, now=NOW)

    assert (case.status, case.lead, case.rule, case.rung) == (Status.ASSIGNED, cast.works, first, cast.member_rung)
    assert steps(case) == [
        ("case.received", Voice.RESIDENT, ""),
        ("case.routed", Voice.SYSTEM, "路灯"),
        ("case.accepted", Voice.SYSTEM, ""),
        ("case.assigned", Voice.SYSTEM, ""),
    ]
    assert routed(case) == {
        "from": "received",
        "to": "received",
        "rule": [first.pk, 2, "路灯归城管", ""],
        "because": {"category": cast.lamp.pk, "area": cast.north.pk, "words": 1},
        "held": "",
        "organisation": cast.works.pk,
    }
    assert list(Assignment.objects.values_list("organisation", "part", "ended_at")) == [(cast.works.pk, "lead", None)]
    assert list(broken_links("case", case.pk)) == []
    assert [each.kind for each in timeline.for_resident(case)] == ["case.received", "case.accepted", "case.assigned"]
    assert other.order == 1


def test_a_rule_gives_level_time_and_urgency_without_sending(cast: Cast) -> None:
    quick = DeadlineClass.objects.get(key="hours_24")
    rule(words=["路灯"], rung_id=cast.meeting_rung.pk, deadline_class_id=quick.pk, sets_urgency=Urgency.URGENT)

    case = cases.route(case=cast.case(category=cast.lamp), now=NOW + timedelta(hours=2))

    assert (case.status, case.lead, case.rung, case.deadline_class) == (Status.RECEIVED, None, cast.meeting_rung, quick)
    assert (case.urgency, case.due_at) == (Urgency.URGENT, NOW + timedelta(hours=24))
    told = routed(case)
    assert (told["class"], told["urgency"], told["rung"]) == (
        quick.pk,
        ["normal", "urgent"],
        [None, cast.meeting_rung.pk],
    )
    assert told["due"] == (NOW + timedelta(hours=24)).isoformat()
    assert "held" not in told


def test_the_class_of_a_rule_stays_as_long_as_the_rule_fits(cast: Cast) -> None:
    quick = DeadlineClass.objects.get(key="hours_24")
    rule(words=["路灯"], deadline_class_id=quick.pk)
    case = cases.route(case=cast.case(), now=NOW)

    case = cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    assert (case.deadline_class, case.due_at) == (quick, NOW + timedelta(hours=24))

    cases.switch_rule(rule=Rule.objects.get(), by=SYSTEM, now=NOW, seen=1, on=False)
    case = cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    assert case.deadline_class == cast.lamp.deadline_class


def test_the_nearest_organisation_of_a_kind_gets_it(cast: Cast) -> None:
    rule(organisation_kind="committee")
    assert cases.route(case=cast.case(area=cast.grid_s1), now=NOW).lead == cast.south_committee


def test_where_there_is_none_or_several_nobody_gets_it_and_the_timeline_says_so(cast: Cast) -> None:
    keep_organisation("o-n-2", "committee", "北社区第二居委会", cast.north)
    rule(organisation_kind="committee")
    several = cases.route(case=cast.case(area=cast.grid_n1), now=NOW)
    nobody = cases.route(case=cast.case(area=cast.street), now=NOW)
    assert [(each.status, each.lead, routed(each)["held"]) for each in (several, nobody)] == [
        (Status.RECEIVED, None, "several"),
        (Status.RECEIVED, None, "nobody"),
    ]


def test_a_case_is_routed_once(cast: Cast) -> None:
    rule(rung_id=cast.meeting_rung.pk)
    case = cases.route(case=cast.case(), now=NOW)
    before = case.version
    assert cases.route(case=case, now=NOW).version == before
    assert [kind for kind, _voice, _words in steps(case)] == ["case.received", "case.routed"]


def test_nobody_is_sent_again_what_they_returned(cast: Cast) -> None:
    case = cast.in_hand()
    case = cases.give_back(case=case, by=cast.officer, now=NOW, words="不归我们")
    rule(categories=["lamp"], organisation_id=cast.works.pk)

    case = cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)

    assert (case.status, case.lead) == (Status.ACCEPTED, cast.works)  # who received it first
    assert routed(case)["held"] == "returned"


def test_a_complaint_never_goes_to_whom_it_is_about_or_those_below(cast: Cast) -> None:
    rule(organisation_id=cast.works.pk)
    about_them, about_those_above, about_one_of_them = cast.case(), cast.case(), cast.case()
    Case.objects.filter(pk=about_them.pk).update(about_organisation=cast.works, about_line=[cast.works.pk])
    Case.objects.filter(pk=about_those_above.pk).update(
        about_organisation=cast.street_office, about_line=[cast.street_office.pk]
    )
    person = Post.objects.get(organisation=cast.works).person
    Case.objects.filter(pk=about_one_of_them.pk).update(about_person=person, about_line=[cast.works.pk])

    for case in (about_them, about_those_above, about_one_of_them):
        case = cases.route(case=case, now=NOW)
        assert (case.status, case.lead, routed(case)["held"]) == (Status.RECEIVED, None, "about")


def test_a_complaint_about_those_below_goes_to_those_above(cast: Cast) -> None:
    rule(organisation_id=cast.street_office.pk)
    case = cast.case()
    Case.objects.filter(pk=case.pk).update(about_organisation=cast.works, about_line=[cast.works.pk])
    assert cases.route(case=case, now=NOW).lead == cast.street_office


def test_what_somebody_has_in_hand_is_left_to_them(cast: Cast) -> None:
    case = cast.in_hand()
    rule(organisation_id=cast.north_committee.pk)
    case = cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    assert (case.lead, case.rule) == (cast.works, None)


def test_old_registers_are_not_routed(cast: Cast) -> None:
    rule(organisation_id=cast.works.pk)
    assert cases.route(case=cast.case(channel=Channel.IMPORT), now=NOW).rule is None


def test_a_category_takes_what_is_below_it(cast: Cast) -> None:
    below, _new = keep_category(
        key="stair_lamp",
        name="楼道灯",
        name_en="Stair lamps",
        parent=cast.lamp,
        deadline_class=cast.lamp.deadline_class,
        by=SYSTEM,
        now=NOW,
    )
    expire_all()
    rule(categories=["lamp"], organisation_id=cast.works.pk)
    assert cases.route(case=cast.case(category=below), now=NOW).lead == cast.works


def test_a_level_that_somebody_chose_is_not_brought_nearer(cast: Cast) -> None:
    case = cases.accept(case=cast.case(), by=cast.dispatcher, now=NOW)
    case = cases.lift(case=case, by=cast.dispatcher, now=NOW, rung=cast.meeting_rung, words="要商量")
    rule(categories=["lamp"], rung_id=cast.member_rung.pk, organisation_id=cast.works.pk)
    case = cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    assert (case.rung, case.lead) == (cast.meeting_rung, cast.works)


def test_what_staff_register_is_sent_on_at_once_and_what_residents_send_in_waits(cast: Cast) -> None:
    rule(organisation_id=cast.works.pk)
    said = cases.Submission(text="路灯不亮了", area_id=cast.grid_n1.pk, urgency=Urgency.URGENT)
    assert cases.register(said, by=cast.dispatcher, now=NOW).lead == cast.works
    assert cases.register(said, now=NOW).lead is None
    assert list(Case.objects.values_list("urgency", flat=True)) == ["urgent", "urgent"]


def test_registering_by_a_resident_asks_nothing_of_the_rules(cast: Cast, django_assert_num_queries) -> None:
    rule(organisation_id=cast.works.pk)
    cast.case()
    with django_assert_num_queries(4):
        cast.case()


def test_routing_costs_a_literal_number_of_queries(cast: Cast, django_assert_num_queries) -> None:
    rule(words=["路灯"], organisation_id=cast.works.pk)
    case = cast.case()
    cases.route(case=cast.case(), now=NOW)
    with django_assert_num_queries(21):  # three steps of four to six, and their savepoints
        cases.route(case=case, now=NOW)


def test_without_rules_nothing_is_asked(cast: Cast, django_assert_num_queries) -> None:
    case = cast.case()
    cases.route(case=case, now=NOW)
    with django_assert_num_queries(2):  # the savepoint and its release
        cases.route(case=case, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_workers_routing_at_once_send_it_once(cast: Cast) -> None:
    rule(organisation_id=cast.works.pk)
    numbers = [cast.case().pk for _number in range(8)]
    failed: list[Exception] = []
    gate = threading.Barrier(2)

    def run(now: datetime) -> None:
        try:
            gate.wait(timeout=10)
            for pk in numbers:
                cases.route(case=Case(pk=pk), now=now)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[NOW]) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for pk in numbers:
        kinds = [kind for kind, _voice, _words in steps(Case.objects.get(pk=pk))]
        assert kinds == ["case.received", "case.routed", "case.accepted", "case.assigned"]
