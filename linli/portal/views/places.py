"""The map's two questions: which shapes are there, and which area is this point in."""

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import etag, require_safe

from linli.areas.tree import boundaries, tree
from linli.portal import places


def _tag(request: HttpRequest) -> str:
    return f'"{hashlib.sha256(places.shapes.get()).hexdigest()[:16]}"'


@gzip_page
@require_safe
@etag(_tag)
def areas(request: HttpRequest) -> HttpResponse:
    """Every boundary as one GeoJSON FeatureCollection (RFC 7946); `leaf` tells the smallest areas."""
    response = HttpResponse(places.shapes.get(), content_type="application/geo+json")
    response.headers["Cache-Control"] = "max-age=300"
    return response


@require_safe
def area_at(request: HttpRequest) -> JsonResponse:
    """The smallest area that holds a point: {id, name}, or {id: null} outside. 400 when the point is none."""
    try:
        lat, lon = float(request.GET["lat"]), float(request.GET["lon"])
    except (KeyError, ValueError):
        return JsonResponse({"error": _("Give lat and lon in degrees.")}, status=400)
    found = boundaries.get().at(lat, lon)
    name = tree.get().full_name(found) if found is not None else ""
    return JsonResponse({"id": found, "name": name})
