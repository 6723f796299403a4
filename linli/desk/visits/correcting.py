"""A visit's words are corrected by whoever made it; its photos are seen by whoever may read its diary."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.hints import hint
from linli.desk.visits.forms import CorrectForm
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.visits import actions as visits
from linli.visits.models import DiaryEntry, Photo, Visit

REFUSED = 422


@permitted(Permission.VISIT_RECORD)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put other words; 404 for somebody else's visit."""
    account: Any = request.user
    visit = get_object_or_404(Visit.objects.select_related("household", "entry"), pk=pk, worker=account.pk)
    if request.method != "POST":
        begun = {"heard": visit.heard, "done": visit.done, "seen": visit.version}
        return _page(request, visit, CorrectForm(initial=begun))
    form = CorrectForm(request.POST)
    if form.is_valid():
        try:
            visits.correct(visit=visit, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Corrected. The earlier words stay to be seen."))
            hint(request, form)
            return redirect("desk:diary", visit.entry_id)
    visit.refresh_from_db()
    return _page(request, visit, form, status=REFUSED)


def _page(request: HttpRequest, visit: Visit, form: CorrectForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "visit": visit, "changed": form.errors and visit.version != _seen(form)}
    return show(request, "desk/visits/correct.html", context, here="today", status=status)


def _seen(form: CorrectForm) -> int:
    said = str(form["seen"].value() or "")
    return int(said) if said.isdecimal() else 0


@signed_in
@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponseBase:
    """The JPEG; 404 unless one may read the day it belongs to."""
    account: Any = request.user
    readable = DiaryEntry.objects.visible_to(account).filter(visits=pk)
    found = get_object_or_404(Photo, pk=photo_pk, visit=pk, visit__entry__in=readable)
    response = FileResponse(found.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
