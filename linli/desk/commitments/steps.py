"""What can be done with a commitment: each a form that leads back, or the page with what was refused."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.commitments import actions
from linli.commitments.words import Action
from linli.desk.commitments.forms import FORMS, form_of
from linli.desk.commitments.views import page, seen
from linli.desk.stepping import taken
from linli.people.doors import signed_in

REFUSED = 422
ACTS: dict[Action, tuple[Callable[..., Any], Promise]] = {
    Action.PUBLISH: (actions.publish, _("Published: everybody reads it now, and its clock runs.")),
    Action.REPORT: (actions.report, _("Reported; everybody reads it.")),
    Action.FINISH: (actions.finish, _("Said to be done. Somebody else looks at it and strikes it off.")),
    Action.STRIKE_OFF: (actions.strike_off, _("Struck off.")),
    Action.SEND_BACK: (actions.send_back, _("Sent back, with what is missing.")),
    Action.BREAK: (actions.put_down_as_broken, _("Put down as broken, with the reason.")),
    Action.RELEASE: (actions.release, _("Released, with the reason.")),
}


@signed_in
@require_POST
def take(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Take a step."""
    account: Any = request.user
    found = seen(account, pk)
    if action not in Action.values or Action(action) not in FORMS:
        raise Http404
    step = Action(action)
    form = form_of(step, found, request.POST, request.FILES)
    act, said = ACTS[step]

    def go() -> Promise:
        act(commitment=found, by=account, now=timezone.now(), **form.cleaned_data)
        return said

    if taken(request, form, go):
        return redirect(found.get_absolute_url())
    found = seen(account, pk)
    form.data = {**request.POST.dict(), "seen": str(found.version)}  # read again, it can be sent again
    return page(request, found, refused=(step, form), status=REFUSED)
