"""What every step with a commitment has in common: the lock, the table, the note with its evidence."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.cases.photos import store
from linli.commitments.lifecycle import LIFECYCLE
from linli.commitments.models import Commitment, Evidence, Progress
from linli.commitments.words import Action, State
from linli.core.lifecycle import Step
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account

LONGEST = 500


def held(commitment: Commitment, action: Action, *, seen: int) -> tuple[Commitment, Step[State]]:
    """The commitment, locked, and the step. WrongState when it is not open for it, or has changed since it was seen."""
    kept = locked(Commitment, commitment.pk)
    step = LIFECYCLE.step(State(kept.state), action)
    if seen != kept.version:
        raise WrongState(_("Somebody changed this promise while you were looking at it. Look at it as it is now."))
    return kept, step


def note(
    kept: Commitment,
    action: Action,
    *,
    words: str,
    photos: Sequence[bytes] = (),
    needed: str = "",
    by: Account,
    now: datetime,
) -> Progress:
    """Write a note with its evidence: JPEGs already shrunk by core.pictures. `needed`: the sentence for no words."""
    said = clean(words, LONGEST, field="words")
    if needed and not said:
        raise Refusal(needed, field="words")
    made = Progress.objects.create(
        commitment=kept, what=action, words=said, count=kept.done if kept.counted else None, by=by, at=now
    )
    rows = []
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        rows.append(Evidence(progress=made, file=store(photo, digest, folder="commitments"), digest=digest, at=now))
    Evidence.objects.bulk_create(rows, ignore_conflicts=True)
    return made


def ended(kept: Commitment, event: str, *, by: Account, now: datetime, **changed: Any) -> Commitment:
    """Write the commitment as it is now, and what happened."""
    for name, value in changed.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    facts = {
        "organisation": kept.organisation_id,
        "person": kept.person_id,
        "done": kept.done,
        "target": kept.target,
        "case": kept.case_id,
    }
    journal.record(event, kept, by=by, at=now, data=facts, area_id=kept.area_id)
    return kept
