"""The roll: who may vote, a page at a time, and filling it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.votes.forms import ListForm, NothingForm, PostsForm
from linli.desk.votes.views import HERE, seen
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.votes import actions, rules
from linli.votes.models import Vote
from linli.votes.words import Method, State, Unit

PAGE, REFUSED = 100, 422


@signed_in
@require_safe
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """The roll, for those who hold or tell the vote; of a vote by name, once closed, for all who stand on it."""
    found = seen(request.user, pk)
    if rules.why_not_read_roll(request.user, found):
        raise Http404
    return _page(request, found)


@permitted(Permission.VOTE_HOLD)
@require_POST
def fill(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """Add to it: from the households, the residents on file, posts, or a list."""
    account: Any = request.user
    found = keeping(request, pk)
    if way not in FORMS:
        raise Http404
    form = _form(way, found, request.POST)
    if form.is_valid():
        try:
            added = _added(way, found, form, account)
        except Refusal as refusal:
            if not form.fields:
                messages.error(request, str(refusal))
                return redirect("desk:votes:roll", pk)
            form.refuse(refusal)
        else:
            words = ngettext("%(n)d line added.", "%(n)d lines added.", added) % {"n": added}
            messages.success(request, words)
            return redirect("desk:votes:roll", pk)
    return _page(request, keeping(request, pk), status=REFUSED, **{way: form})


@permitted(Permission.VOTE_HOLD)
@require_POST
def empty(request: HttpRequest, pk: int) -> HttpResponse:
    """Take everybody off."""
    account: Any = request.user
    try:
        gone = actions.empty_roll(vote=keeping(request, pk), by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(n)d line taken off the roll.", "%(n)d lines taken off the roll.", gone) % {"n": gone}
        messages.success(request, words)
    return redirect("desk:votes:roll", pk)


@permitted(Permission.VOTE_HOLD)
@require_POST
def strike(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a line off."""
    account: Any = request.user
    found = keeping(request, pk)
    voter = get_object_or_404(found.roll.select_related("vote"), number=number)
    try:
        actions.strike_voter(voter=voter, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken off the roll."))
    return redirect("desk:votes:roll", pk)


FORMS: dict[str, Any] = {"households": NothingForm, "adults": NothingForm, "posts": PostsForm, "list": ListForm}


def _form(way: str, found: Vote, said: Any = None) -> Any:
    return ListForm(said, owners=found.unit == Unit.OWNER) if way == "list" else FORMS[way](said)


def _added(way: str, found: Vote, form: Any, by: Account) -> int:
    said: dict[str, Any] = {"vote": found, "by": by, "now": timezone.now()}
    if way == "households":
        return actions.draw_households(**said)
    if way == "adults":
        return actions.draw_adults(**said)
    if way == "posts":
        return actions.draw_posts(roles=form.cleaned_data["roles"], **said)
    return actions.enter_voters(named=form.lines(), **said)


def keeping(request: HttpRequest, pk: int) -> Vote:
    """The vote, for whoever holds or tells it; its roll does not exist for others."""
    found = seen(request.user, pk)
    if rules.why_not(request.user, found) and rules.why_not(request.user, found, Permission.VOTE_TELL):
        raise Http404
    return found


def _page(request: HttpRequest, found: Vote, *, status: int = 200, **refused: Any) -> HttpResponse:
    lines = found.roll.select_related("account__person", "proxy__holder").order_by("number")
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    context = {
        "vote": found,
        "page": page,
        "rows": [(each, found.spelt(each.choices)) for each in page],
        "open": found.state == State.PREPARED and rules.why_not(request.user, found) is None,
        "by_household": found.unit == Unit.HOUSEHOLD,
        "by_owner": found.unit == Unit.OWNER,
        "called": found.state == State.CLOSED and found.method == Method.OPEN,
        "list": refused.get("list") or _form("list", found),
        "posts": refused.get("posts") or PostsForm(),
    }
    return show(request, "desk/votes/roll.html", context, here=HERE, status=status)
