"""Somebody's part in a task as one table: in which state, by which act, to which state, as which event.

`permission=None` throughout: who may is a matter of whose part it is, of captains and of who keeps the list (rules.py).
"""

from linli.core import lifecycle
from linli.tasks.words import Act as A
from linli.tasks.words import Part as P

Step = lifecycle.Step

_TAKE: Step[P] = Step(to=P.TAKEN, permission=None, event="doing.taken")
_WAIT: Step[P] = Step(to=P.WAITING, permission=None, event="doing.waiting")
_WITHDRAW: Step[P] = Step(to=P.GIVEN_UP, permission=None, event="doing.withdrawn")
_COME: Step[P] = Step(to=P.HERE, permission=None, event="doing.came")

TABLE: dict[tuple[P, A], Step[P]] = {
    (P.ASKED, A.TAKE): _TAKE,
    (P.ASKED, A.WAIT): _WAIT,
    (P.ASKED, A.DECLINE): Step(to=P.DECLINED, permission=None, event="doing.declined"),
    (P.ASKED, A.WITHDRAW): _WITHDRAW,
    (P.DECLINED, A.TAKE): _TAKE,
    (P.DECLINED, A.WAIT): _WAIT,
    (P.GIVEN_UP, A.TAKE): _TAKE,
    (P.GIVEN_UP, A.WAIT): _WAIT,
    (P.WAITING, A.MOVE_UP): Step(to=P.TAKEN, permission=None, event="doing.moved_up"),
    (P.WAITING, A.WITHDRAW): _WITHDRAW,
    (P.WAITING, A.COME): _COME,
    (P.TAKEN, A.WITHDRAW): _WITHDRAW,
    (P.TAKEN, A.HAND_ON): Step(to=P.GIVEN_UP, permission=None, event="doing.handed_on"),
    (P.TAKEN, A.COME): _COME,
    (P.TAKEN, A.MISS): Step(to=P.MISSED, permission=None, event="doing.missed"),
    (P.MISSED, A.COME): _COME,
    (P.MISSED, A.EXCUSE): Step(to=P.EXCUSED, permission=None, event="doing.excused"),
    (P.HERE, A.LEAVE): Step(to=P.DONE, permission=None, event="doing.left"),
    (P.DONE, A.CONFIRM): Step(to=P.CONFIRMED, permission=None, event="task.confirmed"),
    (P.DONE, A.CORRECT): Step(to=None, permission=None, event="doing.corrected"),
    (P.CONFIRMED, A.UNCONFIRM): Step(to=P.DONE, permission=None, event="task.unconfirmed"),
}
PARTS = lifecycle.Lifecycle("doing", TABLE, {**dict(P.choices), **dict(A.choices)})
