"""A vote on the wall of the hall: the question, until when, how many have voted, the way to take part; closed, its
result. While it is open nothing is told of what was chosen."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.core.service_worker import service_worker
from linli.core.square_code import square
from linli.votes.models import Vote
from linli.votes.shown import shown_result
from linli.votes.words import State

KEPT = ("screen.css", "screen.js", "icons.svg", "mark.svg")


@require_safe
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen of one vote, 1920 × 1080 or upright; nobody touches it."""
    now = timezone.now()
    found = get_object_or_404(Vote.objects.on_a_wall().with_turnout().select_related("organisation"), pk=pk)
    context = {**told(found, now), "now": now, "area": tree.get().full_name(found.area_id), **way(request, found)}
    answer = render(request, "portal/votes/screen.html", context)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps this page, so that it comes up again without a network."""
    return service_worker("hall-worker.js", reverse("portal:votes:screen", args=[pk]), KEPT)


def told(vote: Any, now: datetime) -> dict[str, Any]:
    """What a screen tells of a vote with its turnout (Votes.with_turnout)."""
    entitled = vote.entitled or 0
    return {
        "vote": vote,
        "result": shown_result(vote),
        "running": vote.state == State.OPEN,
        "begun": not vote.opens or vote.opens <= now,
        "over": bool(vote.closes and vote.closes <= now),
        "used": vote.used,
        "per_cent": round(100 * vote.used / entitled) if entitled else 0,
    }


def way(request: HttpRequest, vote: Vote) -> dict[str, Any]:
    """Where a telephone takes part, or reads the result; as an address and a square code."""
    name, values = ("portal:votes:vote", [vote.pk]) if vote.result else ("portal:votes:votes", [])
    address = request.build_absolute_uri(reverse(name, args=values))
    return {"address": address, "qr": square(address)}
