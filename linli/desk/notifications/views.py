"""The page of one's own notices: what comes when, quiet hours, an address and a test of it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.notifications.forms import AddressForm, ChoicesForm
from linli.notify import actions as notify
from linli.notify import choices as chosen
from linli.notify.models import Message, Notice, Route
from linli.people.doors import signed_in

REFUSED = 422
UNDER_WAY = (Message.State.WAITING, Message.State.SENDING)


@signed_in
def choices(request: HttpRequest) -> HttpResponse:
    """A way for each group, and the hours."""
    account: Any = request.user
    form = choices_form(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            notify.choose(account=account, by=account, now=timezone.now(), **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("From now on you are told as you have chosen."))
            return redirect("notifications:choices")
    return page(request, form=form)


@signed_in
@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """Keep an address of one's own."""
    account: Any = request.user
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            notify.keep_address(account=account, address=form.cleaned_data["address"], by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The address is kept. Send yourself a test."))
            return redirect("notifications:choices")
    return page(request, address_form=form)


@signed_in
@require_POST
def try_out(request: HttpRequest) -> HttpResponse:
    """Send a test to one's own address."""
    account: Any = request.user
    try:
        notify.try_address(account=account, now=timezone.now())
    except Refusal:
        return page(request, address_form=AddressForm({}))
    return redirect("notifications:choices")


@signed_in
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Send nothing beyond the inbox any more."""
    account: Any = request.user
    notify.forget_address(account=account, by=account, now=timezone.now())
    messages.success(request, _("The address is taken out. Everything stays in your inbox."))
    return redirect("notifications:choices")


@signed_in
@require_safe
def last(request: HttpRequest) -> HttpResponse:
    """How the last message to one's own address went; asked again while it is under way."""
    return render(request, "desk/notifications/last.html", went(request.user))


def page(
    request: HttpRequest, *, form: ChoicesForm | None = None, address_form: AddressForm | None = None
) -> HttpResponse:
    """The whole page, with whatever was refused."""
    account: Any = request.user
    given = form or choices_form(account)
    wrong = given.errors or (address_form and address_form.errors)
    context = {
        "form": given,
        "address_form": address_form or AddressForm(),
        "waits": Notice.objects.filter(account=account, goes_at__isnull=False).aggregate(
            count=Count("pk"), first=Min("goes_at")
        ),
        **went(account),
    }
    return show(request, "desk/notifications/choices.html", context, here="account", status=REFUSED if wrong else 200)


def choices_form(account: Any, sent: Any = None) -> ChoicesForm:
    """What the account has chosen, or what it sends."""
    return ChoicesForm(sent, chosen=chosen.of(account.pk), language=chosen.language(account.pk))


def went(account: Any) -> dict[str, Any]:
    """The address in use, the last message to it, and whether that is still under way."""
    route = Route.objects.filter(account=account, active=True).first()
    message = Message.objects.filter(route=route).order_by("-id").first() if route else None
    return {"route": route, "last": message, "under_way": bool(message and message.state in UNDER_WAY)}
