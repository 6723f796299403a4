"""What is voted on and what came of it: the count, its denominators, every receipt, and how to count again."""

import csv
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.tree import tree
from linli.core.codes import read_code
from linli.core.refusal import Refusal
from linli.core.sheets import tame
from linli.portal.views.own import kept_nowhere
from linli.votes.codes import spoken_receipt
from linli.votes.models import Vote
from linli.votes.practice import read
from linli.votes.shown import headline, shown_result
from linli.votes.tallying import lines
from linli.votes.words import Method, State

PAGE, RECEIPTS, REFUSED = 20, 200, 422


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def votes(request: HttpRequest) -> HttpResponse:
    """The question for the code on one's slip, and what is and was voted on."""
    typed, sentence = request.POST.get("code", ""), ""
    if request.method == "POST":
        try:
            return redirect("portal:votes:cast", read_code(typed))
        except Refusal as refusal:
            sentence = str(refusal)
    found = Vote.objects.on_the_site().order_by("-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(each, headline(each) if each.result else "") for each in page]
    shown = {"page": page, "rows": rows, "typed": typed, "sentence": sentence, "now": timezone.now()}
    return render(request, "portal/votes/list.html", shown, status=REFUSED if sentence else 200)


@require_safe
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One vote; once it is closed with its count and the list by which anybody counts again."""
    found = get_object_or_404(Vote.objects.on_the_site().select_related("organisation"), pk=pk)
    receipt = "".join(each for each in request.GET.get("receipt", "") if each.isdecimal())
    context = {
        "vote": found,
        "rule": read(found.rule),
        "area": tree.get().full_name(found.area_id),
        "result": shown_result(found),
        "secret": found.method == Method.SECRET,
        "typed": request.GET.get("receipt", ""),
        **(_receipts(request, found, receipt) if found.state == State.CLOSED else {}),
    }
    return render(request, "portal/votes/vote.html", context)


@require_safe
def ballots(request: HttpRequest, pk: int) -> HttpResponse:
    """Every line that was counted, as a file: of a secret vote receipts and choices."""
    found = get_object_or_404(Vote.objects.on_the_site().filter(state=State.CLOSED), pk=pk)
    if found.method == Method.OPEN:
        raise Http404  # the roll of an open vote is read where it was held, by those who stand on it
    kept = {"Content-Disposition": f'attachment; filename="ballots-{found.pk}.csv"'}
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=kept)
    response.write("\ufeff")
    out = csv.writer(response)
    out.writerow([_("Receipt") if found.method == Method.SECRET else _("Option"), _("Choice"), _("In words")])
    for line in lines(found):
        first, _comma, second = line.partition(",")
        words = found.spelt(map(int, second.split("+"))) if found.method == Method.SECRET else ""
        out.writerow([first, second, tame(words)])
    return response


def _receipts(request: HttpRequest, found: Vote, receipt: str) -> dict[str, Any]:
    """The list of receipts a page at a time, and the one that was asked for."""
    if found.method != Method.SECRET:
        return {}
    pages = Paginator(found.ballots.order_by("receipt"), RECEIPTS).get_page(request.GET.get("page"))
    listed = [(spoken_receipt(each.receipt), found.spelt(each.choices)) for each in pages]
    mine = found.ballots.filter(receipt=receipt).first() if receipt else None
    return {"page": pages, "listed": listed, "mine": found.spelt(mine.choices) if mine else "", "asked": bool(receipt)}
