"""Proposals at the desk: the list, making one, one with its seconds, and what may be done with it now."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.deliberation.decided import decided_about, put_off_about
from linli.deliberation.models import Decision, Meeting
from linli.desk.face import show
from linli.desk.proposals import forms
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.proposals import actions, rules
from linli.proposals.lifecycle import LIFECYCLE
from linli.proposals.models import Proposal
from linli.proposals.practice import kind, kind_word
from linli.proposals.words import Action, By, State

PAGE, SECONDS, REFUSED = 30, 100, 422
HERE = "proposals"


@signed_in
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """The list, the newest first; narrowed by place, state and whose turn it is."""
    account: Any = request.user
    said = request.GET
    page = Paginator(wanted(account, said), PAGE).get_page(said.get("page"))
    names = [name for name in ("area", "state", "whose") if said.get(name)]
    context = {
        "page": page,
        "rows": [(each, kind_word(each.kind)) for each in page],
        "states": State.choices,
        "places": options(said.get("area", "")),
        "said": said,
        "now": timezone.now(),
        "kept": "".join(
            f"&{name}={said[name]}" for name in names if said[name].isidentifier() or said[name].isdecimal()
        ),
        "may_submit": powers(account).may(Permission.PROPOSAL_SUBMIT, None),
    }
    return show(request, "desk/proposals/list.html", context, here=HERE)


def wanted(account: Account, said: Any) -> Any:
    """What the address asks for."""
    found, area = Proposal.objects.visible_to(account), said.get("area", "")
    if said.get("whose") == "mine":
        found = found.filter(account=account)
    if said.get("whose") == "ours":
        found = found.filter(organisation__in=powers(account).organisation_ids, state=State.ACCEPTED)
    if said.get("whose") == "seconds":
        found = found.open_to_seconds()
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if said.get("state") in State:
        found = found.filter(state=said["state"])
    return found.select_related("organisation", "account__person").order_by("-pk")


@permitted(Permission.PROPOSAL_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make one."""
    account: Any = request.user
    form = forms.ProposalForm(request.POST or None, by=account, initial={"area": _own_area(account)})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.submit(form.said(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Submitted. Others can second it now."))
            return redirect(made.get_absolute_url())
    status = REFUSED if form.errors else 200
    return show(request, "desk/proposals/new.html", {"form": form}, here=HERE, status=status)


@signed_in
@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one proposal."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Proposal:
    """The proposal; 404 where there is none to be seen."""
    wanted = Proposal.objects.visible_to(account).select_related("organisation", "account__person", "into", "case")
    return get_object_or_404(wanted, pk=pk)


def page(request: HttpRequest, found: Proposal, *, status: int = 200, **refused: Any) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    own_kind = kind(found.kind)
    can = may(account, found)
    context = {
        "proposal": found,
        "kind": kind_word(found.kind),
        "area": tree.get().full_name(found.area_id),
        "seconded": found.seconded.select_related("account__person").order_by("pk")[:SECONDS],
        "why_not_second": rules.why_not_second(account, found, own_kind.seconded_by if own_kind else By.ACCOUNTS)
        or _once(account, found),
        "why_not_accept": rules.why_not_accept(found),
        "parts": found.parts.select_related("account__person").order_by("pk"),
        "decisions": _decisions(account, found),
        "put_off": put_off_about(found.pk),
        "now": timezone.now(),
        "own": rules.why_not_own(account, found) is None,
        "forms": {**{name: _form(name, found) for name in can}, **refused},
    }
    return show(request, "desk/proposals/proposal.html", context, here=HERE, status=status)


def _decisions(account: Account, found: Proposal) -> list[tuple[Decision, bool]]:
    """What meetings decided about it, each with whether this account may see that meeting."""
    made = decided_about(found.pk)
    held = Meeting.objects.visible_to(account).filter(pk__in=[each.topic.meeting_id for each in made]) if made else ()
    seen = {each.pk for each in held}
    return [(each, each.topic.meeting_id in seen) for each in made]


def may(account: Account, found: Proposal) -> list[str]:
    """The steps that this account can take now, by the names of their forms."""
    possible = LIFECYCLE.actions(State(found.state))
    return [action.value for action in possible if action in ASKS and ASKS[action](account, found) is None]


def _handles(account: Account, found: Proposal) -> str | None:
    return rules.why_not_handle(account, found)


ASKS: dict[Action, Any] = {
    Action.WITHDRAW: rules.why_not_own,
    Action.ACCEPT: lambda account, found: _handles(account, found) or rules.why_not_accept(found),
    Action.ASSIGN: _handles,
    Action.COMBINE: _handles,
    Action.DECLINE: _handles,
    Action.TO_CASE: _handles,
    Action.ANSWER: rules.why_not_answer,
    Action.JUDGE: lambda account, found: rules.why_not_own(account, found) or (found.verdict or None),
    Action.ASK_AGAIN: lambda account, found: rules.why_not_own(account, found) or rules.why_not_ask_again(found),
    Action.DELIVER: rules.why_not_deliver,
}


def _form(name: str, found: Proposal) -> forms.DeskForm:
    first = {"seen": found.version}
    if name in ("accept", "assign"):
        return forms.GiveForm(proposal=found, initial=first)
    if name == "combine":
        return forms.CombineForm(proposal=found, initial=first)
    made = {
        "decline": forms.DeclineForm,
        "answer": forms.AnswerForm,
        "judge": forms.JudgeForm,
        "ask_again": forms.AgainForm,
        "deliver": forms.DeliverForm,
    }.get(name, forms.NothingForm)
    return made(initial=first)


def _once(account: Account, found: Proposal) -> str | None:
    """Why somebody who has seconded does not again."""
    done = found.seconded.filter(account=account.pk).exists()
    return _("You have seconded this proposal already; it counts once.") if done else None


def _own_area(account: Account) -> int | None:
    areas = powers(account).areas(Permission.PROPOSAL_SUBMIT)
    return areas[0] if areas else None
