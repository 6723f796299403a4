"""What may happen to a micro-wish, as one table."""

from typing import Any

from linli.core.lifecycle import Lifecycle, Step
from linli.people.permissions import Permission
from linli.wishes.words import Action, State

S, A, KEEP = State, Action, Permission.WISH_KEEP
_DECLINE = Step(S.DECLINED, KEEP, "wish.declined")
_WITHDRAW = Step(S.WITHDRAWN, None, "wish.withdrawn")
_THANK: Step[State] = Step(None, None, "wish.thanked")

TABLE: dict[tuple[State, Action], Step[State]] = {
    (S.SUBMITTED, A.PUBLISH): Step(S.PUBLISHED, KEEP, "wish.published"),
    (S.SUBMITTED, A.DECLINE): _DECLINE,
    (S.SUBMITTED, A.WITHDRAW): _WITHDRAW,
    (S.PUBLISHED, A.CLAIM): Step(S.CLAIMED, None, "wish.claimed"),
    (S.PUBLISHED, A.DECLINE): _DECLINE,
    (S.PUBLISHED, A.WITHDRAW): _WITHDRAW,
    (S.PUBLISHED, A.EXPIRE): Step(S.EXPIRED, None, "wish.expired"),
    (S.CLAIMED, A.PASS_ON): Step(None, None, "wish.passed_on"),
    (S.CLAIMED, A.GIVE_BACK): Step(S.PUBLISHED, None, "wish.given_back"),
    (S.CLAIMED, A.FULFIL): Step(S.FULFILLED, None, "wish.fulfilled"),
    (S.FULFILLED, A.THANK): _THANK,
}
LABELS: dict[Any, Any] = {**{each: each.label for each in S}, **{each: each.label for each in A}}
LIFECYCLE: Lifecycle[State, Action] = Lifecycle("microwish", TABLE, LABELS)
