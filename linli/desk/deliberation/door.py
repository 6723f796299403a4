"""What hangs at the door, and saying “I am here” by it."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.deliberation import actions, rules
from linli.deliberation.words import Counts
from linli.desk.deliberation.steps import held
from linli.desk.deliberation.views import seen
from linli.desk.face import show
from linli.people.doors import signed_in


@signed_in
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet to print: one square code for those on the list, one for residents where they count."""
    found = held(request, pk)
    own = request.build_absolute_uri(reverse("desk:deliberation:here", args=[found.pk, found.door]))
    public = request.build_absolute_uri(reverse("portal:deliberation:here", args=[found.pk, found.door]))
    residents = found.forum.open and found.forum.counts != Counts.MEMBERS
    context = {"meeting": found, "own": square(own), "public": square(public) if residents else ""}
    return show(request, "desk/deliberation/sheet.html", context, here="meetings")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, pk: int, door: str) -> HttpResponse:
    """By the square code at the door: “I am here”."""
    account: Any = request.user
    found = seen(account, pk)
    if not secrets.compare_digest(found.door, door):
        raise Http404
    if request.method == "POST":
        try:
            actions.here(meeting=found, by=account, now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("You are here. Thank you for coming."))
        return redirect(found.get_absolute_url())
    why_not = rules.why_not_attend(found, account, timezone.now())
    context = {"meeting": found, "why_not": why_not}
    return show(request, "desk/deliberation/here.html", context, here="meetings")
