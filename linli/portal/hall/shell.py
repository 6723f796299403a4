"""The service worker of a terminal or a screen: it keeps the one page and what that page is made of, so that the last
state comes up again after the power was gone and the network still is. Cases are never kept."""

import hashlib
import json

from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def of_kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """The terminal's."""
    return _worker(reverse("kiosk:kiosk", args=[code]), ("kiosk.css", "kiosk.js", "icons.svg", "mark.svg"))


@require_safe
def of_screen(request: HttpRequest, code: str) -> HttpResponse:
    """The screen's."""
    return _worker(reverse("screen:screen", args=[code]), ("screen.css", "screen.js", "icons.svg", "mark.svg"))


def _worker(page: str, files: tuple[str, ...]) -> HttpResponse:
    kept = [static(f"build/{name}") for name in files]
    script = _script("hall-worker.js")
    version = hashlib.sha256((script + "".join(kept)).encode()).hexdigest()[:16]
    head = f"const LINLI = {json.dumps({'version': version, 'kept': kept, 'page': page})};\n"
    return HttpResponse(head + script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _script(name: str) -> str:
    """A built file's text; 404 when the front end has not been built."""
    path = f"build/{name}"
    if staticfiles_storage.exists(path):
        with staticfiles_storage.open(path) as kept:
            return bytes(kept.read()).decode()
    if found := find(path):
        with open(found, encoding="utf-8") as source:
            return source.read()
    raise Http404
