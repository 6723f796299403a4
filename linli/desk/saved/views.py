"""Saved filters: giving the present one a name, the list of them, dropping one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk import question
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.models import SavedFilter
from linli.desk.saved import actions
from linli.desk.saved.rules import why_not_drop
from linli.people.directory import directory
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

REFUSED = 422


class SaveForm(DeskForm):
    """A name, and for whom."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=actions.LONGEST, required=False)
    organisation = forms.TypedChoiceField(label=gettext_lazy("For whom"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = sorted(powers(account).organisation_ids)
        shared = [(each, _("all of %(name)s") % {"name": directory.get().name(each)}) for each in own]
        self.offer("organisation", [("", _("me alone")), *shared])


@permitted(Permission.CASE_VIEW)
def new(request: HttpRequest) -> HttpResponse:
    """Give the filter of this address a name; saved, it stands in the bar of the queue."""
    account: Any = request.user
    asked = question.read(request.GET, powers(account))
    form = SaveForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        organisation = directory.get().organisations.get(said["organisation"] or 0)
        try:
            actions.keep(by=account, now=timezone.now(), name=said["name"], asks=asked.asks, organisation=organisation)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(reverse("desk:queue") + asked.address())
    context = {"form": form, "address": asked.address()}
    return show(request, "desk/saved/new.html", context, here="queue", status=REFUSED if form.errors else 200)


@permitted(Permission.CASE_VIEW)
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """One's own filters and those shared with one, to be opened or dropped."""
    account: Any = request.user
    listed = [
        {"saved": each, "whose": directory.get().name(each.organisation_id), "why_not": why_not_drop(account, each)}
        for each in seen_by(account)
    ]
    return show(request, "desk/saved/list.html", {"listed": listed}, here="queue")


@permitted(Permission.CASE_VIEW)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop one of them."""
    account: Any = request.user
    found = get_object_or_404(seen_by(account), pk=pk)
    try:
        actions.drop(saved=found, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(name)s” was dropped.") % {"name": found.name})
    return redirect("desk:saved")


def seen_by(account: Account) -> Any:
    """One's own, and those shared with an organisation in which one serves."""
    shared = Q(organisation__in=sorted(powers(account).organisation_ids))
    mine = Q(account=account, organisation__isnull=True)
    return SavedFilter.objects.filter(mine | shared).order_by("name", "id")
