"""Rosters of volunteers: an example, in with a look beforehand, and what became of each row."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.core import sheets
from linli.desk import sheets as uploads
from linli.desk.face import show
from linli.desk.volunteers.forms import SheetForm
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.volunteers import actions
from linli.volunteers.models import VolunteerSheet
from linli.volunteers.sheets.columns import Column
from linli.volunteers.sheets.looking import Looking, Verdict

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permitted(Permission.VOLUNTEER_KEEP)
@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """An empty roster with every heading."""
    content = sheets.written(_("The volunteers"), [str(column.label) for column in Column], [])
    kept = {"Content-Disposition": 'attachment; filename="volunteers.xlsx"'}
    return HttpResponse(content, content_type=EXCEL, headers=kept)


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """Keep an uploaded roster, and go and look at it. Nobody of it is a volunteer yet."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (sheet := uploads.keep(request, form, actions.keep_sheet)):
        return redirect("desk:volunteers:sheet", sheet.pk)
    context = {"form": form, "columns": [column.label for column in Column]}
    status = uploads.REFUSED if form.errors else 200
    return show(request, "desk/volunteers/take_in.html", context, here="volunteers", status=status)


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do; then what it did."""
    account: Any = request.user
    found = get_object_or_404(VolunteerSheet, pk=pk, account=account)
    gone = uploads.go_through(
        request,
        found,
        look=lambda: Looking(found, account, timezone.localdate()).look(),
        land=actions.land,
        said=_("The good rows are volunteers now."),
    )
    waiting = sum(each.verdict == Verdict.NEW and each.guardian is not None for each in gone.rows)
    context = {**gone.shown(Verdict, Verdict.NEW), "waiting": waiting}
    return show(request, "desk/volunteers/sheet.html", context, here="volunteers", status=gone.status)
