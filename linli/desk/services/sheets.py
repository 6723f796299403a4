"""Items as a spreadsheet: out, in again with a look beforehand, and what became of each row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.desk import sheets
from linli.desk.face import show
from linli.desk.services.forms import SheetForm
from linli.desk.services.items import listed
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.services import actions
from linli.services.models import ItemSheet
from linli.services.sheets import looking, writing
from linli.services.sheets.looking import Verdict

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
    form = SheetForm(request.POST, request.FILES)
    if sheet := sheets.keep(request, form, actions.keep_sheet):
        return redirect("desk:service_sheet", sheet.pk)
    return listed(request, form, status=sheets.REFUSED)


@permitted(Permission.SERVICE_EDIT)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do; then what it did."""
    found = get_object_or_404(ItemSheet, pk=pk, account=request.user.pk)
    gone = sheets.go_through(
        request,
        found,
        look=lambda: looking.look(found, timezone.localdate()),
        land=actions.land,
        said=_("The good rows are in the list."),
    )
    context = gone.shown(Verdict, Verdict.NEW, Verdict.CHANGED)
    return show(request, "desk/services/sheet.html", context, here="services", status=gone.status)
