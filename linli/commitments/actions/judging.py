"""What became of a promise, as somebody else than whoever made it sees it: struck off, sent back, broken, released."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.commitments import clocks, rules
from linli.commitments.actions.steps import ended, held, note
from linli.commitments.lifecycle import LATE
from linli.commitments.models import Commitment
from linli.commitments.words import Action, State
from linli.core.refusal import Refusal
from linli.people.models import Account


@transaction.atomic
def strike_off(
    *, commitment: Commitment, words: str, photos: Sequence[bytes] = (), seen: int, by: Account, now: datetime
) -> Commitment:
    """Strike it off 销号, having looked: kept, or late if it was said to be done after its last day."""
    kept, step = held(commitment, Action.STRIKE_OFF, seen=seen)
    rules.require(rules.why_not_judge(by, kept))
    needed = _("Say what you looked at, so that others can see why it is struck off.")
    note(kept, Action.STRIKE_OFF, words=words, photos=photos, needed=needed, by=by, now=now)
    assert kept.finished_at is not None, "only what is finished is struck off"
    in_time = kept.finished_at < kept.due_at
    state = State.KEPT if in_time else State.LATE
    return ended(kept, step.event if in_time else LATE, by=by, now=now, state=state, ended_at=now, ended_by=by)


@transaction.atomic
def send_back(
    *, commitment: Commitment, words: str, count: int | None = None, seen: int, by: Account, now: datetime
) -> Commitment:
    """It is not done yet: open again, its clock going on as if it had never been said. `count`: how many are done,
    where that was counted wrongly."""
    kept, step = held(commitment, Action.SEND_BACK, seen=seen)
    rules.require(rules.why_not_judge(by, kept))
    if count is not None and kept.target is not None:
        if not 0 <= count <= kept.done:
            raise Refusal(_("Between 0 and %(most)d.") % {"most": kept.done}, field="count")
        kept.done = count
    note(kept, Action.SEND_BACK, words=words, needed=_("Say what is missing."), by=by, now=now)
    kept.state, kept.finished_at, kept.finished_by = step.to or kept.state, None, None
    return ended(kept, step.event, by=by, now=now, next_look_at=clocks.next_look(kept))


@transaction.atomic
def put_down_as_broken(*, commitment: Commitment, words: str, seen: int, by: Account, now: datetime) -> Commitment:
    """It will not be kept; with the reason, which the public reads. Only once its last day is past."""
    kept, step = held(commitment, Action.BREAK, seen=seen)
    rules.require(rules.why_not_judge(by, kept))
    if now < kept.due_at:
        raise Refusal(_("Its last day has not come yet; until then it can still be kept."), field="words")
    note(kept, Action.BREAK, words=words, needed=_("Say why it was not kept; the public reads it."), by=by, now=now)
    return ended(kept, step.event, by=by, now=now, state=State.BROKEN, ended_at=now, ended_by=by, next_look_at=None)


@transaction.atomic
def release(*, commitment: Commitment, words: str, seen: int, by: Account, now: datetime) -> Commitment:
    """Release from it, where it can no longer be done through nobody's fault; with the reason, which the public reads.
    It counts neither as kept nor as broken, and is shown as what it is."""
    kept, step = held(commitment, Action.RELEASE, seen=seen)
    rules.require(rules.why_not_judge(by, kept))
    needed = _("Say why it can no longer be done; the public reads it.")
    note(kept, Action.RELEASE, words=words, needed=needed, by=by, now=now)
    return ended(kept, step.event, by=by, now=now, state=State.RELEASED, ended_at=now, ended_by=by, next_look_at=None)
