"""Where something can be booked, a room of a station, and the windows of a line."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.bookings import actions, queries
from linli.bookings.actions import RoomTaken
from linli.bookings.free import DAY, free_on, midnight, taken
from linli.bookings.models import Line, Room
from linli.bookings.slots import days, slots
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.portal.booking.forms import AppointmentForm, RoomForm
from linli.portal.booking.numbers import own_number
from linli.services.models import ServiceItem
from linli.services.shelf import shelf
from linli.stations.hours import open_at
from linli.stations.models import Station

REFUSED = 422
MOST = 60


@require_safe
def stations(request: HttpRequest) -> HttpResponse:
    """Stations with a room or a line, narrowed by place and name."""
    area, name = request.GET.get("area", ""), request.GET.get("name", "").strip()[:40]
    rooms = Room.objects.filter(station=OuterRef("pk"), active=True, residents=True)
    found = Station.objects.filter(active=True).filter(
        Exists(rooms) | Exists(Line.objects.filter(station=OuterRef("pk"), active=True))
    )
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if name:
        found = found.filter(Q(name__icontains=name) | Q(address__icontains=name))
    now = timezone.now()
    shown = {
        "rows": [(each, open_at(each, now)) for each in found.order_by("area__path", "name")[:MOST]],
        "places": options(area),
        "name": name,
    }
    return render(request, "portal/booking/stations.html", shown)


@require_safe
def station(request: HttpRequest, code: str) -> HttpResponse:
    """What can be booked at one station, and the numbers of its lines."""
    found = get_object_or_404(Station, code=code, active=True)
    now = timezone.now()
    shown = {
        "station": found,
        "rooms": Room.objects.filter(station=found, active=True, residents=True).order_by("name"),
        "lines": queries.waiting(found, now),
        "open": open_at(found, now),
        "own": own_number(request),
    }
    return render(request, "portal/booking/station.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """A room on a day: when it is free, and booking it; or waiting for a time that somebody has."""
    rooms = Room.objects.filter(active=True, residents=True, station__active=True).select_related("station")
    found = get_object_or_404(rooms, pk=pk)
    form, offers, full = RoomForm(request.POST or None), list[Any](), False
    if request.method == "POST" and form.is_valid():
        try:
            act = actions.wait if form.cleaned_data["wait"] else actions.book
            made = act(form.wanted(), room=found, by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
            full = isinstance(refusal, RoomTaken)
            offers = refusal.nearest if isinstance(refusal, RoomTaken) else []
        else:
            return redirect("portal:booking:mine", made.code)
    day = _day(request)
    booked = taken(found, midnight(day), midnight(day + DAY))
    shown = {
        "room": found,
        "day": day,
        "free": free_on(found, day, booked),
        "form": form,
        "key": form.own_key(),
        "offers": offers,
        "full": full,
    }
    return render(request, "portal/booking/room.html", shown, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """The appointments of a line on a day, and making one."""
    lines = Line.objects.filter(active=True, appointments=True, station__active=True).select_related("station")
    found = get_object_or_404(lines, pk=pk)
    form, now = AppointmentForm(request.POST or None), timezone.now()
    item = _item(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.appoint(
                form.who(),
                line=found,
                begins=form.cleaned_data["begins"],
                key=form.own_key(),
                item=item,
                by=RESIDENT,
                now=now,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:booking:mine", made.code)
    open_days = days(found, now)
    day = _day(request, form) if _day(request, form) in open_days else next(iter(open_days), _day(request))
    shown = {
        "line": found,
        "item": item,
        "what": shelf.get().entries.get(item.pk) if item else None,
        "days": open_days,
        "day": day,
        "slots": [each for each in slots(found, day) if each.begins > now],
        "form": form,
        "key": form.own_key(),
    }
    return render(request, "portal/booking/line.html", shown, status=REFUSED if form.errors else 200)


def _item(request: HttpRequest) -> ServiceItem | None:
    """The service item that the address or the form names, if it is in use."""
    code = request.POST.get("item") or request.GET.get("item") or ""
    return ServiceItem.objects.filter(code=code[:MOST], active=True).first() if code and "\0" not in code else None


def _day(request: HttpRequest, form: Any = None) -> date:
    """The day asked for; today where none, or none that can be read, is."""
    begins = form.cleaned_data.get("begins") if form and form.is_bound and hasattr(form, "cleaned_data") else None
    if begins:
        return timezone.localdate(begins)
    try:
        return date.fromisoformat(request.POST.get("day") or request.GET.get("day") or "")
    except ValueError:
        return timezone.localdate()
