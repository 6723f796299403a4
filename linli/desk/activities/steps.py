"""What can be done to an activity and its list: each a form that leads back, or the page with what was refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.activities import actions, rules
from linli.activities.models import Activity, SignUp
from linli.core import codes
from linli.core.refusal import Refusal
from linli.desk.activities.forms import CallForm, CancelForm, GuestForm, MinutesForm
from linli.desk.activities.views import others_to_come, page, seen
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.stepping import taken
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422


@signed_in
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up oneself."""
    return _plain(request, pk, lambda found, by: actions.join(activity=found, by=by, now=timezone.now()))


@signed_in
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's own place up."""

    def step(found: Activity, by: Account) -> None:
        own = get_object_or_404(SignUp.objects.exclude(place="given_up"), activity=found, account=by)
        actions.withdraw(sign_up=own, by=by, now=timezone.now())

    return _plain(request, pk, step)


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    form = CancelForm(request.POST)
    form.ask_of(others_to_come(_keeping(request, pk), timezone.now()))
    return _formed(request, pk, "cancel", form, _cancel)


@signed_in
@require_POST
def write_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a resident up, who gets the code on paper."""

    def step(found: Activity, form: Any, by: Account) -> str:
        made = actions.sign_up(form.guest(), activity=found, by=by, now=timezone.now())
        return _("No. %(number)d on the list; the code: %(code)s") % {
            "number": made.number,
            "code": codes.spoken(made.code),
        }

    return _formed(request, pk, "guest", GuestForm(request.POST), step)


@signed_in
@require_POST
def walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody came without having signed up."""

    def step(found: Activity, form: Any, by: Account) -> str:
        actions.walk_in(form.guest(), activity=found, by=by, now=timezone.now())
        return _("Counted as having come.")

    return _formed(request, pk, "stranger", GuestForm(request.POST), step)


@signed_in
@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody of the list came, by their row or their code; or came after all not."""

    def step(found: Activity, by: Account) -> None:
        said = request.POST
        if said.get("code"):
            number = codes.read_code(said["code"])
            own = SignUp.objects.filter(activity=found, code=number).first()
            if own is None:
                raise Refusal(_("Nobody on this list has this code."))
        else:
            own = _of(found, said.get("who", ""))
        act = actions.take_back if said.get("back") else actions.check_in
        act(sign_up=own, by=by, now=timezone.now())

    return _plain(request, pk, step, keeper=True)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody of the list said that they cannot come."""

    def step(found: Activity, by: Account) -> None:
        actions.withdraw(sign_up=_of(found, request.POST.get("who", "")), by=by, now=timezone.now())

    return _plain(request, pk, step, keeper=True)


@signed_in
@require_POST
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened."""

    def step(found: Activity, form: Any, by: Account) -> str:
        actions.keep_minutes(activity=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Kept.")

    return _formed(request, pk, "minutes", MinutesForm(request.POST, request.FILES), step)


@permitted(Permission.PERSONAL_REVEAL)
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Names and numbers whole, once, for a purpose that is written down."""
    account: Any = request.user
    found, form = _keeping(request, pk), CallForm(request.POST)
    if form.is_valid():
        try:
            listed = actions.reveal_list(
                activity=found, purpose=form.cleaned_data["purpose"], by=account, now=timezone.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            context = {"activity": found, "list": listed, "purpose": form.cleaned_data["purpose"]}
            return show(request, "desk/activities/call.html", context, here="activities")
    return page(request, found, status=REFUSED, call=form)


def _cancel(found: Activity, form: Any, by: Account) -> str:
    said = form.cleaned_data
    act = actions.cancel_series if said.get("whole") else actions.cancel
    act(activity=found, words=said["words"], seen=said["seen"], by=by, now=timezone.now())
    return _("Cancelled. Those on the list are told, with the reason.")


def _keeping(request: HttpRequest, pk: int) -> Activity:
    """The activity, for whoever keeps its list; its list does not exist for others."""
    found = seen(request.user, pk)
    if rules.why_not_keep(request.user, found):
        raise Http404
    return found


def _plain(
    request: HttpRequest, pk: int, step: Callable[[Activity, Account], object], *, keeper: bool = False
) -> HttpResponse:
    account: Any = request.user
    found = _keeping(request, pk) if keeper else seen(account, pk)
    try:
        step(found, account)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{found.get_absolute_url()}{'#list' if keeper else ''}")


def _formed(
    request: HttpRequest, pk: int, name: str, form: DeskForm, step: Callable[[Activity, Any, Account], str]
) -> HttpResponse:
    account: Any = request.user
    found = _keeping(request, pk)
    if taken(request, form, lambda: step(found, form, account)):
        return redirect(found.get_absolute_url())
    return page(request, found, status=REFUSED, **{name: form})


def _of(found: Activity, who: str) -> SignUp:
    return get_object_or_404(SignUp, activity=found, pk=int(who) if who.isdecimal() else 0)
