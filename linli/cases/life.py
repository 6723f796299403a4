"""A case's whole life built in memory, step by step through the table of the actions, to be written in bulk.

What single actions record, this records: same events, same facts. It does not ask who may: whoever imports
or invents a life answers for that.
"""

from datetime import date, datetime
from typing import Any, Self

from linli.cases import agenda, deadlines, first_asked, ladder, on_the_way, promises
from linli.cases.actions import arriving, sorting
from linli.cases.actions.pausing import postponed, told
from linli.cases.actions.registering import LONGEST, Submission, draft, facts
from linli.cases.actions.supervising import anew
from linli.cases.lifecycle import CASE, RECEIVED
from linli.cases.models import Assignment, Case, Pause, Rating, Rung
from linli.cases.on_the_way import Known
from linli.cases.turn import Turn
from linli.cases.words import Action, Grade, Outcome, Status
from linli.catalogue.models import Category
from linli.journal.actions import RESIDENT, Who
from linli.journal.bulk import Said
from linli.journal.facts import written


class Life:
    """A case that has no number yet, its events, assignments and ratings.

    `source_words` stand with its first event. Raises what `register` raises. Steps refuse as the table does
    (WrongState), and go forward in time (ValueError). `watched`: what comes due by itself before a step happens first,
    at its own time, as if somebody had swept all along.
    """

    def __init__(
        self,
        submission: Submission,
        *,
        by: Who,
        at: datetime,
        longest: int = LONGEST,
        source_words: dict[str, str] | None = None,
        watched: bool = False,
    ) -> None:
        self.watched = watched
        self.case: Case = draft(submission, by=by, now=at, longest=longest)
        self.case.rung_id = None
        self.assignments: list[Assignment] = []
        self.called: list[Assignment] = []
        self.parts: list[tuple[Life, Said]] = []  # each with the event that tells of it, which gets its number
        self.is_part = False
        self.case._called = self.called
        self.ratings: list[Rating] = []
        self.arrivals = arriving.rows(submission.arrived)
        self.pauses: list[Pause] = []
        told = {**facts(self.case), **({"source": source_words} if source_words else {})}
        self.events = [Said(RECEIVED, at, by, told, area_id=self.case.area_id)]

    @property
    def now(self) -> datetime:
        """When its last event happened."""
        return self.events[-1].at

    def step(
        self,
        action: Action,
        *,
        by: Who,
        at: datetime,
        words: str = "",
        data: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Self:
        """Take a step of the lifecycle, changing the case as given."""
        if at < self.now:
            raise ValueError(f"{action} at {at} would come before what happened at {self.now}.")
        self.until(at)
        before = Status(self.case.status)
        step = CASE.step(before, action)
        to = step.to or before
        if action is Action.ACCEPT:
            changes = sorting.accepted(self.case, at) | changes
            data = {"rung": [self.case.rung_id, changes["rung_id"]]} if "rung_id" in changes else data
        if action in (Action.REPLY, Action.PARK, Action.DECLINE, Action.FINISH):
            changes |= promises.answered(self.case, at)
        promised = promises.kept(self.case, step.event, changes, at)
        over = first_asked.handed_over(self.case, step, by, at, changes)
        for field, value in {**changes, **over, "status": to, "version": self.case.version + 1}.items():
            setattr(self.case, field, value)
        told = {"from": before, "to": to, **promised, **(data or {}), **first_asked.told(self.case, over)}
        self.events.append(Said(step.event, at, by, told, words, self.case.area_id))
        if self.watched:
            self.case.next_look_at = agenda.next_look(self.case)
        return self

    def until(self, moment: datetime) -> Self:
        """Let happen what comes due by itself up to a moment."""
        while self.watched and (due := self.case.next_look_at) and due <= moment:
            self.events += Turn(self.case, max(due, self.now)).events
        return self

    def classify(self, category: Category, *, by: Who, at: datetime, rung: Rung | None = None) -> Self:
        """Say what it is about and at which level; its deadline is counted again."""
        self.until(at)
        changes = sorting.classed(self.case, category, rung, at, self.known())
        areas = [self.case.area_id, self.case.area_id]
        data = sorting.told(self.case, [self.case.category_id, category.pk], areas, changes)
        return self.step(Action.CLASSIFY, by=by, at=at, data=data, **changes)

    def deliberate(self, rung: Rung, *, by: Who, at: datetime, words: str = "") -> Self:
        """Send it to the meeting of a level."""
        self.until(at)
        data = {"rung": [self.case.rung_id, rung.pk]}
        moved = ladder.on(rung, at, self.case.area_id) if rung.pk != self.case.rung_id else {}
        return self.step(Action.DELIBERATE, by=by, at=at, words=words, data=data, **moved)

    def assign(self, lead_id: int, *, by: Who, at: datetime, handler_id: int | None = None, words: str = "") -> Self:
        """Give it to an organisation."""
        data = {"lead": [self.case.lead_id, lead_id], "handler": handler_id}
        self._take(lead_id, handler_id, at)
        return self.step(Action.ASSIGN, by=by, at=at, words=words, data=data, lead_id=lead_id, handler_id=handler_id)

    def claim(self, lead_id: int, *, by: Who, at: datetime) -> Self:
        """Somebody takes it who was not told to."""
        data = {"lead": [self.case.lead_id, lead_id], "handler": by.pk}
        self._take(lead_id, by.pk, at, claimed=True)
        return self.step(Action.CLAIM, by=by, at=at, data=data, lead_id=lead_id, handler_id=by.pk)

    def start(self, *, by: Who, at: datetime) -> Self:
        """Whoever starts handles it."""
        self.assignments[-1].account_id = by.pk
        return self.step(Action.START, by=by, at=at, data={"handler": by.pk}, handler_id=by.pk)

    def give_back(self, *, by: Who, at: datetime, words: str) -> Self:
        """Return it to be assigned anew: it is back with whoever received it first."""
        first = self.assignments[0].organisation_id
        data = {"lead": [self.case.lead_id, first]}
        self._let_go(at)
        self.assignments[-1].ended_as = Assignment.Ending.RETURNED
        self.assignments.append(Assignment(organisation_id=first, since=at))
        returns = self.case.returns + 1
        return self.step(
            Action.RETURN,
            by=by,
            at=at,
            words=words,
            data=data,
            lead_id=first,
            handler_id=None,
            returns=returns,
        )

    def finish(self, outcome: Outcome, *, by: Who, at: datetime, words: str, look_again_on: date | None = None) -> Self:
        """Finish it with an outcome."""
        self.until(at)
        self._let_go(at)
        return self.step(
            Action.FINISH,
            by=by,
            at=at,
            words=words,
            data={
                "outcome": outcome,
                "look_again_on": written(look_again_on),
                **({"part_of": None} if self.is_part else {}),
            },
            outcome=outcome,
            done_at=at,
            look_again_on=look_again_on,
            redo_asked_at=None,
            handler_id=self.case.handler_id or by.pk,
        )

    def close(self, *, by: Who, at: datetime, words: str = "") -> Self:
        """Strike it off."""
        return self.step(Action.CLOSE, by=by, at=at, words=words, data={"outcome": self.case.outcome}, closed_at=at)

    def rate(self, grade: Grade, *, at: datetime, words: str = "", by: Who = RESIDENT) -> Self:
        """The resident's verdict."""
        self.ratings.append(Rating(round=self.case.round, grade=grade, at=at))
        return self.step(Action.RATE, by=by, at=at, words=words, data={"grade": int(grade)}, grade=grade)

    def grant_redo(self, *, by: Who, at: datetime, words: str = "") -> Self:
        """Have it done again, with the same allowance from now."""
        self.until(at)
        clocks = anew(self.case, now=at)
        rung = ladder.rungs.get().get(self.case.rung_id or 0)
        round_ = self.case.redo_count + 1
        lead, last = self.case.lead_id, self.assignments[-1]
        self._take(last.organisation_id, self.case.handler_id, at)
        self.step(
            Action.REDO,
            by=by,
            at=at,
            words=words,
            data={"lead": [None, lead], "round": round_, **told(clocks)},
            redo_count=round_,
            redo_asked_at=None,
            done_at=None,
            closed_at=None,
            outcome="",
            grade=None,
            look_again_on=None,
            **clocks,
            **(ladder.on(rung, at, self.case.area_id) if rung else {}),
        )
        return self

    def park(self, until: date, *, by: Who, at: datetime, words: str) -> Self:
        """Put it aside until a day; its clocks stand still."""
        self.until(at)
        self._let_go(at)
        pause = Pause(why=Pause.Why.PARKED, since=at, until=agenda.day_begins(until))
        self.pauses.append(pause)
        changes = deadlines.reckoned(self.case, self._aside()) | postponed(self.case, pause)
        data = {"until": until.isoformat(), **told(changes)}
        return self.step(Action.PARK, by=by, at=at, words=words, data=data, look_again_on=until, **changes)

    def end(self, action: Action, *, by: Who, at: datetime, words: str = "") -> Self:
        """Decline or withdraw it."""
        self._let_go(at)
        return self.step(action, by=by, at=at, words=words, closed_at=at)

    def known(self) -> Known:
        """What its clocks are counted by: what its rows and its journal will tell."""
        turns = [each for each in self.events if each.kind in on_the_way.BEGINS or each.kind == on_the_way.ENDS]
        begun = turns[-1].at if turns and turns[-1].kind in on_the_way.BEGINS else None
        return Known(self._aside(), begun)

    def _aside(self) -> deadlines.Aside:
        return deadlines.Aside(tuple((pause.since, pause.until) for pause in self.pauses))

    def _take(self, lead_id: int, account_id: int | None, at: datetime, *, claimed: bool = False) -> None:
        self._let_go(at)
        self.assignments.append(Assignment(organisation_id=lead_id, account_id=account_id, claimed=claimed, since=at))

    def _let_go(self, at: datetime) -> None:
        if self.assignments and self.assignments[-1].ended_at is None:
            self.assignments[-1].ended_at = at
