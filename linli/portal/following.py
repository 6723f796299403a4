"""A case as whoever holds its code sees it: who has it, its story, its photos, in one query (a hot path)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from linli.areas.tree import tree
from linli.cases.events import INTERNAL
from linli.cases.lifecycle import TABLE
from linli.cases.models import Attachment, Case, Rung
from linli.cases.models.attachment import JPEG
from linli.cases.rules import why_not
from linli.cases.words import Action, Status
from linli.core.calendar import SHANGHAI
from linli.core.prepared import first_row
from linli.journal.actions import RESIDENT
from linli.journal.models import Event, Words
from linli.people.models import Organisation

FIELDS = (
    *("id", "code", "status", "text", "place", "area_id"),
    *("received_at", "due_from", "due_at", "done_at", "closed_at", "look_again_on"),
    *(
        "grade",
        "redo_asked_at",
        "redo_count",
        "came_back",
        "deadline_class_id",
        "amber_at",
        "waiting_since",
        "outcome",
        "main_id",
        "first_asked_id",
        "handed_over_at",
        "whole",
        "assists",
    ),
)
FIND = f"""
SELECT {", ".join(f"c.{field}" for field in FIELDS)}, o.name, o.name_en, r.name, r.name_en,
  (SELECT json_agg(
            json_build_array(e.id, e.kind, extract(epoch FROM e.at), w.text, e.data->'grade') ORDER BY e.seq)
     FROM {Event._meta.db_table} e LEFT JOIN {Words._meta.db_table} w ON w.event_id = e.id
    WHERE e.subject_type = 'case' AND e.subject_id = c.id),
  (SELECT json_agg(json_build_array(a.id, a.event_id) ORDER BY a.id)
     FROM {Attachment._meta.db_table} a WHERE a.case_id = c.id AND a.media_type = '{JPEG}')
FROM {Case._meta.db_table} c
  LEFT JOIN {Organisation._meta.db_table} o ON o.id = c.lead_id
  LEFT JOIN {Rung._meta.db_table} r ON r.id = c.rung_id
WHERE """
BY_CODE, BY_NUMBER = FIND + "c.code = %s", FIND + "c.id = %s"
SHARED = frozenset(
    {"case.accepted", "case.sent_to_meeting", "case.offered", "case.assigned", "case.claimed", "case.started"}
    | {"case.worked", "case.parked", "case.resumed"}
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event the resident may know of; `photos` are ids of attachments, `grade` is a rating's."""

    kind: str
    at: datetime
    words: str
    grade: int | None
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A case, who has it in hand, at which level of the ladder, and what happened, oldest first.

    `lead` and `rung` are names in Chinese and English, empty where there is none yet.
    """

    case: Case
    lead: tuple[str, str]
    rung: tuple[str, str]
    events: list[Happened]
    main: "Followed | None" = None

    @property
    def told(self) -> list[Happened]:
        """What happened to it and, while it is merged into another case, what was done about that one, oldest first.

        What was written before the two were brought together was not meant for this reader and stays out.
        """
        if self.main is None:
            return self.events
        since = max(event.at for event in self.events if event.kind in ("case.followed", "case.merged"))
        steps = [event for event in self.main.events if event.kind in SHARED]
        shared = [replace(step, words=step.words if step.at > since else "", photos=()) for step in steps]
        return sorted(self.events + shared, key=lambda event: event.at)

    @property
    def ordered(self) -> bool:
        """Whether it was ordered from the list of services, so that it has papers and steps."""
        return any(event.kind == "case.ordered" for event in self.events)

    @property
    def called(self) -> bool:
        """Whether volunteers were called for it, so that there may be hours to confirm."""
        return any(event.kind == "case.volunteers_called" for event in self.events)

    def may(self, action: Action) -> bool:
        """Whether the resident can do this now."""
        if (self.case.status, action) not in TABLE or (action is Action.RATE and self.case.grade is not None):
            return False
        return why_not(RESIDENT, self.case, action) is None

    @property
    def where(self) -> str:
        """The place in words."""
        whole = tree.get()
        return whole.full_name(self.case.area_id) if self.case.area_id in whole.nodes else ""


def find(code: str) -> Followed | None:
    """The case with a code (12 digits), or None."""
    row = first_row(BY_CODE, [code])
    return _read(row) if row else None


def _read(row: tuple[Any, ...]) -> Followed:
    case = Case(**dict(zip(FIELDS, row, strict=False)))
    lead, lead_en, rung, rung_en, events, photos = row[len(FIELDS) :]
    happened = _events(events or [], photos or [])
    # The case it is merged into: a second query, for these only.
    main = first_row(BY_NUMBER, [case.main_id]) if case.status == Status.MERGED else None
    named = (lead or "", lead_en or ""), (rung or "", rung_en or "")
    return Followed(case, *named, happened, _read(main) if main else None)


def _events(rows: list[list], photos: list[list]) -> list[Happened]:
    """What may be known. Photos sent at the beginning belong to no event; they stand with the first."""
    return [
        Happened(
            kind,
            datetime.fromtimestamp(at, SHANGHAI),
            words or "",
            grade,
            tuple(photo for photo, event in photos if event == pk or (event is None and place == 0)),
        )
        for place, (pk, kind, at, words, grade) in enumerate(rows)
        if kind not in INTERNAL
    ]


def shown(moment: datetime | None) -> str:
    """A moment as pages show it: Shanghai time, to the minute."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if moment else ""
