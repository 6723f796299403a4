"""What can be done with a proposal: each a form that leads back, or the page with what was refused."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.desk.proposals import forms
from linli.desk.proposals.views import page, seen
from linli.desk.stepping import taken
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.proposals import actions
from linli.proposals.models import Proposal

REFUSED = 422
Step = Callable[[Proposal, Any, Account], str]


@permitted(Permission.PROPOSAL_SUBMIT)
@require_POST
def second(request: HttpRequest, pk: int) -> HttpResponse:
    """Second it, oneself."""

    def step(found: Proposal, _form: Any, by: Account) -> str:
        actions.second(proposal=found, by=by, now=timezone.now())
        return _("Seconded.")

    return _done(request, pk, "second", lambda _found: forms.DeskForm(request.POST), step)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Its proposer takes it back."""

    def step(found: Proposal, _form: Any, by: Account) -> str:
        actions.withdraw(proposal=found, by=by, now=timezone.now())
        return _("Withdrawn.")

    return _done(request, pk, "withdraw", lambda _found: forms.DeskForm(request.POST), step)


@permitted(Permission.PROPOSAL_HANDLE)
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept it and give it to somebody to answer."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        made = actions.accept(proposal=found, organisation=form.organisation_chosen(), by=by, **_seen(form))
        return _("Accepted. To be answered by %(due)s.") % {"due": f"{timezone.localtime(made.due_at):%Y-%m-%d}"}

    return _done(request, pk, "accept", lambda found: forms.GiveForm(request.POST, proposal=found), step)


@permitted(Permission.PROPOSAL_HANDLE)
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to another organisation."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        made = actions.assign(proposal=found, organisation=form.organisation_chosen(), by=by, **_seen(form))
        return _("Given to %(organisation)s.") % {"organisation": made.organisation}

    return _done(request, pk, "assign", lambda found: forms.GiveForm(request.POST, proposal=found), step)


@permitted(Permission.PROPOSAL_HANDLE)
@require_POST
def combine(request: HttpRequest, pk: int) -> HttpResponse:
    """Combine it into another."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        into = form.others[form.cleaned_data["into"]]
        actions.combine(proposal=found, into=into, by=by, **_seen(form))
        return _("Combined. Both proposers hear what becomes of “%(title)s”.") % {"title": into}

    return _done(request, pk, "combine", lambda found: forms.CombineForm(request.POST, proposal=found), step)


@permitted(Permission.PROPOSAL_HANDLE)
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Not accepted, with the reason."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        actions.decline(proposal=found, words=form.cleaned_data["words"], by=by, **_seen(form))
        return _("Not accepted. Its proposer reads the reason.")

    return _done(request, pk, "decline", lambda _found: forms.DeclineForm(request.POST), step)


@permitted(Permission.PROPOSAL_HANDLE)
@require_POST
def to_case(request: HttpRequest, pk: int) -> HttpResponse:
    """It is really a need: a case."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        made = actions.to_case(proposal=found, by=by, **_seen(form))
        return _("Taken up as case No. %(number)d.") % {"number": made.case_id}

    return _done(request, pk, "to_case", lambda _found: forms.NothingForm(request.POST), step)


@signed_in
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The organisation's answer."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        actions.answer(proposal=found, text=form.cleaned_data["text"], by=by, **_seen(form))
        return _("Answered. Its proposer is told, and everybody can read it.")

    return _done(request, pk, "answer", lambda _found: forms.AnswerForm(request.POST), step)


@signed_in
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """What its proposer says of the answer."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        actions.judge(proposal=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Thank you. What you said stands beside the answer.")

    return _done(request, pk, "judge", lambda _found: forms.JudgeForm(request.POST), step)


@signed_in
@require_POST
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Another answer, please."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        actions.ask_again(proposal=found, words=form.cleaned_data["words"], by=by, now=timezone.now())
        return _("Another answer was asked for.")

    return _done(request, pk, "ask_again", lambda _found: forms.AgainForm(request.POST), step)


@permitted(Permission.PROPOSAL_HANDLE)
@require_POST
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    """It was carried out."""

    def step(found: Proposal, form: Any, by: Account) -> str:
        actions.deliver(proposal=found, evidence=form.cleaned_data["evidence"], by=by, **_seen(form))
        return _("Carried out. Its proposer is told.")

    return _done(request, pk, "deliver", lambda _found: forms.DeliverForm(request.POST), step)


def _seen(form: Any) -> dict[str, Any]:
    return {"now": timezone.now(), "seen": form.cleaned_data["seen"]}


def _done(
    request: HttpRequest, pk: int, name: str, read: Callable[[Proposal], forms.DeskForm], step: Step
) -> HttpResponse:
    account: Any = request.user
    found = seen(account, pk)
    form = read(found)
    if taken(request, form, lambda: step(found, form, account)):
        return redirect(found.get_absolute_url())
    return page(request, seen(account, pk), status=REFUSED, **{name: form})
