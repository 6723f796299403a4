"""Shared reads of the journal: one subject's story, and the proof that nothing was changed."""

import hashlib
from collections.abc import Iterator

from django.db.models import QuerySet

from linli.journal import chain
from linli.journal.models import Event, Position, Seal, Words


def story(subject_type: str, subject_id: int) -> QuerySet[Event]:
    """Every event of one subject, oldest first, with its words."""
    mine = Event.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return mine.select_related("words").order_by("seq")


def last(subject_type: str, subject_id: int) -> Event | None:
    """The newest event of one subject; None for one without any."""
    return Event.objects.filter(subject_type=subject_type, subject_id=subject_id).order_by("-seq").first()


def broken_links(subject_type: str | None = None, subject_id: int | None = None) -> Iterator[Event]:
    """Yield each event whose hash, place in its chain or words are not what they were when it was written."""
    events = Event.objects.select_related("words").order_by("subject_type", "subject_id", "seq")
    if subject_type:
        events = events.filter(subject_type=subject_type, subject_id=subject_id or 0)
    before: Event | None = None
    for event in events.iterator(chunk_size=2000):
        follows = before is not None and (before.subject_type, before.subject_id) == (
            event.subject_type,
            event.subject_id,
        )
        seq, previous = (before.seq + 1, bytes(before.hash)) if follows and before else (1, chain.START)
        if event.seq != seq or bytes(event.previous) != previous or not _holds(event):
            yield event
        before = event


def broken_seals() -> Iterator[Seal]:
    """Yield each seal that no longer fits the events it was made over."""
    previous, expected = chain.START, 1
    for seal in Seal.objects.order_by("last").iterator():
        stretch = Position.objects.filter(position__range=(seal.first, seal.last)).order_by("position")
        hashes = b"".join(bytes(each) for each in stretch.values_list("event__hash", flat=True))
        fits = hashlib.sha256(previous + hashes).digest() == bytes(seal.hash)
        if not fits or bytes(seal.previous) != previous or seal.first != expected:
            yield seal
        previous, expected = bytes(seal.hash), seal.last + 1


def _holds(event: Event) -> bool:
    words: Words | None = getattr(event, "words", None)
    if words is not None and chain.words_digest(words.text) != _bytes(event.words_digest):
        return False
    return bytes(event.hash) == chain.link(
        previous=bytes(event.previous),
        kind=event.kind,
        subject_type=event.subject_type,
        subject_id=event.subject_id,
        seq=event.seq,
        at=event.at,
        voice=event.voice,
        actor_id=event.actor_id,
        area_id=event.area_id,
        data=event.data,
        digest=_bytes(event.words_digest),
    )


def _bytes(value: bytes | memoryview | None) -> bytes | None:
    return None if value is None else bytes(value)
