"""Documents of a case: kept in the file store under a name drawn at random, found again only through the case."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from linli.cases.models import Attachment, Case
from linli.core.documents import Document


def keep_documents(
    case: Case, documents: Sequence[Document], *, moment: str, now: datetime, event_id: int | None = None
) -> list[Attachment]:
    """Store documents that core.documents has read. One that the case has already is not kept again."""
    if not documents:
        return []
    by_digest = {hashlib.sha256(each.content).hexdigest(): each for each in documents}
    had = Attachment.objects.filter(case=case, moment=moment, digest__in=by_digest).values_list("digest", flat=True)
    for digest in had:
        del by_digest[digest]
    kept = [
        Attachment(
            case=case,
            event_id=event_id,
            moment=moment,
            media_type=document.media_type,
            name=document.name,
            file=_store(document),
            digest=digest,
            size=len(document.content),
            at=now,
        )
        for digest, document in by_digest.items()
    ]
    return Attachment.objects.bulk_create(kept, ignore_conflicts=True)


def _store(document: Document) -> str:
    name = uuid4().hex
    return default_storage.save(f"cases/documents/{name[:2]}/{name}", ContentFile(document.content))
