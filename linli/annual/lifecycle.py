"""What may happen to a yearly report, as one table."""

from linli.annual.words import Action, State
from linli.core.lifecycle import Lifecycle, Step
from linli.people.permissions import Permission

TABLE: dict[tuple[State, Action], Step[State]] = {
    (State.DRAFT, Action.WRITE): Step(None, None, "report.written"),
    (State.DRAFT, Action.HAND_IN): Step(State.HANDED, None, "report.handed_in"),
    (State.SENT_BACK, Action.WRITE): Step(None, None, "report.written"),
    (State.SENT_BACK, Action.HAND_IN): Step(State.HANDED, None, "report.handed_in"),
    (State.HANDED, Action.SEND_BACK): Step(State.SENT_BACK, Permission.ANNUAL_READ, "report.sent_back"),
    (State.HANDED, Action.SCORE): Step(None, Permission.ANNUAL_READ, "report.scored"),
}
LIFECYCLE: Lifecycle[State, Action] = Lifecycle(
    "report", TABLE, {**{each: each.label for each in State}, **{each: each.label for each in Action}}
)
