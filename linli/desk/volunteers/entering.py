"""Somebody new, entered at the counter; and what is kept of somebody, corrected."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core import codes
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.volunteers.forms import ChangeForm, EnterForm, filled
from linli.desk.volunteers.views import seen
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.volunteers import actions, rules

REFUSED = 422


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter somebody, who gets their code on paper."""
    account: Any = request.user
    form = EnterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.enter(form.joining(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("Entered. The code for their own page: %(code)s") % {"code": codes.spoken(made.code)}
            )
            return redirect(made)
    status = REFUSED if form.errors else 200
    return show(request, "desk/volunteers/new.html", {"form": form}, here="volunteers", status=status)


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is kept of somebody; name and number stay as they are."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not_keep(account, found.area_id):
        raise Http404
    form = ChangeForm(request.POST or None, volunteer=found, whole=False, initial=filled(found))
    if request.method == "POST" and form.is_valid():
        seen_at = form.cleaned_data["seen"]
        try:
            actions.change(form.joining(), volunteer=found, seen=seen_at, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect(found)
    context = {"form": form, "volunteer": found}
    status = REFUSED if form.errors else 200
    return show(request, "desk/volunteers/change.html", context, here="volunteers", status=status)
