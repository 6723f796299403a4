"""How an event's hash is made: SHA-256 (FIPS 180-4) over the event before it and everything the event says."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

START = bytes(32)


def words_digest(words: str) -> bytes | None:
    """The digest that stands in the chain for what was written; None for no words."""
    return hashlib.sha256(words.encode()).digest() if words else None


def link(
    *,
    previous: bytes,
    kind: str,
    subject_type: str,
    subject_id: int,
    seq: int,
    at: datetime,
    voice: str,
    actor_id: int | None,
    area_id: int | None,
    data: dict[str, Any],
    digest: bytes | None,
) -> bytes:
    """The 32 bytes of the event's hash."""
    said = [
        kind,
        subject_type,
        subject_id,
        seq,
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        voice,
        actor_id,
        area_id,
        data,
        digest.hex() if digest else None,
    ]
    body = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous + body.encode()).digest()
