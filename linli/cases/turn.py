"""What happens to a case when the sweep looks at it: all that has come due, in the order in which it did, each once."""

from datetime import datetime
from typing import Any

from linli.cases import agenda, ladder, supervision
from linli.cases.actions.pausing import told
from linli.cases.actions.supervising import begun_again
from linli.cases.hands import moments, still_called
from linli.cases.ladder import rungs
from linli.cases.lifecycle import CASE
from linli.cases.models import Assignment, Case
from linli.cases.words import Action, Milestone, Status
from linli.journal.actions import SYSTEM
from linli.journal.bulk import Said

# What a turn may change; the sweep writes exactly these.
FIELDS = (
    *("status", "version", "due_at", "due_certain", "due_from", "amber_at", "look_again_on", "lead_id", "handler_id"),
    *("done_at", "closed_at", "outcome", "grade", "redo_asked_at", "came_back", "rung_id", "rung_since", "rung_due_at"),
    *("supervision", "supervision_at", "missed", "waiting_since", "contact_by", "contacted_at", "plan_by"),
    *("planned_at", "extension_asked_at", "next_look_at", "main_id", "assist_due_at", "accept_by"),
)


class Turn:
    """A locked case, changed in memory, and the events that say so. Taking it again later does nothing twice: what has
    been done shows in the case (its stage, its level, what was missed, its state)."""

    def __init__(self, case: Case, now: datetime) -> None:
        self.case, self.now = case, now
        self.parts = still_called(case) if case.assist_due_at and case.assist_due_at <= now else []
        self.events: list[Said] = []
        while (due := agenda.first(case)) and due[0] <= now:
            self._do(due[1], due[0])
        case.next_look_at = agenda.next_look(case)

    def _do(self, what: Action | Milestone, moment: datetime) -> None:
        if isinstance(what, Milestone):
            self._miss(what, moment)
        elif what is Action.LIFT:
            self._lift(moment)
        elif what is Action.ASSIST:
            self._ask_after(moment)
        elif what in supervision.BY.values():
            self._supervise(moment)
        else:
            self._come_back(what, moment)

    def _miss(self, milestone: Milestone, moment: datetime) -> None:
        self.case.missed = [*self.case.missed, milestone.value]
        self._say("case.missed", {"milestone": milestone.value, "since": moment.isoformat()})

    def _ask_after(self, moment: datetime) -> None:
        """Who was called in and has not reported in, or not done their part, by now; each moment is told of once."""
        reports = [part for part in self.parts if part.report_by and not part.reported_in_at]
        late = {
            "unreported": _since(moment, self.now, [(part, part.report_by) for part in reports]),
            "undone": _since(moment, self.now, [(part, part.due_at) for part in self.parts]),
        }
        ahead = [each for part in self.parts for each in moments(part) if each > self.now]
        self.case.assist_due_at = min(ahead, default=None)
        if any(late.values()):
            self._say("case.assist_late", {**late, "since": moment.isoformat()})

    def _lift(self, moment: datetime) -> None:
        """The next level's time runs from now: nobody there could know of it before."""
        below = rungs.get()[self.case.rung_id or 0]
        above = rungs.get()[below.lifts_to_id or 0]
        data = {"rung": [below.pk, above.pk], "since": moment.isoformat()}
        self._take(Action.LIFT, data, **ladder.on(above, self.now, self.case.area_id))

    def _supervise(self, moment: datetime) -> None:
        stage = supervision.after(self.case.supervision)
        assert stage is not None, "the agenda named a stage"
        data = {"stage": stage.name.value, "up": stage.up, "since": moment.isoformat()}
        self._take(stage.action, data, supervision=stage.name.value, supervision_at=self.now)

    def _come_back(self, action: Action, moment: datetime) -> None:
        changes: dict[str, Any] = {"look_again_on": None, "waiting_since": None}
        if action is Action.RESUME:
            changes |= {"lead_id": None, "handler_id": None}
        elif action is Action.LOOK_AGAIN:
            changes |= begun_again(self.case, now=self.now)
        data = told({"due_at": self.case.due_at, **changes}) | {"since": moment.isoformat()}
        self._take(action, data, **changes)

    def _take(self, action: Action, data: dict[str, Any], **changes: Any) -> None:
        before = Status(self.case.status)
        step = CASE.step(before, action)
        to = step.to or before
        for field, value in {**changes, "status": to}.items():
            setattr(self.case, field, value)
        self._say(step.event, {"from": before, "to": to, **data})

    def _say(self, kind: str, data: dict[str, Any]) -> None:
        self.case.version += 1
        self.events.append(Said(kind, self.now, SYSTEM, data, area_id=self.case.area_id))


def _since(first: datetime, now: datetime, parts: list[tuple[Assignment, datetime | None]]) -> list[int]:
    """The organisations whose moment lies between these two."""
    return [part.organisation_id for part, moment in parts if moment and first <= moment <= now]
