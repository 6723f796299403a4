"""What can be done to an area: draw, split, merge, add inside it, and decide what a split left."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linli.areas.actions.bordering import border_of
from linli.areas.models import Area
from linli.core.refusal import Refusal, WrongState
from linli.desk.grids.forms import AddForm, DrawForm, MergeForm, SplitForm
from linli.desk.grids.views import REFUSED, mine, page
from linli.grids import actions
from linli.grids.actions.dividing import Moved
from linli.grids.models import Leftover
from linli.journeys import dividing
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

Taken = Callable[[Area, dict[str, Any], Account], str]


@permitted(Permission.AREA_EDIT)
@require_POST
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """The border runs as drawn."""

    def take(area: Area, said: dict[str, Any], by: Account) -> str:
        system = said["system"] or "wgs84"
        actions.draw(area=area, geojson=said["boundary"], system=system, seen=said["seen"], by=by, now=timezone.now())
        return _("The border runs as drawn from now on; the one before is kept with its dates.")

    return _step(request, mine(request.user, pk), "draw", DrawForm(request.POST), take)


@permitted(Permission.AREA_EDIT)
@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Two of one."""

    def take(area: Area, said: dict[str, Any], by: Account) -> str:
        done = dividing.split(
            area=area, line=said["line"] or {}, name=said["name"], seen=said["seen"], by=by, now=timezone.now()
        )
        moved = done.moved
        told = {"name": moved.new, **_went(moved), "left": moved.left}
        return (
            _(
                "“%(name)s” is an area of its own now: %(cases)d cases, %(households)d households and %(enterprises)d "
                "enterprises went with it."
            )
            + (" " + _("%(left)d without a spot are listed below for you to decide.") if moved.left else "")
        ) % told + _stations(done)

    return _step(request, mine(request.user, pk), "split", SplitForm(request.POST), take)


@permitted(Permission.AREA_EDIT)
@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """One of several."""
    area = mine(request.user, pk)

    def take(area: Area, said: dict[str, Any], by: Account) -> str:
        others = list(Area.objects.filter(pk__in=said["others"]))
        looked_at = {"seen": said["seen"], "seen_beside": said["seen_beside"]}
        done = dividing.merge(area=area, others=others, by=by, now=timezone.now(), **looked_at)
        said_of = _(
            "Merged: %(cases)d cases, %(households)d households and %(enterprises)d enterprises came along, with "
            "posts and organisations."
        )
        return said_of % _went(done.moved) + _stations(done)

    return _step(request, area, "merge", MergeForm(request.POST, area=area), take)


@permitted(Permission.AREA_EDIT)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new area inside this one."""

    def take(area: Area, said: dict[str, Any], by: Account) -> str:
        new = actions.add_area(
            parent=area,
            code=said["code"],
            name=said["name"],
            geojson=said["boundary"],
            system=said["system"] or "wgs84",
            by=by,
            now=timezone.now(),
        )
        return _("“%(name)s” is in use from now on.") % {"name": new}

    return _step(request, mine(request.user, pk), "add", AddForm(request.POST), take)


@permitted(Permission.AREA_EDIT)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What a split left, and is ticked, goes or stays."""
    account: Any = request.user
    area = mine(account, pk)
    ticked = [int(each) for each in request.POST.getlist("leftover") if each.isdecimal()]
    found = list(Leftover.objects.filter(area=area, pk__in=ticked))
    if not found:
        sentence = _("Tick what you have decided on; what somebody else has decided is no longer listed.")
        return page(request, area, status=REFUSED, sentence=sentence)
    try:
        for each in found:
            actions.decide(leftover=each, goes=request.POST.get("goes") == "1", by=account, now=timezone.now())
    except Refusal as refusal:
        return page(request, area, status=REFUSED, sentence=str(refusal))
    return redirect(f"/desk/grids/{pk}/#left")


def _shown_anew(form: Any, area: Area) -> None:
    """The page shows how it is now: the same form, pressed again, is meant for that."""
    form.data = form.data.copy()
    form.data["seen"] = border_of(area)
    if "seen_beside" in form.fields:
        form.data["seen_beside"] = form.initial["seen_beside"]


def _stations(done: dividing.Done) -> str:
    """The stations that went along; nothing where there is none."""
    words = ngettext("%(n)d station stands there now.", "%(n)d stations stand there now.", done.stations)
    return " " + words % {"n": done.stations} if done.stations else ""


def _went(moved: Moved) -> dict[str, int]:
    return {"cases": moved.cases, "households": moved.households, "enterprises": moved.enterprises}


def _step(request: HttpRequest, area: Area, name: str, form: Any, take: Taken) -> HttpResponse:
    """Take the step and come back; refused, the page shows what was typed and why not."""
    account: Any = request.user
    if form.is_valid():
        try:
            said = take(area, form.cleaned_data, account)
        except Refusal as refusal:
            form.refuse(refusal)
            if isinstance(refusal, WrongState):
                _shown_anew(form, area)
        else:
            messages.success(request, said)
            return redirect("desk:grid", area.pk)
    return page(request, area, status=REFUSED, opened=name, **{name: form})
