"""Photos of a case: kept in the file store by the digest of their content, so that the same picture twice is one
file."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from linli.cases.models import Attachment, Case


def keep_photos(
    case: Case, photos: Sequence[bytes], *, moment: str, now: datetime, event_id: int | None = None
) -> list[Attachment]:
    """Store JPEGs already shrunk by core.pictures. A picture the case has already is not kept again."""
    kept = []
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        kept.append(
            Attachment(
                case=case,
                event_id=event_id,
                moment=moment,
                file=store(photo, digest),
                digest=digest,
                size=len(photo),
                at=now,
            )
        )
    return Attachment.objects.bulk_create(kept, ignore_conflicts=True) if kept else []


def store(photo: bytes, digest: str, *, folder: str = "cases") -> str:
    """The name of the file that holds this JPEG, written now unless it is there."""
    name = f"{folder}/{digest[:2]}/{digest}.jpg"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(photo))
