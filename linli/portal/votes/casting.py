"""Voting by the code on a slip: choose, look once more, done; it works without JavaScript."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core.refusal import Refusal
from linli.portal import guessing
from linli.portal.views.own import kept_nowhere
from linli.votes import actions, rules
from linli.votes.actions.casting import by_code
from linli.votes.codes import spoken_receipt
from linli.votes.models import Voter

REFUSED, TOO_MANY = 422, 429


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def cast(request: HttpRequest, code: str) -> HttpResponse:
    """The slip's own page. `choice` chosen but not yet `sure` is shown once more."""
    if guessing.too_many(request):
        sentence = _("Too many codes that do not exist. Please wait ten minutes.")
        return _ask(request, code, sentence, TOO_MANY)
    try:
        own = by_code(code)
    except Refusal as refusal:
        guessing.note_wrong(request)
        return _ask(request, code, str(refusal), REFUSED)
    said = request.POST
    choice, carried = _number(said.get("choice")), _number(said.get("carried") or request.GET.get("carried"))
    if request.method == "POST" and choice and said.get("sure"):
        return _cast(request, own, code, choice, carried)
    return _page(request, own, code, choice if request.method == "POST" else None, carried)


def _cast(request: HttpRequest, own: Voter, code: str, choice: int, carried: int | None) -> HttpResponse:
    try:
        done = actions.cast(code=code, choice=choice, carried=carried, now=timezone.now())
    except Refusal as refusal:
        return _page(request, own, code, None, carried, sentence=str(refusal), status=REFUSED)
    shown = {
        "vote": done.vote,
        "receipt": spoken_receipt(done.receipt),
        "option": done.vote.option(done.choice),
        "code": code,
        "others": _others(own),
    }
    return render(request, "portal/votes/done.html", shown)


def _page(
    request: HttpRequest,
    own: Voter,
    code: str,
    choice: int | None,
    carried: int | None,
    *,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    """The question with its options; or the chosen one, to be looked at once more."""
    vote = own.vote
    option = vote.option(choice)
    shown: dict[str, Any] = {
        "vote": vote,
        "own": own,
        "code": code,
        "options": list(enumerate(vote.options, 1)),
        "choice": choice if option else None,
        "option": option,
        "carried": carried,
        "others": [] if carried else _others(own),
        "why_not": rules.why_not_vote(vote, timezone.now()) or (None if carried else _why_not_own(own)),
        "sentence": sentence,
    }
    return render(request, "portal/votes/cast.html", shown, status=status)


def _why_not_own(own: Voter) -> str | None:
    if hasattr(own, "proxy"):
        return rules.given_away()
    return rules.used_already(own.vote.method) if own.used else None


def _others(own: Voter) -> list[int]:
    """The numbers of those whose votes this person carries and has not cast yet."""
    waiting = own.carries.filter(principal__used=False).order_by("principal__number")
    return list(waiting.values_list("principal__number", flat=True))


def _ask(request: HttpRequest, typed: str, sentence: str, status: int) -> HttpResponse:
    return render(request, "portal/votes/find.html", {"typed": typed, "sentence": sentence}, status=status)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 7 else None
