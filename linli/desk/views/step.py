"""One step of one case: read the form, take the step, lead back; refused, show the page with all that was typed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from linli.cases import look
from linli.cases.models import Case
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.desk.case_page import in_sight, known, page, seen_by
from linli.desk.forms import StepForm
from linli.desk.hints import hint
from linli.desk.replies.choosing import inserted
from linli.desk.steps import WAYS, Way
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.CASE_VIEW)
def step(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Take the step named in the address; what the case's own rules refuse is said beside the field."""
    way = WAYS.get(Action(action)) if action in Action else None
    if way is None:
        raise Http404
    account: Any = request.user
    case = known(account, pk)
    if request.method != "POST":
        return redirect(case)
    wanted = Action(action)
    if "insert" in request.POST:
        form = way.form(case=case, initial=inserted(account, request.POST, case), auto_id=f"{wanted}-%s")
        return page(request, case, refused=(wanted, form))
    form = way.form(request.POST, request.FILES, case=case, auto_id=f"{wanted}-%s")
    done = taken(way, form, account, request.POST.get("seen", "")) if form.is_valid() else None
    if done is None:
        return page(request, seen_by(account, pk), refused=(wanted, form), status=REFUSED)
    messages.success(
        request, _("No. %(number)s: %(action)s — done.") % {"number": pk, "action": look.action_word(wanted)}
    )
    hint(request, form)
    return redirect(back(request, done, account))


def taken(way: Way, form: StepForm, account: Account, seen: str) -> Case | None:
    """The case after the step; None when it was refused, and then the form says why."""
    version = {"seen": int(seen)} if way.seen and seen.isdecimal() else {}
    try:
        return way.take(case=form.case, by=account, now=timezone.now(), **version, **form.arguments())
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def back(request: HttpRequest, case: Case, account: Account) -> str:
    """Where the step was begun, or the case; the queue once the case has left one's sight."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    # To the head of the page, which says what was done: a browser would else keep to the form it came from.
    return f"{case.get_absolute_url()}#content" if in_sight(case, account) else "/desk/"
