"""What a clerk does with numbers: call the next, again, serve, done, skip, pass on, bring back; give one out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.bookings import actions, queries
from linli.bookings.models import Appointment, Line, Ticket
from linli.bookings.words import Taken
from linli.core import codes
from linli.core.refusal import Refusal
from linli.desk.window_queue.forms import ArriveForm, GiveForm
from linli.desk.window_queue.views import chosen, serving
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.stations.models import Station

STEPS: dict[str, Callable[..., Ticket]] = {
    "again": actions.call_again,
    "serve": actions.serve,
    "done": actions.done,
    "skip": actions.skip,
    "back": actions.bring_back,
}


@permitted(Permission.QUEUE_CALL)
@require_POST
def call_next(request: HttpRequest, code: str, window: int) -> HttpResponse:
    """Call the next one; whoever was there has been served."""
    station, account, now = serving(request, code), _account(request), timezone.now()
    lines = Line.objects.filter(pk__in=chosen(request, queries.waiting(station, now)))
    try:
        ticket = actions.call_next(station=station, window=window, lines=list(lines), by=account, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        if ticket is None:
            messages.success(request, _("Nobody waits."))
    return _back(request, station, window)


@permitted(Permission.QUEUE_CALL)
@require_POST
def step(request: HttpRequest, code: str, window: int, step: str) -> HttpResponse:
    """One of the steps with one number."""
    station, account = serving(request, code), _account(request)
    number = request.POST.get("ticket", "")
    ticket = get_object_or_404(Ticket, line__station=station, pk=int(number) if number.isdecimal() else 0)
    try:
        if step == "pass":
            _pass_on(request, ticket, station, account)
        elif step in STEPS:
            STEPS[step](ticket=ticket, by=account, now=timezone.now())
        else:
            raise Http404
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _back(request, station, window)


def _pass_on(request: HttpRequest, ticket: Ticket, station: Station, by: Account) -> None:
    said = request.POST.get("to", "")
    to = get_object_or_404(Line, station=station, pk=int(said) if said.isdecimal() else 0)
    actions.pass_on(ticket=ticket, to=to, by=by, now=timezone.now())
    messages.success(
        request, _("%(label)s waits in “%(line)s” now, and keeps its turn.") % {"label": ticket, "line": to}
    )


@permitted(Permission.QUEUE_CALL)
@require_POST
def give(request: HttpRequest, code: str) -> HttpResponse:
    """Give a number out, with its slip."""
    station, account, now = serving(request, code), _account(request), timezone.now()
    form = GiveForm(request.POST, lines=queries.waiting(station, now))
    if form.is_valid():
        said = form.cleaned_data
        line = Line.objects.get(pk=said["line"])
        try:
            ticket = actions.take(
                line=line, how=Taken.WINDOW, by=account, now=now, first=said["first"], key=form.own_key()
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("desk:window_queue:slip", ticket.pk)
    return _back(request, station, _window(request))


@permitted(Permission.QUEUE_CALL)
@require_POST
def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever has an appointment is there: a number, with its slip."""
    station, account, form = serving(request, code), _account(request), ArriveForm(request.POST)
    try:
        typed = form.cleaned_data["code"] if form.is_valid() else ""
        digits = codes.read_code(typed)
        found = Appointment.objects.filter(code=digits, line__station=station).first()
        if found is None:
            raise Refusal(_("No appointment of this station has this code."))
        ticket = actions.arrive(appointment=found, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _back(request, station, _window(request))
    return redirect("desk:window_queue:slip", ticket.pk)


def _back(request: HttpRequest, station: Station, window: int) -> HttpResponse:
    kept = request.GET.urlencode()
    address = reverse("desk:window_queue:window", args=[station.code, window])
    return redirect(f"{address}?{kept}" if kept else address)


def _window(request: HttpRequest) -> int:
    said = request.POST.get("window", "")
    return int(said) if said.isdecimal() and 1 <= int(said) <= 99 else 1


def _account(request: HttpRequest) -> Account:
    account: Any = request.user
    return account
