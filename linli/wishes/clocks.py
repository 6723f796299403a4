"""What comes due of a wish by itself: published, it expires; claimed and not fulfilled, it goes back to the list."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from linli.journal.actions import SYSTEM
from linli.journal.bulk import Said
from linli.journal.sweeping import Sweeping
from linli.wishes.lifecycle import LIFECYCLE
from linli.wishes.models import MicroWish
from linli.wishes.practice import said
from linli.wishes.telling import tell_claimer, tell_wisher
from linli.wishes.words import Action, State

FIELDS = (
    *("state", "volunteer_id", "account_id", "organisation_id", "claimed_at", "fulfil_by", "given_back", "ended_at"),
    *("next_look_at", "version"),
)


def expires(now: datetime) -> datetime:
    """Until when a wish published now stands."""
    return now + timedelta(days=said()["stands"])


def fulfil_by(now: datetime) -> datetime:
    """By when a wish claimed now is fulfilled."""
    return now + timedelta(days=said()["fulfil_within"])


def next_look(wish: MicroWish) -> datetime | None:
    """When to look at it next."""
    if wish.state == State.CLAIMED:
        return wish.fulfil_by
    return wish.expires_at if wish.state == State.PUBLISHED else None


def freed(wish: MicroWish) -> None:
    """Put a claimed wish back on the list, in memory."""
    wish.state, wish.given_back = State.PUBLISHED, wish.given_back + 1
    wish.volunteer = wish.account = wish.organisation = None
    wish.claimed_at = wish.fulfil_by = None
    wish.next_look_at = next_look(wish)


def turn(wish: MicroWish, now: datetime) -> list[Said]:
    """Change a locked wish in memory: what has come due, each once."""
    events: list[Said] = []
    while (moment := next_look(wish)) is not None and moment <= now:
        wish.version += 1
        if wish.state == State.CLAIMED:
            facts = {"lapsed": True, **held_by(wish)}
            tell_claimer(wish, _("The time is over: the wish “%(said)s” went back to the list."), now=now)
            freed(wish)
            events.append(Said(LIFECYCLE.table[State.CLAIMED, Action.GIVE_BACK].event, now, SYSTEM, facts))
        else:
            wish.state, wish.ended_at = State.EXPIRED, now
            tell_wisher(wish, _("Nobody has claimed your wish in time. You can say it again."), now=now)
            events.append(Said(LIFECYCLE.table[State.PUBLISHED, Action.EXPIRE].event, now, SYSTEM, {}))
    for each in events:
        each.area_id = wish.area_id
    wish.next_look_at = next_look(wish)
    return events


def held_by(wish: MicroWish) -> dict[str, int | None]:
    """Who has it in hand, as events say it."""
    return {"volunteer": wish.volunteer_id, "account": wish.account_id, "organisation": wish.organisation_id}


WISHES = Sweeping(MicroWish, FIELDS, turn)
