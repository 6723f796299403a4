"""Calling meetings, calling them again, changing them."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core.refusal import Refusal
from linli.deliberation import actions, rules
from linli.deliberation.practice import of_area
from linli.deliberation.words import Action
from linli.desk.deliberation.forms import ChangeForm, MeetingForm, filled
from linli.desk.deliberation.views import seen
from linli.desk.face import show
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

REFUSED = 422


@permitted(Permission.MEETING_HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Call one; what the address says of forum, place and time stands there already."""
    account: Any = request.user
    form = MeetingForm(request.POST or None, by=account, initial=_begun(request, account))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.call(form.planned(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Called: everybody on the list is told, and what waits is on the agenda."))
            return redirect(made.get_absolute_url())
    status = REFUSED if form.errors else 200
    return show(request, "desk/deliberation/new.html", {"form": form}, here="meetings", status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Call an adjourned meeting again."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not(account, found, Action.CALL_AGAIN):
        raise Http404
    begun = {name: value for name, value in filled(found).items() if name not in ("begins", "ends", "seen")}
    form = MeetingForm(request.POST or None, by=account, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.call_again(form.planned(), meeting=found, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Called again: everybody on the list is told."))
            return redirect(made.get_absolute_url())
    context = {"form": form, "meeting": found}
    return show(request, "desk/deliberation/new.html", context, here="meetings", status=REFUSED if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it otherwise; everybody on the list hears of another time or place."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not(account, found, Action.CHANGE):
        raise Http404
    form = ChangeForm(request.POST or None, by=account, initial=filled(found))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["seen"]
        try:
            actions.change(form.planned(), meeting=found, seen=version, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Changed. Those on the list are told of another time or place."))
            return redirect(found.get_absolute_url())
    context = {"form": form, "meeting": found}
    status = REFUSED if form.errors else 200
    return show(request, "desk/deliberation/change.html", context, here="meetings", status=status)


def _begun(request: HttpRequest, account: Account) -> dict[str, Any]:
    """What the address says; else the place where one holds meetings, and the first kind that there is of it."""
    said = request.GET
    found: dict[str, Any] = {name: int(said[name]) for name in ("forum", "area") if said.get(name, "").isdecimal()}
    if "area" not in found:
        found |= _usual(powers(account).areas(Permission.MEETING_HOLD)[0])
    with suppress(ValueError):
        found["begins"] = datetime.fromisoformat(said.get("begins", ""))
    return found


def _usual(area: int) -> dict[str, Any]:
    first = next(iter(of_area(area)), None)
    return {"area": area, **({"forum": first.pk} if first else {})}
