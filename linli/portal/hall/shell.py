"""The service worker of a terminal or a screen: it keeps its page, what that page is made of, and what each item needs,
so that the last state comes up again after the power was gone and the network still is. Cases are never kept."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.core.service_worker import service_worker
from linli.portal.hall import items
from linli.portal.hall.place import station_of


@require_safe
def of_kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """The terminal's: its page has the lists, the hours and who is on duty; each item's own page is kept beside it."""
    codes = sorted(each.code for shown in items.lists(station_of(code)) for each in shown.items)
    return service_worker(
        "hall-worker.js",
        reverse("kiosk:kiosk", args=[code]),
        ("kiosk.css", "kiosk.js", "icons.svg", "mark.svg"),
        also=[reverse("kiosk:item", args=[code, each]) for each in codes],
    )


@require_safe
def of_screen(request: HttpRequest, code: str) -> HttpResponse:
    """The screen's."""
    return service_worker(
        "hall-worker.js", reverse("screen:screen", args=[code]), ("screen.css", "screen.js", "icons.svg", "mark.svg")
    )
