"""My duty: what is to come, leave, the address of my calendar."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.rosters.asked import REFUSED, page
from linli.desk.rosters.forms import LeaveForm
from linli.desk.rosters.month import path_of
from linli.people.doors import signed_in
from linli.rosters import actions
from linli.rosters.actions.leave import said, turns_in
from linli.rosters.models import Leave, Swap, Turn
from linli.rosters.queries import of_person
from linli.rosters.words import Asked, Opens

PAST, SHOWN = timedelta(days=31), 100


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own turns of the last month and all to come."""
    return _page(request, LeaveForm())


def _page(request: HttpRequest, form: LeaveForm) -> HttpResponse:
    account: Any = request.user
    now = timezone.now()
    turns = list(of_person(account.person_id, since=now - PAST)[:SHOWN])
    asked = set(Swap.objects.filter(turn__in=turns, state=Asked.ASKED).values_list("turn_id", flat=True))
    leaves = Leave.objects.filter(person=account.person_id, withdrawn_at=None, last__gte=timezone.localdate())
    row = actions.have_address(opens=Opens.PERSON, by=account, now=now)
    context = {
        "ahead": [(turn, turn.pk in asked, turn.shift.starts_at > now) for turn in turns if turn.shift.ends_at > now],
        "behind": [turn for turn in reversed(turns) if turn.shift.ends_at <= now],
        "leaves": leaves.order_by("first"),
        "form": form,
        "address": request.build_absolute_uri(path_of(row)),
        "now": now,
    }
    return page(request, "mine.html", context, tab="mine", status=REFUSED if form.errors else 200)


@signed_in
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Go on leave."""
    account: Any = request.user
    form = LeaveForm(request.POST)
    if form.is_valid():
        try:
            made = actions.enter_leave(by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Your leave is entered; no roster will put you on duty in these days."))
            if sentence := said(turns_in(made)):
                messages.error(request, sentence)
            return redirect("desk:rosters:mine")
    return _page(request, form)


@signed_in
@require_POST
def leave_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Be there after all."""
    account: Any = request.user
    found = get_object_or_404(Leave, pk=pk, person=account.person_id)
    try:
        actions.withdraw_leave(leave=found, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your leave is taken back."))
    return redirect("desk:rosters:mine")


@signed_in
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Another address for one's calendar."""
    account: Any = request.user
    row = actions.have_address(opens=Opens.PERSON, by=account, now=timezone.now())
    actions.renew_address(address=row, by=account, now=timezone.now())
    messages.success(request, _("A new address is below; the old one opens nothing any more."))
    return redirect("desk:rosters:mine")


def own_turn(account: Any, pk: int) -> Turn:
    """One of one's own turns; 404 for anybody else's."""
    rows = Turn.objects.standing().filter(person=account.person_id).select_related("shift__station", "shift__rule")
    found: Turn = get_object_or_404(rows, pk=pk)
    return found
