"""Whole stories at once: every event of new subjects, chained as `record` chains them, written by COPY."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

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


class Row(NamedTuple):
    """An event as it is written: what the model has, without the model's cost, a million times over."""

    id: int
    kind: str
    subject_type: str
    subject_id: int
    seq: int
    at: datetime
    voice: str
    actor_id: int | None
    area_id: int | None
    data: dict[str, Any]
    words_digest: bytes | None
    previous: bytes
    hash: bytes


class Written(NamedTuple):
    """The words of an event."""

    event_id: int
    text: str


Stories = Iterable[tuple[int, Sequence[Said]]]
Ends = dict[int, tuple[int, bytes]]


@transaction.atomic
def record_stories(subject_type: str, stories: Stories) -> int:
    """Write the first events of each subject; the database refuses a subject that already has some.

    `stories`: (subject's id, its events, oldest first). Returns how many events were written.
    """
    stories = list(stories)
    count = sum(len(story) for _subject, story in stories)
    words: list[Written] = []
    copying.copy(Event, _rows(subject_type, stories, iter(copying.keys(Event, count)), words))
    copying.copy(Words, words)
    return count


@transaction.atomic
def record_next(subject_type: str, stories: Stories) -> int:
    """Add events to the chains of subjects that have some, in the caller's transaction, which must hold their locks.

    `stories` as in `record_stories`. Returns how many events were written. Three statements, however many subjects.
    """
    stories = [(subject, story) for subject, story in stories if story]
    ends = _ends(subject_type, [subject for subject, _story in stories])
    words: list[Written] = []
    keys = iter(copying.keys(Event, sum(len(story) for _subject, story in stories)))
    copying.copy(Event, _rows(subject_type, stories, keys, words, ends))
    copying.copy(Words, words)
    return sum(len(story) for _subject, story in stories)


def _ends(subject_type: str, subjects: list[int]) -> Ends:
    """The last number and hash of each subject's chain."""
    mine = Event.objects.filter(subject_type=subject_type, subject_id__in=subjects)
    last = mine.order_by("subject_id", "-seq").distinct("subject_id").values_list("subject_id", "seq", "hash")
    return {subject: (seq, bytes(hash_)) for subject, seq, hash_ in last}


def _rows(
    subject_type: str,
    stories: Stories,
    keys: Iterator[int],
    words: list[Written],
    ends: Ends | None = None,
) -> Iterator[Row]:
    for subject_id, story in stories:
        last, previous = (ends or {}).get(subject_id, (0, chain.START))
        for seq, said in enumerate(story, start=last + 1):
            row = _row(next(keys), subject_type, subject_id, seq, said, previous)
            if said.words:
                words.append(Written(row.id, said.words))
            yield row
            previous = row.hash


def _row(key: int, subject_type: str, subject_id: int, seq: int, said: Said, previous: bytes) -> Row:
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
    link = chain.link(previous=previous, digest=digest, **told)
    return Row(id=key, **told, words_digest=digest, previous=previous, hash=link)
