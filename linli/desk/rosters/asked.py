"""What the addresses of duty ask for: a month, a place; and the tabs between its pages."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.desk.face import show
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.rosters.models import Swap
from linli.rosters.words import Asked
from linli.stations.models import Station

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Month:
    """A month, by its first day, with its neighbours as addresses have them."""

    first: date

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{self.first + timedelta(days=31):%Y-%m}"

    def days(self) -> list[date]:
        last = (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return [self.first + timedelta(days=number) for number in range(last.day)]


def month_of(said: str) -> Month:
    """The month in an address such as 2026-11; this one for anything else."""
    try:
        return Month(datetime.strptime(said, "%Y-%m").replace(tzinfo=timezone.get_default_timezone()).date())
    except ValueError:
        return Month(timezone.localdate().replace(day=1))


def number(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) < 18 else None


def area_of(request: HttpRequest) -> int | None:
    """The place in the address, if there is such a one."""
    found = number(request.GET.get("area"))
    return found if found in tree.get().nodes else None


def stations(account: Account, area_id: int | None) -> Any:
    """The stations in use that one may see, perhaps under one place only."""
    found = Station.objects.visible_to(account).filter(active=True).order_by("area__path", "code")
    if area_id is None:
        return found
    inside = tree.get().below([area_id])
    return found.filter(area__in=inside)


def page(request: HttpRequest, template: str, context: dict[str, Any], *, tab: str, status: int = 200) -> HttpResponse:
    """A page of duty, with the tabs above it."""
    account: Any = request.user
    shown = {**context, "tabs": _tabs(account, tab), "may_plan": may_plan(account)}
    return show(request, f"desk/rosters/{template}", shown, here="rosters", status=status)


def may_plan(account: Account) -> bool:
    return powers(account).may(Permission.ROSTER_EDIT, None)


def _tabs(account: Account, here: str) -> list[tuple[str, str, bool, int]]:
    """Name, address, whether it is this page, and how much waits there."""
    waiting = Swap.objects.filter(to=account.person_id, state=Asked.ASKED).count()
    names = [("month", _("Duty roster"), 0), ("mine", _("My duty"), 0), ("swaps", _("Swaps"), waiting)]
    if may_plan(account):
        names += [("plans", _("Plans"), 0), ("rules", _("Rules"), 0), ("report", _("Report"), 0)]
    return [(name, reverse(f"desk:rosters:{key}"), key == here, count) for key, name, count in names]
