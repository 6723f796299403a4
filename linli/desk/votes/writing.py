"""Preparing votes and changing them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.votes.forms import ChangeForm, VoteForm, begun, filled
from linli.desk.votes.views import HERE, seen
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.votes import actions, rules

REFUSED = 422


@permitted(Permission.VOTE_HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Prepare one; its roll comes next."""
    account: Any = request.user
    form = VoteForm(request.POST or None, by=account, initial=begun(account))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.prepare(form.plan(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Prepared. Fill the roll next: who may vote."))
            return redirect("desk:votes:roll", made.pk)
    status = REFUSED if form.errors else 200
    return show(request, "desk/votes/new.html", {"form": form}, here=HERE, status=status)


@permitted(Permission.VOTE_HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it otherwise, as long as its roll is not closed."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not(account, found):
        raise Http404
    form = ChangeForm(request.POST or None, by=account, initial=filled(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(form.plan(), vote=found, seen=form.cleaned_data["seen"], by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Changed."))
            return redirect(found.get_absolute_url())
    context = {"form": form, "vote": found}
    return show(request, "desk/votes/change.html", context, here=HERE, status=REFUSED if form.errors else 200)
