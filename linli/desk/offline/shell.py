"""What the phone keeps of the program itself: one page without anything personal, its script, its name and mark."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.catalogue.tables import tables
from linli.core.service_worker import service_worker
from linli.desk.visits.forms import VisitForm
from linli.people.doors import permitted
from linli.people.permissions import Permission

SIZES = (192, 512)
KEPT = ("desk.css", "today.js", "icons.svg", "mark.svg")


@permitted(Permission.VISIT_RECORD)
@require_safe
def app(request: HttpRequest) -> HttpResponse:
    """The page that opens without a network. It is the same for everybody: what is personal comes by script, and is
    kept encrypted."""
    return render(request, "desk/offline/app.html", {"form": VisitForm()})


@permitted(Permission.VISIT_RECORD)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, told which files belong to this version of the program; another version is another text."""
    return service_worker("today-worker.js", reverse("desk:app"), KEPT)


@permitted(Permission.VISIT_RECORD)
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How the app is called and looks where the phone lists its apps (W3C Web Application Manifest)."""
    practice = tables.get().practice
    name = _("Today")
    said = {
        "name": f"{practice} · {name}" if practice else name,
        "short_name": name,
        "start_url": reverse("desk:app"),
        "scope": reverse("desk:today"),
        "display": "standalone",
        "lang": request.LANGUAGE_CODE,
        "theme_color": practice.accent if practice else "#b5372a",
        "background_color": "#f7f5f2",
        "icons": [{"src": static("build/mark.svg"), "sizes": "any", "type": "image/svg+xml"}, *_pictures()],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def _pictures() -> list[dict[str, str]]:
    """The mark as pictures, whole and to be cut to a phone's own shape: Android installs no drawing."""
    kinds = (("mark", "any"), ("mark-maskable", "maskable"))
    return [
        {"src": static(f"build/{name}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, purpose in kinds
        for size in SIZES
    ]
