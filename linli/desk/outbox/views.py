"""The page of the messages that did not go out, and its two buttons."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.outbox.rows import listed, visible_to
from linli.notify import actions as notify
from linli.notify.models import Message
from linli.people.doors import permitted
from linli.people.permissions import Permission

CONFLICT = 409


@permitted(Permission.PACK_APPLY)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What did not go out, newest first."""
    return page(request)


@permitted(Permission.PACK_APPLY)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it tried once more."""
    return decided(request, pk, notify.try_again, _("It is tried again within a few seconds."))


@permitted(Permission.PACK_APPLY)
@require_POST
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it no more."""
    return decided(request, pk, notify.give_up, _("It was given up."))


def decided(request: HttpRequest, pk: int, act: Callable[..., Message], said: Promise) -> HttpResponse:
    """Do it and say so, or say why not."""
    account: Any = request.user
    message = get_object_or_404(visible_to(account), pk=pk)
    try:
        act(message=message, by=account, now=timezone.now())
    except Refusal as refusal:
        return page(request, refused=str(refusal))
    messages.success(request, str(said))
    return redirect("desk:outbox:outbox")


def page(request: HttpRequest, *, refused: str = "") -> HttpResponse:
    """The list, with a refusal above it if there is one."""
    account: Any = request.user
    rows, following = listed(account, request.GET.get("before", ""))
    context = {"rows": rows, "next": following, "refused": refused, "begun": "before" in request.GET}
    return show(request, "desk/outbox/outbox.html", context, status=CONFLICT if refused else 200)
