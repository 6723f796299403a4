"""The page of the rates, and the list behind each number."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.board.views import area_of
from linli.desk.face import show
from linli.desk.rates import asked as asking
from linli.desk.rates import cases, shown
from linli.desk.rates.asked import OWN, PERIODS, SPLITS, Asked
from linli.insight import rates as reckoning
from linli.insight.figures import counted_up_to
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import Powers, powers


@permitted(Permission.BOARD_VIEW)
@require_safe
def rates(request: HttpRequest) -> HttpResponse:
    """The three rates of an area in a stretch of days, what each is made of, and split up. Four queries beside the
    page's own, however many cases."""
    mine = powers(request.user)
    asked = asking.read(request.GET, area_of(request, mine), timezone.localdate())
    found = reckoning.rates(asked.area_id, asked.first, asked.last)
    context = {
        "asked": asked,
        "three": shown.shown(asked, found),
        "total": shown.percent(found.total),
        "lines": shown.lines(asked),
        "weights": shown.weights(),
        "areas": _areas(asked, mine),
        "periods": [(key, name, asked.address(period=key), key == asked.period) for key, name in PERIODS.items()],
        "own": asked.period == OWN,
        "splits": [(name, asked.address(by=key), key == asked.by) for key, name in SPLITS.items()],
        "split": SPLITS[asked.by],
        "counted_up_to": counted_up_to(timezone.now()),
    }
    return show(request, "desk/rates/rates.html", context, here="rates")


def _areas(asked: Asked, mine: Powers) -> list[tuple[str, str, bool]]:
    """The way up as far as one may look, and the area itself."""
    whole = tree.get()
    lineage = whole.lineage(asked.area_id)
    seen = [each for each in lineage if mine.may(Permission.BOARD_VIEW, each)]
    return [(str(whole.nodes[each]), asked.address(area_id=each), each == asked.area_id) for each in seen]


@permitted(Permission.BOARD_VIEW)
@require_safe
def behind(request: HttpRequest) -> HttpResponse:
    """The cases behind a number, newest first; those that are not one's to see are only counted."""
    account: Any = request.user
    asked = asking.read(request.GET, area_of(request, powers(account)), timezone.localdate())
    found = cases.number(asked, request.GET)
    if found is None:
        raise Http404
    page = cases.page(found, account, request.GET.get("after", ""))
    said = {name: request.GET[name] for name in ("rate", "of", "value") if name in request.GET}
    context = {
        "asked": asked,
        "name": found.measure.name,
        "what": WHAT.get(found.of) or shown.piece_word(*found.of.split(":")),
        "where": tree.get().full_name(found.area_id),
        "page": page,
        "back": asked.address(),
        "next": asked.address(beside={**said, "after": page.after}) if page.after else "",
    }
    return show(request, "desk/rates/cases.html", context, here="rates")


WHAT = {"part": _("counted"), "whole": _("all that were judged"), "out": _("left out")}
