"""Claiming: under the wish's lock, so that of two at once exactly one gets it, and the other reads a sentence."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal.actions import Who
from linli.people.models import Account
from linli.volunteers.models import Volunteer
from linli.wishes import rules
from linli.wishes.actions.steps import LONGEST, held, taken
from linli.wishes.clocks import freed, fulfil_by, held_by
from linli.wishes.lifecycle import LIFECYCLE
from linli.wishes.models import MicroWish
from linli.wishes.rules import Claimer
from linli.wishes.telling import tell_claimer, tell_wisher
from linli.wishes.words import Action, State


@transaction.atomic
def claim(*, wish: MicroWish, claimer: Claimer, by: Who, now: datetime) -> MicroWish:
    """Claim a wish: a volunteer by their code, whoever serves by their account, for themselves or their organisation.
    WrongState, in a sentence, for the second of two, and for one's own."""
    kept = locked(MicroWish, wish.pk)
    if claimer.volunteer is not None:  # one after another, so that nobody has more in hand than they may
        claimer = Claimer(volunteer=Volunteer.objects.select_for_update(of=("self",)).get(pk=claimer.volunteer.pk))
    if isinstance(by, Account):
        rules.require(rules.why_not_claim_for(by, claimer))
    if sentence := rules.why_not_claim(kept, claimer):
        raise WrongState(sentence)
    step = LIFECYCLE.step(State(kept.state), Action.CLAIM)
    _hand(kept, claimer, now)
    tell_wisher(kept, gettext_lazy("Somebody has claimed your wish."), now=now)
    return taken(kept, step, by=by, now=now, data=held_by(kept))


@transaction.atomic
def give_back(*, wish: MicroWish, why: str, by: Who, volunteer: Volunteer | None = None, now: datetime) -> MicroWish:
    """Give it back to the list, with the reason: whoever claimed it (a volunteer who came by their code as
    `volunteer`), or whoever keeps wishes there."""
    kept, step = held(wish, Action.GIVE_BACK)
    rules.require(rules.why_not_touch(by, kept, volunteer))
    kept.why = _reason(why)
    facts = held_by(kept)
    freed(kept)
    return taken(kept, step, by=by, now=now, data={"lapsed": False, **facts})


@transaction.atomic
def pass_on(
    *, wish: MicroWish, to: Claimer, why: str, by: Any, volunteer: Volunteer | None = None, now: datetime
) -> MicroWish:
    """Pass it on to somebody else who takes it, with the reason; their time begins now."""
    kept, step = held(wish, Action.PASS_ON)
    rules.require(rules.why_not_touch(by, kept, volunteer))
    if to.holds(kept):
        raise WrongState(_("They have it in hand already."))
    kept.why = _reason(why)
    facts = {f"from_{name}": pk for name, pk in held_by(kept).items()}
    kept.state = State.PUBLISHED
    if sentence := rules.why_not_claim(kept, to):
        raise Refusal(sentence, field="to")
    kept.state = State.CLAIMED
    _hand(kept, to, now)
    tell_claimer(kept, gettext_lazy("A micro-wish was passed on to you: “%(said)s”"), now=now)
    return taken(kept, step, by=by, now=now, data={**facts, **held_by(kept)})


def _hand(kept: MicroWish, claimer: Claimer, now: datetime) -> None:
    for name, value in claimer.fields().items():
        setattr(kept, name, value)
    kept.claimed_at, kept.fulfil_by = now, fulfil_by(now)


def _reason(why: str) -> str:
    said = clean(why, LONGEST, field="why")
    if not said:
        raise Refusal(_("Say why, so that whoever keeps the wish can help."), field="why")
    return said
