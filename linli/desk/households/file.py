"""What the page of a household file shows: masked, or whole after a purpose was given."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from linli.areas.tree import tree
from linli.cases.callers import called_from
from linli.cases.models import Case
from linli.core.privacy import masked
from linli.desk.face import show
from linli.desk.forms import PurposeForm
from linli.desk.households.told import story_of
from linli.desk.visits.history import history
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.people.powers import powers
from linli.residents.actions import Whole
from linli.residents.models import CareNeed, Consent, Enterprise, Household, Resident
from linli.residents.rules import why_not
from linli.residents.words import Purpose
from linli.wishes.rules import why_not_write_down

CASES = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A member as the page shows them; `agreed`: what to, in words."""

    resident: Resident
    name: str
    phone: str
    id_number: str
    born_on: str
    agreed: list[str]
    joined: list[Resident]


def file_of(account: Account, pk: int) -> Household:
    """A household that the account may see; Http404 otherwise."""
    found: Household = get_object_or_404(Household.objects.visible_to(account).select_related("agent"), pk=pk)
    return found


def to_change(account: Account, pk: int) -> Household:
    """One that the account may change; PermissionDenied with the reason otherwise."""
    return allowed(account, file_of(account, pk))


def allowed(account: Account, file: Any, permission: P = P.HOUSEHOLD_EDIT) -> Any:
    """The file, where the permission holds; PermissionDenied with the reason otherwise."""
    if sentence := why_not(account, permission, file):
        raise PermissionDenied(sentence)
    return file


def member_of(account: Account, pk: int) -> Resident:
    """A member whose file the account may change."""
    found = Resident.objects.visible_to(account).select_related("household").filter(pk=pk).first()
    if found is None:
        raise Http404
    allowed(account, found.household)
    return found


def page(
    request: HttpRequest, household: Household, *, whole: Whole | None = None, purpose: Any = None, status: int = 200
) -> HttpResponse:
    """The file. `whole`: shown this once with nothing masked."""
    account: Any = request.user
    residents = list(Resident.objects.present().filter(household=household).order_by("pk"))
    shown = Household.privacy["address"]
    care = list(CareNeed.objects.filter(household=household).running().order_by("review_on"))
    names = {each.pk: _value(each, "name", whole) for each in residents}
    context = {
        "household": household,
        "grid": tree.get().full_name(household.area_id),
        "address": household.address if whole else masked(household.address, shown.mask if shown else None),
        "members": _members(residents, whole),
        "care": [(each, names.get(each.resident_id, ""), _note(each, whole)) for each in care],
        "story": story_of({"household": [household.pk], "resident": names, "careneed": [each.pk for each in care]}),
        "cases": _cases(account, residents),
        "whole": whole,
        "may_change": household.active and why_not(account, P.HOUSEHOLD_EDIT, household) is None,
        "may_wish": household.active and why_not_write_down(account, household.area_id) is None,
        "may_reveal": why_not(account, P.PERSONAL_REVEAL, household) is None,
        "may_join": powers(account).may(P.HOUSEHOLD_JOIN, household.area_id),
        "purpose": purpose or PurposeForm(),
        "today": timezone.localdate(),
        **history(account, household),
    }
    return show(request, "desk/households/household.html", context, here="households", status=status)


def _members(residents: list[Resident], whole: Whole | None) -> list[Shown]:
    agreed: dict[int, list[str]] = {}
    for each in Consent.objects.filter(resident__in=residents, until__gt=timezone.localdate()).standing():
        agreed.setdefault(each.resident_id, []).append(str(Purpose(each.purpose).label))
    joined: dict[int, list[Resident]] = {}
    for double in Resident.objects.filter(joined_to__in=residents).select_related("household"):
        joined.setdefault(double.joined_to_id or 0, []).append(double)
    return [
        Shown(
            resident=each,
            **{name: _value(each, name, whole) for name in ("name", "phone", "id_number", "born_on")},
            agreed=agreed.get(each.pk, []),
            joined=joined.get(each.pk, []),
        )
        for each in residents
    ]


def _value(resident: Resident, name: str, whole: Whole | None) -> str:
    value, privacy = getattr(resident, name), Resident.privacy[name]
    return str(value) if whole else masked(value, privacy.mask if privacy else None)


def _note(need: CareNeed, whole: Whole | None) -> str:
    privacy = CareNeed.privacy["note"]
    return need.note if whole else masked(need.note, privacy.mask if privacy else None)


def _cases(account: Account, residents: list[Resident]) -> list[Any]:
    """Cases that came from the members' numbers, the latest first, as far as the account may see them."""
    theirs = called_from({each.phone for each in residents if each.phone})
    if theirs is None or not powers(account).may(P.CASE_VIEW, None):
        return []
    return list(Case.objects.visible_to(account).filter(theirs).order_by("-pk")[:CASES])


def firm_of(account: Account, pk: int) -> Enterprise:
    """An enterprise that the account may see; Http404 otherwise."""
    found: Enterprise = get_object_or_404(Enterprise.objects.visible_to(account).select_related("agent"), pk=pk)
    return found
