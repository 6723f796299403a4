"""A case's life as one table: in which state, by which action, to which state, by whose permission, as which event.

`to=None`: the state stays. `permission=None`: the resident who holds the code (or somebody who may register for them).
The drawing of this table in docs/lifecycle.md is generated.
"""

from typing import Any

from linli.cases.words import OPEN, Action, Status
from linli.core import lifecycle
from linli.people.permissions import Permission as P

Step = lifecycle.Step

S, A = Status, Action

_ACCEPT: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_ACCEPT, event="case.accepted")
_CLASSIFY: Step[Status] = Step(to=None, permission=P.CASE_CLASSIFY, event="case.classified")
_DECLINE: Step[Status] = Step(to=S.DECLINED, permission=P.CASE_DECLINE, event="case.declined")
_DELIBERATE: Step[Status] = Step(to=S.DELIBERATING, permission=P.CASE_DELIBERATE, event="case.sent_to_meeting")
_OFFER: Step[Status] = Step(to=S.OFFERED, permission=P.CASE_OFFER, event="case.offered")
_ASSIGN: Step[Status] = Step(to=S.ASSIGNED, permission=P.CASE_ASSIGN, event="case.assigned")
_CLAIM: Step[Status] = Step(to=S.IN_PROGRESS, permission=P.CASE_CLAIM, event="case.claimed")
_START: Step[Status] = Step(to=S.IN_PROGRESS, permission=P.CASE_WORK, event="case.started")
_RETURN: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_WORK, event="case.returned")
_WORK: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.worked")
_FINISH: Step[Status] = Step(to=S.DONE, permission=P.CASE_FINISH, event="case.finished")
_VERIFY: Step[Status] = Step(to=S.VERIFIED, permission=P.CASE_VERIFY, event="case.verified")
_CLOSE: Step[Status] = Step(to=S.CLOSED, permission=P.CASE_CLOSE, event="case.closed")
_PARK: Step[Status] = Step(to=S.PARKED, permission=P.CASE_PARK, event="case.parked")
_RESUME: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_PARK, event="case.resumed")
_REDO: Step[Status] = Step(to=S.IN_PROGRESS, permission=P.CASE_REDO, event="case.redo_granted")
_KEEP: Step[Status] = Step(to=None, permission=P.CASE_REDO, event="case.redo_refused")
_NOTE: Step[Status] = Step(to=None, permission=P.CASE_NOTE, event="case.noted")
_REPLY: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.replied")
_SAY_MORE: Step[Status] = Step(to=None, permission=None, event="case.said_more")
_RATE: Step[Status] = Step(to=None, permission=None, event="case.rated")
_ASK_REDO: Step[Status] = Step(to=None, permission=None, event="case.redo_asked")
_WITHDRAW: Step[Status] = Step(to=S.WITHDRAWN, permission=None, event="case.withdrawn")
_FOLLOW: Step[Status] = Step(to=S.MERGED, permission=None, event="case.followed")
_MERGE: Step[Status] = Step(to=S.MERGED, permission=P.CASE_MERGE, event="case.merged")
_UNMERGE: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_MERGE, event="case.unmerged")
_SETTLE: Step[Status] = Step(to=S.DONE, permission=P.CASE_FINISH, event="case.settled")
_LIFT: Step[Status] = Step(to=None, permission=P.CASE_LADDER, event="case.lifted")
_LOWER: Step[Status] = Step(to=None, permission=P.CASE_LADDER, event="case.lowered")
_PLAN: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.planned")
_WAIT: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.waiting")
_GO_ON: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.went_on")
_ASK_EXTENSION: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.extension_asked")
_EXTEND: Step[Status] = Step(to=None, permission=P.CASE_EXTEND, event="case.extended")
_REFUSE_EXTENSION: Step[Status] = Step(to=None, permission=P.CASE_EXTEND, event="case.extension_refused")
_URGE: Step[Status] = Step(to=None, permission=P.CASE_SUPERVISE, event="case.urged")
_SUPERVISE: Step[Status] = Step(to=None, permission=P.CASE_SUPERVISE, event="case.supervised")
_CIRCULATE: Step[Status] = Step(to=None, permission=P.CASE_SUPERVISE, event="case.circulated")
_LIST: Step[Status] = Step(to=None, permission=P.CASE_SUPERVISE, event="case.listed")
_UNDO_ACCEPT: Step[Status] = Step(to=S.RECEIVED, permission=P.CASE_ACCEPT, event="case.undone")
_UNDO_OFFER: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_OFFER, event="case.undone")
_UNDO_ASSIGN: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_ASSIGN, event="case.undone")
_UNDO_CLOSE: Step[Status] = Step(to=S.VERIFIED, permission=P.CASE_CLOSE, event="case.undone")
_LOOK_AGAIN: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_PARK, event="case.looked_again")
_ROUTE: Step[Status] = Step(to=None, permission=P.CASE_ASSIGN, event="case.routed")
_FOLLOW_UP: Step[Status] = Step(to=None, permission=P.CASE_VERIFY, event="case.followed_up")
_CALL_IN: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.called_in")
_WHISTLE: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.whistled")
_REPORT_IN: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.reported_in")
_ASSIST: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.assisted")
_CALL_OFF: Step[Status] = Step(to=None, permission=P.CASE_WORK, event="case.called_off")
_SPLIT: Step[Status] = Step(to=None, permission=P.CASE_ASSIGN, event="case.split")
_JOIN: Step[Status] = Step(to=None, permission=P.CASE_ASSIGN, event="case.made_part")
_PART: Step[Status] = Step(to=None, permission=P.CASE_ASSIGN, event="case.parted")
_MARK: Step[Status] = Step(to=None, permission=P.CASE_CLASSIFY, event="case.marked")
_UNMARK: Step[Status] = Step(to=None, permission=P.CASE_CLASSIFY, event="case.unmarked")
_TAKE_AWAY: Step[Status] = Step(to=S.ACCEPTED, permission=P.CASE_CLASSIFY, event="case.taken_away")
_SET_URGENCY: Step[Status] = Step(to=None, permission=P.CASE_CLASSIFY, event="case.urgency_set")

