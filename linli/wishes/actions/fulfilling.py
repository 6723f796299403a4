"""Fulfilled, with what shows it; and thanks, by the wisher or on their behalf."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.photos import store
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.volunteers.models import Volunteer
from linli.wishes import rules
from linli.wishes.actions.steps import LONGEST, held, taken
from linli.wishes.clocks import held_by
from linli.wishes.hints import personal
from linli.wishes.models import MicroWish, WishPhoto
from linli.wishes.telling import tell_claimer, tell_wisher
from linli.wishes.words import Action


@transaction.atomic
def fulfil(
    *,
    wish: MicroWish,
    words: str,
    photos: Sequence[bytes] = (),
    by: Who,
    volunteer: Volunteer | None = None,
    now: datetime,
) -> MicroWish:
    """Say that it is fulfilled: whoever claimed it, or whoever keeps wishes there. Words, and JPEGs already shrunk by
    core.pictures, which only they see."""
    kept, step = held(wish, Action.FULFIL)
    rules.require(rules.why_not_touch(by, kept, volunteer))
    kept.told = clean(words, LONGEST, field="words")
    if not kept.told:
        raise Refusal(_("Say how the wish was fulfilled."), field="words")
    kept.fulfilled_at = kept.ended_at = now
    rows = []
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        rows.append(WishPhoto(wish=kept, file=store(photo, digest, folder="wishes"), digest=digest, at=now))
    WishPhoto.objects.bulk_create(rows, ignore_conflicts=True)
    tell_wisher(kept, gettext_lazy("Your wish is fulfilled. You can say thanks here:"), now=now)
    facts = {"wish": kept.pk, "thing": kept.thing, "cost": kept.cost, **held_by(kept)}
    return taken(kept, step, by=by, now=now, data=facts)


@transaction.atomic
def thank(*, wish: MicroWish, words: str, by: Who, now: datetime) -> MicroWish:
    """Say thanks, once: the wisher by their code, or whoever keeps the wish or wrote it down, on their behalf. Whoever
    fulfilled it reads it, and nobody else."""
    kept, step = held(wish, Action.THANK)
    if by.voice == Voice.STAFF and kept.by_id != by.pk:
        rules.require(rules.why_not_keep(by, kept))
    if kept.thanked_at is not None:
        raise WrongState(_("Thanks were said already."))
    kept.thanks = clean(words, LONGEST, field="words")
    if not kept.thanks:
        raise Refusal(_("Write a few words."), field="words")
    if kept.hidden and (telling := next(personal(kept.thanks, kept), "")):
        raise Refusal(
            _("“%(words)s” tells who or where. Whoever fulfilled the wish reads this: leave it out.")
            % {"words": telling},
            field="words",
        )
    kept.thanked_at, kept.on_behalf = now, by.voice == Voice.STAFF
    tell_claimer(kept, gettext_lazy("Thanks for the wish “%(said)s”"), now=now)
    return taken(kept, step, by=by, now=now, data=held_by(kept))
