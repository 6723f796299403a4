"""Slips: each on the roll gets a code that is drawn now, printed once and kept only as a keyed mark."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.votes import codes
from linli.votes.actions.steps import lock, move
from linli.votes.models import Vote, Voter
from linli.votes.words import Action

MOST = 400


@dataclass(frozen=True, slots=True)
class Slip:
    """What one slip says."""

    number: int
    name: str
    about: str
    code: str


@transaction.atomic
def print_slips(*, vote: Vote, first: int, last: int, by: Who, now: datetime, again: bool = False) -> list[Slip]:
    """Draw codes for the numbers `first` to `last` of the roll, 400 at most, and return them: they are shown this once.
    Who has voted gets none. Who has a slip gets another only with `again`: the older one is void then."""
    vote, step = lock(vote, Action.PRINT, by)
    if not vote.by_code:
        raise Refusal(_("This vote is counted in the room and needs no slips."))
    if not 1 <= first <= last:
        raise Refusal(_("Give the first and the last number of the roll, the smaller first."), field="first")
    if last - first >= MOST:
        raise Refusal(_("At most %(most)d slips at once.") % {"most": MOST}, field="last")
    wanted = vote.roll.filter(number__range=(first, last), used=False, proxy=None)
    wanted = wanted if again else wanted.filter(slips=0)
    voters = list(wanted.order_by("number").select_for_update(of=("self",)))
    if not voters:
        raise Refusal(
            _("These have their slips already, or have voted. Tick “again” to print one anew; the old is void then.")
        )
    slips = [_slip(voter) for voter in voters]
    Voter.objects.bulk_update(voters, ["code_mark", "slips"], batch_size=200)
    move(vote, step, by=by, now=now, data={"slips": len(slips), "first": first, "last": last, "again": again})
    return slips


def _slip(voter: Voter) -> Slip:
    code, voter.code_mark = codes.drawn()
    voter.slips += 1
    return Slip(voter.number, voter.name, voter.about, code)
