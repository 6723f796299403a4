"""Rolls from a spreadsheet: an example, in with a look beforehand, and what became of each row."""

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
from linli.desk.votes.forms import SheetForm
from linli.desk.votes.rolls import keeping
from linli.desk.votes.views import HERE
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.votes import actions
from linli.votes.models import RollSheet, Vote
from linli.votes.sheets.columns import Column
from linli.votes.sheets.looking import Looking, Verdict, counts
from linli.votes.words import Unit

REFUSED, MOST_SHOWN, LARGEST = 422, 100, 20 * 1024 * 1024
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permitted(Permission.VOTE_HOLD)
@require_safe
def example(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty roll with every heading."""
    content = sheets.written(_("The roll"), _headings(keeping(request, pk)), [])
    kept = {"Content-Disposition": 'attachment; filename="roll.xlsx"'}
    return HttpResponse(content, content_type=EXCEL, headers=kept)


@permitted(Permission.VOTE_HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep an uploaded roll, and go and look at it. Nobody of it is on the roll yet."""
    account: Any = request.user
    found = keeping(request, pk)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise Refusal(_("At most %(most)d MB. Split the sheet.") % {"most": LARGEST // 1024**2}, field="file")
            kept = actions.keep_sheet(vote=found, content=file.read(), name=file.name, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:votes:sheet", pk, kept.pk)
    context = {"form": form, "vote": found, "columns": _headings(found)}
    return show(request, "desk/votes/take_in.html", context, here=HERE, status=REFUSED if form.errors else 200)


@permitted(Permission.VOTE_HOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What each row would do; then what it did."""
    account: Any = request.user
    vote = keeping(request, pk)
    found = get_object_or_404(RollSheet.objects.select_related("vote"), pk=number, vote=vote, account=account)
    sentence, rows = "", []
    try:
        if request.method == "POST":
            rows = actions.land_sheet(sheet=found, by=account, now=timezone.now())
            messages.success(request, _("The good rows are on the roll now."))
            found.refresh_from_db()
        elif found.landed_at is None:
            rows = Looking(found, vote).look()
    except Refusal as refusal:
        sentence = str(refusal)
    new = [each for each in rows if each.verdict == Verdict.NEW]
    said = counts(rows) if rows else found.counts
    context = {
        "vote": vote,
        "sheet": found,
        "sentence": sentence,
        "counts": [(Verdict(key).label, n) for key, n in said.items() if n],
        "refused": [each for each in rows if each.verdict == Verdict.REFUSED],
        "new": new[:MOST_SHOWN],
        "good": len(new),
        "more": max(len(new) - MOST_SHOWN, 0),
        "owners": vote.unit == Unit.OWNER,
    }
    return show(request, "desk/votes/sheet.html", context, here=HERE, status=REFUSED if sentence else 200)


def _headings(vote: Vote) -> list[str]:
    return [str(each.label) for each in Column if each != Column.FLOOR or vote.unit == Unit.OWNER]
