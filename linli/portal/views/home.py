"""The front door, the month's numbers, who looks after a place, and what is kept about people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.portal import numbers, places, workers
from linli.stations.tables import stations


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One big box, a place for a code, the numbers of the month, your grid worker."""
    month = numbers.month.get()
    shown = {
        "numbers": month.numbers if month else [],
        "worker_word": worker_word(),
        "has_stations": bool(stations.get().by_id),
        "has_workers": bool(tree.get().roots),
    }
    return render(request, "portal/home.html", shown)


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """What each number of the month is made of."""
    return render(request, "portal/numbers.html", {"month": numbers.month.get()})


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Choose a place, see who looks after it."""
    chosen = request.GET.get("area", "")
    known = chosen.isdecimal() and int(chosen) in tree.get().nodes
    shown = {
        "places": places.options(chosen),
        "worker_word": worker_word(),
        "where": tree.get().full_name(int(chosen)) if known else "",
        "workers": workers.of(int(chosen)) if known else [],
    }
    return render(request, "portal/workers.html", shown)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whoever tells us something, why, and how long."""
    return render(request, "portal/privacy.html")


def worker_word() -> str:
    """What the locality calls those who look after a grid."""
    return tables.get().word("people.grid_worker", _("grid worker"))
