"""A month: all stations in one table, and one station day by day."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.desk.rosters.asked import Month, area_of, month_of, page, stations
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.rosters import actions, addresses
from linli.rosters.models import Shift
from linli.rosters.queries import month_at
from linli.rosters.words import Opens
from linli.stations.models import Station

PAGE = 30


@signed_in
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Stations by days: how many are on duty of how many. Three queries, however many stations."""
    account: Any = request.user
    asked, area_id = month_of(request.GET.get("month", "")), area_of(request)
    shown = Paginator(stations(account, area_id), PAGE).get_page(request.GET.get("page"))
    days = asked.days()
    context = {
        "month": asked,
        "days": [(day, _weekday(day), not tables.get().calendar.day(day).working) for day in days],
        "rows": _rows(list(shown), days),
        "page": shown,
        "places": options(str(area_id or "")),
        "area_id": area_id or "",
        "today": timezone.localdate(),
    }
    return page(request, "month.html", context, tab="month")


def _rows(found: list[Station], days: list[date]) -> list[tuple[Station, str, list[Any]]]:
    """Each station with its place and, for each day, (there, wanted); None where no shift is."""
    standing = Count("turns", filter=Q(turns__off_at__isnull=True))
    shifts = Shift.objects.published().on(days[0], days[-1]).filter(station__in=found)
    cells: dict[tuple[int, date], tuple[int, int]] = {}
    for station, day, needed, there in shifts.annotate(there=standing).values_list(
        "station_id", "day", "needed", "there"
    ):
        before = cells.get((station, day), (0, 0))
        cells[station, day] = before[0] + min(there, needed), before[1] + needed
    whole = tree.get()
    return [(each, str(whole.node(each.area_id)), [cells.get((each.pk, day)) for day in days]) for each in found]


def _weekday(day: date) -> str:
    """As short as can be: thirty of them stand side by side."""
    return (
        pgettext("weekday", "Mo"),
        pgettext("weekday", "Tu"),
        pgettext("weekday", "We"),
        pgettext("weekday", "Th"),
        pgettext("weekday", "Fr"),
        pgettext("weekday", "Sa"),
        pgettext("weekday", "Su"),
    )[day.weekday()]


@signed_in
@require_safe
def station(request: HttpRequest, code: str) -> HttpResponse:
    """One station's month, with names; for whoever makes its rosters, its calendar's and its screen's addresses."""
    account: Any = request.user
    found, asked = _visible(account, code), month_of(request.GET.get("month", ""))
    context = {
        "station": found,
        "where": tree.get().full_name(found.area_id),
        "month": asked,
        "weeks": _weeks(found, asked),
        "today": timezone.localdate(),
        "addresses": _addresses(request, account, found),
    }
    return page(request, "station.html", context, tab="month")


def _weeks(found: Station, asked: Month) -> list[list[Any]]:
    """Weeks from Monday; a day is (date, what day it is, its shifts), or None outside the month."""
    days = asked.days()
    shifts: dict[date, list[Shift]] = {}
    for shift in month_at(found, days[0], days[-1]):
        shifts.setdefault(shift.day, []).append(shift)
    calendar = tables.get().calendar
    cells: list[Any] = [None] * days[0].weekday()
    cells += [(day, calendar.day(day), shifts.get(day, [])) for day in days]
    cells += [None] * (-len(cells) % 7)
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]


def _addresses(request: HttpRequest, account: Account, found: Station) -> list[tuple[Any, str]]:
    if not powers(account).may(Permission.ROSTER_EDIT, found.area_id):
        return []
    rows = [
        actions.have_address(opens=opens, by=account, now=timezone.now(), station=found)
        for opens in (Opens.STATION, Opens.SCREEN)
    ]
    return [(row, request.build_absolute_uri(path_of(row))) for row in rows]


def path_of(row: Any) -> str:
    """The path of a secret address; the portal answers there."""
    ending = "/" if row.opens == Opens.SCREEN else ".ics"
    return f"/duty/{addresses.token(row)}{ending}"


@permitted(Permission.ROSTER_EDIT)
@require_POST
def renew(request: HttpRequest, code: str) -> HttpResponse:
    """Make the old address of the station's calendar or screen worthless."""
    account: Any = request.user
    found, opens = _visible(account, code), request.POST.get("opens", "")
    if opens not in (Opens.STATION, Opens.SCREEN):
        raise Http404
    try:
        row = actions.have_address(opens=Opens(opens), by=account, now=timezone.now(), station=found)
        actions.renew_address(address=row, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("A new address is below; the old one opens nothing any more."))
    return redirect("desk:rosters:station", code)


def _visible(account: Account, code: str) -> Station:
    found: Station = get_object_or_404(Station.objects.visible_to(account), code=code)
    return found
