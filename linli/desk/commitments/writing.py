"""Promising, and wording it otherwise before it is published."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.commitments import actions
from linli.commitments.words import Action, State
from linli.core.refusal import Refusal
from linli.desk.commitments.forms import PromiseForm, filled
from linli.desk.commitments.views import seen, why_not
from linli.desk.face import show
from linli.people.doors import signed_in

REFUSED = 422


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Promise something; whoever keeps commitments publishes it by that."""
    account: Any = request.user
    case = request.GET.get("case", "")
    begun = {"case": int(case) if case.isdecimal() else None, "own": True}
    form = PromiseForm(request.POST or None, by=account, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.promise(form.promised(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            published = _("Published: everybody reads it now, and its clock runs.")
            waits = _("Written. Whoever keeps the commitments there publishes it.")
            messages.success(request, waits if made.state == State.WRITTEN else published)
            return redirect(made.get_absolute_url())
    status = REFUSED if form.errors else 200
    return show(request, "desk/commitments/new.html", {"form": form}, here="commitments", status=status)


@signed_in
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Word it otherwise."""
    account: Any = request.user
    found = seen(account, pk)
    if found.state != State.WRITTEN or why_not(account, found, Action.CHANGE):
        raise Http404
    form = PromiseForm(request.POST or None, by=account, initial=filled(found))
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data["seen"] or 0
            actions.change(form.promised(), commitment=found, seen=said, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(found.get_absolute_url())
    context = {"form": form, "commitment": found}
    status = REFUSED if form.errors else 200
    return show(request, "desk/commitments/change.html", context, here="commitments", status=status)
