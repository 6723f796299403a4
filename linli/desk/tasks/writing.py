"""Calling volunteers, from what a task comes from, and changing a task."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.core.repeating import Rhythm, listed
from linli.desk.face import show
from linli.desk.tasks.forms import ChangeForm, NewForm, begun, filled
from linli.desk.tasks.listing import may_call
from linli.desk.tasks.views import seen
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.services.models import MonthTheme, Order
from linli.stations.models import Station
from linli.tasks import actions, rules
from linli.tasks.models import Task
from linli.wishes.models import MicroWish

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Origin:
    """What a task comes from, as the address says; nothing, for a plain call."""

    case: Case | None
    order: Order | None
    theme: MonthTheme | None
    wish: MicroWish | None
    station: Station | None


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Call for one, in shifts, or again and again; 404 for whoever may call nowhere."""
    account: Any = request.user
    if not may_call(account):
        raise Http404
    origin = _origin(account, request.GET)
    own = next(iter(powers(account).areas(Permission.TASK_CALL)), None)
    first = {"area": own, **begun(origin.case, origin.order, origin.theme, origin.station, origin.wish)}
    form = NewForm(request.POST or None, by=account, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = _call(request, form, origin, account)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(made.get_absolute_url())
    context = {"form": form, "origin": origin}
    return show(request, "desk/tasks/new.html", context, here="tasks", status=REFUSED if form.errors else 200)


def _origin(account: Account, said: Any) -> Origin:
    """404 for a case that the account may not see, or what does not exist."""
    order, case, theme = None, None, None
    if said.get("order", "").isdecimal():
        order = get_object_or_404(Order.objects.select_related("case", "item_version"), pk=int(said["order"]))
    number = str(order.case_id) if order else said.get("case", "")
    if number.isdecimal():
        case = get_object_or_404(Case.objects.visible_to(account), pk=int(number))
        order = order or Order.objects.select_related("case", "item_version").filter(case=case).first()
    if said.get("theme", "").isdecimal():
        theme = get_object_or_404(MonthTheme, pk=int(said["theme"]))
    wish = None
    if said.get("wish", "").isdecimal():
        wish = get_object_or_404(MicroWish.objects.visible_to(account), pk=int(said["wish"]))
    station = Station.objects.filter(code=said.get("station", ""), active=True).first()
    return Origin(case, order, theme, wish, station)


def _call(request: HttpRequest, form: NewForm, origin: Origin, by: Account) -> Task:
    now, said = timezone.now(), form.cleaned_data
    planned = form.planned(case=origin.case, order=origin.order, theme=origin.theme, wish=origin.wish)
    shifts = said["shifts"] or 1
    if not said["rhythm"] and shifts == 1:
        made = actions.call(planned, by=by, now=now, asking=said["named"])
        asked = _("Called, and they are asked.") if said["named"] else _("Called. Below is whom you could ask.")
        messages.success(request, asked)
        return made
    rhythm = Rhythm(said["rhythm"]) if said["rhythm"] else None
    done = actions.call_series(
        planned, shifts=shifts, rhythm=rhythm, until=said["until"], holidays=said["holidays"], by=by, now=now
    )
    messages.success(request, _said(done))
    return done.tasks[0]


def _said(done: actions.Called) -> str:
    """What became of a series, the days left out and the made-up working days by name."""
    made = len(done.tasks)
    words = [ngettext("%(n)d task called.", "%(n)d tasks called.", made) % {"n": made}]
    if done.left_out:
        words.append(_("Left out: %(days)s.") % {"days": listed(done.left_out)})
    if done.named:
        words.append(_("Mind: %(days)s.") % {"days": listed(done.named)})
    return " ".join(words)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it otherwise; everybody on the list hears of another time or place."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.keeper(account, found) is None:
        raise Http404
    form = ChangeForm(request.POST or None, by=account, initial=filled(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                form.planned(),
                task=found,
                seen=form.cleaned_data["seen"],
                by=account,
                now=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Changed. Those on the list are told of another time or place."))
            return redirect(found.get_absolute_url())
    context = {"form": form, "task": found}
    return show(request, "desk/tasks/change.html", context, here="tasks", status=REFUSED if form.errors else 200)
