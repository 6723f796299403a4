"""One household: its file, a new one, changing it, closing it, seeing it whole."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.privacy import Mask, masked
from linli.desk.households.doing import press, show_whole, write
from linli.desk.households.file import allowed, file_of, page, to_change
from linli.desk.households.forms import HouseholdForm
from linli.people.doors import permitted
from linli.people.permissions import Permission as P
from linli.people.powers import powers
from linli.residents import actions


@permitted(P.HOUSEHOLD_VIEW)
@require_safe
def household(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, masked."""
    account: Any = request.user
    return page(request, file_of(account, pk))


@permitted(P.HOUSEHOLD_EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """Open a file."""
    account: Any = request.user
    mine = powers(account).areas(P.HOUSEHOLD_EDIT)
    form = HouseholdForm(request.POST or None, initial={"area": request.GET.get("area") or mine[-1]})
    return write(
        request,
        form,
        lambda: actions.add_household(dwelling=form.dwelling(), by=account, now=timezone.now()),
        said=_("The file is open. Now enter who lives there."),
        title=_("New household"),
        button=_("Open the file"),
        back=reverse("desk:households"),
    )


@permitted(P.HOUSEHOLD_VIEW)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the file says; the address is not shown whole, and stays when it is left empty."""
    account: Any = request.user
    found = to_change(account, pk)
    said = {"area": found.area_id, "building": found.building, "size": found.size, "source": found.source}
    form = HouseholdForm(request.POST or None, initial=said)
    del form.fields["code"]
    form.fields["address"].help_text = _kept(masked(found.address, Mask.ADDRESS))
    return write(
        request,
        form,
        lambda: actions.change_household(
            household=found, dwelling=form.dwelling(found), by=account, now=timezone.now(), seen=seen(request)
        ),
        said=_("Saved."),
        title=_("Change file %(code)s") % {"code": found.code},
        button=_("Save"),
        back=found.get_absolute_url(),
        seen=request.POST.get("seen") or found.version,
    )


@permitted(P.HOUSEHOLD_VIEW)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The household moved away."""
    account: Any = request.user
    found = to_change(account, pk)
    return press(
        request,
        lambda: actions.close_household(household=found, by=account, now=timezone.now()),
        said=_("The file is closed. What is personal in it is erased in its time."),
        back=found.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_VIEW)
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """The file with nothing masked, once; who looked and why is on record, and the members can read it."""
    account: Any = request.user
    found = allowed(account, file_of(account, pk), P.PERSONAL_REVEAL)
    return show_whole(
        request,
        found.get_absolute_url(),
        lambda purpose: actions.reveal_household(household=found, by=account, now=timezone.now(), purpose=purpose),
        partial(page, request, found),
    )


def seen(request: HttpRequest) -> int:
    """The version that the page showed; none fits what is no number."""
    version = request.POST.get("seen", "")
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else -1


def _kept(shown: str) -> str:
    return _("Now %(shown)s. Leave it empty to keep that.") % {"shown": shown} if shown else ""
