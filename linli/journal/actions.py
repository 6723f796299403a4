"""Writing the journal: `record` inside an action's own transaction, `seal` by the worker."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db import connection, models, transaction

from linli.core.inserting import insert
from linli.core.prepared import first_row
from linli.journal import chain
from linli.journal.models import Event, Position, Seal, Voice, Words
from linli.journal.stories import story_name

SEAL_LOCK = 0x4C_49_4E_4C_49
STRETCH = 5000
LAST = f"""
SELECT seq, hash FROM {Event._meta.db_table} WHERE subject_type = %s AND subject_id = %s ORDER BY seq DESC LIMIT 1
"""


class Who(Protocol):
    """Whoever acts: an account, or one of the two voices below."""

    @property
    def voice(self) -> str: ...

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice without an account."""

    voice: str
    pk: None = None


RESIDENT = Spoken(Voice.RESIDENT)
SYSTEM = Spoken(Voice.SYSTEM)


def record(
    kind: str,
    subject: models.Model,
    *,
    by: Who,
    at: datetime,
    data: dict[str, Any] | None = None,
    words: str = "",
    area_id: int | None = None,
    new: bool = False,
) -> Event:
    """Add one event to the subject's chain, in the caller's transaction, which must hold the subject's lock.

    `new=True` for a subject created in this transaction: its chain is empty, so nothing is read.
    """
    subject_type = story_name(type(subject))
    last = None if new else first_row(LAST, [subject_type, subject.pk])
    seq, previous = (last[0] + 1, bytes(last[1])) if last else (1, chain.START)
    said: dict[str, Any] = {
        "kind": kind,
        "subject_type": subject_type,
        "subject_id": subject.pk,
        "seq": seq,
        "at": at,
        "voice": str(by.voice),
        "actor_id": by.pk,
        "area_id": area_id,
        "data": data or {},
    }
    digest = chain.words_digest(words)
    event = Event(
        **said,
        words_digest=digest,
        previous=previous,
        hash=chain.link(previous=previous, digest=digest, **said),
    )
    insert(event)
    if words:
        insert(Words(event=event, text=words))
    return event


@transaction.atomic
def seal(*, now: datetime, stretch: int = STRETCH) -> int:
    """Give every committed event its position, in commit order, and seal the stretch. Returns how many were sealed.

    Events that a transaction still under way has written are not seen now and get later positions; the horizon (the
    oldest transaction that was still under way) says from where to look again, so no gap in a sequence can hide one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEAL_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        before = Seal.objects.order_by("-last").first()
        last, horizon = (before.last, before.horizon) if before else (0, 0)
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        next_horizon = cursor.fetchone()[0]
        cursor.execute(PLACE, [horizon, stretch, last])
        hashes = [bytes(row[0]) for row in cursor.fetchall()]
    if not hashes:
        return 0
    previous = bytes(before.hash) if before else chain.START
    Seal.objects.create(
        first=last + 1,
        last=last + len(hashes),
        horizon=next_horizon if len(hashes) < stretch else horizon,
        at=now,
        previous=previous,
        hash=hashlib.sha256(previous + b"".join(hashes)).digest(),
    )
    return len(hashes)


PLACE = f"""
WITH found AS (
    SELECT e.id, e.hash FROM {Event._meta.db_table} e
    WHERE e.xid >= %s
      AND NOT EXISTS (SELECT 1 FROM {Position._meta.db_table} p WHERE p.event_id = e.id)
    ORDER BY e.id LIMIT %s
), numbered AS (
    SELECT id, hash, row_number() OVER (ORDER BY id) AS n FROM found
), placed AS (
    INSERT INTO {Position._meta.db_table} (position, event_id)
    SELECT %s + n, id FROM numbered RETURNING position, event_id
)
SELECT numbered.hash FROM placed JOIN numbered ON numbered.id = placed.event_id ORDER BY placed.position
"""
