"""A yearly list as a spreadsheet: in, with a look beforehand, and what became of each row."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.commitments import actions
from linli.commitments.models import CommitmentSheet
from linli.commitments.sheets import looking
from linli.commitments.sheets.looking import Verdict
from linli.core.refusal import Refusal
from linli.desk.commitments.forms import SheetForm
from linli.desk.commitments.listing import listed
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED, MOST_SHOWN, LARGEST = 422, 100, 20 * 1024 * 1024


@permitted(Permission.COMMITMENT_KEEP)
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """Keep an uploaded list, and go and look at it. Nothing is published yet."""
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
            return redirect("desk:commitments:sheet", sheet.pk)
    return listed(request, sheet=form, status=REFUSED)


@permitted(Permission.COMMITMENT_KEEP)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What each row would do; then what it did."""
    account: Any = request.user
    found = get_object_or_404(CommitmentSheet, pk=pk, account=account)
    sentence, rows = "", []
    try:
        if request.method == "POST":
            rows = actions.land(sheet=found, by=account, now=timezone.now())
            messages.success(request, _("The good rows are published."))
            found.refresh_from_db()
        elif found.landed_at is None:
            rows = looking.look(found, account, timezone.localdate())
    except Refusal as refusal:
        sentence = str(refusal)
    counts = looking.counts(rows) if rows else found.counts
    fresh = [each for each in rows if each.verdict == Verdict.NEW]
    context = {
        "sheet": found,
        "sentence": sentence,
        "counts": [(Verdict(key).label, count) for key, count in counts.items()],
        "refused": [each for each in rows if each.verdict == Verdict.REFUSED],
        "fresh": fresh[:MOST_SHOWN],
        "good": len(fresh),
        "most": MOST_SHOWN,
    }
    status = REFUSED if sentence else 200
    return show(request, "desk/commitments/sheet.html", context, here="commitments", status=status)
