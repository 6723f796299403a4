"""The board's one page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.board.numbers import numbers
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import Powers, powers


@permitted(Permission.BOARD_VIEW)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The numbers of an area: the widest one's posts give, or one below it."""
    mine = powers(request.user)
    return render(request, "desk/board.html", {"board": numbers(area_of(request, mine), timezone.now())})


def area_of(request: HttpRequest, mine: Powers) -> int:
    """The area the address names, if the board of it is one's to see; else the widest that is."""
    wanted: Any = request.GET.get("area", "")
    known = wanted.isdecimal() and int(wanted) in tree.get().nodes
    if known and mine.may(Permission.BOARD_VIEW, int(wanted)):
        return int(wanted)
    return mine.areas(Permission.BOARD_VIEW)[0]
