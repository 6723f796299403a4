"""What was promised and what became of it, for everybody: by place, by organisation, one by one (E9)."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.commitments import shares
from linli.commitments.models import Commitment, Evidence
from linli.commitments.practice import kind_word
from linli.commitments.words import PUBLIC, Action
from linli.people.models import Organisation
from linli.portal import places
from linli.portal.commitments.shown import parts, row

PAGE = 20


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """What is being kept now, the next due first; narrowed by place."""
    area = request.GET.get("area", "")
    found = Commitment.objects.running()
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    page = Paginator(found.select_related("organisation", "person").order_by("due_on", "id"), PAGE)
    shown = page.get_page(request.GET.get("page"))
    now = timezone.now()
    context = {
        "page": shown,
        "rows": [row(each, now) for each in shown],
        "places": places.options(area),
        "kept": f"&area={area}" if area.isdecimal() else "",
    }
    return render(request, "portal/commitments/list.html", context)


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """What an organisation and its members promised, and what became of it: this year's shares, then all of it."""
    found = get_object_or_404(Organisation, pk=pk)
    promised = Commitment.objects.published().filter(organisation=found)
    now = timezone.now()
    page = Paginator(promised.select_related("organisation", "person").order_by("-due_on", "-id"), PAGE)
    shown = page.get_page(request.GET.get("page"))
    year = timezone.localdate(now).year
    counted = shares.of_organisation(found.pk, date(year, 1, 1), date(year, 12, 31), now)
    context = {
        "organisation": found,
        "year": year,
        "parts": parts(counted),
        "counted": counted,
        "page": shown,
        "rows": [row(each, now) for each in shown],
    }
    return render(request, "portal/commitments/organisation.html", context)


@require_safe
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise, with every note that was made of it and what shows it."""
    found = get_object_or_404(Commitment.objects.published().select_related("organisation", "person"), pk=pk)
    notes = found.progress.exclude(what=Action.SEND_BACK).prefetch_related("evidence").order_by("at", "pk")
    context: dict[str, Any] = {
        **row(found, timezone.now()),
        "kind": kind_word(found.kind),
        "area": tree.get().full_name(found.area_id),
        "notes": [(each, Action(each.what).label) for each in notes],
    }
    return render(request, "portal/commitments/commitment.html", context)


@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The JPEG that shows it, of what is published."""
    wanted = Evidence.objects.filter(progress__commitment__state__in=PUBLIC).exclude(progress__what=Action.SEND_BACK)
    found = get_object_or_404(wanted, pk=pk)
    response = FileResponse(found.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
