"""Hands and cards: each of two tellers enters what they counted."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.people.models import Account
from linli.votes.actions.steps import lock, move
from linli.votes.models import Count, Vote
from linli.votes.words import Action


@transaction.atomic
def enter_count(
    *, vote: Vote, counts: Sequence[int], present: int, by: Account, now: datetime, carried: int = 0
) -> Count:
    """What this teller counted; entered again it replaces what they said before. `present`: with the right to vote and
    in the room; `carried`: votes they carry for others. Refusal for more votes than there can be."""
    vote, step = lock(vote, Action.COUNT, by)
    if vote.by_code:
        raise Refusal(_("In this vote each votes by a code; there is nothing to count in the room."))
    if len(counts) != len(vote.options) or min(counts) < 0 or present < 0 or carried < 0:
        raise Refusal(_("Give a number for each option."), field="counts")
    if present + carried > (vote.entitled or 0):
        words = _("%(entitled)d have the right to vote; more cannot be present. Count again.")
        raise Refusal(words % {"entitled": vote.entitled or 0}, field="present")
    if carried > present * vote.proxies:
        raise Refusal(_("Those present may not carry so many votes of others. Count again."), field="carried")
    there = present + carried
    if max(counts) > there or sum(counts) > there * vote.seats:
        words = _("%(votes)d votes, and only %(most)d could be given. Count again.")
        votes, most = (max(counts), there) if max(counts) > there else (sum(counts), there * vote.seats)
        raise Refusal(words % {"votes": votes, "most": most}, field="counts")
    said = {"counts": list(counts), "present": present, "carried": carried, "at": now}
    made, _new = Count.objects.update_or_create(vote=vote, teller=by, defaults=said)
    move(vote, step, by=by, now=now, data={"counts": list(counts), "present": present, "carried": carried})
    return made
