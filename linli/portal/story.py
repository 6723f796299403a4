"""A case told to the resident: the steps of its life, and what happened. Internal notes stay inside."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.cases import look
from linli.cases.events import LABELS
from linli.cases.lifecycle import RECEIVED
from linli.cases.words import Grade, Status
from linli.portal.following import Followed, Happened, shown

TOLD = {
    RECEIVED: _("You told us"),
    "case.ordered": _("You ordered this"),
    "case.volunteers_called": _("Volunteers are called"),
    "case.helped": _("A volunteer helped"),
    "case.sent_to_meeting": _("Put before a meeting"),
    "case.offered": _("Offered to whoever can take it on"),
    "case.assigned": _("Given to those who can solve it"),
    "case.claimed": _("Somebody took it on"),
    "case.started": _("Work began"),
    "case.worked": _("What was done"),
    "case.finished": _("The result"),
    "case.verified": _("Checked"),
    "case.resumed": _("Taken up again"),
    "case.redo_granted": _("It will be done again"),
    "case.redo_refused": _("The result stands"),
    "case.replied": _("An answer for you"),
    "case.said_more": _("You said more"),
    "case.rated": _("You rated the result"),
    "case.redo_asked": _("You asked for it to be done again"),
    "case.withdrawn": _("You withdrew it"),
    "case.followed": _("You said: me too"),
    "case.merged": _("Joined with what others said"),
    "case.unmerged": _("Taken apart again from what others said"),
    "case.settled": _("Settled together with what others said"),
    "case.joined": _("Others said the same"),
    "case.waiting": _("Waiting for you"),
    "case.extended": _("More time was given"),
}
AMONG_STAFF = {
    "case.merged",
    "case.joined",
    "case.unmerged",
    "case.accepted",
    "case.sent_to_meeting",
    "case.offered",
    "case.assigned",
}
STATUS_WORDS = {
    "case.accepted": Status.ACCEPTED,
    "case.declined": Status.DECLINED,
    "case.closed": Status.CLOSED,
    "case.parked": Status.PARKED,
}
STEPS = (Status.RECEIVED, Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE, Status.CLOSED)
REACHED: dict[str, int] = {
    Status.RECEIVED: 0,
    Status.ACCEPTED: 1,
    Status.DELIBERATING: 1,
    Status.OFFERED: 1,
    Status.PARKED: 1,
    Status.MERGED: 1,
    Status.ASSIGNED: 2,
    Status.IN_PROGRESS: 2,
    Status.DONE: 3,
    Status.VERIFIED: 3,
    Status.CLOSED: 4,
}
FIRST_EVENT = {
    RECEIVED: 0,
    "case.accepted": 1,
    "case.assigned": 2,
    "case.claimed": 2,
    "case.started": 2,
    "case.finished": 3,
    "case.settled": 3,
    "case.closed": 4,
}


HEADLINES: dict[Status, Any] = {
    Status.RECEIVED: _("We have it and are looking who can help."),
    Status.ACCEPTED: _("We have taken it on and are finding who can solve it."),
    Status.DELIBERATING: _("It has been put before a meeting, which decides how to solve it."),
    Status.OFFERED: _("It is offered to those who can solve it."),
    Status.ASSIGNED: _("It has been given to those who can solve it."),
    Status.IN_PROGRESS: _("Somebody is working on it."),
    Status.DONE: _("It is done. Please tell us whether it is."),
    Status.VERIFIED: _("It is done, and has been checked. Please tell us whether it is."),
    Status.CLOSED: _("It is settled."),
    Status.PARKED: _("It cannot be solved at the moment. It is not forgotten."),
    Status.WITHDRAWN: _("You withdrew it."),
    Status.MERGED: _("Others said the same. It is being solved together with theirs."),
    Status.DECLINED: _("We could not take it on. The reason is below."),
}
BEHIND, NOW, AHEAD = "behind", "now", "ahead"


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step of a case's life as it is drawn: `when` is behind, now or ahead."""

    name: str
    when: str
    at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, in words for the resident."""

    name: str
    at: str
    words: str
    photos: tuple[int, ...]


def ladder(found: Followed) -> list[LadderStep]:
    """The five steps, with the time each was last reached; a case that ended early stops where it ended."""
    if found.main:
        return ladder(found.main)
    times = {FIRST_EVENT[event.kind]: shown(event.at)[5:] for event in found.events if event.kind in FIRST_EVENT}
    status = Status(found.case.status)
    now = REACHED.get(status)
    if now is None:
        ended = LadderStep(look.status_word(status), NOW, shown(found.case.closed_at)[5:])
        return [LadderStep(look.status_word(Status.RECEIVED), BEHIND, times.get(0, "")), ended]
    return [
        LadderStep(
            look.status_word(status if at == now else step),
            BEHIND if at < now or status is Status.CLOSED else NOW if at == now else AHEAD,
            times.get(at, "") if at <= now else "",
        )
        for at, step in enumerate(STEPS)
    ]


def entries(found: Followed) -> list[Entry]:
    """What the resident may read, newest first."""
    return [
        Entry(_name(event.kind), shown(event.at), _words(found, event), event.photos) for event in reversed(found.told)
    ]


def _name(kind: str) -> str:
    """What happened, in the locality's word where it has one for the status reached."""
    if kind in STATUS_WORDS:
        return look.status_word(STATUS_WORDS[kind])
    return str(TOLD.get(kind) or LABELS[kind])


def _words(found: Followed, event: Happened) -> str:
    if event.kind == RECEIVED:
        return str(found.case.text)
    graded = str(Grade(event.grade).label) if event.grade else ""
    return "" if event.kind in AMONG_STAFF else "\n".join(filter(None, (graded, event.words)))
