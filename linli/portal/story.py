"""A case told to the resident: the steps of its life, and what happened, in their words. Internal notes stay inside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from linli.cases import look
from linli.cases.lifecycle import RECEIVED
from linli.cases.models import Case
from linli.cases.words import Status
from linli.journal.models import Event

TOLD = {
    RECEIVED: _("You told us"),
    "case.accepted": _("Accepted"),
    "case.declined": _("Declined"),
    "case.sent_to_meeting": _("Put before a meeting"),
    "case.offered": _("Offered to whoever can take it on"),
    "case.assigned": _("Given to those who can solve it"),
    "case.claimed": _("Somebody took it on"),
    "case.started": _("Work began"),
    "case.worked": _("What was done"),
    "case.finished": _("The result"),
    "case.verified": _("Checked"),
    "case.closed": _("Struck off"),
    "case.parked": _("Put aside for now"),
    "case.resumed": _("Taken up again"),
    "case.redo_granted": _("It will be done again"),
    "case.redo_refused": _("The result stands"),
    "case.replied": _("An answer for you"),
    "case.said_more": _("You said more"),
    "case.rated": _("You rated the result"),
    "case.redo_asked": _("You asked for it to be done again"),
    "case.withdrawn": _("You withdrew it"),
}
AMONG_STAFF = {"case.accepted", "case.sent_to_meeting", "case.offered", "case.assigned"}
STEPS = (Status.RECEIVED, Status.ACCEPTED, Status.IN_PROGRESS, Status.DONE, Status.CLOSED)
REACHED = {
    Status.RECEIVED: 0,
    Status.ACCEPTED: 1,
    Status.DELIBERATING: 1,
    Status.OFFERED: 1,
    Status.PARKED: 1,
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
    "case.closed": 4,
}


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step of a case's life as it is drawn: `when` is behind, now or ahead."""

    name: str
    when: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    name: str
    at: datetime
    words: str
    photos: tuple[int, ...]


def ladder(case: Case, events: Iterable[Event]) -> list[LadderStep]:
    """The five steps, with the time each was last reached; a case that ended early stops where it ended."""
    times: dict[int, datetime] = {}
    for event in events:
        if event.kind in FIRST_EVENT:
            times[FIRST_EVENT[event.kind]] = event.at
    now = REACHED.get(Status(case.status))
    if now is None:
        return [
            LadderStep(look.status_word(Status.RECEIVED), "behind", times.get(0)),
            LadderStep(look.status_word(case.status), "now", case.closed_at),
        ]
    return [
        LadderStep(
            look.status_word(case.status if at == now else step),
            "behind" if at < now or case.status == Status.CLOSED else "now" if at == now else "ahead",
            times.get(at) if at <= now else None,
        )
        for at, step in enumerate(STEPS)
    ]


def entries(case: Case, events: Iterable[Event], photos: list[tuple[int, int | None]]) -> list[Entry]:
    """What the resident may read, newest first. `photos` are (id, event id or None for those sent at the beginning)."""
    told = []
    for event in events:
        if event.kind not in TOLD:
            continue
        first = event.kind == RECEIVED
        mine = tuple(pk for pk, event_id in photos if event_id == (None if first else event.pk))
        told.append(Entry(str(TOLD[event.kind]), event.at, case.text if first else _words(event), mine))
    return told[::-1]


def _words(event: Event) -> str:
    said = getattr(event, "words", None)
    return "" if said is None or event.kind in AMONG_STAFF else said.text
