"""The service worker of a terminal or a screen: it keeps the one page and what that page is made of, so that the last
state comes up again after the power was gone and the network still is. Cases are never kept."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.core.service_worker import service_worker


@require_safe
def of_kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """The terminal's."""
    return service_worker(
        "hall-worker.js", reverse("kiosk:kiosk", args=[code]), ("kiosk.css", "kiosk.js", "icons.svg", "mark.svg")
    )


@require_safe
def of_screen(request: HttpRequest, code: str) -> HttpResponse:
    """The screen's."""
    return service_worker(
        "hall-worker.js", reverse("screen:screen", args=[code]), ("screen.css", "screen.js", "icons.svg", "mark.svg")
    )
