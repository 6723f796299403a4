"""Meetings for everybody: to come, decided, one decision with objections, one's own objection, and the door."""

import secrets
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.deliberation import actions, rules
from linli.deliberation.decided import outcomes
from linli.deliberation.models import Decision, Meeting, Objection
from linli.deliberation.told import how
from linli.deliberation.words import Counts, Standing
from linli.journal.actions import RESIDENT
from linli.portal import by_code, places
from linli.portal.deliberation.forms import HereForm, ObjectionForm
from linli.portal.views.own import kept_nowhere

PAGE, SOON = 20, 10
REFUSED = 422


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """What is to come, and what was decided, for a place: its own, those below and around it."""
    area, now = request.GET.get("area", ""), timezone.now()
    chosen = int(area) if area.isdecimal() and int(area) in tree.get().nodes else None
    coming = Meeting.objects.for_residents().to_come(now).select_related("forum", "station")
    hung = decisions()
    if chosen:
        around = Meeting.objects.concerning(chosen)
        coming, hung = coming.filter(pk__in=around), hung.filter(topic__meeting__in=around)
    page = Paginator(hung.order_by("-posted_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    shown = {
        "coming": [(each, tree.get().nodes[each.area_id]) for each in coming[:SOON]],
        "page": page,
        "rows": [(each, tree.get().nodes[each.topic.meeting.area_id]) for each in page],
        "today": timezone.localdate(now),
        "places": places.options(area),
        "kept": f"&area={chosen or ''}",
    }
    return render(request, "portal/deliberation/list.html", shown)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One that is announced to everybody: when, where, what is to be discussed."""
    found = get_object_or_404(Meeting.objects.for_residents().select_related("forum", "station"), pk=pk)
    topics = found.topics.exclude(state=Standing.TAKEN_OFF).order_by("order", "pk")
    shown = {
        "meeting": found,
        "area": tree.get().full_name(found.area_id),
        "topics": topics,
        "hung": list(decisions().filter(topic__meeting=found).order_by("topic__order")),
    }
    return render(request, "portal/deliberation/meeting.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision that hangs or hung out; while it does, objecting leads to one's own page."""
    found = get_object_or_404(decisions(), pk=pk)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.raise_objection(form.objecting(), decision=found, by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:deliberation:mine", made.code)
    shown = {
        **_told(found),
        "form": form,
        "key": form.own_key(),
        "why_not": rules.why_not_object(found, timezone.now()),
    }
    return render(request, "portal/deliberation/decision.html", shown, status=REFUSED if form.errors else 200)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for one's code."""
    return by_code.ask(request, "portal/deliberation/find.html", lambda typed: _way(request, typed))


def _way(request: HttpRequest, typed: str) -> str:
    own = by_code.typed(
        request,
        typed,
        lambda code: Objection.objects.filter(code=code).first(),
        _("Nobody objected with this code. Compare it with what you were given."),
    )
    return reverse("portal:deliberation:mine", args=[own.code])


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """One's own objection, and the answer."""
    rows = Objection.objects.select_related("decision__topic__meeting__forum")
    own = by_code.behind(request, code, lambda code: rows.filter(code=code).first())
    shown = {**_told(own.decision), "own": own, "qr": square(request.build_absolute_uri())}
    return render(request, "portal/deliberation/mine.html", shown)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, pk: int, door: str) -> HttpResponse:
    """At the door, by its square code: “I am here”, by name; for one's home where households count."""
    found = get_object_or_404(Meeting.objects.for_residents().select_related("forum", "station"), pk=pk)
    if not secrets.compare_digest(found.door, door) or found.forum.counts == Counts.MEMBERS:
        raise Http404
    form = HereForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.walk_in(form.guest(), meeting=found, by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return render(request, "portal/deliberation/welcome.html", {"meeting": found})
    shown = {
        "meeting": found,
        "form": form,
        "key": form.own_key(),
        "homes": found.forum.counts == Counts.HOUSEHOLDS,
        "why_not": rules.why_not_attend(found, RESIDENT, timezone.now()),
    }
    return render(request, "portal/deliberation/here.html", shown, status=REFUSED if form.errors else 200)


def decisions() -> "QuerySet[Decision]":
    """Those that were ever hung out."""
    hung = Decision.objects.filter(posted_on__isnull=False)
    return hung.select_related("topic__meeting__forum", "topic__meeting__station")


def _told(found: Decision) -> dict[str, Any]:
    meeting = found.topic.meeting
    return {
        "decision": found,
        "meeting": meeting,
        "area": tree.get().full_name(meeting.area_id),
        "how": how(found),
        "objections": found.objections.count(),
        "outcomes": outcomes(found),
    }
