"""What one booked, by its code: a room, an appointment or a number; giving it up; saying that one is there."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.bookings import actions, queries
from linli.bookings.models import Appointment, Booking, Ticket
from linli.bookings.words import Held, Turn
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.journal.actions import RESIDENT
from linli.portal import by_code
from linli.portal.views.own import kept_nowhere
from linli.services.shelf import shelf

REFUSED = 422
AGAIN = "20"  # seconds after which whoever waits looks again, without a script
Mine = Booking | Appointment | Ticket


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for one's code."""
    return by_code.ask(request, "portal/booking/find.html", lambda typed: _way(request, typed))


def _way(request: HttpRequest, typed: str) -> str:
    nobody = _("Nothing was booked with this code. Compare it with what you were given.")
    own = cast(Mine, by_code.typed(request, typed, of, nobody))
    return reverse("portal:booking:mine", args=[own.code])


def of(code: str) -> Mine | None:
    """What a code stands for; bookings of those who sign in are found at the desk only."""
    booking = Booking.objects.filter(code=code, account=None).select_related("room__station").first()
    if booking:
        return booking
    appointment = Appointment.objects.filter(code=code).select_related("line__station").first()
    if appointment:
        return appointment
    return Ticket.objects.filter(code=code).select_related("line__station").first()


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """What it is and how it stands."""
    return _page(request, _own(request, code))


@kept_nowhere
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Give it up. A number need not be given up: whoever does not come is skipped."""
    found, now = _own(request, code), timezone.now()
    try:
        if isinstance(found, Booking):
            actions.withdraw(booking=found, by=RESIDENT, now=now)
        elif isinstance(found, Appointment):
            actions.withdraw_appointment(appointment=found, by=RESIDENT, now=now)
    except Refusal as refusal:
        return _page(request, _own(request, code), sentence=str(refusal))
    return redirect("portal:booking:mine", code)


@kept_nowhere
@require_POST
def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """One is there for one's appointment, and gets a number."""
    found = _own(request, code)
    if not isinstance(found, Appointment):
        raise Http404
    try:
        ticket = actions.arrive(appointment=found, by=RESIDENT, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, sentence=str(refusal))
    return redirect("portal:booking:mine", ticket.code)


def _page(request: HttpRequest, found: Mine, *, sentence: str = "") -> HttpResponse:
    address = request.build_absolute_uri(reverse("portal:booking:mine", args=[found.code]))
    shown: dict[str, Any] = {"own": found, "qr": square(address), "sentence": sentence, **_told(found)}
    name = {Booking: "booking", Appointment: "appointment", Ticket: "ticket"}[type(found)]
    response = render(request, f"portal/booking/{name}.html", shown, status=REFUSED if sentence else 200)
    if isinstance(found, Ticket) and found.state in (Turn.WAITING, Turn.CALLED):
        response.headers["Refresh"] = AGAIN
    return response


def _told(found: Mine) -> dict[str, Any]:
    now = timezone.now()
    if isinstance(found, Ticket):
        waits = found.state == Turn.WAITING
        return {"station": found.line.station, "before": queries.before(found) if waits else 0}
    if isinstance(found, Appointment):
        booked = found.state == Held.BOOKED and not found.came_at
        today = timezone.localdate(found.begins) == timezone.localdate(now)
        what = shelf.get().entries.get(found.item_id or 0)
        may = {"may": booked and found.begins > now, "here": booked and today}
        return {"station": found.line.station, "what": what, **may}
    return {"station": found.room.station, "may": found.state != Held.GIVEN_UP and found.span.upper > now}


def _own(request: HttpRequest, code: str) -> Mine:
    return cast(Mine, by_code.behind(request, code, of))  # a type checker joins the three to Model
