"""What can be done with a wish: each a form that leads back, or the page with what was refused."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.core.refusal import Refusal
from linli.desk.stepping import taken
from linli.desk.wishes.forms import ClaimForm, PassForm, RevealForm, form_of
from linli.desk.wishes.views import OFFERED, page, seen
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.wishes import actions
from linli.wishes.words import Action

REFUSED = 422
ACTS: dict[Action, tuple[Callable[..., Any], Promise]] = {
    Action.PUBLISH: (actions.publish, _("Published: it waits for somebody now.")),
    Action.DECLINE: (actions.decline, _("Not taken on; the wisher reads why.")),
    Action.WITHDRAW: (actions.withdraw, _("Withdrawn for the wisher.")),
    Action.CLAIM: (actions.claim, _("Claimed. It is handed over through whoever keeps it.")),
    Action.PASS_ON: (actions.pass_on, _("Passed on; their time begins now.")),
    Action.GIVE_BACK: (actions.give_back, _("Given back: it stands on the list again.")),
    Action.FULFIL: (actions.fulfil, _("Fulfilled. The wisher hears of it.")),
    Action.THANK: (actions.thank, _("Thanks are passed on.")),
}


@signed_in
@require_POST
def take(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Take a step."""
    account: Any = request.user
    found = seen(account, pk)
    if action not in Action.values or Action(action) not in OFFERED:
        raise Http404
    step = Action(action)
    form = form_of(step, found, account, request.POST, request.FILES)
    act, said = ACTS[step]

    def go() -> Promise:
        act(wish=found, by=account, now=timezone.now(), **_arguments(form))
        return said

    if taken(request, form, go):
        return redirect(found.get_absolute_url())
    found = seen(account, pk)
    if "seen" in form.data:
        form.data = {**request.POST.dict(), "seen": str(found.version)}  # read again, it can be sent again
    return page(request, found, refused=(step, form), status=REFUSED)


@permitted(Permission.PERSONAL_REVEAL)
@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose it is and where, whole, once, for a purpose that is written down."""
    account: Any = request.user
    found, form = seen(account, pk), RevealForm(request.POST)
    if form.is_valid():
        try:
            whole = actions.reveal(wish=found, purpose=form.cleaned_data["purpose"], by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return page(request, found, whole=whole)
    return page(request, found, reveal=form, status=REFUSED)


def _arguments(form: Any) -> dict[str, Any]:
    if isinstance(form, PassForm):
        return {"to": form.claimer(), "why": form.cleaned_data["why"]}
    if isinstance(form, ClaimForm):
        return {"claimer": form.claimer()}
    return dict(form.cleaned_data)
