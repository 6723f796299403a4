"""Votes at the desk: the list, and one with what may be done with it now."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.votes import forms
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.votes import rules
from linli.votes.actions.closing import agreed
from linli.votes.models import Vote
from linli.votes.practice import read
from linli.votes.shown import shown_result
from linli.votes.words import COUNTED, Method, State

PAGE, HERE = 30, "votes"


@signed_in
@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """The list, the newest first."""
    account: Any = request.user
    found = Vote.objects.visible_to(account).select_related("organisation").order_by("-pk")
    said = request.GET
    if said.get("state") in State:
        found = found.filter(state=said["state"])
    page = Paginator(found, PAGE).get_page(said.get("page"))
    context = {
        "page": page,
        "rows": list(page),
        "states": State.choices,
        "said": said,
        "kept": f"&state={said['state']}" if said.get("state") in State else "",
        "may_prepare": powers(account).may(Permission.VOTE_HOLD, None),
    }
    return show(request, "desk/votes/list.html", context, here=HERE)


@signed_in
@require_safe
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one vote."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Vote:
    """The vote; 404 where there is none to be seen."""
    return get_object_or_404(Vote.objects.visible_to(account).select_related("organisation"), pk=pk)


def page(request: HttpRequest, found: Vote, *, status: int = 200, **refused: Any) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    holds = rules.why_not(account, found) is None
    tells = rules.why_not(account, found, Permission.VOTE_TELL) is None
    roll = found.roll.aggregate(
        on_roll=Count("pk"), used=Count("pk", filter=Q(used=True)), slips=Count("pk", filter=Q(slips__gt=0))
    )
    context = {
        "vote": found,
        "rule": read(found.rule),
        "area": tree.get().full_name(found.area_id),
        **roll,
        "holds": holds,
        "tells": tells,
        "may_read_roll": rules.why_not_read_roll(account, found) is None,
        "result": shown_result(found),
        "counts": found.counted.select_related("teller__person").order_by("pk") if found.method in COUNTED else [],
        "proxies": found.proxy_lines.select_related("principal", "holder").order_by("principal__number")[:200],
        "why_not_close": rules.why_not_close(found, used=roll["used"], agreed=agreed(found), now=timezone.now())
        if found.state == State.OPEN
        else None,
        **_forms(account, found, holds=holds, tells=tells),
        **refused,
    }
    return show(request, "desk/votes/vote.html", context, here=HERE, status=status)


def _forms(account: Account, found: Vote, *, holds: bool, tells: bool) -> dict[str, Any]:
    """What may be done now: a form for each."""
    opened, made = found.state == State.OPEN, dict[str, Any]()
    if found.state == State.PREPARED and holds:
        made["open"] = forms.NothingForm() if found.by_code or found.roll.exists() else forms.OpenForm()
    if opened and holds and found.by_code:
        made["print"] = forms.SlipsForm(initial={"first": 1, "last": min(found.entitled or 1, 100)})
    if opened and holds and found.by_code and found.proxies:
        made["proxy"] = forms.ProxyForm()
    if opened and tells and found.method in COUNTED:
        made["count"] = forms.CountForm(vote=found)
    if opened and tells and found.method == Method.OPEN and rules.why_not_vote(found, timezone.now()) is None:
        made["call"] = forms.CallForm(vote=found)
    if holds and found.state in (State.PREPARED, State.OPEN):
        made["cancel"] = forms.CancelForm()
    own = found.roll.filter(account=account.pk).first()
    if own and opened and rules.why_not_vote(found, timezone.now()) is None:
        carried = own.carries.filter(principal__used=False).values_list("principal__number", flat=True)
        made["cast"] = forms.ChoiceForm(vote=found, carried=list(carried)) if not own.used or carried else None
    return {
        "own": own,
        "own_choice": found.spelt(own.choices) if own else "",
        **{f"{name}_form": form for name, form in made.items()},
    }
