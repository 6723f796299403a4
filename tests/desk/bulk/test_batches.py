"""Steps with many cases: shown beforehand, taken one by one, taken back where nothing has happened since."""

from datetime import timedelta
from time import monotonic

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases import rules
from linli.cases.models import Case
from linli.cases.words import Action, Outcome, Status, Urgency
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.desk.bulk import actions as bulk
from linli.desk.bulk import running
from linli.desk.bulk.running import run, run_all
from linli.desk.models import Batch
from linli.journal.actions import SYSTEM
from linli.journal.queries import broken_links, story
from tests.cast import NOW, Cast

LONG = 60.0


def shown(cast: Cast, action: Action, *among: Case, words: str = "", by=None, **said: object) -> Batch:
    numbers = [case.pk for case in among]
    found = Case.objects.filter(pk__in=numbers).order_by("pk")
    return bulk.show(by=by or cast.dispatcher, now=NOW, action=action, cases=found, said=said, words=words)


def begun(cast: Cast, action: Action, *among: Case, **more: object) -> Batch:
    batch = shown(cast, action, *among, **more)
    batch = bulk.begin(batch=batch, by=batch.account, now=NOW, without_refused=True)
    run(batch, ends=monotonic() + LONG)
    return Batch.objects.get(pk=batch.pk)


def undone(batch: Batch) -> Batch:
    batch = bulk.begin_undo(batch=batch, by=batch.account, now=timezone.now())
    run(batch, ends=monotonic() + LONG)
    return Batch.objects.get(pk=batch.pk)


def standing(*among: Case) -> list[str]:
    return [Case.objects.get(pk=case.pk).status for case in among]


def rows(batch: Batch) -> list[tuple[int, str, str]]:
    return list(batch.rows.order_by("case_id").values_list("case_id", "state", "why"))


def accepted(cast: Cast, **more: object) -> Case:
    return cases.accept(case=cast.case(**more), by=cast.dispatcher, now=NOW)


def verified(cast: Cast) -> Case:
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    return cases.verify(case=case, by=cast.dispatcher, now=NOW)


def test_what_would_happen_is_written_down_and_nothing_is_done(cast):
    fresh, other = cast.case(), accepted(cast)
    batch = shown(cast, Action.ACCEPT, fresh, other)
    assert [(pk, state) for pk, state, _why in rows(batch)] == [(fresh.pk, "waiting"), (other.pk, "refused")]
    assert rows(batch)[0][2] == "Received → Accepted"
    assert rows(batch)[1][2] == rules.why_not(cast.dispatcher, other, Action.ACCEPT)
    assert standing(fresh, other) == [Status.RECEIVED, Status.ACCEPTED]


def test_with_some_that_cannot_nothing_is_done_before_the_person_agrees_to_leave_them_out(cast):
    fresh, other = cast.case(), accepted(cast)
    batch = shown(cast, Action.ACCEPT, fresh, other)
    with pytest.raises(Refusal, match="Say that it should be done without the others"):
        bulk.begin(batch=batch, by=cast.dispatcher, now=NOW)
    assert standing(fresh) == [Status.RECEIVED]
    bulk.begin(batch=batch, by=cast.dispatcher, now=NOW, without_refused=True)
    run(Batch.objects.get(pk=batch.pk), ends=monotonic() + LONG)
    assert standing(fresh) == [Status.ACCEPTED]


def test_forbidden_rows_are_named_each_with_why(cast):
    mine, other = cast.in_hand(area=cast.grid_s1), cast.in_hand(area=cast.grid_s1)
    Case.objects.filter(pk=other.pk).update(lead=cast.street_office, handler=None)
    batch = shown(cast, Action.REPLY, mine, other, by=cast.officer, words="您好")
    assert [(pk, state) for pk, state, _why in rows(batch)] == [(mine.pk, "waiting"), (other.pk, "refused")]
    assert "in the hands of 示范街道办" in rows(batch)[1][2]


def test_every_step_says_with_how_many_others_it_was_taken(cast):
    among = [cast.case() for _ in range(3)]
    batch = begun(cast, Action.ACCEPT, *among)
    last = story("case", among[0].pk).last()
    assert (last.kind, last.data["batch"]) == ("case.accepted", [batch.pk, 3])
    assert batch.state == Batch.State.DONE
    assert list(broken_links()) == []


