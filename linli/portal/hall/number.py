"""Numbers given out at the terminal: one tap for each line of windows, shown and printed; whoever has an appointment
taps its code. Nothing personal is asked for, and nothing of the one before is left for the next (F2)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.bookings import actions, queries
from linli.bookings.models import Appointment, Line, Ticket
from linli.bookings.words import Taken
from linli.core import codes
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.journal.actions import RESIDENT
from linli.portal import guessing
from linli.portal.booking.numbers import key_of
from linli.portal.hall.place import station_of
from linli.portal.views.own import kept_nowhere
from linli.stations.models import Station

REFUSED, TOO_MANY = 422, 429


@kept_nowhere
@require_POST
def take(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The next number of a line; the same tap twice is one number."""
    station = station_of(code)
    line = get_object_or_404(Line, pk=pk, station=station, active=True)
    try:
        made = actions.take(line=line, how=Taken.KIOSK, by=RESIDENT, now=timezone.now(), key=key_of(request))
    except Refusal as refusal:
        return _refused(request, station, str(refusal))
    return redirect("kiosk:ticket", code, made.code)


@kept_nowhere
@require_POST
def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever has an appointment here is there, and gets a number."""
    station = station_of(code)
    if guessing.too_many(request):
        sentence = _("Too many codes that do not exist. Please wait ten minutes.")
        return _refused(request, station, sentence, TOO_MANY)
    try:
        found = _appointment(request, station)
        made = actions.arrive(appointment=found, by=RESIDENT, now=timezone.now())
    except Refusal as refusal:
        return _refused(request, station, str(refusal))
    return redirect("kiosk:ticket", code, made.code)


@kept_nowhere
@require_safe
def ticket(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """The slip: the number, how many come before it, and a square code by which a telephone follows it."""
    station = station_of(code)
    own = Ticket.objects.filter(code=number, line__station=station).select_related("line").first()
    if own is None or guessing.too_many(request):
        guessing.note_wrong(request)
        raise Http404
    address = request.build_absolute_uri(reverse("portal:booking:mine", args=[own.code]))
    context = {"station": station, "own": own, "before": queries.before(own), "qr": square(address)}
    return render(request, "portal/hall/number.html", context)


def _appointment(request: HttpRequest, station: Station) -> Appointment:
    read = codes.read_code(request.POST.get("code", ""))
    found = Appointment.objects.filter(code=read, line__station=station).first()
    if found is None:
        guessing.note_wrong(request)
        raise Refusal(_("No appointment of this station has this code."))
    return found


def _refused(request: HttpRequest, station: Station, sentence: str, status: int = REFUSED) -> HttpResponse:
    context: dict[str, Any] = {"station": station, "sentence": sentence}
    return render(request, "portal/hall/number.html", context, status=status)
