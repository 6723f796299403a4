"""Claiming a wish as a volunteer, by one's code; and what one has claimed: fulfilled, or given back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.portal import by_code
from linli.portal.views.own import kept_nowhere
from linli.portal.wishes.forms import CodeForm, FulfilForm, WordsForm
from linli.volunteers.models import Volunteer
from linli.wishes import actions
from linli.wishes.actions import Claimer
from linli.wishes.models import MicroWish
from linli.wishes.queries import Shown, shown
from linli.wishes.words import State

REFUSED = 422
UNKNOWN = _("No volunteer has this code. Join first, or compare it with what you were given.")


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """One wish, as everybody reads it; a volunteer claims it by their code."""
    found, form, status = _shown(pk), CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            volunteer = by_code.typed(request, form.cleaned_data["code"], _volunteer, UNKNOWN)
            row = MicroWish.objects.get(pk=found.pk)
            actions.claim(wish=row, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=timezone.now())
            return redirect("portal:wishes:claimed", volunteer.code)
        except Refusal as refusal:
            form.refuse(refusal)
            found, status = _shown(pk), by_code.refused(refusal)
    return render(request, "portal/wishes/wish.html", {"wish": found, "form": form}, status=status)


@kept_nowhere
@require_safe
def claimed(request: HttpRequest, code: str) -> HttpResponse:
    """What a volunteer has in hand, and what they fulfilled."""
    return _page(request, by_code.behind(request, code, _volunteer))


@kept_nowhere
@require_POST
def step(request: HttpRequest, code: str, pk: int, step: str) -> HttpResponse:
    """Say that it is fulfilled, or give it back."""
    volunteer = by_code.behind(request, code, _volunteer)
    found = get_object_or_404(MicroWish, pk=pk, volunteer=volunteer)
    if step not in ("fulfil", "give_back"):
        raise Http404
    form: Any = FulfilForm(request.POST, request.FILES) if step == "fulfil" else WordsForm(request.POST)
    if form.is_valid():
        who: dict[str, Any] = {"wish": found, "by": RESIDENT, "volunteer": volunteer, "now": timezone.now()}
        try:
            if step == "fulfil":
                actions.fulfil(**who, **form.cleaned_data)
            else:
                actions.give_back(**who, why=form.cleaned_data["words"])
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:wishes:claimed", code)
    return _page(request, volunteer, refused=(pk, step, form), status=REFUSED)


def _page(
    request: HttpRequest, volunteer: Volunteer, *, refused: tuple[int, str, Any] | None = None, status: int = 200
) -> HttpResponse:
    mine = MicroWish.objects.filter(volunteer=volunteer).select_related("kept_by", "published_by__person")
    rows = list(mine.order_by("-claimed_at"))
    context = {
        "volunteer": volunteer,
        "in_hand": [
            {"wish": each, "form": refused[2] if refused and refused[0] == each.pk else None}
            for each in rows
            if each.state == State.CLAIMED
        ],
        "step": refused[1] if refused else "",
        "fulfilled": [each for each in rows if each.state == State.FULFILLED],
    }
    return render(request, "portal/wishes/claimed.html", context, status=status)


def _shown(pk: int) -> Shown:
    found = shown(MicroWish.objects.filter(pk=pk))
    if not found:
        raise Http404
    return found[0]


def _volunteer(code: str) -> Volunteer | None:
    return Volunteer.objects.filter(code=code, erased_at__isnull=True).first()
