"""Items as a spreadsheet: out, in again with a look beforehand, and what became of each row."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.services.forms import SheetForm
from linli.desk.services.items import listed
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.services import actions
from linli.services.models import ItemSheet
from linli.services.sheets import looking, writing
from linli.services.sheets.looking import Verdict

REFUSED, MOST_SHOWN, LARGEST = 422, 100, 20 * 1024 * 1024
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permitted(Permission.SERVICE_EDIT)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The whole list as it stands today."""
    today = timezone.localdate()
    answer = HttpResponse(writing.workbook(today), content_type=EXCEL)
    answer.headers["Content-Disposition"] = f'attachment; filename="services-{today:%Y%m%d}.xlsx"'
    return answer


@permitted(Permission.SERVICE_EDIT)
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Keep an uploaded sheet, and go and look at it. Nothing is in force yet."""
    account: Any = request.user
    form = SheetForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise Refusal(_("At most %(most)d MB. Split the sheet.") % {"most": LARGEST // 1024**2}, field="file")
            sheet = actions.keep_sheet(content=file.read(), name=file.name, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:service_sheet", sheet.pk)
    return listed(request, form, status=REFUSED)


@permitted(Permission.SERVICE_EDIT)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do; then what it did."""
    found = get_object_or_404(ItemSheet, pk=pk, account=request.user.pk)
    sentence, rows = "", []
    try:
        if request.method == "POST":
            account: Any = request.user
            rows = actions.land(sheet=found, by=account, now=timezone.now())
            messages.success(request, _("The good rows are in the list."))
            found.refresh_from_db()
        elif found.landed_at is None:
            rows = looking.look(found, timezone.localdate())
    except Refusal as refusal:
        sentence = str(refusal)
    counts = looking.counts(rows) if rows else found.counts
    context = {
        "sheet": found,
        "sentence": sentence,
        "counts": [(Verdict(key).label, count) for key, count in counts.items()],
        "refused": [each for each in rows if each.verdict == Verdict.REFUSED],
        "changes": [each for each in rows if each.verdict in (Verdict.NEW, Verdict.CHANGED)][:MOST_SHOWN],
        "good": sum(each.verdict in (Verdict.NEW, Verdict.CHANGED) for each in rows),
        "most": MOST_SHOWN,
    }
    status = REFUSED if sentence else 200
    return show(request, "desk/services/sheet.html", context, here="services", status=status)
