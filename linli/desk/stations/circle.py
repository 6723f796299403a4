"""The quarter-hour circle of a place, grid by grid: how many homes are farther from a service than a walk (E16)."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations import practice
from linli.stations.circle import circle as drawn

MINUTES, METRES = (5, 60), (30, 100)
SHOWN = 200
REFUSED = 422


@permitted(Permission.HOUSEHOLD_VIEW)
@require_safe
def circle(request: HttpRequest) -> HttpResponse:
    """Counts per grid, for one place, one service, one length of walk. No home is named."""
    account: Any = request.user
    area = _asked_for(account, request.GET.get("area", ""))
    usual, wants = practice.walk(), [*practice.zones(), *practice.offers()]
    walk = replace(
        usual,
        minutes=_between(request.GET.get("minutes", ""), usual.minutes, MINUTES),
        metres_a_minute=_between(request.GET.get("speed", ""), usual.metres_a_minute, METRES),
    )
    wanted = request.GET.get("wanted", "")
    wanted = wanted if wanted in {each.key for each in wants} else ""
    found, sentence = None, ""
    try:
        found = drawn(account, area, wanted, walk)
    except Refusal as refusal:
        sentence = str(refusal)
    whole = tree.get()
    above = [each for each in whole.lineage(area) if powers(account).may(Permission.HOUSEHOLD_VIEW, each)]
    context = {
        "area": whole.node(area),
        "crumbs": [whole.node(each) for each in above],
        "inside": whole.children(area),
        "found": found,
        "grids": [(grid, whole.full_name(grid.node.id)) for grid in found.grids[:SHOWN]] if found else [],
        "shown": SHOWN,
        "walk": walk,
        "detour": f"{walk.detour:.2f}",
        "km": f"{walk.km:.2f}",
        "wants": wants,
        "wanted": wanted,
        "what": next((each.name for each in wants if each.key == wanted), _("any station")),
        "sentence": sentence,
    }
    status = REFUSED if sentence else 200
    return show(request, "desk/stations/circle.html", context, here="stations", status=status)


def _between(said: str, usual: int, least_most: tuple[int, int]) -> int:
    least, most = least_most
    return min(max(int(said), least), most) if said.isdecimal() and len(said) < 4 else usual


def _asked_for(account: Account, said: str) -> int:
    """The area in the address, else the widest the account may see; 404 for one it may not."""
    mine = powers(account)
    if not said.isdecimal():
        return mine.areas(Permission.HOUSEHOLD_VIEW)[0]
    node = tree.get().nodes.get(int(said))
    if node is None or not node.active or not mine.may(Permission.HOUSEHOLD_VIEW, node.id):
        raise Http404
    return node.id
