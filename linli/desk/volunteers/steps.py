"""What can be done with a volunteer: each a form that leads back, or the page with what was refused."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.core.refusal import Refusal
from linli.desk.volunteers.forms import ConsentForm, PlainForm, PurposeForm
from linli.desk.volunteers.views import FORMS, page, seen
from linli.people.doors import signed_in
from linli.volunteers import actions
from linli.volunteers.models import Volunteer
from linli.volunteers.words import Action

ACTS: dict[str, Any] = {
    Action.CONFIRM: actions.confirm,
    Action.DECLINE: actions.decline,
    Action.SUSPEND: actions.suspend,
    Action.RESUME: actions.resume,
    Action.LEAVE: actions.leave,
    Action.COME_BACK: actions.come_back,
    "consent": actions.consent,
}


@signed_in
@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One step, by its name in the address."""
    account: Any = request.user
    found = seen(account, pk)
    if step == "reveal":
        return _reveal(request, found)
    if step not in ACTS:
        raise Http404
    kind = ConsentForm if step == "consent" else FORMS.get(Action(step), PlainForm)
    form = kind(request.POST, auto_id=f"{step}-%s")
    if form.is_valid():
        try:
            ACTS[step](volunteer=found, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect(found)
    return page(request, seen(account, pk), refused={step: form})


def _reveal(request: HttpRequest, found: Volunteer) -> HttpResponse:
    """Name and number whole, once, for a purpose that is written down."""
    account: Any = request.user
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            purpose = form.cleaned_data["purpose"]
            whole = actions.reveal(volunteer=found, purpose=purpose, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return page(request, found, whole=whole)
    return page(request, found, refused={"reveal": form})
