"""The stations of a place, and one of them with all that can be done to it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.stations import rows
from linli.desk.stations.forms import StationForm
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations import actions, practice
from linli.stations.models import Station, StationPhoto
from linli.stations.models.station import Stations

REFUSED = 422
A_PAGE = 50


@signed_in
@require_safe
def stations(request: HttpRequest) -> HttpResponse:
    """The stations of one place, with what is open, missing and broken."""
    account: Any = request.user
    whole = tree.get()
    area = _area(request.GET.get("area", ""))
    tier = request.GET.get("tier", "")
    there = Station.objects.visible_to(account).within(area)
    found = (there.filter(tier=tier) if tier else there).order_by("-active", "id")
    start = _number(request.GET.get("from", ""))
    here = list(found[start : start + A_PAGE + 1])
    context = {
        "area": whole.node(area),
        "crumbs": [whole.node(each) for each in whole.lineage(area)],
        "inside": whole.children(area),
        "tiers": _tiers(there),
        "tier": tier,
        "rows": rows.rows(here[:A_PAGE], timezone.now()),
        "checklist": len(practice.checklist()),
        "checklist_name": practice.checklist_name(),
        "before": max(0, start - A_PAGE) if start else None,
        "after": start + A_PAGE if len(here) > A_PAGE else None,
        "may_add": powers(account).may(Permission.STATION_EDIT, area),
        "may_see_homes": powers(account).may(Permission.HOUSEHOLD_VIEW, None),
    }
    return show(request, "desk/stations/stations.html", context, here="stations")


@permitted(Permission.STATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a station."""
    account: Any = request.user
    form = StationForm(request.POST or None, by=account)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_station(**form.said(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:station", made.pk)
    context = {"form": form, "station": None}
    return show(request, "desk/stations/edit.html", context, here="stations", status=REFUSED if form.errors else 200)


@permitted(Permission.STATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of a station."""
    account: Any = request.user
    found = kept(account, pk)
    form = StationForm(request.POST or None, by=account, station=found)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            actions.change_station(station=found, seen=seen, **form.said(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Changed."))
            return redirect("desk:station", pk)
    context = {"form": form, "station": found}
    return show(request, "desk/stations/edit.html", context, here="stations", status=REFUSED if form.errors else 200)


@signed_in
@require_safe
def station(request: HttpRequest, pk: int) -> HttpResponse:
    """One station: hours, checklist, equipment, stars."""
    account: Any = request.user
    return page(request, get_object_or_404(Station.objects.visible_to(account), pk=pk))


def page(request: HttpRequest, found: Station, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Its page; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    context = {**rows.story(found, account, timezone.now()), **forms}
    return show(request, "desk/stations/station.html", context, here="stations", status=status)


@signed_in
@require_safe
def photo(request: HttpRequest, pk: int, photo: int) -> HttpResponseBase:
    """A photo of the place; 404 for one of another station."""
    account: Any = request.user
    seen = get_object_or_404(Station.objects.visible_to(account), pk=pk)
    found = get_object_or_404(StationPhoto, pk=photo, station=seen)
    response = FileResponse(found.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _tiers(there: Stations) -> list[tuple[practice.Tier, int]]:
    """The tiers, and how many stations of each are in use there (F1: 1 + 4 + 11 + 10). One query."""
    rows = there.filter(active=True).order_by().values_list("tier").annotate(number=Count("pk"))
    numbers = dict(rows)
    return [(each, numbers.get(each.key, 0)) for each in practice.tiers()]


def kept(account: Account, pk: int) -> Station:
    """A station that the account keeps; else 404."""
    return get_object_or_404(Station.objects.kept_by(account), pk=pk)


def _area(said: str) -> int:
    whole = tree.get()
    if said.isdecimal() and int(said) in whole.nodes:
        return int(said)
    if not whole.roots:
        raise Http404
    return whole.roots[0].id


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 7 else 0
