"""The papers and steps of an order, for whoever holds its code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.portal.following import Followed
from linli.portal.services.shown import counted
from linli.portal.views.case import opened
from linli.services import onbehalf
from linli.services.models import Order
from linli.services.words import PaperState


@require_safe
@opened
def order(request: HttpRequest, found: Followed) -> HttpResponse:
    """What is still to be brought, who has what, and which steps are done."""
    made = Order.objects.filter(case=found.case.pk).select_related("item_version", "item").first()
    if made is None:
        raise Http404
    papers = list(made.papers.select_related("template", "holder"))
    context = {
        "case": found.case,
        "order": made,
        "papers": [
            (each, counted(each.originals, each.copies), onbehalf.where(each, to_residents=True)) for each in papers
        ],
        "missing": sum(each.state == PaperState.MISSING for each in papers),
        "steps": onbehalf.steps(made) if made.kind == "for_you" else [],
        "handovers": onbehalf.handovers(made, to_residents=True),
    }
    return render(request, "portal/services/papers.html", context)
