"""Closing the roll: from then on nobody comes onto it, and slips are printed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.votes import rules
from linli.votes.actions.steps import check_seen, lock, move
from linli.votes.models import Vote
from linli.votes.words import Action

MOST = 10_000_000


@transaction.atomic
def open_vote(*, vote: Vote, by: Who, now: datetime, entitled: int | None = None, seen: int | None = None) -> Vote:
    """Close the roll and let people vote, by code from `vote.opens`. `entitled`: how many have the right, where a vote
    counted in the room has no roll. Refusal for nobody with the right, or a time that is over."""
    vote, step = lock(vote, Action.OPEN, by)
    check_seen(vote, seen)
    on_roll = vote.roll.count()
    if not on_roll and vote.by_code:
        raise Refusal(_("Nobody stands on the roll yet. Fill it first: from the households, from posts, or by a list."))
    number = on_roll or entitled or 0
    if not 0 < number <= MOST:
        raise Refusal(_("Say how many have the right to vote, or fill the roll."), field="entitled")
    if sentence := rules.why_no_floor(vote):
        raise Refusal(sentence)
    if vote.closes and vote.closes <= now:
        raise Refusal(_("The time of this vote is over. Change its times first."))
    return move(vote, step, by=by, now=now, entitled=number, opened_at=now, data={"entitled": number})
