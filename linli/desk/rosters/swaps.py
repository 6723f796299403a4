"""Swaps: asked of me, open to whoever can, asked by me; asking for one."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.rosters.asked import REFUSED, page
from linli.desk.rosters.forms import SwapForm
from linli.desk.rosters.mine import own_turn
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.rosters import actions
from linli.rosters.candidates import holders, serving
from linli.rosters.models import Swap
from linli.rosters.words import Asked

OPEN_SHOWN, PAST_SHOWN = 30, 20
ANSWERS = {"accept": actions.accept_swap, "decline": actions.decline_swap, "withdraw": actions.withdraw_swap}


@signed_in
@require_safe
def swaps(request: HttpRequest) -> HttpResponse:
    """What others ask of me, and what I have asked."""
    return _page(request)


def _page(request: HttpRequest, *, sentence: str = "") -> HttpResponse:
    account: Any = request.user
    rows = Swap.objects.select_related(
        "turn__shift__station", "turn__shift__rule", "person", "to", "taken_by", "back__shift__station"
    ).order_by("turn__shift__starts_at")
    ahead = rows.filter(state=Asked.ASKED, turn__shift__starts_at__gt=timezone.now())
    context = {
        "asked_of_me": ahead.filter(to=account.person_id),
        "open": _open(account, list(ahead.filter(to=None).exclude(person=account.person_id)[:OPEN_SHOWN])),
        "asked_by_me": ahead.filter(person=account.person_id),
        "past": rows.filter(Q(person=account.person_id) | Q(to=account.person_id) | Q(taken_by=account.person_id))
        .exclude(state=Asked.ASKED)
        .order_by("-answered_at")[:PAST_SHOWN],
        "sentence": sentence,
    }
    return page(request, "swaps.html", context, tab="swaps", status=REFUSED if sentence else 200)


def _open(account: Account, found: list[Swap]) -> list[Swap]:
    """Those that one could take by one's posts, free or not. One query."""
    if not found:
        return []
    shifts = [swap.turn.shift for swap in found]
    days, posts = [shift.day for shift in shifts], {post for shift in shifts for post in shift.rule.posts}
    known = holders(posts, min(days), max(days), people=[account.person_id])
    return [swap for swap, at in zip(found, shifts, strict=True) if serving(at.rule, at.station.area_id, at.day, known)]


@signed_in
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody, or whoever can, to take a turn of mine."""
    account: Any = request.user
    turn = own_turn(account, pk)
    form = SwapForm(request.POST or None, turn=turn)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_swap(turn=turn, by=account, now=timezone.now(), **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Asked. Until somebody says yes, the turn is yours."))
            return redirect("desk:rosters:swaps")
    context = {"turn": turn, "form": form}
    return page(request, "swap.html", context, tab="swaps", status=REFUSED if form.errors else 200)


@signed_in
@require_POST
def answer(request: HttpRequest, pk: int, answer: str) -> HttpResponse:
    """Say yes or no, or no longer ask."""
    account: Any = request.user
    if answer not in ANSWERS:
        raise Http404
    found = get_object_or_404(Swap.objects.filter(_concerns(account)), pk=pk)
    try:
        ANSWERS[answer](swap=found, by=account, now=timezone.now())
    except Refusal as refusal:
        return _page(request, sentence=str(refusal))
    messages.success(request, DONE[answer]())
    return redirect("desk:rosters:swaps")


def _concerns(account: Account) -> Q:
    return Q(person=account.person_id) | Q(to=account.person_id) | Q(to=None)


DONE = {
    "accept": lambda: _("The turn is yours now. Both of you, and whoever makes the rosters, are told."),
    "decline": lambda: _("You said no; whoever asked is told."),
    "withdraw": lambda: _("Taken back: the turn stays yours."),
}
