"""Whatever is done by whoever, in whatever order: a case is never where the table does not lead, and all that stands
about it agrees. Random steps by random people; under CI the same ones every time."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.cases import actions as cases
from linli.cases import agenda, deadlines, on_the_way, rules
from linli.cases.lifecycle import CASE, TABLE
from linli.cases.models import Assignment, Case, Extension, Pause, Rating
from linli.cases.sweep import sweep
from linli.cases.words import OPEN, Action, Grade, Outcome, Status, Urgency
from linli.catalogue.models import DeadlineClass
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT, SYSTEM
from linli.journal.models import Event
from linli.journal.queries import broken_links
from linli.people.models import Account
from tests.cast import NOW, Cast, account, keep_area

A = Action
WORDS = "写清楚了"
EDGES = {(status, step.event, step.to or status) for (status, _action), step in TABLE.items()}
BESIDE = ("case.joined", "case.left", "case.gained_part", "case.lost_part")  # told of a case, no step of its own
HELD = tuple(each for each in OPEN if each != Status.PARKED)
# A second case, or several steps in one; tests/cases/test_calling.py, test_parts.py, test_complaints.py
OF_THEIR_OWN = {A.UNDO, A.WHISTLE, A.REPORT_IN, A.SPLIT, A.MARK, A.UNMARK, A.TAKE_AWAY}
ON_ITS_LIST = {A.FOLLOW_UP}  # only what was drawn; tests/cases/test_following_up.py
BY_THEMSELVES = {A.ROUTE, A.SETTLE, A.SUPERVISE, A.CIRCULATE, A.LIST}
PATIENCE = 15  # seconds, after which no further play is begun: a busy machine plays fewer
PARKED_UNTIL = (NOW + timedelta(days=9)).date()
GAPS = [timedelta(), timedelta(minutes=7), timedelta(hours=5), timedelta(days=1), timedelta(days=4), timedelta(days=17)]


@dataclass(frozen=True)
class Move:
    """What is tried next. `fits`: a step the table allows, by somebody who may, if there is any; else just anything."""

    case: int
    action: int
    who: int
    gap: timedelta
    pick: int
    fits: bool
    sweeps: bool


EVENLY = st.sampled_from(range(1000))  # integers would be small ones most of the time: a few actions again and again
moves = st.lists(
    st.builds(
        Move,
        case=st.sampled_from(range(4)),
        action=EVENLY,
        who=EVENLY,
        gap=st.sampled_from(GAPS),
        pick=EVENLY,
        fits=st.sampled_from([True, True, True, False]),
        sweeps=st.sampled_from([False, False, False, True]),
    ),
    min_size=10,
    max_size=32,
)


@dataclass
class Play:
    """Four cases, everybody, and the time it is."""

    cast: Cast
    numbers: list[int]
    people: list[Any]
    now: datetime = NOW
    taken: list[str] = field(default_factory=list)
    before: list[Any] = field(default_factory=list)
    started: float = field(default_factory=monotonic)

    def step(self, move: Move) -> None:
        """Try it: what is refused changed nothing; whatever happened, all that stands agrees."""
        self.now += move.gap
        if move.sweeps:
            sweep(now=self.now)
            self.taken.append("sweep")
        else:
            self.tries(move)
        before, self.before = self.before, self.stands()
        cases_before = {row["id"]: row for row in before[0]}
        self.agrees([row["id"] for row in self.before[0] if row != cases_before[row["id"]]])

    def tries(self, move: Move) -> None:
        case = Case.objects.get(pk=self.numbers[move.case])
        action = chosen(case, move)
        by = self.somebody(case, action, move)
        asked = ASKED[action](self, move.pick)
        version = case.version
        try:
            with transaction.atomic():
                taken = FUNCTIONS[action](case=case, by=by, now=self.now, **asked)
        except Refusal:
            assert self.stands() == self.before
            return
        self.taken.append(action)
        step = CASE.step(Status(case.status), action)
        assert (taken.status, taken.version) == (step.to or case.status, version + 1)

    def somebody(self, case: Case, action: Action, move: Move) -> Any:
        able = [each for each in self.people if move.fits and not rules.why_not(each, case, action)]
        people = able or self.people
        found = people[move.who % len(people)]
        return self.cast.dispatcher if action in (A.CLAIM, A.START) and not isinstance(found, Account) else found

    def stands(self) -> list[Any]:
        """Every row about the cases."""
        about = [model.objects.order_by("pk").values() for model in (Case, Assignment, Pause, Extension, Rating)]
        return [list(rows) for rows in about] + [Event.objects.filter(subject_type="case").count()]

    def agrees(self, numbers: list[int]) -> None:
        for case in Case.objects.filter(pk__in=numbers):
            story = list(Event.objects.filter(subject_type="case", subject_id=case.pk).order_by("seq"))
            steps = [event for event in story if event.kind not in BESIDE]
            assert case.version == len(steps), self.taken
            assert [event.at for event in story] == sorted(event.at for event in story)
            told = [event.data for event in steps if "to" in event.data]
            assert told[-1]["to"] == case.status
            assert {(e.data["from"], e.kind, e.data["to"]) for e in steps if "from" in e.data} <= EDGES
            for check in (held_by_whoever_has_it, stands_still_while_it_waits, asked_for_more_time_once, clocks_agree):
                check(case, self.now)


def chosen(case: Case, move: Move) -> Action:
    possible = [each for each in TABLE_OF[case.status] if each in FUNCTIONS] if move.fits else list(FUNCTIONS)
    return possible[move.action % len(possible)]


def held_by_whoever_has_it(case: Case, _now: datetime) -> None:
    leads = Assignment.objects.filter(case=case, ended_at__isnull=True, part="lead")
    held = [(case.lead_id, case.handler_id)] if case.lead_id and case.status in HELD else []
    assert list(leads.values_list("organisation_id", "account_id")) == held
    if case.status not in OPEN:
        assert not Assignment.objects.filter(case=case, ended_at__isnull=True).exists()


def stands_still_while_it_waits(case: Case, now: datetime) -> None:
    pauses = list(Pause.objects.filter(case=case).order_by("since").values_list("since", "until"))
    assert all(until <= since for (_since, until), (since, _until) in pairwise(pauses))
    assert (case.waiting_since is not None) <= case.is_open
    if case.paused:
        assert pauses[-1][1] == agenda.day_begins(case.look_again_on)
    else:
        assert all(until <= now for _since, until in pauses)


def asked_for_more_time_once(case: Case, _now: datetime) -> None:
    rows = list(Extension.objects.filter(case=case, round=case.round).values_list("granted", flat=True))
    assert rows.count(None) == (case.extension_asked_at is not None)
    assert rows.count(True) + rows.count(None) <= 1
    assert case.extension_asked_at is None or case.is_open


def clocks_agree(case: Case, now: datetime) -> None:
    first = agenda.first(case)
    assert first is None or (case.next_look_at is not None and case.next_look_at <= first[0])
    assert case.received_at <= case.due_from <= now
    if case.is_open:
        # The time on a level is counted when the clocks run again.
        clocks = [each for each in CLOCKS if each != "rung_due_at" or not case.paused]
        anew = deadlines.reckoned(case)
        assert {name: getattr(case, name) for name in clocks} == {name: anew[name] for name in clocks}
        assert deadlines.explain(case).deadline.at == case.due_at
        assert on_the_way.moved(case, on_the_way.anew(case, on_the_way.known(case))) == {}


CLOCKS = ("due_at", "due_certain", "amber_at", "rung_due_at")
TABLE_OF = {status: CASE.actions(status) for status in Status}


def nothing(_play: Play, _pick: int) -> dict[str, Any]:
    return {}


def words(_play: Play, pick: int) -> dict[str, Any]:
    return {"words": WORDS if pick % 8 else " "}


def seen(_play: Play, pick: int) -> dict[str, Any]:
    return {} if pick % 8 else {"seen": 0}


def hastened(play: Play, pick: int) -> dict[str, Any]:
    return {"urgency": list(Urgency)[pick % 2], "words": "老人独居" if pick % 3 else ""}


def classified(play: Play, pick: int) -> dict[str, Any]:
    cast = play.cast
    return {
        "category": (cast.lamp, cast.noise)[pick % 2],
        "area_id": (None, cast.grid_n1.pk, cast.grid_s1.pk, cast.street.pk)[pick % 4],
        "rung": (None, cast.member_rung, cast.meeting_rung)[pick % 3],
    }


def moved(play: Play, pick: int) -> dict[str, Any]:
    return {"rung": (play.cast.member_rung, play.cast.meeting_rung)[pick % 2], **words(play, pick)}


def assigned(play: Play, pick: int) -> dict[str, Any]:
    cast = play.cast
    to = [(cast.works, cast.officer), (cast.north_committee, cast.north_worker), (cast.street_office, None)][pick % 3]
    return {"organisation": to[0], "handler": to[1] if pick % 2 else None}


def finished(play: Play, pick: int) -> dict[str, Any]:
    again = (play.now + timedelta(days=pick % 30)).date()
    return {"outcome": list(Outcome)[pick % 3], "look_again_on": again, **words(play, pick)}


def parked(play: Play, pick: int) -> dict[str, Any]:
    return {"until": (play.now + timedelta(days=pick % 20)).date(), **words(play, pick)}


def rated(_play: Play, pick: int) -> dict[str, Any]:
    return {"grade": Grade(pick % 5 + 1)}


def merged(play: Play, pick: int) -> dict[str, Any]:
    return {"into": Case.objects.get(pk=play.numbers[pick % 3])}


def called(play: Play, pick: int) -> dict[str, Any]:
    cast = play.cast
    choice = [cast.works, cast.north_committee, cast.south_committee]
    return {"organisations": choice[pick % 3 :], "due_at": play.now + timedelta(days=pick % 9 + 1), **words(play, pick)}


def called_off(play: Play, pick: int) -> dict[str, Any]:
    return {"organisation": (play.cast.works, play.cast.south_committee)[pick % 2], **words(play, pick)}


def follow(*, by: Any, **said: Any) -> Case:
    return cases.follow(**said)


Asked = Callable[[Play, int], dict[str, Any]]
STEPS: dict[Action, tuple[Callable[..., Case], Asked]] = {
    A.ACCEPT: (cases.accept, seen),
    A.CLASSIFY: (cases.classify, classified),
    A.SET_URGENCY: (cases.set_urgency, hastened),
    A.DECLINE: (cases.decline, words),
    A.DELIBERATE: (cases.deliberate, lambda play, pick: {"rung": play.cast.meeting_rung}),
    A.OFFER: (cases.offer, seen),
    A.ASSIGN: (cases.assign, assigned),
    A.CLAIM: (cases.claim, seen),
    A.START: (cases.start, seen),
    A.RETURN: (cases.give_back, words),
    A.WORK: (cases.work, words),
    A.FINISH: (cases.finish, finished),
    A.VERIFY: (cases.verify, seen),
    A.CLOSE: (cases.close, seen),
    A.PARK: (cases.park, parked),
    A.RESUME: (cases.resume, seen),
    A.REDO: (cases.grant_redo, seen),
    A.KEEP: (cases.refuse_redo, words),
    A.NOTE: (cases.note, words),
    A.REPLY: (cases.reply, words),
    A.SAY_MORE: (cases.say_more, words),
    A.RATE: (cases.rate, rated),
    A.ASK_REDO: (cases.ask_redo, words),
    A.WITHDRAW: (cases.withdraw, nothing),
    A.FOLLOW: (follow, merged),
    A.MERGE: (cases.merge, merged),
    A.UNMERGE: (cases.unmerge, seen),
    A.LIFT: (cases.lift, moved),
    A.LOWER: (cases.lower, moved),
    A.PLAN: (cases.plan, words),
    A.WAIT: (cases.wait, words),
    A.GO_ON: (cases.go_on, seen),
    A.ASK_EXTENSION: (cases.ask_extension, words),
    A.EXTEND: (cases.extend, seen),
    A.REFUSE_EXTENSION: (cases.refuse_extension, words),
    A.URGE: (cases.urge, words),
    A.LOOK_AGAIN: (cases.look_again, seen),
    A.CALL_IN: (cases.call_in, called),
    A.ASSIST: (cases.assist_done, words),
    A.CALL_OFF: (cases.call_off, called_off),
    A.JOIN: (cases.join, merged),
    A.PART: (cases.stand_alone, seen),
}
FUNCTIONS = {action: take for action, (take, _asked) in STEPS.items()}
ASKED = {action: asked for action, (_take, asked) in STEPS.items()}


@pytest.fixture
def begun(clocks: Cast) -> Iterator[Play]:
    """Four cases, one of them in hand and one parked; two who may do everything, in two places, and everybody else."""
    second = account("second", "调度员 02", clocks.street_office, "dispatcher", clocks.street)
    north = account("north-head", "社区主任 01", clocks.north_committee, "dispatcher", clocks.north)
    # Classes differ on the way, too, and in one grid people come later.
    within = {"accept": [2, "working_hours"], "contact": [4, "working_hours"]}
    DeadlineClass.objects.filter(key="hours_24").update(within=within)
    late = {"parent": clocks.south, "office_hours": [["10:30", "18:00"]]}
    keep_area("d-1-s-1", "南一网格", **late)
    expire_all()
    numbers = [clocks.case().pk, clocks.case(category=clocks.noise).pk, clocks.in_hand(category=clocks.lamp).pk]
    parked = clocks.in_hand(category=clocks.lamp)
    numbers.append(cases.park(case=parked, by=second, now=NOW, until=PARKED_UNTIL, words=WORDS).pk)
    heads, hands = [clocks.dispatcher, second, north], [clocks.north_worker, clocks.south_worker, clocks.officer]
    yield Play(clocks, numbers, [*heads, *hands, clocks.outsider, RESIDENT, SYSTEM])


def test_every_action_is_tried_here_or_taken_by_the_program_alone() -> None:
    assert set(STEPS) | BY_THEMSELVES | ON_ITS_LIST | OF_THEIR_OWN == set(Action)


@settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=list(HealthCheck),  # the practice is laid out once; each play is rolled back
)
@given(moves)
def test_no_steps_in_any_order_lead_where_the_table_does_not(begun: Play, played: list[Move]) -> None:
    if monotonic() - begun.started > PATIENCE:
        return
    with transaction.atomic():
        play = Play(begun.cast, begun.numbers, begun.people)
        play.before = play.stands()
        for move in played:
            play.step(move)
        sweep(now=play.now)
        play.agrees(play.numbers)
        for case in Case.objects.filter(pk__in=play.numbers):
            assert (first := agenda.first(case)) is None or first[0] > play.now
            assert list(broken_links("case", case.pk)) == []
        transaction.set_rollback(True)
