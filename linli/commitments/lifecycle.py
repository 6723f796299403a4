"""What may happen to a commitment, as one table."""

from typing import Any

from linli.commitments.words import Action, State
from linli.core.lifecycle import Lifecycle, Step
from linli.people.permissions import Permission as P

S, A = State, Action
_CHANGE: Step[State] = Step(None, P.COMMITMENT_KEEP, "commitment.changed")
_PUBLISH = Step(S.OPEN, P.COMMITMENT_KEEP, "commitment.published")
_REPORT: Step[State] = Step(None, None, "commitment.progressed")
_FINISH = Step(S.FINISHED, None, "commitment.finished")
_SEND_BACK = Step(S.OPEN, P.COMMITMENT_STRIKE_OFF, "commitment.sent_back")
_STRIKE_OFF = Step(S.KEPT, P.COMMITMENT_STRIKE_OFF, "commitment.kept")
_BREAK = Step(S.BROKEN, P.COMMITMENT_STRIKE_OFF, "commitment.broken")
_RELEASE = Step(S.RELEASED, P.COMMITMENT_STRIKE_OFF, "commitment.released")

TABLE: dict[tuple[State, Action], Step[State]] = {
    (S.WRITTEN, A.CHANGE): _CHANGE,
    (S.WRITTEN, A.PUBLISH): _PUBLISH,
    (S.OPEN, A.REPORT): _REPORT,
    (S.OPEN, A.FINISH): _FINISH,
    (S.OPEN, A.BREAK): _BREAK,
    (S.OPEN, A.RELEASE): _RELEASE,
    (S.FINISHED, A.STRIKE_OFF): _STRIKE_OFF,
    (S.FINISHED, A.SEND_BACK): _SEND_BACK,
}
# What was finished after its day is struck off, too, and counts as late.
LATE = "commitment.late"
LABELS: dict[Any, Any] = {**{each: each.label for each in S}, **{each: each.label for each in A}}
LIFECYCLE: Lifecycle[State, Action] = Lifecycle("commitment", TABLE, LABELS)
