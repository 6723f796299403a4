"""In session: who is there, whether that is enough, what is decided by how many, and what follows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.deliberation import actions, quorum, shares
from linli.deliberation.models import Decision, Outcome
from linli.deliberation.quorum import Quorum
from linli.deliberation.words import Follows, Method, Result, State
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from tests.at_once import both
from tests.cast import NOW
from tests.deliberation.conftest import BEGINS


@pytest.fixture
def topic(cast, session):
    """Something to decide; two of three members are there."""
    meeting = session()
    return actions.add_topic(meeting=meeting, title="停车", by=cast.dispatcher, now=BEGINS)


def counts(in_favour, against, abstained=0, **more):
    said = {"in_favour": in_favour, "against": against, "abstained": abstained, "method": Method.HAND}
    return actions.Decided(words="同意划线停车", **{**said, **more})


@pytest.mark.parametrize(
    ("text", "of", "least"),
    [("2/3", 90, 60), ("2/3", 91, 61), (">1/2", 90, 46), (">1/2", 91, 46), (">1/2", 0, 1), ("1/1", 7, 7)],
)
def test_shares_are_exact(text, of, least):
    share = shares.read(text)
    assert share and share.least(of) == least


@pytest.mark.parametrize("text", ["3/2", "half", "0/1", ">1"])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(ValueError):
        shares.read(text)


def test_a_meeting_without_quorum_cannot_decide_and_is_called_again(cast, session, planned, sent):
    sent()
    meeting = session(present=1)
    topic = meeting.topics.get()
    assert quorum.of(meeting) == Quorum(entitled=3, present=1, needed=2)
    with pytest.raises(Refusal, match=r"Too few are here to decide: 1 have come, 2 are needed\."):
        actions.decide(actions.Decided(words="修"), topic=topic, by=cast.dispatcher, now=BEGINS)
    assert Decision.objects.count() == 0
    meeting = actions.adjourn(meeting=meeting, words="人不够", by=cast.dispatcher, now=BEGINS)
    assert meeting.state == State.ADJOURNED
    with pytest.raises(WrongState, match="This is now “Adjourned: too few came”, so “Decide” is no longer possible"):
        actions.decide(actions.Decided(words="修"), topic=topic, by=cast.dispatcher, now=BEGINS)
    later = planned(begins=BEGINS + timedelta(days=3))
    second = actions.call_again(later, meeting=meeting, by=cast.dispatcher, now=BEGINS)
    assert (second.again, second.attendances.count(), second.topics.get().taken_from) == (meeting, 3, topic)
    with pytest.raises(WrongState, match=r"This meeting was called again already\."):
        actions.call_again(later, meeting=meeting, by=cast.dispatcher, now=BEGINS)


def test_the_rule_of_a_second_call_is_its_own(cast, forum):
    assert quorum.needed(forum, 90, again=True) == 46
    forum.second, forum.second_least = "1/3", 40
    assert (quorum.needed(forum, 90, again=False), quorum.needed(forum, 90, again=True)) == (46, 40)
    assert quorum.needed(forum, 150, again=True) == 50


def test_a_full_meeting_is_not_adjourned_for_want_of_people(cast, topic):
    with pytest.raises(Refusal, match=r"2 have come, which is enough to decide\."):
        actions.adjourn(meeting=topic.meeting, words="", by=cast.dispatcher, now=BEGINS)


@pytest.mark.parametrize(
    ("said", "sentence", "field"),
    [
        (counts(2, 1), "That is 3 hands, and 2 are here.", "in_favour"),
        (counts(0, 0), "Nobody voted.", "in_favour"),
        (counts(-1, 0), "Enter how many, 0 for none.", "in_favour"),
        (counts(1, None), "Enter how many, 0 for none.", "against"),
        (actions.Decided(words=" "), "Write what was decided", "words"),
    ],
)
def test_counts_that_cannot_be_are_refused(cast, topic, said, sentence, field):
    with pytest.raises(Refusal, match=sentence) as refused:
        actions.decide(said, topic=topic, by=cast.dispatcher, now=BEGINS)
    assert (refused.value.field, Decision.objects.count()) == (field, 0)


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (counts(2, 0), Result.ADOPTED),
        (counts(1, 1), Result.REJECTED),
        (counts(1, 0), Result.REJECTED),  # of two who are there, one is not more than half
        (actions.Decided(words="同意"), Result.ADOPTED),
    ],
)
def test_more_than_half_of_those_there_adopt(cast, topic, said, result):
    decision = actions.decide(said, topic=topic, by=cast.dispatcher, now=BEGINS)
    assert (decision.result, decision.present, decision.entitled, decision.needed) == (result, 2, 3, 2)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_who_decide_the_same_at_once_decide_it_once(cast, topic):
    def decide():
        actions.decide(counts(2, 0), topic=topic, by=cast.dispatcher, now=BEGINS)

    assert both(decide, decide) == ["“停车” is decided already. Reload the page to see what was decided."]
    assert Decision.objects.count() == 1


def test_two_who_write_down_what_is_said_do_not_write_over_each_other(cast, topic):
    actions.discuss(topic=topic, notes="老张：先画线", seen=1, by=cast.dispatcher, now=BEGINS)
    with pytest.raises(WrongState, match=r"Somebody else wrote about this topic meanwhile\."):
        actions.discuss(topic=topic, notes="别的", seen=1, by=cast.dispatcher, now=BEGINS)
    topic.refresh_from_db()
    assert (topic.notes, topic.version) == ("老张：先画线", 2)


def test_whoever_raised_the_case_reads_the_decision_and_the_case_goes_on(cast, session, sent):
    case = sent()
    topic = session().topics.get()
    decision = actions.decide(counts(2, 0), topic=topic, by=cast.dispatcher, now=BEGINS)
    reply = Event.objects.get(kind="case.replied", subject_id=case.pk)
    assert reply.words.text == "“两委会”（2026-11-19）：通过。\n同意划线停车"
    wanted = actions.Wanted(kind=Follows.ASSIGNED, organisation=cast.works)
    for _click in range(2):
        actions.follow(wanted, decision=decision, by=cast.dispatcher, now=BEGINS)
    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.lead, Outcome.objects.count()) == (Status.ASSIGNED, cast.works, 1)


def test_a_case_that_was_withdrawn_meanwhile_gets_no_answer_and_goes_nowhere(cast, session, sent):
    case = sent()
    topic = session().topics.get()
    cases.withdraw(case=case, by=RESIDENT, now=BEGINS)
    decision = actions.decide(counts(2, 0), topic=topic, by=cast.dispatcher, now=BEGINS)
    assert not Event.objects.filter(kind="case.replied").exists()
    with pytest.raises(WrongState):
        actions.follow(actions.Wanted(kind=Follows.OFFERED), decision=decision, by=cast.dispatcher, now=BEGINS)
    assert Outcome.objects.count() == 0


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"kind": Follows.OFFERED}, "This topic is about no case."),
        ({"kind": Follows.SPENDING, "words": "划线"}, "Say how much, in yuan."),
        ({"kind": Follows.SPENDING, "amount": Decimal("3")}, "Write what it is about."),
        ({"kind": Follows.SPENDING, "amount": Decimal("3"), "words": "划线"}, "Say which money it is to come from"),
        ({"kind": Follows.ANSWER}, "Write what it is about."),
        ({"kind": Follows.ANSWER, "words": "好", "due_on": date(2026, 11, 19)}, "Choose a day after today."),
    ],
)
def test_what_cannot_follow_is_refused(cast, topic, wanted, sentence):
    decision = actions.decide(counts(2, 0), topic=topic, by=cast.dispatcher, now=BEGINS)
    with pytest.raises(Refusal, match=sentence):
        actions.follow(actions.Wanted(**wanted), decision=decision, by=cast.dispatcher, now=BEGINS)
    assert Outcome.objects.count() == 0


def test_money_is_asked_for_only_where_it_was_adopted(cast, topic):
    decision = actions.decide(counts(1, 1), topic=topic, by=cast.dispatcher, now=BEGINS)
    wanted = actions.Wanted(kind=Follows.SPENDING, words="划线", amount=Decimal("1200.50"))
    with pytest.raises(Refusal, match=r"This was not adopted, so it is not carried out\."):
        actions.follow(wanted, decision=decision, by=cast.dispatcher, now=BEGINS)


def test_members_check_in_by_themselves_at_the_door_and_others_are_told_that_they_are_on_no_list(cast, called):
    meeting = called()
    with pytest.raises(Refusal, match="It is too early"):
        actions.here(meeting=meeting, by=cast.north_worker, now=NOW)
    row = actions.here(meeting=meeting, by=cast.north_worker, now=BEGINS)
    assert (row.came_how, row.came_at) == ("code", BEGINS)
    with pytest.raises(Refusal, match=r"You are not on the list of this meeting\."):
        actions.here(meeting=meeting, by=cast.outsider, now=BEGINS)
    actions.take_back(attendance=row, by=cast.dispatcher, now=BEGINS)
    row.refresh_from_db()
    assert row.came_at is None
    with pytest.raises(NotAllowed):
        actions.check_in(attendance=row, by=cast.south_worker, now=BEGINS)


def test_each_home_counts_once(cast, households, planned):
    meeting = actions.call(planned(forum=households, households=3), by=cast.dispatcher, now=NOW)
    for name, home in (("王小明", "1号楼 101"), ("王大明", "1号楼101"), ("李小红", "1号楼 102")):
        guest = actions.Guest(name=name, home=home)
        actions.walk_in(guest, meeting=meeting, by=RESIDENT, now=BEGINS)
    assert quorum.of(meeting) == Quorum(entitled=3, present=2, needed=2)
    with pytest.raises(Refusal, match="Say for which home you come"):
        actions.walk_in(actions.Guest(name="赵一"), meeting=meeting, by=RESIDENT, now=BEGINS)


def test_residents_listen_at_a_members_meeting_and_are_not_on_its_list(cast, called):
    with pytest.raises(NotAllowed, match=r"At this meeting only its members are on the list\."):
        actions.walk_in(actions.Guest(name="王小明"), meeting=called(), by=RESIDENT, now=BEGINS)


def test_guests_are_counted_and_do_not_make_a_quorum_of_members(cast, session):
    meeting = session(present=1)
    actions.count_guests(meeting=meeting, number=12, by=cast.dispatcher, now=BEGINS)
    meeting.refresh_from_db()
    assert (meeting.guests, quorum.of(meeting).enough) == (12, False)
    with pytest.raises(Refusal, match="Between 0 and"):
        actions.count_guests(meeting=meeting, number=-1, by=cast.dispatcher, now=BEGINS)


def test_it_begins_an_hour_before_its_time_at_the_earliest(cast, called):
    meeting = called()
    with pytest.raises(Refusal, match=r"It is too early: the meeting can be begun from an hour before its time\."):
        actions.begin(meeting=meeting, by=cast.dispatcher, now=BEGINS - timedelta(minutes=61))
    assert actions.begin(meeting=meeting, by=cast.dispatcher, now=BEGINS - timedelta(minutes=60)).state == State.OPEN


def test_volunteers_are_called_and_an_organisation_is_bound_by_what_was_decided(cast, session, sent):
    case = sent()
    topic = session().topics.get()
    decision = actions.decide(counts(2, 0), topic=topic, by=cast.dispatcher, now=BEGINS)
    begins = BEGINS + timedelta(days=2)
    call = actions.Wanted(
        kind=Follows.TASK, words="一起画线", begins=begins, ends=begins + timedelta(hours=2), places=4
    )
    promise = actions.Wanted(
        kind=Follows.COMMITMENT, words="年底前划好三十个车位", organisation=cast.works, due_on=date(2026, 12, 31)
    )
    for _click in range(2):
        task = actions.follow(call, decision=decision, by=cast.dispatcher, now=BEGINS).task
        commitment = actions.follow(promise, decision=decision, by=cast.dispatcher, now=BEGINS).commitment
    assert (task.case, task.places, task.title, task.area) == (case, 4, topic.title, cast.north)
    assert (commitment.case, commitment.organisation, commitment.origin) == (case, cast.works, "decision")
    assert (commitment.state, Outcome.objects.count()) == ("open", 2)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"kind": Follows.TASK, "words": "一起画线"}, "Say from when to when they are needed."),
        ({"kind": Follows.COMMITMENT, "words": "划好三十个车位"}, "Say to whom it is given."),
    ],
)
def test_volunteers_need_a_time_and_a_promise_somebody(cast, topic, wanted, sentence):
    decision = actions.decide(counts(2, 0), topic=topic, by=cast.dispatcher, now=BEGINS)
    with pytest.raises(Refusal, match=sentence):
        actions.follow(actions.Wanted(**wanted), decision=decision, by=cast.dispatcher, now=BEGINS)
