"""Rankings of a year: people by name or masked, places; and the proof of all balances."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.tables_out import TYPES, written
from linli.desk.face import show
from linli.desk.points.offering import tabs
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.points import ranking as figures
from linli.points.practice import points
from linli.points.proof import prove


@signed_in
@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """Who earned most, and where most was earned."""
    account: Any = request.user
    area, year = _asked(request)
    nodes = tree.get()
    context = {
        "tabs": tabs(account, "ranking"),
        "said": points(),
        "people": [(each, nodes.node(each.holder.area_id)) for each in figures.people(year, area_id=area)],
        "places_ranked": figures.places(year, area_id=area),
        "area": nodes.node(area),
        "places": options(str(area)),
        "year": year,
        "years": range(timezone.localdate().year, timezone.localdate().year - 5, -1),
        "kept": request.GET.urlencode(),
    }
    return show(request, "desk/points/ranking.html", context, here="points")


@signed_in
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The ranking of people as a file, masked as on the page."""
    if form not in TYPES:
        raise Http404
    area, year = _asked(request)
    nodes = tree.get()
    rows = (
        [each.place, each.holder.in_public, nodes.full_name(each.holder.area_id), each.earned]
        for each in figures.people(year, area_id=area, most=1000)
    )
    content = written(form, [_("Rank"), _("Name"), _("Where"), pgettext("points", "Points")], rows)
    kept = {"Content-Disposition": f'attachment; filename="points-{year}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=kept)


@permitted(Permission.POINTS_CHECK)
@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: HttpRequest) -> HttpResponse:
    """Count every account again from its lines, when somebody asks."""
    account: Any = request.user
    found = prove() if request.method == "POST" else None
    context = {"tabs": tabs(account, "proof"), "said": points(), "proof": found, "now": timezone.now()}
    return show(request, "desk/points/proof.html", context, here="points")


def _asked(request: HttpRequest) -> tuple[int, int]:
    """The area and year that the address asks for; the account's own widest, and this one. 404 for whoever has nothing
    to do with points."""
    mine = powers(request.user)
    held = [*mine.areas(Permission.POINTS_KEEP), *mine.areas(Permission.POINTS_CHECK)]
    if not held:
        raise Http404
    said, nodes = request.GET, tree.get().nodes
    area, year = said.get("area", ""), said.get("year", "")
    known = int(area) if area.isdecimal() and int(area) in nodes else min(held, key=lambda each: nodes[each].depth)
    return known, int(year) if year.isdecimal() and len(year) == 4 else timezone.localdate().year
