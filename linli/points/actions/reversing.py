"""An entry is never changed: it is booked back, once, by what it came from."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.people.models import Account
from linli.points.actions.checking import take_back
from linli.points.actions.redeeming import return_reward
from linli.points.models import Earning, Entry, Redeeming


@transaction.atomic
def reverse(*, entry: Entry, words: str, by: Account, now: datetime) -> Earning | Redeeming:
    """Book an entry back: what was earned is taken back, what was redeemed is given back. Refusal for what expired and
    for what books another back."""
    if earning := Earning.objects.filter(entry=entry.pk).first():
        return take_back(earning=earning, words=words, by=by, now=now)
    if redeeming := Redeeming.objects.filter(entry=entry.pk).first():
        return return_reward(redeeming=redeeming, by=by, now=now)
    raise Refusal(_("Only what was earned or redeemed can be booked back. Propose anew what was wrong."))
