"""The tree and the map of areas, and one area with all that can be done to it."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas import around
from linli.areas.actions.bordering import border_of
from linli.areas.models import Area, Boundary
from linli.areas.tree import Node, tree
from linli.desk.face import show
from linli.desk.grids.forms import AddForm, DrawForm, ImportForm, MergeForm, SplitForm
from linli.grids.coverage import coverage
from linli.grids.models import Leftover
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

REFUSED = 422
MOST_LEFT = 100
HISTORY = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One area of the tree: its households and workers, and those of all below it."""

    node: Node
    level: str
    households: int
    without: int
    workers: int
    inner: int


@permitted(Permission.AREA_EDIT)
@require_safe
def grids(request: HttpRequest) -> HttpResponse:
    """The areas of one place, side by side, with a map."""
    account: Any = request.user
    area = asked_for(account, request.GET.get("area", ""))
    return listed(request, area, ImportForm())


def listed(request: HttpRequest, area: Area, form: ImportForm, **more: Any) -> HttpResponse:
    """The page of the tree, perhaps with what became of a file."""
    whole = tree.get()
    context = {
        "area": area,
        "crumbs": [whole.node(each) for each in whole.lineage(area.pk)],
        "level": whole.level(area.pk),
        "rows": rows(area.pk),
        "form": form,
        "left": Leftover.objects.filter(area__path__startswith=area.path).count(),
        **more,
    }
    status = REFUSED if form.errors else 200
    return show(request, "desk/grids/grids.html", context, here="grids", status=status)


def rows(area_id: int) -> list[Row]:
    """The areas directly under one, with the sums of the grids in them."""
    whole = tree.get()
    found = coverage(area_id, today=timezone.localdate())
    result = []
    for node in whole.children(area_id):
        inside = [grid for grid in found.grids if node.id in grid.node.lineage]
        level = whole.level(node.id)
        result.append(
            Row(
                node,
                str(level or ""),
                households=sum(each.households for each in inside),
                without=sum(each.without for each in inside),
                workers=sum(len(each.workers) for each in inside),
                inner=len(whole.children(node.id)),
            )
        )
    return result


@permitted(Permission.AREA_EDIT)
@require_safe
def grid(request: HttpRequest, pk: int) -> HttpResponse:
    """One area."""
    return page(request, mine(request.user, pk))


@permitted(Permission.AREA_EDIT)
@require_safe
def shapes(request: HttpRequest, pk: int) -> HttpResponse:
    """The area, those beside it and the one around it, as GeoJSON for the map."""
    area = mine(request.user, pk)
    above = around.above(area)
    told = [(area, "own"), *((each, "beside") for each in around.beside(area)), *([(above, "around")] if above else [])]
    told += [(each, "inside") for each in around.inside(area)]
    features = [
        {
            "type": "Feature",
            "properties": {"id": each.pk, "name": str(each), "what": what},
            "geometry": each.boundary,
        }
        for each, what in told
        if each.boundary
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def page(request: HttpRequest, area: Area, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one area; a form that was refused takes the place of its empty one."""
    whole = tree.get()
    seen = border_of(area)
    drawn = json.dumps(area.boundary, ensure_ascii=False) if area.boundary else ""
    divides = area.depth > 1 and not whole.children(area.pk)
    below = area.depth + 1 in whole.levels
    context = {
        "area": area,
        "crumbs": [whole.node(each) for each in whole.lineage(area.pk)],
        "level": whole.level(area.pk),
        "draw": DrawForm(initial={"boundary": drawn, "seen": seen}),
        "split": SplitForm(initial={"seen": seen}) if divides and area.boundary else None,
        "merge": MergeForm(area=area, initial={"seen": seen}) if divides else None,
        "add": AddForm() if below else None,
        "history": Boundary.objects.filter(area=area).order_by("-since", "-pk")[:HISTORY],
        "left": Leftover.objects.filter(area=area).select_related("case", "household", "enterprise", "other")[
            :MOST_LEFT
        ],
        **forms,
    }
    return show(request, "desk/grids/grid.html", context, here="grids", status=status)


def mine(account: Any, pk: int) -> Area:
    """An area in use that the account may change; else 404."""
    area = Area.objects.filter(pk=pk, active=True).first()
    if area is None or not powers(account).may(Permission.AREA_EDIT, pk):
        raise Http404
    return area


def asked_for(account: Account, said: str) -> Area:
    """The area in the address, else the widest the account may change."""
    if said.isdecimal():
        return mine(account, int(said))
    return Area.objects.get(pk=powers(account).areas(Permission.AREA_EDIT)[0])
