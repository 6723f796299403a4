"""Contact cards: asked for, for every grid of a place; with progress; and the one of a household."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.models import Area
from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.places import asked_for
from linli.grids import actions
from linli.grids.cards import of_household
from linli.grids.models import CardRun
from linli.grids.places import grids_under
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.residents.models import Household

REFUSED = 422
LAST = 10


@permitted(Permission.HOUSEHOLD_VIEW)
def cards(request: HttpRequest) -> HttpResponse:
    """Choose a place and have its cards printed."""
    account: Any = request.user
    area_id = asked_for(account, (request.POST or request.GET).get("area", ""))
    sentence = ""
    if request.method == "POST":
        area = Area.objects.get(pk=area_id)
        try:
            run = actions.ask_cards(
                area=area, address=request.build_absolute_uri("/").rstrip("/"), by=account, now=timezone.now()
            )
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect("desk:card_run", run.pk)
    context = {
        "area": tree.get().node(area_id),
        "count": len(grids_under(tree.get(), area_id)),
        "places": options(str(area_id)),
        "roots": [each for each in tree.get().roots if powers(account).may(Permission.HOUSEHOLD_VIEW, each.id)],
        "runs": CardRun.objects.filter(asked_by=account).select_related("area").order_by("-pk")[:LAST],
        "sentence": sentence,
    }
    return show(request, "desk/cards/cards.html", context, here="coverage", status=REFUSED if sentence else 200)


@permitted(Permission.HOUSEHOLD_VIEW)
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it has got, then the document."""
    found = _mine(request, pk)
    part = "HX-Request" in request.headers
    template = "desk/cards/run_part.html" if part else "desk/cards/run.html"
    return show(request, template, {"run": found}, here="coverage")


@permitted(Permission.HOUSEHOLD_VIEW)
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF."""
    found = _mine(request, pk)
    if not found.file or not default_storage.exists(found.file):
        raise Http404
    return FileResponse(
        default_storage.open(found.file), content_type="application/pdf", filename=f"cards-{found.area.code}.pdf"
    )


@permitted(Permission.HOUSEHOLD_VIEW)
@require_safe
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of one household."""
    found = get_object_or_404(Household.objects.visible_to(request.user).present().select_related("agent"), pk=pk)
    try:
        drawn = of_household(found, request.build_absolute_uri("/").rstrip("/"))
    except Refusal as refusal:
        return HttpResponse(str(refusal), status=503, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(drawn, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="card-{found.pk}.pdf"'
    return answer


def _mine(request: HttpRequest, pk: int) -> CardRun:
    found = get_object_or_404(CardRun.objects.select_related("area"), pk=pk)
    if not powers(request.user).may(Permission.HOUSEHOLD_VIEW, found.area_id):
        raise Http404
    return found
