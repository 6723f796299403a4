"""Seeing what is personal whole: for a purpose that is stated first, and written down in the story of whose it is.

Every room that shows such a thing goes this way in; who may is asked by the room, in its own words.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_next
from linli.journal.stories import story_name

LONGEST = 200


def look(
    subject: models.Model,
    *,
    by: Who,
    at: datetime,
    purpose: str,
    ask: str,
    area_id: int | None,
    also: Iterable[models.Model] = (),
) -> None:
    """Write down as “<model>.revealed” that somebody looks at a locked subject, and what for; in the stories of `also`,
    locked too and of one model, as well. Refusal with the sentence `ask`, beside “purpose”, for no purpose."""
    words = clean(purpose, LONGEST, field="purpose")
    if not words:
        raise Refusal(ask, field="purpose")
    journal.record(f"{subject._meta.model_name}.revealed", subject, by=by, at=at, words=words, area_id=area_id)
    others = list(also)
    if others:
        model = type(others[0])
        said = [Said(f"{model._meta.model_name}.revealed", at, by, {}, words=words, area_id=area_id)]
        record_next(story_name(model), ((each.pk, said) for each in others))
