"""The register of purposes, for whoever serves."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.permissions import Permission as P
from linli.residents.purposes import register


@permitted(P.HOUSEHOLD_VIEW)
@require_safe
def purposes(request: HttpRequest) -> HttpResponse:
    """What is kept of households and enterprises, what for, and how long."""
    return show(request, "desk/households/purposes.html", {"rows": register()}, here="households")
