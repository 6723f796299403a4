"""Checking a wish: what everybody will read of it, whether it is small enough; published, or declined with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.wishes import rules
from linli.wishes.actions.steps import LONGEST, held, taken
from linli.wishes.actions.submitting import affordable
from linli.wishes.clocks import expires
from linli.wishes.hints import personal
from linli.wishes.models import MicroWish
from linli.wishes.practice import shielded, shown_area, wishers
from linli.wishes.telling import tell_wisher
from linli.wishes.words import Action

SAID, SHORTEST = 120, 4


@transaction.atomic
def publish(
    *, wish: MicroWish, said: str, cost: int, wisher: str = "", seen: int, by: Account, now: datetime
) -> MicroWish:
    """Publish a wish in words that everybody may read. Refusal for words by which somebody could be found, and for
    what costs more than the practice allows. `wisher`: whose it is, where it was said wrongly."""
    kept, step = held(wish, Action.PUBLISH, seen=seen)
    rules.require(rules.why_not_keep(by, kept))
    if wisher and wisher not in [each.key for each in wishers()]:
        raise Refusal(_("Choose one from the list."), field="wisher")
    kept.wisher = wisher or kept.wisher
    # Once a wish is shielded it stays so, whatever the practice says later.
    kept.shielded = shielded(kept.wisher) if wisher else kept.shielded or shielded(kept.wisher)
    kept.shown_area_id = shown_area(kept.area_id, hidden=kept.hidden)
    kept.said, kept.cost = _said(said, kept), affordable(cost)
    kept.published_at, kept.published_by, kept.expires_at = now, by, expires(now)
    kept.kept_by = _keeper(by, kept)
    kept.why = ""
    tell_wisher(kept, gettext_lazy("Your wish is published. We tell you when somebody has claimed it."), now=now)
    return taken(kept, step, by=by, now=now, data={"wisher": kept.wisher, "thing": kept.thing, "cost": kept.cost})


@transaction.atomic
def decline(*, wish: MicroWish, why: str, seen: int, by: Account, now: datetime) -> MicroWish:
    """Do not take it on, or take it off the list, with the reason, which the wisher reads."""
    kept, step = held(wish, Action.DECLINE, seen=seen)
    rules.require(rules.why_not_keep(by, kept))
    kept.why, kept.ended_at = clean(why, LONGEST, field="why"), now
    if not kept.why:
        raise Refusal(_("Say why, and where else to turn; the wisher reads it."), field="why")
    tell_wisher(kept, gettext_lazy("Your wish is not taken on. The reason stands here:"), now=now)
    return taken(kept, step, by=by, now=now)


def _said(words: str, wish: MicroWish) -> str:
    found = clean(words, SAID, field="said")
    if len(found) < SHORTEST:
        raise Refusal(_("Say the wish in a few words that everybody may read."), field="said")
    if telling := next(personal(found, wish), ""):
        raise Refusal(
            _("“%(words)s” tells who or where. Everybody reads these words: leave it out.") % {"words": telling},
            field="said",
        )
    return found


def _keeper(by: Account, wish: MicroWish) -> Organisation | None:
    """The organisation for which whoever checked it serves there: through it the wish is handed over."""
    held_here = [each for each in powers(by).held if Permission.WISH_KEEP in each.permissions]
    return Organisation.objects.filter(pk__in=[each.organisation_id for each in held_here]).order_by("pk").first()
