"""What hangs at the door, and pictures."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.activities import rules
from linli.activities.models import ActivityPhoto
from linli.core.square_code import square
from linli.desk.activities.views import seen
from linli.desk.face import show
from linli.people.doors import signed_in


@signed_in
@require_safe
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet to print: one square code to sign up, one for the door."""
    found = seen(request.user, pk)
    if rules.why_not_keep(request.user, found):
        raise Http404
    about = request.build_absolute_uri(reverse("portal:activities:activity", args=[found.pk]))
    here = request.build_absolute_uri(reverse("portal:activities:here", args=[found.pk, found.door]))
    context = {"activity": found, "about": square(about), "here": square(here), "address": about}
    return show(request, "desk/activities/poster.html", context, here="activities")


@signed_in
@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponseBase:
    """The JPEG, for whoever keeps the list."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not_keep(account, found):
        raise Http404
    kept = get_object_or_404(ActivityPhoto, pk=photo_pk, activity=found)
    response = FileResponse(kept.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
