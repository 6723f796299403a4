"""Who may do what with a vote, and why not: each rule is a sentence or nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.refusal import NotAllowed, Refusal
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.votes.models import Vote
from linli.votes.words import COUNTED, Method, State, Unit

SAID = 10


def why_not_hold(account: Any, *, area_id: int, organisation_id: int, permission: Permission) -> str | None:
    """Whoever may in the area, or for the organisation that holds it."""
    mine = powers(account)
    if mine.may(permission, area_id) or mine.may_for(permission, organisation_id):
        return None
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": permission.label
    }


def why_not(account: Any, vote: Vote, permission: Permission = Permission.VOTE_HOLD) -> str | None:
    """As why_not_hold, of a vote that is there."""
    return why_not_hold(account, area_id=vote.area_id, organisation_id=vote.organisation_id, permission=permission)


def require(by: Any, vote: Vote, permission: Permission = Permission.VOTE_HOLD) -> None:
    """Raise NotAllowed, in why_not's words."""
    if sentence := why_not(by, vote, permission):
        raise NotAllowed(sentence)


def why_not_vote(vote: Vote, now: datetime) -> str | None:
    """By code, in its time."""
    if vote.state == State.CANCELLED:
        return _("This vote was cancelled.")
    if vote.state == State.CLOSED or (vote.closes and vote.closes <= now):
        return _("This vote is closed. The result stands on its page.")
    if vote.method in COUNTED:
        return _("This vote is counted in the room; there is nothing to enter here.")
    if vote.state == State.PREPARED or vote.opens is None or now < vote.opens:
        return _("This vote has not opened yet. Come back when it does.")
    return None


def why_not_read_roll(account: Any, vote: Vote) -> str | None:
    """Whoever holds or tells it; of a vote by name, once closed, whoever stands on its roll: each reads how every
    number was counted."""
    if vote.method == Method.OPEN and vote.state == State.CLOSED and vote.roll.filter(account=account.pk).exists():
        return None
    return why_not(account, vote) and why_not(account, vote, Permission.VOTE_TELL)


def chosen(vote: Vote, choice: int | Sequence[int]) -> list[int]:
    """The options' numbers as a ballot keeps them: at least one, as many as there are seats at most, the abstention
    alone. Refusal, beside `choice`, for anything else."""
    numbers = sorted({choice} if isinstance(choice, int) else set(choice))
    if not numbers or not all(1 <= number <= len(vote.options) for number in numbers):
        raise Refusal(_("Choose one of the options."), field="choice")
    if len(numbers) > 1 and vote.abstention in numbers:
        words = _("“%(option)s” goes with nothing else. Choose it alone, or leave it out.")
        raise Refusal(words % {"option": vote.option(vote.abstention)}, field="choice")
    if len(numbers) > vote.seats:
        words = ngettext(
            "You chose %(n)d; only %(seats)d may be chosen. Take some back.",
            "You chose %(n)d; at most %(seats)d may be chosen. Take some back.",
            vote.seats,
        )
        raise Refusal(words % {"n": len(numbers), "seats": vote.seats}, field="choice")
    return numbers


def why_no_floor(vote: Vote) -> str | None:
    """Where owners decide by floor area, too, every line of the roll has one before it is closed."""
    if vote.unit != Unit.OWNER:
        return None
    without = list(vote.roll.filter(floor_area=None).order_by("number").values_list("number", flat=True)[: SAID + 1])
    if not without:
        return None
    numbers = _(", ").join(str(number) for number in without[:SAID]) + ("…" if len(without) > SAID else "")
    return _("No floor area is entered for the numbers %(numbers)s. Take them off, or enter them with one.") % {
        "numbers": numbers
    }


def why_not_close(vote: Vote, *, used: int, agreed: bool, now: datetime) -> str | None:
    """By code: when its time is over or all have voted. In the room: when two tellers have counted the same."""
    if vote.method in COUNTED:
        return None if agreed else _("Two tellers enter what they counted; they must say the same before it is closed.")
    assert vote.closes is not None, "a vote by code has its times"
    if now < vote.closes and used < (vote.entitled or 0):
        return _("It is open until %(time)s, and not everybody has voted yet. It closes by itself.") % {
            "time": f"{timezone.localtime(vote.closes):%Y-%m-%d %H:%M}"
        }
    return None


def used_already(method: str) -> str:
    """Nobody votes twice; who changed their mind is told why it stays so."""
    if method == Method.SECRET:
        return _("This vote was cast already. A secret ballot cannot be changed: nobody can tell which one it is.")
    return _("This vote was cast already. What was said openly stands.")


def given_away() -> str:
    return _(
        "This vote was given to somebody else in writing. To vote oneself, have that taken back at the desk first."
    )
