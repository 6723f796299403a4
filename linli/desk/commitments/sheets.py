"""A yearly list as a spreadsheet: in, with a look beforehand, and what became of each row."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.commitments import actions
from linli.commitments.models import CommitmentSheet
from linli.commitments.sheets import looking
from linli.commitments.sheets.looking import Verdict
from linli.desk import sheets
from linli.desk.commitments.forms import SheetForm
from linli.desk.commitments.listing import listed
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.permissions import Permission


@permitted(Permission.COMMITMENT_KEEP)
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Keep an uploaded list, and go and look at it. Nothing is published yet."""
    form = SheetForm(request.POST, request.FILES)
    if sheet := sheets.keep(request, form, actions.keep_sheet):
        return redirect("desk:commitments:sheet", sheet.pk)
    return listed(request, sheet=form, status=sheets.REFUSED)


@permitted(Permission.COMMITMENT_KEEP)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do; then what it did."""
    account: Any = request.user
    found = get_object_or_404(CommitmentSheet, pk=pk, account=account)
    gone = sheets.go_through(
        request,
        found,
        look=lambda: looking.look(found, account, timezone.localdate()),
        land=actions.land,
        said=_("The good rows are published."),
    )
    context = gone.shown(Verdict, Verdict.NEW)
    return show(request, "desk/commitments/sheet.html", context, here="commitments", status=gone.status)
