"""Whole stories at once: every event of new subjects, chained as `record` chains them, written by COPY."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from linli.core import copying
from linli.journal import chain
from linli.journal.actions import Who
from linli.journal.models import Event, Words


@dataclass(slots=True)
class Said:
    """One event to be. `data` holds facts; `words` are what somebody wrote."""

    kind: str
    at: datetime
    by: Who
    data: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    area_id: int | None = None


@transaction.atomic
def record_stories(subject_type: str, stories: Iterable[tuple[int, Sequence[Said]]]) -> int:
    """Write the first events of each subject; the database refuses a subject that already has some.

    `stories`: (subject's id, its events, oldest first). Returns how many events were written.
    """
    events: list[Event] = []
    written: list[tuple[Event, str]] = []
    for subject_id, story in stories:
        previous = chain.START
        for seq, said in enumerate(story, start=1):
            event = _event(subject_type, subject_id, seq, said, previous)
            previous = bytes(event.hash)
            events.append(event)
            if said.words:
                written.append((event, said.words))
    copying.give_keys(events)
    copying.copy(events)
    copying.copy([Words(event_id=event.pk, text=text) for event, text in written])
    return len(events)


def _event(subject_type: str, subject_id: int, seq: int, said: Said, previous: bytes) -> Event:
    told: dict[str, Any] = {
        "kind": said.kind,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "seq": seq,
        "at": said.at,
        "voice": str(said.by.voice),
        "actor_id": said.by.pk,
        "area_id": said.area_id,
        "data": said.data,
    }
    digest = chain.words_digest(said.words)
    return Event(
        **told,
        words_digest=digest,
        previous=previous,
        hash=chain.link(previous=previous, digest=digest, **told),
    )
