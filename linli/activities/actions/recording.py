"""What was said and done: minutes, pictures, and how many came who are on no list."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.activities import rules
from linli.activities.models import Activity, ActivityPhoto
from linli.activities.words import State
from linli.cases.photos import store
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account

LONGEST, MOST = 20_000, 100_000


@transaction.atomic
def keep_minutes(
    *, activity: Activity, text: str, beside: int, photos: Sequence[bytes], seen: int, by: Account, now: datetime
) -> Activity:
    """Keep what happened. JPEGs already shrunk by core.pictures; one that is there already is not kept again."""
    activity = locked(Activity, activity.pk)
    rules.require_keeper(by, activity)
    if activity.state == State.CANCELLED:
        raise WrongState(_("This activity was cancelled."))
    if now < activity.begins:
        raise Refusal(_("This activity has not begun yet."), field="text")
    if seen != activity.version:
        raise WrongState(_("Somebody changed this activity while you were looking at it. Look at it as it is now."))
    if not 0 <= beside <= MOST:
        raise Refusal(_("Between 0 and %(most)d.") % {"most": MOST}, field="beside")
    activity.minutes, activity.beside = clean(text, LONGEST, field="text"), beside
    activity.state, activity.version = State.HELD, activity.version + 1
    activity.save(update_fields=["minutes", "beside", "state", "version"])
    _keep(activity, photos, now)
    facts = {"beside": beside, "photos": len(photos)}
    journal.record("activity.held", activity, by=by, at=now, data=facts, area_id=activity.area_id)
    return activity


def _keep(activity: Activity, photos: Sequence[bytes], now: datetime) -> None:
    kept = []
    for photo in photos:
        digest = hashlib.sha256(photo).hexdigest()
        file = store(photo, digest, folder="activities")
        kept.append(ActivityPhoto(activity=activity, file=file, digest=digest, at=now))
    ActivityPhoto.objects.bulk_create(kept, ignore_conflicts=True)
