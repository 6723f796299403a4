"""Voting by the code on a slip: choose, look once more, done; it works without JavaScript."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
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
from linli.votes.codes import new_receipt, spoken_receipt
from linli.votes.models import Voter
from linli.votes.words import Method

REFUSED, TOO_MANY = 422, 429
SALT = "votes receipt"


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def cast(request: HttpRequest, code: str) -> HttpResponse:
    """The slip's own page. What was chosen but is not yet `sure` is shown once more."""
    if guessing.too_many(request):
        sentence = _("Too many codes that do not exist. Please wait ten minutes.")
        return _ask(request, code, sentence, TOO_MANY)
    try:
        own = by_code(code)
    except Refusal as refusal:
        guessing.note_wrong(request)
        return _ask(request, code, str(refusal), REFUSED)
    said = request.POST
    carried = _number(said.get("carried") or request.GET.get("carried"))
    if request.method != "POST":
        return _page(request, own, code, carried)
    marked = [number for number in map(_number, said.getlist("choice")) if number]
    try:
        choices = rules.chosen(own.vote, marked)
        if said.get("sure"):
            drawn = _drawn(own, said.get("drawn", ""))
            done = actions.cast(code=code, choice=choices, carried=carried, now=timezone.now(), receipt=drawn)
            return _done(request, own, code, done)
    except Refusal as refusal:
        return _page(request, own, code, carried, marked=marked, sentence=str(refusal), status=REFUSED)
    return _page(request, own, code, carried, choices=choices, again="back" in said, marked=choices)


def _done(request: HttpRequest, own: Voter, code: str, done: actions.Cast) -> HttpResponse:
    shown = {
        "vote": done.vote,
        "receipt": spoken_receipt(done.receipt),
        "option": done.vote.spelt(done.choices),
        "code": code,
        "others": _others(own),
    }
    return render(request, "portal/votes/done.html", shown)


def _page(
    request: HttpRequest,
    own: Voter,
    code: str,
    carried: int | None,
    *,
    choices: Sequence[int] = (),
    marked: Sequence[int] = (),
    again: bool = False,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    """The question with its options, `marked` ones ticked; or what was chosen, to be looked at once more."""
    vote = own.vote
    shown: dict[str, Any] = {
        "vote": vote,
        "own": own,
        "code": code,
        "options": list(enumerate(vote.options, 1)),
        "choices": [] if again else choices,
        "marked": marked,
        "option": vote.spelt(choices),
        "drawn": _signed(own) if choices and not again else "",
        "carried": carried,
        "others": [] if carried else _others(own),
        "why_not": rules.why_not_vote(vote, timezone.now()) or (None if carried else _why_not_own(own)),
        "cast_openly": vote.spelt(own.choices),
        "sentence": sentence,
    }
    return render(request, "portal/votes/cast.html", shown, status=status)


def _signed(own: Voter) -> str:
    """A receipt drawn before the vote is cast, in our own hand: who presses twice gets the same one twice. It is kept
    nowhere here, and says nothing of who asked."""
    return signing.dumps([own.vote_id, new_receipt()], salt=SALT) if own.vote.method == Method.SECRET else ""


def _drawn(own: Voter, text: str) -> str:
    """The receipt that was drawn; empty for none, or another vote's."""
    try:
        vote, receipt = signing.loads(text, salt=SALT) if text else (None, "")
    except signing.BadSignature:
        return ""
    return str(receipt) if vote == own.vote_id else ""


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
