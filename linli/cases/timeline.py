"""A case's story for a reader: every step in order, with who, when, what was said, and the photos."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.cases.events import INTERNAL, LABELS
from linli.cases.models import Attachment, Case
from linli.catalogue.tables import tables
from linli.journal.models import Event, Voice
from linli.journal.queries import story
from linli.people.models import Account


@dataclass(frozen=True, slots=True)
class Entry:
    """One step. `who` is a name for staff, empty for the resident and the program; `data` are the event's facts."""

    kind: str
    label: str
    at: datetime
    voice: str
    who: str
    words: str
    internal: bool
    data: dict[str, Any]
    photos: list[Attachment]


def for_staff(case: Case) -> list[Entry]:
    """Everything, internal notes included. Three queries: events, names, photos."""
    events = list(story("case", case.pk))
    names = _names(events)
    return _entries(case, events, names)


def for_resident(case: Case) -> list[Entry]:
    """What the holder of the code sees: no internal steps, no names of staff. Two queries: events, photos."""
    events = list(story("case", case.pk).exclude(kind__in=INTERNAL))
    return _entries(case, events, {})


def _names(events: list[Event]) -> dict[int, str]:
    ids = {event.actor_id for event in events if event.actor_id}
    accounts = Account.objects.filter(pk__in=ids).select_related("person") if ids else []
    return {account.pk: str(account.person) for account in accounts}


def _entries(case: Case, events: list[Event], names: dict[int, str]) -> list[Entry]:
    photos = list(case.attachments.order_by("id"))
    return [_entry(event, names, _photos_of(event, photos)) for event in events]


def _photos_of(event: Event, photos: list[Attachment]) -> list[Attachment]:
    if event.kind == "case.received":
        return [photo for photo in photos if photo.event_id is None]
    return [photo for photo in photos if photo.event_id == event.pk]


def _entry(event: Event, names: dict[int, str], photos: list[Attachment]) -> Entry:
    words = getattr(event, "words", None)
    return Entry(
        kind=event.kind,
        label=tables.get().word(event.kind, LABELS[event.kind]),
        at=event.at,
        voice=event.voice,
        who=names.get(event.actor_id or 0, "") if event.voice == Voice.STAFF else "",
        words=words.text if words else "",
        internal=event.kind in INTERNAL,
        data=event.data,
        photos=photos,
    )
