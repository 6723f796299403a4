"""The screen on the hall's wall: what can be done and how, what was promised, what is voted on, when it is open, who is
there, what was done this month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.bookings import queries
from linli.core.square_code import square
from linli.portal import numbers
from linli.portal.hall import items
from linli.portal.hall.deciding import voted
from linli.portal.hall.place import said_of, station_of
from linli.portal.hall.promises import promised

CALLED = 4


@require_safe
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """The screen of a station, 1920 × 1080; nobody touches it."""
    station, now = station_of(code), timezone.now()
    month = numbers.month.get()
    told, promises, votes = items.shown(station), promised(station, now), voted(station, now)
    turning = bool(told or promises or votes)
    context = {
        **said_of(station, now),
        "days": ":3" if turning else ":5",
        "beside": ":1" if turning else ":2",
        "items": told,
        "promises": promises,
        "votes": votes,
        "turning": turning,
        "called": queries.called(station, now)[:CALLED],
        "waiting": [each for each in queries.waiting(station, now) if each.people],
        "numbers": month.numbers if month else [],
        "qr": square(request.build_absolute_uri("/")),
        "home": request.build_absolute_uri("/"),
    }
    answer = render(request, "portal/hall/screen.html", context)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
