"""What anybody does with their own part in a task, and calling a task off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.core.refusal import Refusal
from linli.desk.tasks.forms import CancelForm
from linli.desk.tasks.views import page, seen
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.tasks import actions, rules
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.naming import colleagues, named
from linli.tasks.words import Asked
from linli.volunteers.models import Volunteer

REFUSED = 422


@signed_in
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a task, as the volunteer whose account it is."""
    account: Any = request.user
    found, volunteer = seen(account, pk), _volunteer(account)
    try:
        actions.sign_up(task=found, volunteer=volunteer, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(found.get_absolute_url())


@signed_in
@require_POST
def own_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no, give a place up, ask who takes it over or somebody by number, take one over."""
    account: Any = request.user
    found, volunteer = seen(account, pk), _volunteer(account)
    try:
        _own_step(request.POST, found, volunteer, account)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(found.get_absolute_url())


def _own_step(said: Any, found: Task, volunteer: Volunteer, by: Account) -> None:
    now, what, number = timezone.now(), said.get("do", ""), said.get("handing", "")
    if what in ("accept", "refuse", "keep"):
        asked = get_object_or_404(
            Handing.objects.select_related("doing"),
            doing__task=found,
            state=Asked.ASKED,
            pk=int(number) if number.isdecimal() else 0,
        )
        if what == "keep":
            actions.withdraw_handing(handing=asked, by=by, now=now)
            return
        act = actions.accept_handing if what == "accept" else actions.decline_handing
        act(handing=asked, volunteer=volunteer, by=by, now=now)
        return
    doing = get_object_or_404(Doing, task=found, volunteer=volunteer)
    if what == "no":
        actions.decline(doing=doing, by=by, now=now)
    elif what == "give_up":
        actions.withdraw(doing=doing, by=by, now=now)
    elif what == "hand_on":
        actions.ask_handing(doing=doing, by=by, now=now)
    elif what == "hand_to":
        to = named(said.get("to", ""), colleagues(volunteer))
        actions.ask_handing(doing=doing, by=by, now=now, to=to)


def _volunteer(account: Account) -> Volunteer:
    """The account's own; 404 for whoever has not reported in."""
    found = Volunteer.objects.filter(account=account.pk).order_by("-pk").first()
    if found is None:
        raise Http404
    return found


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It is off."""
    account: Any = request.user
    found, form = keeping(account, pk), CancelForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.cancel(task=found, words=said["words"], seen=said["seen"], by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Cancelled. Those on the list are told, with the reason."))
            return redirect(found.get_absolute_url())
    return page(request, found, status=REFUSED, cancel=form)


def keeping(account: Any, pk: int) -> Task:
    """The task, for whoever keeps its list; its list does not exist for others."""
    found = seen(account, pk)
    if rules.keeper(account, found) is None:
        raise Http404
    return found