TABLE: dict[tuple[Status, Action], Step[Status]] = {
    (S.RECEIVED, A.ACCEPT): _ACCEPT,
    (S.RECEIVED, A.CLASSIFY): _CLASSIFY,
    (S.RECEIVED, A.DECLINE): _DECLINE,
    (S.RECEIVED, A.WITHDRAW): _WITHDRAW,
    (S.RECEIVED, A.FOLLOW): _FOLLOW,
    (S.ACCEPTED, A.CLASSIFY): _CLASSIFY,
    (S.ACCEPTED, A.ASSIGN): _ASSIGN,
    (S.ACCEPTED, A.OFFER): _OFFER,
    (S.ACCEPTED, A.DELIBERATE): _DELIBERATE,
    (S.ACCEPTED, A.FINISH): _FINISH,
    (S.ACCEPTED, A.PARK): _PARK,
    (S.ACCEPTED, A.DECLINE): _DECLINE,
    (S.ACCEPTED, A.WITHDRAW): _WITHDRAW,
    (S.DELIBERATING, A.CLASSIFY): _CLASSIFY,
    (S.DELIBERATING, A.ASSIGN): _ASSIGN,
    (S.DELIBERATING, A.OFFER): _OFFER,
    (S.DELIBERATING, A.PARK): _PARK,
    (S.DELIBERATING, A.WITHDRAW): _WITHDRAW,
    (S.OFFERED, A.CLAIM): _CLAIM,
    (S.OFFERED, A.ASSIGN): _ASSIGN,
    (S.OFFERED, A.CLASSIFY): _CLASSIFY,
    (S.OFFERED, A.WITHDRAW): _WITHDRAW,
    (S.ASSIGNED, A.START): _START,
    (S.ASSIGNED, A.RETURN): _RETURN,
    (S.ASSIGNED, A.ASSIGN): _ASSIGN,
    (S.ASSIGNED, A.CLASSIFY): _CLASSIFY,
    (S.ASSIGNED, A.PARK): _PARK,
    (S.ASSIGNED, A.WITHDRAW): _WITHDRAW,
    (S.IN_PROGRESS, A.WORK): _WORK,
    (S.IN_PROGRESS, A.FINISH): _FINISH,
    (S.IN_PROGRESS, A.RETURN): _RETURN,
    (S.IN_PROGRESS, A.ASSIGN): _ASSIGN,
    (S.IN_PROGRESS, A.CLASSIFY): _CLASSIFY,
    (S.IN_PROGRESS, A.PARK): _PARK,
    (S.DONE, A.VERIFY): _VERIFY,
    (S.DONE, A.RATE): _RATE,
    (S.DONE, A.ASK_REDO): _ASK_REDO,
    (S.DONE, A.REDO): _REDO,
    (S.DONE, A.KEEP): _KEEP,
    (S.VERIFIED, A.CLOSE): _CLOSE,
    (S.VERIFIED, A.RATE): _RATE,
    (S.VERIFIED, A.ASK_REDO): _ASK_REDO,
    (S.VERIFIED, A.REDO): _REDO,
    (S.VERIFIED, A.KEEP): _KEEP,
    (S.CLOSED, A.RATE): _RATE,
    (S.CLOSED, A.ASK_REDO): _ASK_REDO,
    (S.CLOSED, A.REDO): _REDO,
    (S.CLOSED, A.KEEP): _KEEP,
    (S.PARKED, A.RESUME): _RESUME,
    (S.PARKED, A.WITHDRAW): _WITHDRAW,
    (S.ACCEPTED, A.UNDO): _UNDO_ACCEPT,
    (S.OFFERED, A.UNDO): _UNDO_OFFER,
    (S.ASSIGNED, A.UNDO): _UNDO_ASSIGN,
    (S.CLOSED, A.UNDO): _UNDO_CLOSE,
    (S.MERGED, A.UNMERGE): _UNMERGE,
    (S.MERGED, A.SETTLE): _SETTLE,
    (S.MERGED, A.DECLINE): _DECLINE,
    (S.MERGED, A.WITHDRAW): _WITHDRAW,
}
TABLE |= {(status, A.MERGE): _MERGE for status in (*OPEN, S.MERGED)}
RUNNING = (S.ACCEPTED, S.DELIBERATING, S.OFFERED, S.ASSIGNED, S.IN_PROGRESS)
PURSUED = (S.RECEIVED, *RUNNING)
TABLE |= {(status, A.LIFT): _LIFT for status in RUNNING}
TABLE |= {(status, A.LOWER): _LOWER for status in RUNNING}
TABLE |= {(status, A.PLAN): _PLAN for status in (S.ACCEPTED, S.ASSIGNED, S.IN_PROGRESS)}
TABLE |= {(status, A.WAIT): _WAIT for status in RUNNING if status != S.OFFERED}
TABLE |= {(status, A.GO_ON): _GO_ON for status in RUNNING}
TABLE |= {(status, A.ASK_EXTENSION): _ASK_EXTENSION for status in (S.ASSIGNED, S.IN_PROGRESS)}
TABLE |= {(status, A.EXTEND): _EXTEND for status in RUNNING}
TABLE |= {(status, A.REFUSE_EXTENSION): _REFUSE_EXTENSION for status in RUNNING}
TABLE |= {(status, A.URGE): _URGE for status in PURSUED}
TABLE |= {(status, A.SUPERVISE): _SUPERVISE for status in PURSUED}
TABLE |= {(status, A.CIRCULATE): _CIRCULATE for status in PURSUED}
TABLE |= {(status, A.LIST): _LIST for status in PURSUED}
TABLE |= {(status, A.LOOK_AGAIN): _LOOK_AGAIN for status in (S.DONE, S.VERIFIED, S.CLOSED)}
TABLE |= {(status, A.ROUTE): _ROUTE for status in (S.RECEIVED, S.ACCEPTED)}
TABLE |= {(status, A.FOLLOW_UP): _FOLLOW_UP for status in (S.DONE, S.VERIFIED, S.CLOSED)}
IN_HAND = (S.ACCEPTED, S.ASSIGNED, S.IN_PROGRESS)
TABLE |= {(S.ACCEPTED, A.START): _START}  # what came back to whoever received it first
TABLE |= {(status, A.CALL_IN): _CALL_IN for status in IN_HAND}
TABLE |= {(status, A.WHISTLE): _WHISTLE for status in IN_HAND}
TABLE |= {(status, A.REPORT_IN): _REPORT_IN for status in RUNNING}
TABLE |= {(status, A.ASSIST): _ASSIST for status in RUNNING}
TABLE |= {(status, A.CALL_OFF): _CALL_OFF for status in RUNNING}
TABLE |= {(status, A.SPLIT): _SPLIT for status in IN_HAND}
TABLE |= {(status, A.JOIN): _JOIN for status in PURSUED}
TABLE |= {(status, A.PART): _PART for status in PURSUED}
TABLE |= {(status, A.MARK): _MARK for status in OPEN}
TABLE |= {(status, A.UNMARK): _UNMARK for status in OPEN}
TABLE |= {(status, A.TAKE_AWAY): _TAKE_AWAY for status in IN_HAND}
TABLE |= {(status, A.SET_URGENCY): _SET_URGENCY for status in PURSUED}
TABLE |= {(status, A.NOTE): _NOTE for status in S}
TABLE |= {(status, A.REPLY): _REPLY for status in S if status not in (S.WITHDRAWN, S.DECLINED)}
TABLE |= {(status, A.SAY_MORE): _SAY_MORE for status in S if status not in (S.WITHDRAWN, S.DECLINED, S.CLOSED)}

LABELS: dict[Any, Any] = {**{status: status.label for status in S}, **{action: action.label for action in A}}
CASE: lifecycle.Lifecycle[Status, Action] = lifecycle.Lifecycle("case", TABLE, LABELS)
RECEIVED = "case.received"
