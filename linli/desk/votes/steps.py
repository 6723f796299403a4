"""What can be done with a vote: each a form that leads back, or the page with what was refused."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.desk.fields import DeskForm
from linli.desk.stepping import taken
from linli.desk.votes import forms
from linli.desk.votes.views import page, seen
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.votes import actions
from linli.votes.codes import spoken_receipt
from linli.votes.models import Proxy, Vote

REFUSED = 422
Step = Callable[[Vote, Any, Account], str]


@permitted(Permission.VOTE_HOLD)
@require_POST
def open_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the roll and let people vote."""

    def step(found: Vote, form: Any, by: Account) -> str:
        actions.open_vote(vote=found, by=by, now=timezone.now(), entitled=form.cleaned_data.get("entitled"))
        return _("The roll is closed.")

    def read(found: Vote) -> DeskForm:
        whole = found.by_code or found.roll.exists()
        return forms.NothingForm(request.POST) if whole else forms.OpenForm(request.POST)

    return _done(request, pk, "open", read, step)


@permitted(Permission.VOTE_HOLD)
@require_POST
def proxy(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody votes for another."""

    def step(found: Vote, form: Any, by: Account) -> str:
        said = form.cleaned_data
        actions.give_proxy(vote=found, principal=said["principal"], holder=said["holder"], by=by, now=timezone.now())
        return _("Entered: number %(holder)d votes for number %(principal)d.") % said

    return _done(request, pk, "proxy", lambda _found: forms.ProxyForm(request.POST), step)


@permitted(Permission.VOTE_HOLD)
@require_POST
def proxy_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """They vote themselves after all."""

    def step(found: Vote, _form: Any, by: Account) -> str:
        given = get_object_or_404(Proxy.objects.select_related("vote"), vote=found, principal__number=number)
        actions.take_back_proxy(proxy=given, by=by, now=timezone.now())
        return _("Taken back.")

    return _done(request, pk, "proxy", lambda _found: forms.NothingForm(request.POST), step)


@permitted(Permission.VOTE_TELL)
@require_POST
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """What one counted as a teller."""

    def step(found: Vote, form: Any, by: Account) -> str:
        said = form.cleaned_data
        numbers = {"present": said["present"], "carried": said.get("carried", 0)}
        actions.enter_count(vote=found, counts=form.counts(), by=by, now=timezone.now(), **numbers)
        return _("Your count is entered.")

    return _done(request, pk, "count", lambda found: forms.CountForm(request.POST, vote=found), step)


@permitted(Permission.VOTE_TELL)
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody on the roll of an open vote said aloud."""

    def step(found: Vote, form: Any, by: Account) -> str:
        said = form.cleaned_data
        done = actions.call_roll(vote=found, number=said["number"], choice=said["choice"], by=by, now=timezone.now())
        return _("Number %(number)d: %(option)s") % {"number": said["number"], "option": found.spelt(done.choices)}

    return _done(request, pk, "call", lambda found: forms.CallForm(request.POST, vote=found), step)


@signed_in
@require_POST
def cast(request: HttpRequest, pk: int) -> HttpResponse:
    """Vote oneself, where one stands on the roll."""

    def step(found: Vote, form: Any, by: Account) -> str:
        said = form.cleaned_data
        done = actions.cast_signed_in(
            vote=found, choice=said["choice"], carried=said.get("carried"), by=by, now=timezone.now()
        )
        if not done.receipt:
            return _("Your vote is cast.")
        return _("Your vote is cast. Note your receipt; it is shown only now: %(receipt)s") % {
            "receipt": spoken_receipt(done.receipt)
        }

    def read(found: Vote) -> DeskForm:
        account: Any = request.user
        carried = Proxy.objects.filter(vote=found, holder__account=account.pk)
        numbers = list(carried.values_list("principal__number", flat=True))
        return forms.ChoiceForm(request.POST, vote=found, carried=numbers)

    return _done(request, pk, "cast", read, step)


@permitted(Permission.VOTE_HOLD)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close and count."""

    def step(found: Vote, _form: Any, by: Account) -> str:
        actions.close(vote=found, by=by, now=timezone.now())
        return _("Closed and counted.")

    return _done(request, pk, "close", lambda _found: forms.NothingForm(request.POST), step)


@permitted(Permission.VOTE_HOLD)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not take place."""

    def step(found: Vote, form: Any, by: Account) -> str:
        actions.cancel(vote=found, words=form.cleaned_data["words"], by=by, now=timezone.now())
        return _("Cancelled.")

    return _done(request, pk, "cancel", lambda _found: forms.CancelForm(request.POST), step)


def _done(request: HttpRequest, pk: int, name: str, read: Callable[[Vote], DeskForm], step: Step) -> HttpResponse:
    account: Any = request.user
    found = seen(account, pk)
    form = read(found)
    if taken(request, form, lambda: step(found, form, account)):
        return redirect(found.get_absolute_url())
    return page(request, seen(account, pk), status=REFUSED, **{f"{name}_form": form})
