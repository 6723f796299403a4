"""The menu of an area: its draft, what is ordered and wanted there, and publishing it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.places import asked_for
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.services import actions, demand, practice
from linli.services.models import Menu
from linli.services.searching import search
from linli.services.shelf import Entry, shelf

REFUSED, FOUND = 422, 8


@permitted(Permission.SERVICE_EDIT)
def menu(request: HttpRequest) -> HttpResponse:
    """The draft to edit, beside what residents order and ask for."""
    account: Any = request.user
    area_id = asked_for(account, request.POST.get("area") or request.GET.get("area", ""), Permission.SERVICE_EDIT)
    draft = Menu.objects.filter(area=area_id, published_at__isnull=True).prefetch_related("lines").first()
    now = Menu.objects.filter(area=area_id, published_at__isnull=False).order_by("-number").first()
    lines = _lines(draft or now)
    sentence = ""
    if request.method == "POST":
        lines = list(_typed(request))
        try:
            done = _take(request, area_id, lines)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            messages.success(request, done)
            return redirect(f"{reverse('desk:service_menu')}?area={area_id}")
    return _page(request, area_id, lines, draft, now, sentence)


def _page(
    request: HttpRequest,
    area_id: int,
    lines: list[tuple[int, str]],
    draft: Menu | None,
    now: Menu | None,
    sentence: str,
) -> HttpResponse:
    entries = shelf.get().entries
    on_it = {item for item, _remark in lines}
    orders = demand.orders(area_id)
    typed = request.GET.get("q", "")
    found = [each for each in search(typed).entries if each.item_id not in on_it][:FOUND] if typed else []
    context = {
        "area": tree.get().node(area_id),
        "where": tree.get().full_name(area_id),
        "places": options(str(area_id)),
        "roots": _roots(request.user),
        "lines": [
            (entries[item], remark, orders.get(item, 0), place)
            for place, (item, remark) in enumerate(lines, start=1)
            if item in entries
        ],
        "draft": draft,
        "now": now,
        "seen": draft.version if draft else 0,
        "q": typed,
        "found": found,
        "missing": _missing(orders, on_it, entries),
        "wants": demand.wants(area_id, on_it),
        "list_word": dict(practice.lists()),
        "sentence": sentence,
    }
    return show(request, "desk/services/menu.html", context, here="services", status=REFUSED if sentence else 200)


def _missing(orders: dict[int, int], on_it: set[int], entries: dict[int, Entry]) -> list[tuple[Entry, int]]:
    """Ordered most, and not on the menu."""
    often = sorted(
        ((count, item) for item, count in orders.items() if item not in on_it and item in entries), reverse=True
    )
    return [(entries[item], count) for count, item in often[:FOUND]]


def _take(request: HttpRequest, area_id: int, lines: list[tuple[int, str]]) -> str:
    account: Any = request.user
    area, now = Area.objects.get(pk=area_id), timezone.now()
    typed = request.POST.get("seen", "")
    seen = int(typed) if typed.isdecimal() else None
    draft = actions.write_menu(area=area, lines=lines, by=account, now=now, seen=seen)
    if "publish" in request.POST:
        actions.publish(menu=draft, by=account, now=now)
        return _("The menu is published.")
    return _("The draft is kept. Residents see it once it is published.")


def _typed(request: HttpRequest) -> Iterator[tuple[int, str]]:
    """The lines as they were typed, in the order of their numbers; what is ticked goes, what was added comes last."""
    entries = shelf.get().entries
    off = set(request.POST.getlist("off"))
    rows = []
    for at, typed in enumerate(request.POST.getlist("item")):
        if typed.isdecimal() and typed not in off:
            place = request.POST.get(f"place-{typed}", "")
            rows.append((int(place) if place.isdecimal() else at, at, int(typed)))
    kept = [item for _place, _at, item in sorted(rows)]
    added = [int(each) for each in request.POST.getlist("add") if each.isdecimal()]
    for item in dict.fromkeys([*kept, *added]):
        if item in entries:
            yield item, request.POST.get(f"remark-{item}", "")


def _lines(found: Menu | None) -> list[tuple[int, str]]:
    return [(line.item_id, line.remark) for line in found.lines.all()] if found else []


def _roots(account: Any) -> list[Any]:
    return [each for each in tree.get().roots if powers(account).may(Permission.SERVICE_EDIT, each.id)]
