"""A meeting's life as one table: in which state, by which action, to which state, by whose permission, as which event;
and that of a request for money as another.

`to=None`: the state stays.
"""

from typing import Any

from linli.core import lifecycle
from linli.deliberation.words import Action, Money, MoneyAction, State
from linli.people.permissions import Permission

Step = lifecycle.Step
S, A, P = State, Action, Permission.MEETING_HOLD


def _step(to: State | None, event: str) -> "Step[State]":
    return Step(to=to, permission=P, event=event)


TABLE: dict[tuple[State, Action], Step[State]] = {
    (S.CALLED, A.CHANGE): _step(None, "meeting.changed"),
    (S.CALLED, A.BEGIN): _step(S.OPEN, "meeting.begun"),
    (S.CALLED, A.CANCEL): _step(S.CANCELLED, "meeting.cancelled"),
    (S.OPEN, A.DISCUSS): _step(None, "topic.discussed"),
    (S.OPEN, A.DECIDE): _step(None, "topic.decided"),
    (S.OPEN, A.PUT_OFF): _step(None, "topic.postponed"),
    (S.OPEN, A.END): _step(S.ENDED, "meeting.ended"),
    (S.OPEN, A.ADJOURN): _step(S.ADJOURNED, "meeting.adjourned"),
    (S.ADJOURNED, A.CALL_AGAIN): _step(None, "meeting.called_again"),
    (S.ENDED, A.WRITE): _step(None, "minutes.written"),
    (S.ENDED, A.PUBLISH): _step(None, "minutes.published"),
}
TABLE |= {(state, A.SET_AGENDA): _step(None, "meeting.agenda_set") for state in (S.CALLED, S.OPEN)}
TABLE |= {(state, A.ATTEND): _step(None, "attendance.came") for state in (S.CALLED, S.OPEN)}
TABLE |= {(state, A.FOLLOW_UP): _step(None, "outcome.drawn") for state in (S.OPEN, S.ENDED)}

LABELS: dict[Any, Any] = {**{state: state.label for state in S}, **{action: action.label for action in A}}
MEETING: lifecycle.Lifecycle[State, Action] = lifecycle.Lifecycle("meeting", TABLE, LABELS)

SPENDING: dict[tuple[Money, MoneyAction], "Step[Money]"] = {
    (Money.REQUESTED, MoneyAction.APPROVE): Step(Money.APPROVED, Permission.SPENDING_DECIDE, "spending.approved"),
    (Money.REQUESTED, MoneyAction.REFUSE): Step(Money.REFUSED, Permission.SPENDING_DECIDE, "spending.refused"),
    (Money.APPROVED, MoneyAction.REFUSE): Step(Money.REFUSED, Permission.SPENDING_DECIDE, "spending.refused"),
    (Money.APPROVED, MoneyAction.SPEND): Step(Money.SPENT, P, "spending.spent"),
}
MONEY: lifecycle.Lifecycle[Money, MoneyAction] = lifecycle.Lifecycle(
    "request for money",
    SPENDING,
    {**{each: each.label for each in Money}, **{each: each.label for each in MoneyAction}},
)
