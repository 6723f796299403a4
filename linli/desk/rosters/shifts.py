"""One shift: who is on it, whether they came; and for whoever makes the rosters, who else could be."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.rosters.asked import REFUSED, number, page
from linli.desk.rosters.forms import CameForm, GiveForm
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.rosters import actions
from linli.rosters.actions.swapping import able
from linli.rosters.models import Shift, Turn
from linli.rosters.queries import with_turns
from linli.stations.models import Station


@signed_in
@require_safe
def shift(request: HttpRequest, pk: int) -> HttpResponse:
    """A published shift at a station that one may see."""
    return _page(request, _shift(request, pk))


def _page(request: HttpRequest, found: Shift, *, sentence: str = "") -> HttpResponse:
    account: Any = request.user
    mine = powers(account).may(Permission.ROSTER_EDIT, found.station.area_id)
    turns = list(found.turns.all())
    over = found.ends_at <= timezone.now()
    people = [] if over or not mine else able(found, but=0)
    there = {turn.person_id for turn in turns}
    context = {
        "shift": found,
        "where": tree.get().full_name(found.station.area_id),
        "turns": turns,
        "missing": max(0, found.needed - len(turns)),
        "over": over,
        "editing": mine,
        "others": [each for each in people if each.pk not in there],
        "came": CameForm(initial={"came_at": timezone.localtime(found.starts_at)}),
        "sentence": sentence,
        "begun": found.starts_at <= timezone.now(),
    }
    return page(request, "shift.html", context, tab="month", status=REFUSED if sentence else 200)


@permitted(Permission.ROSTER_EDIT)
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on it."""
    account: Any = request.user
    found, form = _shift(request, pk), GiveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, sentence=_("Choose a person from the list."))
    try:
        actions.give_turn(shift=found, person=form.cleaned_data["person"], by=account, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, sentence=str(refusal))
    messages.success(request, _("%(name)s is on duty, and is told.") % {"name": form.cleaned_data["person"]})
    return redirect("desk:rosters:shift", pk)


@permitted(Permission.ROSTER_EDIT)
@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else takes a turn."""
    form = GiveForm(request.POST)
    if not form.is_valid():
        return _page(
            request, _shift(request, _turn(request, pk).shift_id), sentence=_("Choose a person from the list.")
        )
    return _change(request, pk, actions.hand_on, _("Handed on; both are told."), person=form.cleaned_data["person"])


@permitted(Permission.ROSTER_EDIT)
@require_POST
def off(request: HttpRequest, pk: int) -> HttpResponse:
    """They need not come."""
    return _change(request, pk, actions.call_off, _("Called off, and told."))


@permitted(Permission.ROSTER_EDIT)
@require_POST
def came(request: HttpRequest, pk: int) -> HttpResponse:
    """They were there, said by hand."""
    form = CameForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(str(said) for errors in form.errors.values() for said in errors)
        return _page(request, _shift(request, _turn(request, pk).shift_id), sentence=sentence)
    return _change(request, pk, actions.mark_present, _("Marked."), came_at=form.cleaned_data["came_at"])


def _change(request: HttpRequest, pk: int, take: Any, done: str, **how: Any) -> HttpResponse:
    account: Any = request.user
    turn = _turn(request, pk)
    try:
        take(turn=turn, by=account, now=timezone.now(), seen=number(request.POST.get("seen")) or 0, **how)
    except Refusal as refusal:
        return _page(request, _shift(request, turn.shift_id), sentence=str(refusal))
    messages.success(request, done)
    return redirect("desk:rosters:shift", turn.shift_id)


def _turn(request: HttpRequest, pk: int) -> Turn:
    visible = Station.objects.visible_to(request.user)
    found: Turn = get_object_or_404(Turn.objects.standing().filter(shift__station__in=visible), pk=pk)
    return found


def _shift(request: HttpRequest, pk: int) -> Shift:
    visible = Station.objects.visible_to(request.user)
    rows = with_turns(Shift.objects.published().filter(station__in=visible).select_related("station", "rule"))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
