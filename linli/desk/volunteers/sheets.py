"""Rosters of volunteers: an example, in with a look beforehand, and what became of each row."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.core import sheets
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.volunteers.forms import SheetForm
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.volunteers import actions
from linli.volunteers.models import VolunteerSheet
from linli.volunteers.sheets.columns import Column
from linli.volunteers.sheets.looking import Looking, Verdict, counts

REFUSED, MOST_SHOWN, LARGEST = 422, 100, 20 * 1024 * 1024
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
    account: Any = request.user
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise Refusal(_("At most %(most)d MB. Split the sheet.") % {"most": LARGEST // 1024**2}, field="file")
            sheet = actions.keep_sheet(content=file.read(), name=file.name, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:volunteers:sheet", sheet.pk)
    context = {"form": form, "columns": [column.label for column in Column]}
    status = REFUSED if form.errors else 200
    return show(request, "desk/volunteers/take_in.html", context, here="volunteers", status=status)


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do; then what it did."""
    account: Any = request.user
    found = get_object_or_404(VolunteerSheet, pk=pk, account=account)
    sentence, rows = "", []
    try:
        if request.method == "POST":
            rows = actions.land(sheet=found, by=account, now=timezone.now())
            messages.success(request, _("The good rows are volunteers now."))
            found.refresh_from_db()
        elif found.landed_at is None:
            rows = Looking(found, account, timezone.localdate()).look()
    except Refusal as refusal:
        sentence = str(refusal)
    new = [each for each in rows if each.verdict == Verdict.NEW]
    context = {
        "sheet": found,
        "sentence": sentence,
        "counts": [(Verdict(key).label, n) for key, n in (counts(rows) if rows else found.counts).items()],
        "refused": [each for each in rows if each.verdict == Verdict.REFUSED],
        "new": new[:MOST_SHOWN],
        "good": len(new),
        "waiting": sum(each.guardian is not None for each in new),
        "most": MOST_SHOWN,
    }
    status = REFUSED if sentence else 200
    return show(request, "desk/volunteers/sheet.html", context, here="volunteers", status=status)
