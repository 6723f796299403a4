"""How many volunteers and teams there are (E7): by field, area or organisation; to look at and to take along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.tables_out import TYPES, written
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.volunteers import report as figures
from linli.volunteers.models import Team, Volunteer


@permitted(Permission.VOLUNTEER_VIEW)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The table."""
    area, way = _asked(request)
    rows, whole = _rows(request, area, way)
    context = {
        "rows": rows,
        "whole": whole,
        "ways": figures.WAYS.items(),
        "way": way,
        "heading": figures.WAYS[way],
        "headings": figures.headings(),
        "places": options(str(area or "")),
        "kept": request.GET.urlencode(),
    }
    return show(request, "desk/volunteers/report.html", context, here="volunteers")


@permitted(Permission.VOLUNTEER_VIEW)
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file."""
    if form not in TYPES:
        raise Http404
    area, way = _asked(request)
    rows, whole = _rows(request, area, way)
    headings = [str(figures.WAYS[way]), *figures.headings()]
    content = written(form, headings, (figures.cells(row) for row in [*rows, whole]))
    kept = {"Content-Disposition": f'attachment; filename="volunteers-{way}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=kept)


def _rows(request: HttpRequest, area: int | None, way: str) -> tuple[list[figures.Row], figures.Row]:
    """Of those whom the account sees, and of all teams, in the area asked for."""
    found, teams = Volunteer.objects.visible_to(request.user), Team.objects.visible_to(request.user)
    if area:
        found, teams = found.within(area), teams.within(area)
    return figures.rows(way, area_id=area, found=found, teams=teams), figures.together(found, teams)


def _asked(request: HttpRequest) -> tuple[int | None, str]:
    """What the address asks; by field where it says nothing."""
    said: Any = request.GET
    area, way = said.get("area", ""), said.get("way", "")
    known = int(area) if area.isdecimal() and int(area) in tree.get().nodes else None
    return known, way if way in figures.WAYS else "field"
