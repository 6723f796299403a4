"""Announcing activities and changing them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linli.activities import actions, rules
from linli.activities.actions.announcing import Announced
from linli.activities.models import Activity
from linli.core.refusal import Refusal
from linli.core.repeating import listed
from linli.desk.activities.forms import ChangeForm, NewForm, filled
from linli.desk.activities.views import others_to_come, seen
from linli.desk.face import show
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.stations.models import Station

REFUSED = 422


@permitted(Permission.ACTIVITY_HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Announce one, or a series."""
    account: Any = request.user
    form = NewForm(request.POST or None, by=account, initial=_begun(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = _announce(request, form, account)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(made.get_absolute_url())
    context = {"form": form}
    return show(request, "desk/activities/new.html", context, here="activities", status=REFUSED if form.errors else 200)


def _announce(request: HttpRequest, form: NewForm, by: Account) -> Activity:
    now, said = timezone.now(), form.cleaned_data
    if not said["rhythm"]:
        made = actions.announce(form.planned(), by=by, now=now)
        messages.success(request, _("Announced: it stands on the public site now."))
        return made
    done = actions.announce_series(
        form.planned(), rhythm=said["rhythm"], until=said["until"], holidays=said["holidays"], by=by, now=now
    )
    messages.success(request, said_of(done))
    return done.activities[0]


def said_of(done: Announced) -> str:
    """What became of a series, the days left out and the made-up working days by name."""
    made = len(done.activities)
    words = [ngettext("%(n)d announced.", "%(n)d announced.", made) % {"n": made}]
    if done.left_out:
        words.append(_("Left out: %(days)s.") % {"days": listed(done.left_out)})
    if done.named:
        words.append(_("Mind: %(days)s.") % {"days": listed(done.named)})
    return " ".join(words)


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the address fills in: a station by its code."""
    station = Station.objects.filter(code=request.GET.get("station", ""), active=True).first()
    return {"station": station.pk} if station else {}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it otherwise; everybody on the list hears of another time or place."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not_keep(account, found):
        raise Http404
    form, now = ChangeForm(request.POST or None, by=account, initial=filled(found)), timezone.now()
    form.ask_of(others_to_come(found, now))
    if request.method == "POST" and form.is_valid():
        act = actions.change_series if form.cleaned_data.get("whole") else actions.change
        try:
            act(form.planned(), activity=found, seen=form.cleaned_data["seen"], by=account, now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Changed. Those on the list are told of another time or place."))
            return redirect(found.get_absolute_url())
    context = {"form": form, "activity": found}
    status = REFUSED if form.errors else 200
    return show(request, "desk/activities/change.html", context, here="activities", status=status)
