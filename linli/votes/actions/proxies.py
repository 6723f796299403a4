"""Proxies: given by the voter in writing, entered by staff, as many as the practice allows, one holder each."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.refusal import Refusal
from linli.people.models import Account
from linli.votes import rules
from linli.votes.actions.steps import lock, move
from linli.votes.models import Proxy, Vote, Voter
from linli.votes.words import Action


@transaction.atomic
def give_proxy(*, vote: Vote, principal: int, holder: int, by: Account, now: datetime) -> Proxy:
    """`holder` votes for `principal`, both by their number on the roll; the paper is at hand. Refusal, in a sentence
    beside its field, for more than one may carry, for who has voted, gave theirs away or carries others'."""
    vote, step = lock(vote, Action.PROXY, by)
    if not vote.proxies:
        raise Refusal(_("In this vote nobody votes for another."), field="holder")
    giver, taker = _locked(vote, principal, "principal"), _locked(vote, holder, "holder")
    if giver.pk == taker.pk:
        raise Refusal(_("These are the same number. One gives one’s vote to somebody else."), field="holder")
    if giver.used:
        raise Refusal(rules.used_already(vote.method), field="principal")
    if Proxy.objects.filter(principal__in=[giver, taker]).exists():
        raise Refusal(
            _("One of the two gave their vote to somebody already; that must be taken back first."), field="holder"
        )
    if giver.carries.exists():
        raise Refusal(_("This person carries the vote of another, and cannot give it on."), field="principal")
    if taker.carries.count() >= vote.proxies:
        words = ngettext(
            "One person carries at most %(n)d vote of others here.",
            "One person carries at most %(n)d votes of others here.",
            vote.proxies,
        )
        raise Refusal(words % {"n": vote.proxies}, field="holder")
    made: Proxy = Proxy.objects.create(vote=vote, principal=giver, holder=taker, by=by, at=now)
    move(vote, step, by=by, now=now, data={"principal": giver.number, "holder": taker.number})
    return made


@transaction.atomic
def take_back_proxy(*, proxy: Proxy, by: Account, now: datetime) -> None:
    """The voter votes oneself after all; not once the vote was cast. A slip printed for them before counts again."""
    vote, step = lock(proxy.vote, Action.PROXY, by)
    giver = Voter.objects.select_for_update().get(pk=proxy.principal_id)
    if giver.used:
        raise Refusal(rules.used_already(vote.method))
    gone, _rows = Proxy.objects.filter(pk=proxy.pk).delete()
    if gone:
        move(vote, step, by=by, now=now, data={"principal": giver.number, "holder": None})


def _locked(vote: Vote, number: int, field: str) -> Voter:
    found = Voter.objects.select_for_update(of=("self",)).filter(vote=vote, number=number).first()
    if found is None:
        raise Refusal(_("Nobody on the roll has the number %(number)d.") % {"number": number}, field=field)
    return found
