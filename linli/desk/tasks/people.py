"""What whoever keeps a list does with those on it: ask, put in, check in and out, hours, excuses."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q
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
from linli.people.models import Account
from linli.tasks import actions
from linli.tasks.matching import able
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.naming import named
from linli.tasks.queries import members
from linli.tasks.words import Asked
from linli.volunteers.models import Volunteer
from linli.volunteers.queries import Volunteers

REFUSED, MOST = 422, 50
STEPS: dict[str, Callable[..., Any]] = {
    "came": actions.check_in,
    "left": actions.check_out,
    "missed": actions.miss,
    "excuse": actions.excuse,
    "withdraw": actions.withdraw,
}


@signed_in
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask those who were ticked among the proposed."""
    account: Any = request.user
    found = keeping(account, pk)
    numbers = [int(each) for each in request.POST.getlist("who")[:MOST] if each.isdecimal()]
    asked = list(able(found).filter(pk__in=numbers).select_related("account__person").order_by("pk"))
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
    """Put in a member of the team, or somebody whom the account's posts show and who said yes."""
    account: Any = request.user
    found = keeping(account, pk)
    who = request.POST.get("who", "")
    member = get_object_or_404(_known(found, account), pk=int(who) if who.isdecimal() else 0)
    try:
        actions.put_in(task=found, volunteer=member, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{found.get_absolute_url()}#list")


@signed_in
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is here, has left, did not come, is excused, is off the list, their hours are right, or somebody else is
    asked to take their place over."""
    account: Any = request.user
    found, who = keeping(account, pk), request.POST.get("who", "")
    doing = get_object_or_404(Doing, task=found, pk=int(who) if who.isdecimal() else 0)
    try:
        _step(request.POST, found, doing, account)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    if request.POST.get("back") == "captain":
        return redirect("desk:tasks:captain")
    return redirect(f"{found.get_absolute_url()}#list")


def _step(said: Any, found: Task, doing: Doing, by: Account) -> None:
    now, what = timezone.now(), said.get("do", "")
    if what == "confirm":
        actions.confirm(doing=doing, by=by, now=now, effect=said.get("effect", ""))
    elif what == "hand_to":
        to = named(said.get("to", ""), _known(found, by))
        actions.ask_handing(doing=doing, by=by, now=now, to=to)
    elif what == "keep":
        actions.withdraw_handing(handing=get_object_or_404(Handing, doing=doing, state=Asked.ASKED), by=by, now=now)
    elif what in STEPS:
        STEPS[what](doing=doing, by=by, now=now)
    else:
        raise Http404


def _known(found: Task, by: Account) -> Volunteers:
    """Whom whoever keeps the list may name: members of the team, and those whom the account's posts show."""
    known = Volunteer.objects.visible_to(by).values("pk")
    chosen: Volunteers = Volunteer.objects.filter(Q(pk__in=known) | Q(pk__in=members(found.team_id).values("pk")))
    return chosen


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
