"""One page: households without an agent, workers above or below the span, grids without a worker."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.places import asked_for, crumbs
from linli.grids import coverage as grids
from linli.grids.models import Proposal
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers

SHOWN = 100
PROPOSALS = 5


@permitted(Permission.HOUSEHOLD_VIEW)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """The coverage of one place; each list is cut at a hundred, the numbers are whole."""
    account: Any = request.user
    return page(request, asked_for(account, request.GET.get("area", "")))


def page(request: HttpRequest, area_id: int, *, sentence: str = "", status: int = 200) -> HttpResponse:
    """The page, perhaps with the sentence of a refusal."""
    account: Any = request.user
    whole = tree.get()
    found = grids.coverage(area_id, today=timezone.localdate())
    context = {
        "area": whole.node(area_id),
        "crumbs": crumbs(account, area_id),
        "inside": [node for node in whole.children(area_id) if whole.children(node.id)],
        "found": found,
        "gaps": [(grid, whole.full_name(grid.node.id)) for grid in found.gaps[:SHOWN]],
        "unmanned": [(grid, whole.full_name(grid.node.id)) for grid in found.unmanned[:SHOWN]],
        "above": found.above[:SHOWN],
        "below": found.below[:SHOWN],
        "shown": SHOWN,
        "may_ask": powers(account).may(Permission.PEOPLE_EDIT, area_id),
        "proposals": Proposal.objects.filter(area=area_id).order_by("-pk")[:PROPOSALS],
        "sentence": sentence,
    }
    return show(request, "desk/coverage/coverage.html", context, here="coverage", status=status)
