"""Meetings for one's own calendar: one of them to take along, or an address by which all of one's own stay fresh."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.deliberation import calendars
from linli.desk.deliberation.views import seen
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.rosters import actions as rosters
from linli.rosters.addresses import token
from linli.rosters.words import Opens


@signed_in
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting as a calendar's entry."""
    found = seen(request.user, pk)
    kept = {"Content-Disposition": f'attachment; filename="meeting-{found.pk}.ics"'}
    return HttpResponse(calendars.one(found), content_type="text/calendar; charset=utf-8", headers=kept)


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The address of one's own meetings; its secret is that of one's duty calendar."""
    account: Any = request.user
    row = rosters.have_address(opens=Opens.PERSON, by=account, now=timezone.now())
    address = request.build_absolute_uri(reverse("portal:deliberation:of_member", args=[token(row)]))
    return show(request, "desk/deliberation/calendar.html", {"address": address}, here="meetings")


@signed_in
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Another address, of duty and of meetings."""
    account: Any = request.user
    row = rosters.have_address(opens=Opens.PERSON, by=account, now=timezone.now())
    rosters.renew_address(address=row, by=account, now=timezone.now())
    messages.success(request, _("A new address is below; the old one opens nothing any more."))
    return redirect("desk:deliberation:mine")
