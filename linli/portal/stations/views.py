"""The nearest open station, the stations of a place, and one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.portal import places
from linli.portal.stations import forms
from linli.rosters.queries import duty_of_day
from linli.stations import hours, practice, shown, stars
from linli.stations.nearest import MOST, Near, nearest
from linli.stations.tables import stations as known


@require_safe
def stations(request: HttpRequest) -> HttpResponse:
    """Where somebody is → the nearest that are open now; where none is, the nearest all the same."""
    now, asked = timezone.now(), forms.read(request.GET)
    found: list[Near] = []
    if asked.spot:
        lon, lat = asked.spot
        found = nearest(lon, lat, now, open_now=not asked.closed_too, wanted=asked.wanted)
    none_open = bool(asked.spot) and not found and not asked.closed_too
    if none_open and asked.spot:
        found = nearest(*asked.spot, now, open_now=False, wanted=asked.wanted)
    context = {
        "asked": asked,
        "none_open": none_open,
        "places": places.options(asked.area),
        "rows": [_row(near, now) for near in found],
        "most": MOST,
        "wants": [*practice.zones(), *practice.offers()],
        "functions": practice.functions(),
        "tiers": _tiers(),
        "has_map": bool(known.get().placed) and any(node.has_boundary for node in tree.get().nodes.values()),
    }
    return render(request, "portal/stations/stations.html", context)


@require_safe
def station(request: HttpRequest, code: str) -> HttpResponse:
    """One station: when it is open this week, where it is, what is there, its stars."""
    found = known.get().by_code.get(code)
    if found is None or not found.active:
        raise Http404
    now = timezone.now()
    closes = hours.closes_at(found, now)
    rating = stars.in_force([found.pk], timezone.localdate(now)).get(found.pk)
    context = {
        **shown.words(found),
        "open": closes is not None,
        "open_words": shown.open_words(closes, None if closes else hours.opens_next(found, now), now),
        "week": shown.week(found, timezone.localdate(now)),
        "rating": rating,
        "duty": duty_of_day(found, timezone.localdate(now)),
        "points": rating and stars.evidence(rating),
    }
    return render(request, "portal/stations/station.html", context)


@require_safe
def on_the_map(request: HttpRequest) -> JsonResponse:
    """Every station in use as GeoJSON points, with whether it is open now."""
    moment = hours.now_of(timezone.now())
    tables = known.get()
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [each.lon, each.lat]},
            "properties": {
                "name": str(each),
                "open": moment.open(tables.timetable(each)),
                "address": each.get_absolute_url(),
            },
        }
        for each in tables.placed
    ]
    answer = JsonResponse(
        {"type": "FeatureCollection", "features": features}, json_dumps_params={"ensure_ascii": False}
    )
    answer.headers["Cache-Control"] = "max-age=60"
    return answer


def _row(near: Near, now: Any) -> dict[str, object]:
    return {
        **shown.words(near.station),
        "open": near.closes is not None,
        "open_words": shown.open_words(near.closes, near.opens, now),
        "distance": shown.distance(near.metres),
        "on_foot": shown.on_foot(near.minutes),
    }


def _tiers() -> list[tuple[str, int]]:
    """The locality's tiers with how many stations there are of each: “1+4+11+10”."""
    counts: dict[str, int] = {}
    for each in known.get().by_id.values():
        if each.active:
            counts[each.tier] = counts.get(each.tier, 0) + 1
    return [(tier.name, counts[tier.key]) for tier in practice.tiers() if counts.get(tier.key)]
