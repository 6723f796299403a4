"""Pages of points are there only where the practice has points; and the tabs above them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.points.models import Earning, Redeeming
from linli.points.practice import offered

View = Callable[..., HttpResponseBase]
MOST = 100


def where_offered(view: View) -> View:
    """404 where the practice has no points."""

    @wraps(view)
    def careful(request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        if not offered():
            raise Http404
        return view(request, *args, **more)

    return careful


def tabs(account: Any, here: str) -> list[tuple[str, str, bool, int]]:
    """What of points there is for the account: name, address, whether it is this page, how many wait there."""
    mine = powers(account)
    keeps, checks = (mine.may(each, None) for each in (Permission.POINTS_KEEP, Permission.POINTS_CHECK))
    waiting = Earning.objects.visible_to(account).to_check().order_by()[:MOST].count() if keeps or checks else 0
    aside = Redeeming.objects.visible_to(account).put_aside()[:MOST].count() if keeps else 0
    every = [
        (keeps or checks, "check", _("To check"), waiting),
        (keeps or checks, "holders", _("Accounts"), 0),
        (keeps, "counter", _("At the counter"), aside),
        (keeps, "rewards", _("Rewards"), 0),
        (keeps or checks, "ranking", _("Ranking"), 0),
        (keeps or checks, "proof", _("Proof"), 0),
        (True, "mine", _("My own"), 0),
    ]
    return [(name, reverse(f"desk:points:{key}"), key == here, count) for may, key, name, count in every if may]
