"""Two files of one person: shown side by side, joined by somebody, parted again."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.core.privacy import Mask, masked
from linli.desk.face import show
from linli.desk.households.doing import press
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import actions
from linli.residents.doubles import doubles as found_twice
from linli.residents.models import Resident


@permitted(P.HOUSEHOLD_JOIN)
@require_safe
def doubles(request: HttpRequest) -> HttpResponse:
    """Pairs that look like one person."""
    account: Any = request.user
    pairs = [(each, _side(each.first), _side(each.second)) for each in found_twice(account)]
    return show(request, "desk/households/doubles.html", {"pairs": pairs}, here="households")


@permitted(P.HOUSEHOLD_JOIN)
@require_POST
def join(request: HttpRequest) -> HttpResponse:
    """They are one person: the file that is kept counts from now on."""
    account: Any = request.user
    kept, double = (_one(account, request.POST.get(name, "")) for name in ("kept", "double"))
    return press(
        request,
        lambda: actions.join_residents(kept=kept, double=double, by=account, now=timezone.now()),
        said=_("Joined. On the file that is kept they can be parted again."),
        back=reverse("desk:doubles"),
    )


@permitted(P.HOUSEHOLD_JOIN)
@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """They are two people after all."""
    account: Any = request.user
    double = _one(account, str(pk))
    return press(
        request,
        lambda: actions.part_residents(double=double, by=account, now=timezone.now()),
        said=_("Parted: each has a file of their own again."),
        back=double.household.get_absolute_url(),
    )


def _one(account: Account, number: str) -> Resident:
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Http404
    found: Resident = get_object_or_404(
        Resident.objects.visible_to(account).select_related("household"), pk=int(number)
    )
    return found


def _side(resident: Resident) -> dict[str, Any]:
    return {
        "resident": resident,
        "name": masked(resident.name, Mask.NAME),
        "phone": masked(resident.phone, Mask.PHONE),
        "id_number": masked(resident.id_number, Mask.NUMBER),
        "grid": tree.get().full_name(resident.household.area_id),
        "address": masked(resident.household.address, Mask.ADDRESS),
    }
