"""Proposals for everybody: what was proposed and answered; making one, seconding one, one's own."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.deliberation.decided import decided_about, put_off_about
from linli.journal.actions import RESIDENT
from linli.portal import by_code, places
from linli.portal.proposals.forms import JudgeForm, ProposeForm, WhoForm
from linli.portal.views.own import kept_nowhere
from linli.proposals import actions, rules
from linli.proposals.lifecycle import LIFECYCLE
from linli.proposals.models import Proposal
from linli.proposals.practice import Kind, kind, kind_word, kinds
from linli.proposals.words import Action, By, State, Verdict

PAGE = 20
REFUSED = 422


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """What was accepted, and what became of it, the newest first."""
    area = request.GET.get("area", "")
    found = Proposal.objects.published()
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    wanted = found.select_related("organisation").order_by("-accepted_at", "-pk")
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "rows": [(each, kind_word(each.kind)) for each in page],
        "places": places.options(area),
        "kept": f"&area={area if area.isdecimal() else ''}",
        "may_propose": bool(open_to_residents()),
    }
    return render(request, "portal/proposals/list.html", shown)


def open_to_residents() -> list[Kind]:
    """The kinds that residents make."""
    return [each for each in kinds() if each.by == By.RESIDENTS]


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One that was accepted: its words, its answer, whether it was carried out."""
    found = get_object_or_404(Proposal.objects.published().select_related("organisation"), pk=pk)
    return render(request, "portal/proposals/proposal.html", told(found))


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make one; it leads to one's own page."""
    offered = open_to_residents()
    if not offered:
        raise Http404
    form = ProposeForm(request.POST or None, initial={"kind": offered[0].key})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.submit(form.said(), by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:proposals:mine", made.code)
    chosen = str(form["area"].value() or request.GET.get("area", ""))
    shown = {"form": form, "key": form.own_key(), "kinds": offered, "places": places.options(chosen, unsure=True)}
    return render(request, "portal/proposals/new.html", shown, status=REFUSED if form.errors else 200)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest, share: str) -> HttpResponse:
    """The address that its proposer shows to others: read it, and second it."""
    found = get_object_or_404(Proposal.objects.select_related("organisation"), share=share)
    own_kind, form = kind(found.kind), WhoForm(request.POST or None)
    done = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.second(proposal=found, by=RESIDENT, now=timezone.now(), seconder=form.who())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            found.refresh_from_db()
            done = True
    why = rules.why_not_second(RESIDENT, found, own_kind.seconded_by if own_kind else By.ACCOUNTS)
    shown = {**told(found), "form": form, "why_not": why, "done": done}
    return render(request, "portal/proposals/second.html", shown, status=REFUSED if form.errors else 200)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for one's code."""
    return by_code.ask(request, "portal/proposals/find.html", lambda typed: _way(request, typed))


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """One's own: how many second it, what was answered, and what one may do."""
    return _mine(request, _own(request, code))


@kept_nowhere
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take it back."""
    return _step(request, code, lambda own, _form: actions.withdraw(proposal=own, by=RESIDENT, now=timezone.now()))


@kept_nowhere
@require_POST
def judge(request: HttpRequest, code: str) -> HttpResponse:
    """Say what one thinks of the answer."""

    def step(own: Proposal, form: JudgeForm) -> object:
        return actions.judge(proposal=own, by=RESIDENT, now=timezone.now(), **form.cleaned_data)

    return _step(request, code, step)


@kept_nowhere
@require_POST
def again(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for another answer."""

    def step(own: Proposal, form: JudgeForm) -> object:
        return actions.ask_again(proposal=own, words=form.cleaned_data["words"], by=RESIDENT, now=timezone.now())

    return _step(request, code, step)


def _step(request: HttpRequest, code: str, step: Any) -> HttpResponse:
    own, form = _own(request, code), JudgeForm(request.POST)
    if form.is_valid():
        try:
            step(own, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:proposals:mine", code)
    return _mine(request, _own(request, code), form=form, status=REFUSED)


def _mine(request: HttpRequest, own: Proposal, *, form: JudgeForm | None = None, status: int = 200) -> HttpResponse:
    possible = LIFECYCLE.actions(State(own.state))
    address = request.build_absolute_uri(reverse("portal:proposals:second", args=[own.share]))
    own_kind = kind(own.kind)
    neighbours = own_kind is not None and own_kind.seconded_by == By.RESIDENTS
    shown = {
        **told(own),
        "own": own,
        "form": form or JudgeForm(),
        "verdicts": Verdict.choices,
        "may_withdraw": Action.WITHDRAW in possible,
        "may_judge": Action.JUDGE in possible and not own.verdict,
        "may_ask": Action.ASK_AGAIN in possible and rules.why_not_ask_again(own) is None,
        "share": address if neighbours and own.state == State.SUBMITTED else "",
        "qr": square(address),
    }
    return render(request, "portal/proposals/mine.html", shown, status=status)


def told(found: Proposal) -> dict[str, Any]:
    """What every page says of a proposal."""
    return {
        "proposal": found,
        "kind": kind_word(found.kind),
        "area": tree.get().full_name(found.area_id),
        "decisions": decided_about(found.into_id or found.pk),
        "put_off": put_off_about(found.into_id or found.pk),
    }


def _way(request: HttpRequest, typed: str) -> str:
    own = by_code.typed(
        request,
        typed,
        lambda code: Proposal.objects.filter(code=code, account=None).first(),
        _("No proposal has this code. Compare it with what you were given."),
    )
    return reverse("portal:proposals:mine", args=[own.code])


def _own(request: HttpRequest, code: str) -> Proposal:
    rows = Proposal.objects.select_related("organisation", "into", "case").filter(account=None)
    return by_code.behind(request, code, lambda code: rows.filter(code=code).first())
