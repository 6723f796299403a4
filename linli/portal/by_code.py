"""The way back by one's 12 digits: typed into a page, or standing in an address. Guesses are counted."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from linli.core import codes
from linli.core.refusal import Refusal
from linli.portal import guessing

REFUSED, TOO_MANY = 422, 429
Found = TypeVar("Found")
Look = Callable[[str], Found | None]


class GuessedTooOften(Refusal):
    """This address has to wait (guessing.WINDOW)."""


def typed(request: HttpRequest, text: str, look: Look[Found], nobody: Any) -> Found:
    """What the typed code opens.

    Refusal for what cannot be a code; GuessedTooOften; and `nobody`, counted as a guess, where `look` finds nothing.
    """
    refuse_guessing(request)
    found = look(codes.read_code(text))
    if found is None:
        guessing.note_wrong(request)
        raise Refusal(nobody, field="code")
    return found


def behind(request: HttpRequest, code: str, look: Look[Found]) -> Found:
    """What the code of an address opens; 404, counted as a guess, for nothing, and for whoever guessed too often."""
    if guessing.too_many(request):
        raise Http404
    found = look(code)
    if found is None:
        guessing.note_wrong(request)
        raise Http404
    return found


def ask(request: HttpRequest, template: str, way: Callable[[str], str], **shown: Any) -> HttpResponse:
    """The page with the field for a code; sent off, on to the address that `way` finds for what was typed."""
    text, sentence, status = request.POST.get("code", ""), "", 200
    if request.method == "POST":
        try:
            return redirect(way(text))
        except Refusal as refusal:
            sentence, status = str(refusal), refused(refusal)
    return render(request, template, {"typed": text, "sentence": sentence, **shown}, status=status)


def refused(refusal: Refusal) -> int:
    """The status that says so."""
    return TOO_MANY if isinstance(refusal, GuessedTooOften) else REFUSED


def refuse_guessing(request: HttpRequest) -> None:
    """Raise GuessedTooOften for whoever guessed too often."""
    if guessing.too_many(request):
        raise GuessedTooOften(_("Too many codes that do not exist. Please wait ten minutes."), field="code")