def test_a_case_that_changed_since_it_was_shown_is_left_out(cast):
    stale, other = cast.case(), cast.case()
    batch = shown(cast, Action.ACCEPT, stale, other)
    cases.note(case=stale, by=cast.dispatcher, now=NOW, words="先别动")
    bulk.begin(batch=batch, by=cast.dispatcher, now=NOW)
    run(Batch.objects.get(pk=batch.pk), ends=monotonic() + LONG)
    assert [(state) for _pk, state, _why in rows(batch)] == ["refused", "done"]
    assert standing(stale, other) == [Status.RECEIVED, Status.ACCEPTED]


def test_a_batch_that_was_broken_off_is_gone_on_with_and_does_no_step_twice(cast, monkeypatch):
    among = [cast.case() for _ in range(4)]
    batch = bulk.begin(batch=shown(cast, Action.ACCEPT, *among), by=cast.dispatcher, now=NOW)
    monkeypatch.setattr(running, "AT_A_TIME", 2)
    assert run(batch, ends=monotonic() - 1) == 0
    assert run_all(seconds=LONG) == 4
    assert run_all(seconds=LONG) == 0
    assert standing(*among) == [Status.ACCEPTED] * 4
    assert [story("case", case.pk).count() for case in among] == [2] * 4


def test_one_broken_case_does_not_hold_up_the_others(cast, monkeypatch, caplog):
    first, second = cast.case(), cast.case()
    batch = bulk.begin(batch=shown(cast, Action.ACCEPT, first, second), by=cast.dispatcher, now=NOW)

    def standing_or_not(case):
        if case.pk == first.pk:
            raise ZeroDivisionError
        return {}

    monkeypatch.setattr(running, "standing", standing_or_not)
    run(batch, ends=monotonic() + LONG)
    assert [state for _pk, state, _why in rows(batch)] == ["refused", "done"]
    assert "nothing was changed" in rows(batch)[0][2]


def test_a_batch_is_begun_once_and_by_whoever_showed_it(cast):
    batch = shown(cast, Action.ACCEPT, cast.case())
    with pytest.raises(NotAllowed):
        bulk.begin(batch=batch, by=cast.officer, now=NOW)
    bulk.begin(batch=batch, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState):
        bulk.begin(batch=batch, by=cast.dispatcher, now=NOW)


def test_nothing_ticked_and_too_many_are_refused(cast, monkeypatch):
    with pytest.raises(Refusal, match="at least one"):
        shown(cast, Action.ACCEPT)
    monkeypatch.setattr("linli.desk.bulk.actions.MOST", 1)
    with pytest.raises(Refusal, match="More than 1 cases"):
        shown(cast, Action.ACCEPT, cast.case(), cast.case())


def test_accepting_is_taken_back_with_the_times_it_set(cast):
    case = cast.case()
    was = Case.objects.get(pk=case.pk)
    batch = undone(begun(cast, Action.ACCEPT, case))
    now = Case.objects.get(pk=case.pk)
    fields = ("status", "rung_id", "rung_since", "rung_due_at", "contact_by", "plan_by", "due_at")
    assert [getattr(now, name) for name in fields] == [getattr(was, name) for name in fields]
    assert batch.state == Batch.State.UNDONE
    last = story("case", case.pk).last()
    assert (last.kind, last.data["batch_undone"]) == ("case.undone", [batch.pk, 1])


def test_classifying_is_taken_back_to_no_category_and_its_deadline(cast):
    case = accepted(cast)
    was = Case.objects.get(pk=case.pk)
    batch = begun(cast, Action.CLASSIFY, case, category=cast.noise.pk)
    assert Case.objects.get(pk=case.pk).category_id == cast.noise.pk
    undone(batch)
    now = Case.objects.get(pk=case.pk)
    assert (now.category_id, now.deadline_class_id, now.due_at) == (None, was.deadline_class_id, was.due_at)


