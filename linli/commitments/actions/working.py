"""Reporting on a promise, and saying that it is done, with what shows it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.commitments import rules
from linli.commitments.actions.promised import MOST
from linli.commitments.actions.steps import ended, held, note
from linli.commitments.models import Commitment
from linli.commitments.words import Action, State
from linli.core.refusal import Refusal
from linli.people.models import Account


@transaction.atomic
def report(
    *,
    commitment: Commitment,
    words: str,
    count: int | None = None,
    photos: Sequence[bytes] = (),
    seen: int,
    by: Account,
    now: datetime,
) -> Commitment:
    """Report how far it has come: in words, how many so far, with photos. The public reads it."""
    kept, step = held(commitment, Action.REPORT, seen=seen)
    rules.require(rules.why_not_report(by, kept))
    _count(kept, count)
    note(kept, Action.REPORT, words=words, photos=photos, needed=_("Say what was done so far."), by=by, now=now)
    return ended(kept, step.event, by=by, now=now)


@transaction.atomic
def finish(
    *,
    commitment: Commitment,
    words: str,
    count: int | None = None,
    photos: Sequence[bytes] = (),
    seen: int,
    by: Account,
    now: datetime,
) -> Commitment:
    """Say that it is done, with what shows it. Whether in time is decided by now; somebody else strikes it off.
    Refusal while less was counted than promised."""
    kept, step = held(commitment, Action.FINISH, seen=seen)
    rules.require(rules.why_not_report(by, kept))
    _count(kept, count)
    if kept.target is not None and kept.done < kept.target:
        said = _("%(target)d %(unit)s were promised, %(done)d are done. Report progress until it is all.")
        raise Refusal(said % {"target": kept.target, "unit": kept.unit, "done": kept.done}, field="count")
    note(kept, Action.FINISH, words=words, photos=photos, needed=_("Say what shows that it is done."), by=by, now=now)
    changed = {"state": step.to or State(kept.state), "finished_at": now, "finished_by": by, "next_look_at": None}
    return ended(kept, step.event, by=by, now=now, **changed)


def _count(kept: Commitment, count: int | None) -> None:
    """How many are done, all told; left out, as before. Refusal for fewer than before: say why in words and have it
    corrected by whoever strikes off."""
    if count is None or not kept.counted:
        return
    if not kept.done <= count <= MOST:
        raise Refusal(
            _("Count all that is done since it was promised: %(done)d or more.") % {"done": kept.done}, field="count"
        )
    kept.done = count
