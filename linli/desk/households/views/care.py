"""Care that a member asked for: written down, looked at again, ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.desk.households.doing import press, write
from linli.desk.households.file import allowed, member_of
from linli.desk.households.forms import CareForm, ReviewForm
from linli.desk.households.views.household import seen
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import actions
from linli.residents.models import CareNeed, Household


@permitted(P.HOUSEHOLD_VIEW)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what somebody asked for."""
    account: Any = request.user
    member = member_of(account, pk)
    form = CareForm(request.POST or None)
    return write(
        request,
        form,
        lambda: actions.add_care(resident=member, **form.cleaned_data, by=account, now=timezone.now()) and None,
        said=_("Written down. On the day you chose it is on the list to be looked at again."),
        title=_("Care that was asked for"),
        button=_("Write it down"),
        back=member.household.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_VIEW)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """It was looked at, and goes on until another day."""
    account: Any = request.user
    need = _need(account, pk)
    form = ReviewForm(request.POST or None)
    form.fields["note"].help_text = _("Leave it empty to keep what is written there.")
    return write(
        request,
        form,
        lambda: (
            actions.review_care(
                need=need,
                review_on=form.cleaned_data["review_on"],
                note=form.cleaned_data["note"] or None,
                by=account,
                now=timezone.now(),
                seen=seen(request),
            )
            and None
        ),
        said=_("Looked at again."),
        title=_("Care: %(kind)s") % {"kind": need.get_kind_display()},
        button=_("It goes on"),
        back=need.household.get_absolute_url(),
        seen=request.POST.get("seen") or need.version,
        need=need,
    )


@permitted(P.HOUSEHOLD_VIEW)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It is no longer needed or wanted."""
    account: Any = request.user
    need = _need(account, pk)
    return press(
        request,
        lambda: actions.end_care(need=need, by=account, now=timezone.now()),
        said=_("Ended."),
        back=need.household.get_absolute_url(),
    )


def _need(account: Account, pk: int) -> CareNeed:
    seen_there = CareNeed.objects.filter(household__in=Household.objects.visible_to(account))
    need = get_object_or_404(seen_there.select_related("household"), pk=pk)
    allowed(account, need.household)
    return need