def test_classifying_that_a_rule_followed_is_taken_back_with_what_the_rule_did(cast):
    case = accepted(cast)
    fields = ("status", "category_id", "lead_id", "handler_id", "rule_id", "urgency", "deadline_class_id", "due_at")
    was = [getattr(Case.objects.get(pk=case.pk), name) for name in fields]
    kind = {"categories": ["noise"], "organisation_id": cast.works.pk, "sets_urgency": Urgency.URGENT}
    rule = cases.add_rule(name="噪声归城管", by=SYSTEM, now=NOW, **kind)
    batch = begun(cast, Action.CLASSIFY, case, category=cast.noise.pk)
    now = Case.objects.get(pk=case.pk)
    assert (now.category_id, now.lead_id, now.rule_id, now.urgency) == (cast.noise.pk, cast.works.pk, rule.pk, "urgent")
    batch = undone(batch)
    now = Case.objects.get(pk=case.pk)
    assert [getattr(now, name) for name in fields] == was
    assert rows(batch) == [(case.pk, "undone", rows(batch)[0][2])]
    assert not now.assignments.filter(ended_at__isnull=True).exists()
    assert list(broken_links("case", case.pk)) == []


@pytest.mark.parametrize("before", [Status.ACCEPTED, Status.OFFERED, Status.DELIBERATING])
def test_assigning_is_taken_back_to_where_the_case_stood(cast, before):
    case = accepted(cast)
    if before is Status.OFFERED:
        cases.offer(case=case, by=cast.dispatcher, now=NOW)
    if before is Status.DELIBERATING:
        cases.deliberate(case=case, by=cast.dispatcher, now=NOW, rung=cast.meeting_rung)
    undone(begun(cast, Action.ASSIGN, case, organisation=cast.works.pk))
    now = Case.objects.get(pk=case.pk)
    assert (now.status, now.lead_id, now.handler_id) == (before, None, None)
    assert not now.assignments.filter(ended_at__isnull=True).exists()


def test_assigning_to_others_is_taken_back_to_those_who_had_it(cast):
    case = cast.in_hand()
    batch = begun(cast, Action.ASSIGN, case, organisation=cast.street_office.pk)
    assert Case.objects.get(pk=case.pk).lead_id == cast.street_office.pk
    undone(batch)
    now = Case.objects.get(pk=case.pk)
    assert (now.status, now.lead_id, now.handler_id) == (Status.ASSIGNED, cast.works.pk, cast.officer.pk)


def test_offering_parking_and_striking_off_are_taken_back(cast):
    offered, parked, closed = accepted(cast), accepted(cast), verified(cast)
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    undone(begun(cast, Action.OFFER, offered))
    undone(begun(cast, Action.PARK, parked, until=until, words="等物料"))
    undone(begun(cast, Action.CLOSE, closed))
    assert standing(offered, parked, closed) == [Status.ACCEPTED, Status.ACCEPTED, Status.VERIFIED]


def test_a_case_with_which_something_happened_since_stays_and_is_listed(cast):
    moved, still = cast.case(), cast.case()
    batch = begun(cast, Action.ACCEPT, moved, still)
    cases.note(case=moved, by=cast.dispatcher, now=NOW, words="已联系")
    batch = undone(batch)
    assert standing(moved, still) == [Status.ACCEPTED, Status.RECEIVED]
    assert [(pk, state, why) for pk, state, why in rows(batch) if state == "kept"] == [
        (moved.pk, "kept", "Something has happened to this case since. Look at it by itself.")
    ]


def test_what_residents_read_is_not_taken_back(cast):
    batch = begun(cast, Action.REPLY, accepted(cast), words="您好，编号{编号}已收到")
    with pytest.raises(WrongState, match="cannot be taken back"):
        bulk.begin_undo(batch=batch, by=cast.dispatcher, now=timezone.now())


def test_after_its_time_nothing_is_taken_back(cast):
    batch = begun(cast, Action.ACCEPT, cast.case())
    Batch.objects.filter(pk=batch.pk).update(undo_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(WrongState, match="is over"):
        undone(Batch.objects.get(pk=batch.pk))


def test_each_resident_reads_what_is_theirs(cast):
    lamp, other = accepted(cast, category=cast.lamp), accepted(cast, category=cast.noise)
    begun(cast, Action.REPLY, lamp, other, words="编号{编号}，{类别}")
    said = [story("case", case.pk).last().words.text for case in (lamp, other)]
    assert said == [f"编号{lamp.pk}，Street lamps", f"编号{other.pk}，Noise"]


def test_a_resident_for_whom_a_field_has_nothing_is_left_out(cast):
    batch = shown(cast, Action.REPLY, accepted(cast), words="由{承办单位}办理")
    assert [(state, why) for _pk, state, why in rows(batch)] == [
        ("refused", "There is nothing to put in for 承办单位.")
    ]
