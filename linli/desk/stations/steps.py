"""What can be done at a station: other hours, a look at the checklist, equipment, stars. One action each, then back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.desk.fields import DeskForm
from linli.desk.stations import rows
from linli.desk.stations.forms import CheckForm, ConditionForm, DecideForm, EquipForm, OpeningForm, StarsForm
from linli.desk.stations.views import REFUSED, kept, page
from linli.desk.stepping import taken
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.stations import actions
from linli.stations.models import Equipment, OpeningChange, StarRating, Station, StationPhoto
from linli.stations.stars import standard

Taken = Callable[[dict[str, Any]], str]


@permitted(Permission.STATION_EDIT)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of use."""
    account: Any = request.user
    found = actions.retire_station(station=kept(account, pk), by=account, now=timezone.now())
    messages.success(request, _("“%(name)s” is out of use; what happened there keeps its name.") % {"name": found})
    return redirect("desk:stations")


@permitted(Permission.STATION_EDIT)
@require_POST
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """Other hours on some days."""
    account: Any = request.user
    found = kept(account, pk)

    def take(said: dict[str, Any]) -> str:
        actions.change_opening(station=found, **said, by=account, now=timezone.now())
        return _("Entered. Residents see it at once.")

    return _step(request, found, OpeningForm(request.POST), take, name="opening", anchor="hours")


@permitted(Permission.STATION_EDIT)
@require_POST
def usual(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """The usual hours again."""
    account: Any = request.user
    found = kept(account, pk)
    if entered := OpeningChange.objects.filter(pk=change, station=found).first():
        actions.drop_opening(change=entered, by=account, now=timezone.now())
    return _back(found, "hours")


@permitted(Permission.STATION_EDIT)
@require_POST
def check(request: HttpRequest, pk: int, item: str) -> HttpResponse:
    """An item of the checklist was looked at."""
    account: Any = request.user
    found = kept(account, pk)
    form = CheckForm(request.POST, request.FILES)

    def take(said: dict[str, Any]) -> str:
        actions.check_item(station=found, item=item, **said, by=account, now=timezone.now())
        return _("Entered.")

    if taken(request, form, lambda: take(form.cleaned_data)):
        return _back(found, f"item-{item}")
    items = rows.story(found, account, timezone.now())["items"]
    typed = [replace(each, form=form) if each.key == item else each for each in items]
    return page(request, found, status=REFUSED, items=typed, opened=item)


@permitted(Permission.STATION_EDIT)
@require_POST
def drop_photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """A photo less."""
    account: Any = request.user
    found = kept(account, pk)
    taken = get_object_or_404(StationPhoto, pk=photo, station=found)
    actions.drop_photo(photo=taken, by=account, now=timezone.now())
    return _back(found, f"item-{taken.item}")


@permitted(Permission.STATION_EDIT)
@require_POST
def equip(request: HttpRequest, pk: int) -> HttpResponse:
    """A thing more."""
    account: Any = request.user
    found = kept(account, pk)

    def take(said: dict[str, Any]) -> str:
        actions.add_equipment(station=found, **said, by=account, now=timezone.now())
        return _("Entered.")

    return _step(request, found, EquipForm(request.POST), take, name="equip", anchor="equipment")


@permitted(Permission.STATION_EDIT)
@require_POST
def condition(request: HttpRequest, pk: int, thing: int) -> HttpResponse:
    """How a thing is now."""
    account: Any = request.user
    found = kept(account, pk)
    piece = get_object_or_404(Equipment, pk=thing, station=found)
    form = ConditionForm(request.POST, auto_id=f"id_thing{thing}_%s")

    def take(said: dict[str, Any]) -> str:
        actions.set_condition(equipment=piece, **said, by=account, now=timezone.now())
        return _("Entered.")

    if taken(request, form, lambda: take(form.cleaned_data)):
        return _back(found, "equipment")
    whole = rows.story(found, account, timezone.now())["equipment"]
    return page(request, found, status=REFUSED, equipment=[(e, form if e.pk == thing else own) for e, own in whole])


@permitted(Permission.STATION_EDIT)
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Stars, with evidence."""
    account: Any = request.user
    found, known = kept(account, pk), standard()
    if known is None:
        raise Http404
    form = StarsForm(request.POST, standard=known)

    def take(said: dict[str, Any]) -> str:
        made = actions.propose_stars(station=found, marks=form.marks(), by=account, now=timezone.now())
        return _("Proposed: %(stars)d stars from %(points)d points. Somebody above confirms them.") % {
            "stars": made.stars,
            "points": made.points,
        }

    return _step(request, found, form, take, name="stars", anchor="stars")


@permitted(Permission.STATION_RATE)
@require_POST
def decide(request: HttpRequest, pk: int, rating: int) -> HttpResponse:
    """Proposed stars come into force, or not."""
    account: Any = request.user
    found = get_object_or_404(Station.objects.visible_to(account), pk=pk)
    proposed = get_object_or_404(StarRating, pk=rating, station=found)

    def take(said: dict[str, Any]) -> str:
        actions.decide_stars(rating=proposed, **said, by=account, now=timezone.now())
        return _("Confirmed.") if said["confirmed"] else _("Not confirmed; the reason stands beside it.")

    return _step(request, found, DecideForm(request.POST), take, name="decide", anchor="stars")


def _step(
    request: HttpRequest, station: Station, form: DeskForm, take: Taken, *, name: str, anchor: str
) -> HttpResponse:
    """Take the step and come back; refused, the page shows what was typed and why not."""
    if taken(request, form, lambda: take(form.cleaned_data)):
        return _back(station, anchor)
    return page(request, station, status=REFUSED, opened=name, **{name: form})


def _back(station: Station, anchor: str) -> HttpResponse:
    return redirect(f"/desk/stations/{station.pk}/#{anchor}")
