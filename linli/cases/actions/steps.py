"""What the actions share: lock the case and find the step; then move, keep the photos, and record."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.cases import agenda, first_asked, promises
from linli.cases.actions import batch
from linli.cases.documents import keep_documents
from linli.cases.lifecycle import Step
from linli.cases.models import Assignment, Attachment, Case
from linli.cases.photos import keep_photos
from linli.cases.rules import check
from linli.cases.words import Action, Status
from linli.core.documents import Document
from linli.core.prepared import carry_out, locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who

LONGEST = 2000
END_LEAD = f"""
UPDATE {Assignment._meta.db_table} SET ended_at = %s, ended_as = %s
WHERE case_id = %s AND ended_at IS NULL AND part = '{Assignment.Part.LEAD.value}'
"""


def lock(case: Case, action: Action, by: Who, *, seen: int | None = None) -> tuple[Case, Step[Status]]:
    """The case, locked and read afresh, and the step. `seen` is the version the person was looking at, if known."""
    found = locked(Case, case.pk)
    if seen is not None and seen != found.version:
        raise WrongState(
            _(
                "Somebody changed this case while you were looking at it. Below is how it is now; "
                "what you typed is still here."
            )
        )
    return found, check(by, found, action)


def record(
    case: Case,
    step: Step[Status],
    *,
    by: Who,
    now: datetime,
    words: str = "",
    data: dict[str, Any] | None = None,
    photos: Sequence[bytes] = (),
    documents: Sequence[Document] = (),
    moment: str = Attachment.Moment.DONE,
    **changes: Any,
) -> Case:
    """Move the case, write the event, attach the photos and documents to it."""
    words = clean(words, LONGEST) if words else ""
    before, promised = case.status, promises.kept(case, step.event, changes, now)
    over = first_asked.handed_over(case, step, by, now, changes)
    changes |= over
    for field, value in {**changes, "status": step.to or before}.items():
        setattr(case, field, value)
    case.move(step, **changes, **agenda.sooner(case, changes))
    facts = {
        "from": before,
        "to": case.status,
        **promised,
        **(data or {}),
        **first_asked.told(case, over),
        **batch.mark(),
    }
    event = journal.record(step.event, case, by=by, at=now, data=facts, words=words, area_id=case.area_id)
    keep_photos(case, photos, moment=moment, event_id=event.pk, now=now)
    keep_documents(case, documents, moment=moment, event_id=event.pk, now=now)
    return case


def part_of(case: Case) -> dict[str, int]:
    """What a part's ending tells of the whole, so that whoever handles that can be told."""
    return {"part_of": case.parent_id} if case.parent_id else {}


def needed(words: str, sentence: str, *, field: str = "words") -> str:
    """The words, or a refusal that says what to write."""
    if not words.strip():
        raise Refusal(sentence, field=field)
    return words


def end_assignment(case: Case, *, now: datetime, how: str = "") -> None:
    """Whoever has the case in hand no longer has, nor whoever assists."""
    Assignment.objects.filter(case=case, ended_at__isnull=True).update(ended_at=now, ended_as=how)


def end_lead(case: Case, *, now: datetime, how: str = "") -> None:
    """Whoever leads no longer does; those called in go on assisting."""
    carry_out(END_LEAD, [now, how, case.pk])
