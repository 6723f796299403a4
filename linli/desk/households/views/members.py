"""The members of a household: entered, set right, gone, and what they take back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from linli.core.privacy import masked
from linli.desk.households.doing import press, write
from linli.desk.households.file import member_of, to_change
from linli.desk.households.forms import MemberForm, WithdrawForm
from linli.desk.households.views.household import seen
from linli.people.doors import permitted
from linli.people.permissions import Permission as P
from linli.residents import actions
from linli.residents.actions.consenting import standing
from linli.residents.models import Resident
from linli.residents.words import Purpose

HIDDEN = ("name", "phone", "id_number", "born_on")


@permitted(P.HOUSEHOLD_VIEW)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a member."""
    account: Any = request.user
    household = to_change(account, pk)
    form = MemberForm(request.POST or None)
    return write(
        request,
        form,
        lambda: actions.add_resident(household=household, member=form.member(), by=account, now=timezone.now()),
        said=_("Entered."),
        title=_("New member of %(code)s") % {"code": household.code},
        button=pgettext("member", "Enter"),
        back=household.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_VIEW)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Set right what is said of a member; nothing is shown whole, and what is left empty stays."""
    account: Any = request.user
    member = member_of(account, pk)
    agreed = sorted(standing(member, now=timezone.now()))
    form = MemberForm(request.POST or None, initial={"relation": member.relation, "how": member.source})
    for name in HIDDEN:
        privacy = Resident.privacy[name]
        if shown := masked(getattr(member, name), privacy.mask if privacy else None):
            form.fields[name].help_text = _("Now %(shown)s. Leave it empty to keep that.") % {"shown": shown}
    return write(
        request,
        form,
        lambda: actions.change_resident(
            resident=member, member=form.member(member), by=account, now=timezone.now(), seen=seen(request)
        ),
        said=_("Saved."),
        title=masked(member.name, Resident.privacy["name"].mask) if Resident.privacy["name"] else "",
        button=_("Save"),
        back=member.household.get_absolute_url(),
        seen=request.POST.get("seen") or member.version,
        member=member,
        agreed=[(each, Purpose(each).label) for each in agreed],
    )


@permitted(P.HOUSEHOLD_VIEW)
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """They no longer live there."""
    account: Any = request.user
    member = member_of(account, pk)
    return press(
        request,
        lambda: actions.leave(resident=member, by=account, now=timezone.now()),
        said=_("Noted. Their data is erased in its time."),
        back=member.household.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_VIEW)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """They take a consent back: what stood on it is erased at once."""
    account: Any = request.user
    member = member_of(account, pk)
    form = WithdrawForm(request.POST)
    purpose = form.cleaned_data["purpose"] if form.is_valid() else ""
    return press(
        request,
        lambda: actions.withdraw(resident=member, purpose=purpose, by=account, now=timezone.now()),
        said=_("Taken back, and what stood on it is erased."),
        back=member.household.get_absolute_url(),
    )
