"""A proposal from its seconds to its being carried out."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.notify.models import Message, Notice
from linli.proposals import actions
from linli.proposals.models import Proposal, Second
from tests.cast import NOW, SHANGHAI


def refused(step, **said):
    with pytest.raises(Refusal) as refusal:
        step(**said)
    return str(refusal.value)


def told(what):
    return set(Notice.objects.filter(key__startswith=f"proposal:{what}").values_list("account", flat=True))


def test_seconded_accepted_answered_judged_and_carried_out(cast, accepted):
    assert (accepted.state, accepted.organisation, accepted.seconds) == ("accepted", cast.works, 2)
    assert accepted.due_at == datetime(2026, 12, 16, 17, 30, tzinfo=SHANGHAI)
    answered = actions.answer(proposal=accepted, text="年底前装好三张座椅。", by=cast.officer, now=NOW)
    judged = actions.judge(proposal=answered, verdict="satisfied", by=RESIDENT, now=NOW)
    assert (judged.state, judged.verdict) == ("judged", "satisfied")
    done = actions.deliver(proposal=judged, evidence="三张座椅已装在示范广场。", by=cast.dispatcher, now=NOW)
    assert (done.state, done.delivered_at) == ("delivered", NOW)
    kinds = Event.objects.filter(subject_type="public_proposal").order_by("id").values_list("kind", flat=True)
    assert [kind.removeprefix("proposal.") for kind in kinds] == [
        *("submitted", "seconded", "seconded", "accepted", "answered", "judged", "delivered")
    ]
    facts = Event.objects.get(kind="proposal.delivered").data
    assert facts == {"proposer": None, "organisation": cast.works.pk, "kind": "resident", "area": cast.north.pk}


def test_one_seconds_once_and_not_ones_own(cast, resident_proposes, proposes):
    made, own = resident_proposes(), actions.Proposer("示范 居民", "139 0000 0001")
    another = actions.Proposer("示范居民2", "13900000002")
    second = {"proposal": made, "by": RESIDENT, "now": NOW}
    assert refused(actions.second, seconder=own, **second) == "This is your own proposal; others second it."
    actions.second(seconder=another, **second)
    assert refused(actions.second, seconder=another, **second).startswith("You have seconded this proposal already")
    assert refused(actions.accept, proposal=made, organisation=cast.works, by=cast.dispatcher, now=NOW) == (
        "1 second is still wanted before it can be accepted."
    )
    of_deputy = proposes()
    assert refused(actions.second, proposal=of_deputy, by=cast.dispatcher, now=NOW).startswith("This is your own")
    assert refused(actions.second, proposal=of_deputy, by=cast.officer, now=NOW).startswith("Your posts do not include")
    assert refused(actions.second, proposal=of_deputy, by=RESIDENT, seconder=another, now=NOW).startswith(
        "Proposals of this kind are seconded by deputies"
    )
    assert (Second.objects.count(), Proposal.objects.get(pk=made.pk).seconds) == (1, 1)


def test_a_kind_is_made_by_whom_the_practice_says(cast, proposes):
    who = actions.Proposer("示范居民", "13900000001")
    assert refused(proposes, by=RESIDENT, proposer=who).startswith("Proposals of this kind are made by deputies")
    assert refused(proposes, by=cast.officer).startswith("Your posts do not include")
    assert refused(proposes, title=" ") == "Say in a few words what you propose."
    assert refused(proposes, kind="resident", by=RESIDENT) == "Say what you are called."
    assert Proposal.objects.count() == 0


def test_the_same_form_twice_is_one_proposal(proposes):
    key = uuid4()
    assert proposes(key=key).pk == proposes(key=key).pk
    assert Event.objects.filter(kind="proposal.submitted").count() == 1


def test_combining_keeps_each_proposer_told(cast, accepted, resident_proposes, settings):
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1/{phone}", "https://linli.example"
    other = resident_proposes(title="另一提案", proposer=actions.Proposer("示范居民9", "13900000009"))
    actions.combine(proposal=other, into=accepted, by=cast.dispatcher, now=NOW)
    actions.answer(proposal=accepted, text="年底前装好。", by=cast.officer, now=NOW)
    told = [each.body for each in Message.objects.order_by("pk") if each.phone == "13900000009"]
    assert len(told) == 2 and all("另一提案" in body for body in told)
    assert refused(actions.combine, proposal=accepted, into=accepted, by=cast.dispatcher, now=NOW).endswith(
        "into itself."
    )
    third = resident_proposes(title="第三提案")
    with pytest.raises(WrongState):
        actions.combine(proposal=third, into=other, by=cast.dispatcher, now=NOW)


def test_declined_with_a_reason_that_its_proposer_reads(cast, resident_proposes):
    made = resident_proposes()
    assert refused(actions.decline, proposal=made, words=" ", by=cast.dispatcher, now=NOW).startswith("Write why")
    with pytest.raises(NotAllowed):
        actions.decline(proposal=made, words="不属于本级", by=cast.officer, now=NOW)
    declined = actions.decline(proposal=made, words="不属于本级", by=cast.dispatcher, now=NOW)
    assert (declined.state, declined.answer, declined.ended_at) == ("declined", "不属于本级", NOW)


def test_another_answer_is_asked_for_once(cast, accepted):
    first = actions.answer(proposal=accepted, text="研究中。", by=cast.officer, now=NOW)
    asked = actions.ask_again(proposal=first, words="没有时间表", by=RESIDENT, now=NOW)
    assert (asked.state, asked.again, f"{asked.due_at.astimezone(SHANGHAI):%m-%d}") == ("accepted", 1, "12-02")
    second = actions.answer(proposal=asked, text="年底前装好。", by=cast.officer, now=NOW)
    assert refused(actions.ask_again, proposal=second, words="还是不行", by=RESIDENT, now=NOW).startswith(
        "Another answer"
    )
    assert actions.judge(proposal=second, verdict="dissatisfied", by=RESIDENT, now=NOW).verdict == "dissatisfied"


def test_only_the_organisation_it_was_given_to_answers(cast, accepted):
    assert refused(actions.answer, proposal=accepted, text="好", by=cast.dispatcher, now=NOW) == (
        "城管科 answers this proposal."
    )
    moved = actions.assign(proposal=accepted, organisation=cast.street_office, by=cast.dispatcher, now=NOW)
    assert refused(actions.answer, proposal=moved, text="好", by=cast.officer, now=NOW).startswith("示范街道办 answers")
    answered = actions.answer(proposal=moved, text="好", by=cast.dispatcher, now=NOW)
    own = refused(actions.deliver, proposal=answered, evidence="已装好", by=cast.dispatcher, now=NOW)
    assert own == "That it was carried out is confirmed by somebody else than who answered or proposed it."


def test_an_overdue_answer_goes_up_the_stages_each_once(cast, accepted):
    assert actions.urge_due(now=accepted.due_at - timedelta(minutes=1)) == 0
    late = accepted.due_at + timedelta(minutes=1)
    assert [actions.urge_due(now=late) for _time in range(2)] == [1, 0]
    assert told("urged:urged") == {cast.officer.pk}
    assert [actions.urge_due(now=late + timedelta(days=7)) for _time in range(2)] == [1, 0]
    assert told("urged:supervised") == {cast.officer.pk, cast.dispatcher.pk}
    assert Proposal.objects.get().reached == "supervised"


def test_what_is_really_a_need_becomes_a_case(cast, resident_proposes):
    made = actions.to_case(proposal=resident_proposes(), by=cast.dispatcher, now=NOW)
    assert (made.state, made.case.text, made.case.contact_phone) == (
        "case",
        "示范提案\n增设一处休息座椅",
        "13900000001",
    )
    assert made.case.area_id == cast.north.pk


def test_a_meeting_finds_what_was_seconded_enough_in_its_area(cast, accepted, proposes):
    waiting = proposes()
    assert list(Proposal.objects.for_meeting(cast.north)) == [accepted]
    assert list(Proposal.objects.for_meeting(cast.street)) == [accepted]
    assert list(Proposal.objects.for_meeting(cast.south)) == []
    assert list(Proposal.objects.open_to_seconds()) == [waiting]


def test_its_proposer_takes_it_back_as_long_as_nobody_decided(cast, resident_proposes, accepted):
    made = resident_proposes(title="又一提案")
    with pytest.raises(NotAllowed):
        actions.withdraw(proposal=made, by=cast.dispatcher, now=NOW)
    assert actions.withdraw(proposal=made, by=RESIDENT, now=NOW).state == "withdrawn"
    with pytest.raises(WrongState):
        actions.withdraw(proposal=accepted, by=RESIDENT, now=NOW)
