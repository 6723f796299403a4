"""The quarter-hour circle of a place, grid by grid: how many homes are farther from a service than a walk (E16)."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.places import asked_for, crumbs
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.stations import practice
from linli.stations.circle import TooMany
from linli.stations.circle import circle as drawn
from linli.stations.counting import GOOD, ask, told
from linli.stations.models import CircleCount
from linli.stations.practice import Walk, Word
from linli.stations.words import Counting

MINUTES, METRES = (5, 60), (30, 100)
SHOWN = 200


@permitted(Permission.HOUSEHOLD_VIEW)
@require_safe
def circle(request: HttpRequest) -> HttpResponse:
    """Counts per grid, for one place, one service, one length of walk. No home is named."""
    account: Any = request.user
    area = asked_for(account, request.GET.get("area", ""))
    walk, wanted, wants = _asked(request.GET)
    found, asked, sentence = None, None, ""
    try:
        found = drawn(account, area, wanted, walk)
    except TooMany as refusal:
        sentence, since = str(refusal), timezone.now() - GOOD
        asked = CircleCount.newest(area, wanted, walk.minutes, walk.metres_a_minute, since=since)
        found = told(asked) if asked and asked.state == Counting.DONE else None
    whole = tree.get()
    context = {
        "area": whole.node(area),
        "crumbs": crumbs(account, area),
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
        "asked": asked,
    }
    return show(request, "desk/stations/circle.html", context, here="stations")


@permitted(Permission.HOUSEHOLD_VIEW)
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Have the worker count what is too much for one page, and wait for it there."""
    account: Any = request.user
    area = Area.objects.get(pk=asked_for(account, request.POST.get("area", "")))
    walk, wanted, _wants = _asked(request.POST)
    ask(area=area, wanted=wanted, walk=walk, by=account, now=timezone.now())
    said = {"area": area.pk, "wanted": wanted, "minutes": walk.minutes, "speed": walk.metres_a_minute}
    return redirect(f"{reverse('desk:station_circle')}?{urlencode(said)}")


def _asked(said: QueryDict) -> tuple[Walk, str, list[Word]]:
    """The walk, to what, and what could be chosen."""
    usual, wants = practice.walk(), [*practice.zones(), *practice.offers()]
    walk = replace(
        usual,
        minutes=_between(said.get("minutes", ""), usual.minutes, MINUTES),
        metres_a_minute=_between(said.get("speed", ""), usual.metres_a_minute, METRES),
    )
    wanted = said.get("wanted", "")
    return walk, wanted if wanted in {each.key for each in wants} else "", wants


def _between(said: str, usual: int, least_most: tuple[int, int]) -> int:
    least, most = least_most
    return min(max(int(said), least), most) if said.isdecimal() and len(said) < 4 else usual
