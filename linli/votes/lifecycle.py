"""What may happen to a vote, as one table. Voting itself is no step: it changes a line of the roll, not the vote."""

from linli.core.lifecycle import Lifecycle, Step
from linli.people.permissions import Permission as P
from linli.votes.words import Action, State

TABLE: dict[tuple[State, Action], Step[State]] = {
    (State.PREPARED, Action.CHANGE): Step(None, P.VOTE_HOLD, "vote.changed"),
    (State.PREPARED, Action.FILL): Step(None, P.VOTE_HOLD, "vote.roll_changed"),
    (State.PREPARED, Action.OPEN): Step(State.OPEN, P.VOTE_HOLD, "vote.opened"),
    (State.PREPARED, Action.CANCEL): Step(State.CANCELLED, P.VOTE_HOLD, "vote.cancelled"),
    (State.OPEN, Action.PRINT): Step(None, P.VOTE_HOLD, "vote.slips_printed"),
    (State.OPEN, Action.PROXY): Step(None, P.VOTE_HOLD, "vote.proxy_changed"),
    (State.OPEN, Action.COUNT): Step(None, P.VOTE_TELL, "vote.counted"),
    (State.OPEN, Action.CLOSE): Step(State.CLOSED, P.VOTE_HOLD, "vote.closed"),
    (State.OPEN, Action.CANCEL): Step(State.CANCELLED, P.VOTE_HOLD, "vote.cancelled"),
}
LIFECYCLE: Lifecycle[State, Action] = Lifecycle(
    "vote", TABLE, {**{each: each.label for each in State}, **{each: each.label for each in Action}}
)
