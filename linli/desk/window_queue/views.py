"""A clerk's window: who is there, who waits, and one key for the next; the slip; how long people waited."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.bookings import queries, rules
from linli.bookings.models import Line, Ticket
from linli.bookings.words import AT_A_WINDOW, Turn
from linli.core.calendar import SHANGHAI
from linli.core.square_code import square
from linli.desk.face import show
from linli.desk.window_queue.forms import ArriveForm, GiveForm
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.stations.models import Station

MOST = 200
LISTED = 30


@permitted(Permission.QUEUE_CALL)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """At which window one sits today."""
    account: Any = request.user
    code, window = request.GET.get("station", ""), request.GET.get("window", "")
    if code and window.isdecimal() and 1 <= int(window) <= 99:
        return redirect("desk:window_queue:window", code, int(window))
    lines = Line.objects.filter(station=OuterRef("pk"), active=True)
    with_lines = Station.objects.visible_to(account).filter(Exists(lines), active=True).order_by("area__path", "name")
    mine = [each for each in with_lines[:MOST] if rules.why_not(account, Permission.QUEUE_CALL, each) is None]
    return show(request, "desk/window_queue/choose.html", {"stations": mine}, here="window_queue")


@permitted(Permission.QUEUE_CALL)
@require_safe
def window(request: HttpRequest, code: str, window: int) -> HttpResponse:
    """The window as it is now."""
    return page(request, serving(request, code), window)


def page(request: HttpRequest, station: Station, window: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a part of it for a script that looks again."""
    now = timezone.now()
    lines = queries.waiting(station, now)
    today = timezone.localdate(now, SHANGHAI)
    here = Ticket.objects.filter(line__station=station, day=today).select_related("line", "appointment")
    here = here.defer("appointment__name", "appointment__phone")
    waiting = here.filter(state=Turn.WAITING).order_by("-first", "rank_at", "pk")
    context = {
        "station": station,
        "window": window,
        "served": chosen(request, lines),
        "lines": lines,
        "there": here.filter(window=window, state__in=AT_A_WINDOW).order_by("-called_at").first(),
        "waiting": waiting[:LISTED],
        "skipped": here.filter(state=Turn.SKIPPED).order_by("-done_at")[:LISTED],
        "give": GiveForm(lines=lines),
        "arrive": ArriveForm(),
        "kept": request.GET.urlencode(),
        **forms,
    }
    part = "HX-Request" in request.headers and request.method == "GET"
    template = "desk/window_queue/window_part.html" if part else "desk/window_queue/window.html"
    return show(request, template, context, here="window_queue", status=status)


def chosen(request: HttpRequest, lines: list[queries.Waiting]) -> list[int]:
    """The lines that this window serves, as the address says; all of them where it says nothing (P2: any window takes
    anything)."""
    said = {int(each) for each in request.GET.getlist("line") if each.isdecimal()}
    known = [each.line.pk for each in lines]
    return [pk for pk in known if pk in said] or known


@permitted(Permission.QUEUE_CALL)
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip of a number."""
    ticket = get_object_or_404(Ticket.objects.select_related("line__station"), pk=pk)
    if rules.why_not(request.user, Permission.QUEUE_CALL, ticket.line.station):
        raise Http404
    address = request.build_absolute_uri(reverse("portal:booking:mine", args=[ticket.code]))
    context = {"ticket": ticket, "qr": square(address), "before": queries.before(ticket)}
    return show(request, "desk/window_queue/slip.html", context, here="window_queue")


@permitted(Permission.QUEUE_CALL)
@require_safe
def waits(request: HttpRequest, code: str) -> HttpResponse:
    """How long people waited, line by line."""
    station = serving(request, code)
    today = timezone.localdate()
    first, last = _day(request, "first", today.replace(day=1)), _day(request, "last", today)
    rows = queries.waits(station, min(first, last), max(first, last))
    context = {"station": station, "rows": rows, "first": first, "last": last}
    return show(request, "desk/window_queue/waits.html", context, here="window_queue")


def serving(request: HttpRequest, code: str) -> Station:
    """A station at whose windows the account serves; others do not exist here."""
    account: Any = request.user
    found = get_object_or_404(Station.objects.visible_to(account), code=code, active=True)
    if rules.why_not(account, Permission.QUEUE_CALL, found):
        raise Http404
    return found


def _day(request: HttpRequest, name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return otherwise
