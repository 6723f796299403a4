"""What a secret address opens: a calendar, or the screen at a station on whose code people sign in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.core.square_code import square
from linli.rosters import addresses
from linli.rosters.calendars import calendar as written
from linli.rosters.queries import duty_of_day, on_duty
from linli.rosters.words import Opens

SHOWN_AGAIN = 10  # seconds: well before the code that is shown has gone stale


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """A person's or a station's duty as a calendar to subscribe to; 404 for an address that opens none any more."""
    address = addresses.opened(secret, Opens.PERSON, Opens.STATION)
    if address is None:
        raise Http404
    answer = HttpResponse(written(address, timezone.now()), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="duty.ics"'
    return unshared(answer)


@require_safe
def screen(request: HttpRequest, secret: str) -> HttpResponse:
    """Who is on duty now and today, and the code of this half minute; it asks for itself again by itself."""
    address = addresses.opened(secret, Opens.SCREEN)
    if address is None or address.station is None:
        raise Http404
    now, station = timezone.now(), address.station
    place = f"/desk/rosters/come/{station.code}/{addresses.code(station, now)}/"
    context = {
        "station": station,
        "now": on_duty(station, now),
        "today": duty_of_day(station, timezone.localdate(now)),
        "clock": now,
        "qr": square(request.build_absolute_uri(place)),
    }
    answer = unshared(render(request, "portal/rosters/screen.html", context))
    answer.headers["Refresh"] = str(SHOWN_AGAIN)
    return answer


def unshared(answer: HttpResponse) -> HttpResponse:
    """Kept by nobody on the way, and told to nobody by a link that is followed."""
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
