"""The rooms and lines of a station, for whoever keeps them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.bookings import actions, rules
from linli.bookings.models import Line, Room
from linli.core.refusal import Refusal
from linli.desk.bookings.forms import LineForm, RoomForm
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.stations.models import Station

REFUSED = 422
ROOM = ("name", "seats", "about", "residents", "social", "active")
LINE = ("name", "name_en", "letter", "windows", "minutes", "appointments", "days", "active")


@permitted(Permission.ROOM_KEEP)
@require_safe
def station(request: HttpRequest, code: str) -> HttpResponse:
    """All rooms and lines, each with its form."""
    return _page(request, _own(request, code))


@permitted(Permission.ROOM_KEEP)
@require_POST
def room(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a room, or change one."""
    found, form = _own(request, code), RoomForm(request.POST)
    if form.is_valid():
        row = _row(Room, found, form.cleaned_data["pk"])
        said = _said(request, form, ROOM)
        if _kept(request, form, lambda: actions.keep_room(station=found, room=row, **said)):
            return redirect("desk:bookings:station", code)
    return _page(request, found, room=form, status=REFUSED)


@permitted(Permission.ROOM_KEEP)
@require_POST
def line(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a line, or change one."""
    found, form = _own(request, code), LineForm(request.POST)
    if form.is_valid():
        row = _row(Line, found, form.cleaned_data["pk"])
        said = _said(request, form, LINE)
        if _kept(request, form, lambda: actions.keep_line(station=found, line=row, **said)):
            return redirect("desk:bookings:station", code)
    return _page(request, found, line=form, status=REFUSED)


def _kept(request: HttpRequest, form: DeskForm, step: Callable[[], object]) -> bool:
    try:
        step()
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Kept."))
    return True


def _said(request: HttpRequest, form: DeskForm, names: tuple[str, ...]) -> dict[str, Any]:
    said = form.cleaned_data
    fields = {name: said[name] for name in names}
    return {**fields, "seen": said["seen"] or 0, "by": request.user, "now": timezone.now()}


def _row(model: Any, station: Station, pk: int | None) -> Any:
    return get_object_or_404(model, pk=pk, station=station) if pk else None


def _own(request: HttpRequest, code: str) -> Station:
    """A station whose rooms the account keeps; others do not exist here."""
    account: Any = request.user
    found = get_object_or_404(Station.objects.visible_to(account), code=code)
    if rules.why_not(account, Permission.ROOM_KEEP, found):
        raise Http404
    return found


def _page(request: HttpRequest, found: Station, *, status: int = 200, **forms: Any) -> HttpResponse:
    rooms, lines = Room.objects.filter(station=found), Line.objects.filter(station=found)
    context = {
        "station": found,
        "rooms": [(each, RoomForm(initial=_filled(each, ROOM))) for each in rooms.order_by("name")],
        "lines": [(each, LineForm(initial=_filled(each, LINE))) for each in lines.order_by("letter")],
        "room": RoomForm(),
        "line": LineForm(),
        **forms,
    }
    return show(request, "desk/bookings/station.html", context, here="bookings", status=status)


def _filled(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in names}, "pk": row.pk, "seen": row.version}
