"""The list of services, an item, its printed sheet, the menu, the themes of the months."""

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.bookings.queries import lines_for
from linli.core.square_code import square
from linli.portal import places
from linli.portal.services import shown
from linli.services import practice
from linli.services.menus import menu_for, published
from linli.services.models import ItemVersion, MonthTheme, Order, ServiceItem, Template
from linli.services.queries import in_force
from linli.services.searching import LONGEST, search
from linli.services.shelf import shelf
from linli.services.themes import from_now

A_PAGE = 20


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """What can be done, by list and kind, or by what somebody types of it."""
    said = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("q", "list", "kind", "area")}
    area_id = known_area(said["area"])
    lineage = tree.get().lineage(area_id) if area_id else ()
    found = search(said["q"], list_name=said["list"], kind=said["kind"], lineage=lineage)
    page = max(1, int(request.GET["page"])) if request.GET.get("page", "").isdecimal() else 1
    rows = found.entries[(page - 1) * A_PAGE : page * A_PAGE]
    context = {
        "said": said,
        "words": dict([*practice.lists(), *practice.kinds()]),
        "lists": shown.choices(practice.lists(), said["list"]),
        "kinds": shown.choices(practice.kinds(), said["kind"]),
        "rows": [(each, practice.kind_word(each.kind), each.offered(lineage), shown.marks(each)) for each in rows],
        "near": found.near,
        "total": len(found.entries),
        "more": f"?{urlencode({**said, 'page': str(page + 1)})}" if len(found.entries) > page * A_PAGE else "",
        "places": places.options(said["area"]) if said["area"] or switched() else "",
        "where": tree.get().full_name(area_id) if area_id else "",
    }
    return render(request, "portal/services/list.html", context)


@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    """All that is to be known of an item."""
    return render(request, "portal/services/item.html", _item(request, code))


@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The same on paper, with a square code that leads back to it."""
    context = _item(request, code)
    address = request.build_absolute_uri(reverse("portal:service", args=[code]))
    return render(request, "portal/services/print.html", {**context, "address": address, "qr": square(address)})


@require_safe
def form(request: HttpRequest, code: str, pk: int) -> HttpResponseBase:
    """A blank form to take along."""
    template = get_object_or_404(Template, pk=pk, item__code=code, item__active=True)
    if not default_storage.exists(template.file.name or ""):
        raise Http404
    opened = default_storage.open(template.file.name or "")
    return FileResponse(opened, as_attachment=True, content_type=template.media_type, filename=template.name)


@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """The published menu of a place, with how often each item was ordered since."""
    area_id = known_area(request.GET.get("area", "")) or next((root.id for root in tree.get().roots), None)
    found = menu_for(area_id) if area_id else None
    lines = []
    if found:
        entries, counts = shelf.get().entries, _ordered(found.area_id, found.published_at)
        lineage = tree.get().lineage(area_id or found.area_id)
        lines = [
            (
                entries[line.item_id],
                line.remark,
                practice.list_word(entries[line.item_id].list_name),
                counts.get(line.item_id, 0),
            )
            for line in found.lines.all()
            if line.item_id in entries and entries[line.item_id].offered(lineage)
        ]
    context = {
        "menu": found,
        "lines": lines,
        "area_id": area_id,
        "where": tree.get().full_name(found.area_id) if found else "",
        "others": [(pk, tree.get().full_name(pk)) for pk in published() if not found or pk != found.area_id],
    }
    return render(request, "portal/services/menu.html", context)


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """What this month is about, and the months to come."""
    today = timezone.localdate()
    found = from_now(list(MonthTheme.objects.filter(active=True)), today)
    now = [shown.theme(each) for each in found if each.month == today.month]
    later = [shown.theme(each) for each in found if each.month != today.month]
    return render(request, "portal/services/themes.html", {"now": now, "later": later})


def version_of(code: str) -> tuple[ServiceItem, ItemVersion]:
    """An item in use and what it says today; Http404 for any other."""
    item = get_object_or_404(ServiceItem, code=code, active=True)
    version = in_force(item.pk, timezone.localdate())
    if version is None:
        raise Http404
    return item, version


def known_area(typed: str) -> int | None:
    """The area that an address names, if it is in use."""
    node = tree.get().nodes.get(int(typed)) if typed.isdecimal() and len(typed) < 18 else None
    return node.id if node and node.active else None


def switched() -> bool:
    """Whether anything is offered here and not there, so that one is asked where."""
    return any(each.switches for each in shelf.get().entries.values())


def _item(request: HttpRequest, code: str) -> dict[str, Any]:
    item, version = version_of(code)
    area_id = known_area(request.GET.get("area", ""))
    entry = shelf.get().entries.get(item.pk)
    return {
        "item": item,
        "version": version,
        "list": practice.list_word(version.list_name),
        "facts": shown.facts(version),
        "marks": shown.marks(version),
        "materials": shown.materials(version, item.templates.order_by("pk")),
        "area_id": area_id,
        "where": tree.get().full_name(area_id) if area_id else "",
        "here": area_id is None or entry is None or entry.offered(tree.get().lineage(area_id)),
        "lines": lines_for(entry, area_id) if version.booking and entry else [],
    }


def _ordered(area_id: int, since: Any) -> dict[int, int]:
    """Item -> how often it was ordered in an area since the menu came out."""
    depth = tree.get().node(area_id).depth
    within = Q() if depth == 1 else Q(**{f"case__within_{depth}": area_id})
    counted = Order.objects.filter(within, at__gte=since).values_list("item_id").annotate(times=Count("pk"))
    return dict(counted.order_by())
