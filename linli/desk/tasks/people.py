"""What whoever keeps a list does with those on it: ask, put in, check in and out, hours, excuses."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linli.core.refusal import Refusal
from linli.desk.tasks.forms import HoursForm
from linli.desk.tasks.steps import keeping
from linli.desk.tasks.views import page
from linli.people.doors import signed_in
from linli.tasks import actions
from linli.tasks.models import Doing
from linli.volunteers.models import Volunteer

REFUSED, MOST = 422, 50
STEPS: dict[str, Callable[..., Any]] = {
    "came": actions.check_in,
    "left": actions.check_out,
    "missed": actions.miss,
    "excuse": actions.excuse,
    "withdraw": actions.withdraw,
    "confirm": actions.confirm,
}


@signed_in
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask those who were ticked among the proposed."""
    account: Any = request.user
    found = keeping(account, pk)
    numbers = [int(each) for each in request.POST.getlist("who")[:MOST] if each.isdecimal()]
    asked = list(Volunteer.objects.active().filter(pk__in=numbers).select_related("account__person").order_by("pk"))
    try:
        made = len(actions.ask(task=found, volunteers=asked, by=account, now=timezone.now()))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, ngettext("%(n)d person asked.", "%(n)d people asked.", made) % {"n": made})
    return redirect(f"{found.get_absolute_url()}#list")


@signed_in
@require_POST
def put_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a member of the team in."""
    account: Any = request.user
    found = keeping(account, pk)
    who = request.POST.get("who", "")
    member = get_object_or_404(Volunteer, pk=int(who) if who.isdecimal() else 0)
    try:
        actions.put_in(task=found, volunteer=member, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{found.get_absolute_url()}#list")


@signed_in
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is here, has left, did not come, is excused, is off the list, or their hours are right."""
    account: Any = request.user
    found = keeping(account, pk)
    act, who = STEPS.get(request.POST.get("do", "")), request.POST.get("who", "")
    if act is None:
        raise Http404
    doing = get_object_or_404(Doing, task=found, pk=int(who) if who.isdecimal() else 0)
    try:
        act(doing=doing, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    if request.POST.get("back") == "captain":
        return redirect("desk:tasks:captain")
    return redirect(f"{found.get_absolute_url()}#list")


@signed_in
@require_POST
def hours(request: HttpRequest, pk: int, doing_pk: int) -> HttpResponse:
    """Have other minutes stand, or take a confirmation back; both with the reason."""
    account: Any = request.user
    found, form = keeping(account, pk), HoursForm(request.POST)
    doing = get_object_or_404(Doing, task=found, pk=doing_pk)
    if form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            if request.POST.get("do") == "unconfirm":
                actions.unconfirm(doing=doing, words=said["words"], by=account, now=now)
            else:
                minutes = said["minutes"] if said["minutes"] is not None else doing.minutes or 0
                actions.correct(doing=doing, minutes=minutes, words=said["words"], by=account, now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect(f"{found.get_absolute_url()}#list")
    return page(request, found, status=REFUSED, hours=(doing.pk, form))
