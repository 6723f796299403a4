"""Enterprises: the list, one file, what is typed into it, and whom to speak to there."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.core.privacy import Mask, masked
from linli.desk.face import show
from linli.desk.forms import PurposeForm
from linli.desk.households.doing import press, show_whole
from linli.desk.households.doing import write as written
from linli.desk.households.file import allowed, firm_of
from linli.desk.households.forms import FirmForm
from linli.desk.households.told import story_of
from linli.desk.households.views.household import seen
from linli.desk.visits.history import history
from linli.people.doors import permitted
from linli.people.permissions import Permission as P
from linli.people.powers import powers
from linli.residents import actions
from linli.residents.models import Enterprise
from linli.residents.rules import why_not

PAGE = 50


@permitted(P.HOUSEHOLD_VIEW)
@require_safe
def enterprises(request: HttpRequest) -> HttpResponse:
    """Files of enterprises that the account may see, by name or credit code."""
    account: Any = request.user
    asked, after = request.GET.get("q", "").strip()[:80], request.GET.get("after", "")
    rows = Enterprise.objects.visible_to(account).present().select_related("agent").order_by("code")
    if asked:
        rows = rows.filter(name__icontains=asked) | rows.filter(credit_code=asked.upper())
    read = list((rows.filter(code__gt=after) if after else rows)[: PAGE + 1])
    context = {
        "rows": [(each, tree.get().full_name(each.area_id)) for each in read[:PAGE]],
        "asked": asked,
        "more": read[PAGE - 1].code if len(read) > PAGE else "",
        "may_add": powers(account).may(P.HOUSEHOLD_EDIT, None),
    }
    return show(request, "desk/households/enterprises.html", context, here="households")


@permitted(P.HOUSEHOLD_VIEW)
@require_safe
def enterprise(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, masked."""
    account: Any = request.user
    return _page(request, firm_of(account, pk))


@permitted(P.HOUSEHOLD_VIEW)
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new file, or one set right; whom to speak to is not shown whole, and stays when it is left empty."""
    account: Any = request.user
    found = allowed(account, firm_of(account, pk)) if pk else None
    form = FirmForm(request.POST or None, initial=_initial(found))
    if found:
        for name, mask in (("contact", Mask.NAME), ("phone", Mask.PHONE)):
            if shown := masked(getattr(found, name), mask):
                form.fields[name].help_text = _("Now %(shown)s. Leave it empty to keep that.") % {"shown": shown}
        if found.spot:
            form.fields["spot"].help_text = _("It has one. Leave this empty to keep that.")
    act = (
        (
            lambda: actions.change_enterprise(
                enterprise=found, firm=form.firm(found), by=account, now=timezone.now(), seen=seen(request)
            )
        )
        if found
        else (lambda: actions.add_enterprise(firm=form.firm(), by=account, now=timezone.now()))
    )
    return written(
        request,
        form,
        act,
        said=_("Saved."),
        title=found or _("New enterprise"),
        button=_("Save"),
        back=found.get_absolute_url() if found else reverse("desk:enterprises"),
        seen=request.POST.get("seen") or (found.version if found else ""),
    )


@permitted(P.HOUSEHOLD_VIEW)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """It is gone, or has closed its doors."""
    account: Any = request.user
    found = allowed(account, firm_of(account, pk))
    return press(
        request,
        lambda: actions.close_enterprise(enterprise=found, by=account, now=timezone.now()),
        said=_("The file is closed. What is personal in it is erased in its time."),
        back=found.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_VIEW)
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom to speak to there, once; who looked and why is on record."""
    account: Any = request.user
    found = allowed(account, firm_of(account, pk), P.PERSONAL_REVEAL)
    return show_whole(
        request,
        found.get_absolute_url(),
        lambda purpose: actions.reveal_enterprise(enterprise=found, by=account, now=timezone.now(), purpose=purpose),
        partial(_page, request, found),
    )


def _page(
    request: HttpRequest, found: Enterprise, *, whole: Any = None, purpose: Any = None, status: int = 200
) -> HttpResponse:
    account: Any = request.user
    context = {
        "firm": found,
        "grid": tree.get().full_name(found.area_id),
        "contact": found.contact if whole else masked(found.contact, Mask.NAME),
        "phone": found.phone if whole else masked(found.phone, Mask.PHONE),
        "story": story_of({"enterprise": [found.pk]}),
        "whole": bool(whole),
        "may_change": found.active and why_not(account, P.HOUSEHOLD_EDIT, found) is None,
        "may_reveal": why_not(account, P.PERSONAL_REVEAL, found) is None,
        "purpose": purpose or PurposeForm(),
        **history(account, found),
    }
    return show(request, "desk/households/enterprise.html", context, here="households", status=status)


def _initial(found: Enterprise | None) -> dict[str, Any]:
    names = ("name", "credit_code", "address", "source")
    return {"area": found.area_id, **{each: getattr(found, each) for each in names}} if found else {}
