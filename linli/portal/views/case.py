"""Follow a case by its code. The code is the key: no sign-in, no session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.cases import deadlines, look
from linli.cases.words import Action, Status
from linli.core import codes
from linli.core.refusal import Refusal
from linli.people.faces import face
from linli.portal import following, guessing, helping, story
from linli.portal.following import Followed, shown
from linli.portal.templatetags import parts

REFUSED, TOO_MANY = 422, 429
View = Callable[..., HttpResponse]
THANKS = {
    "more": gettext_lazy("Thank you. What you added has been passed on."),
    "rate": gettext_lazy("Thank you. Your rating has been passed on."),
    "redo": gettext_lazy("We have passed it on. Somebody other than those who did the work decides."),
    "withdraw": gettext_lazy("You have withdrawn it."),
}


@require_safe
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a code that can be one leads to its case."""
    typed = request.GET.get("code", "")
    if not typed:
        return enter(request)
    try:
        code = codes.read_code(typed)
    except Refusal as refusal:
        return enter(request, typed, str(refusal), status=REFUSED)
    return redirect("portal:case", code)


def enter(request: HttpRequest, typed: str = "", sentence: str = "", *, status: int = 200) -> HttpResponse:
    """The page that asks for a code, with why the last one was refused."""
    return render(request, "portal/track_enter.html", {"typed": typed, "sentence": sentence}, status=status)


def opened(view: Callable[..., HttpResponse]) -> View:
    """Give a view the case that the code opens; say why when it opens none. Whoever guesses too often waits.

    What a code opens is kept by no cache and no search engine.
    """

    @wraps(view)
    def with_case(request: HttpRequest, code: str, **more: Any) -> HttpResponse:
        if guessing.too_many(request):
            sentence = _("Too many codes that do not exist. Please wait ten minutes.")
            response = enter(request, code, sentence, status=TOO_MANY)
        elif (found := following.find(code)) is None:
            guessing.note_wrong(request)
            sentence = _("There is no case with this code. Compare it with your receipt.")
            response = enter(request, codes.spoken(code), sentence, status=404)
        else:
            response = view(request, found, **more)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return with_case


@require_safe
@opened
def case(request: HttpRequest, found: Followed) -> HttpResponse:
    """Where a case is, who has it, until when, and what was done."""
    return render(request, "portal/case.html", _page(found) | {"said": THANKS.get(request.GET.get("said", ""), "")})


def _page(found: Followed) -> dict[str, Any]:
    this = found.case
    return {
        "code": codes.spoken(this.code),
        "here": f"/track/{this.code}/",
        "badge": parts.status_badge(this.status),
        "headline": story.HEADLINES.get(Status(this.status)) or look.status_word(this.status),
        "lead": _lead(found),
        "rung": _said(found.rung),
        "shares": helping.shares((found.main or found).case),
        "where": found.where,
        "place": this.place,
        "due_at": shown(this.due_at) if this.is_open else "",
        "done_at": shown(this.done_at),
        "left": parts.time_left(this, timezone.now()),
        "look_again_on": this.look_again_on and this.look_again_on.isoformat(),
        "ladder": parts.ladder(story.ladder(found)),
        "story": story.entries(found),
        "ordered": found.ordered,
        "called": reverse("portal:tasks:served", args=[this.code]) if found.called else "",
        "may_rate": found.may(Action.RATE),
        "may_ask_redo": found.may(Action.ASK_REDO),
        "may_say_more": found.may(Action.SAY_MORE),
        "may_withdraw": found.may(Action.WITHDRAW),
    }


def _lead(found: Followed) -> str:
    """Who has it in hand, in the reader's language."""
    if found.main:
        return _lead(found.main)
    if lead := _said(found.lead):
        return lead
    if found.case.owned_by_first_asked:
        who = face(found.case.first_asked_id or 0).to_residents
        return _("%(who)s, whom you asked first, until it is handed on.") % {"who": who}
    if found.case.is_open:
        return _("Nobody yet: it is waiting to be handed out.")
    return _("Nobody any more.")


def _said(name: tuple[str, str]) -> str:
    """A name in the reader's language, or else in Chinese."""
    chinese, english = name
    return english if english and get_language() == "en" else chinese


@require_safe
@opened
def deadline(request: HttpRequest, found: Followed) -> HttpResponse:
    """The sum behind the date, day by day."""
    explanation = deadlines.explain(found.case)
    if explanation is None:
        raise Http404
    return render(
        request,
        "portal/deadline.html",
        {
            "case": found.case,
            "explanation": explanation,
            "lines": explanation.lines,
            "allowance": explanation.allowance,
        },
    )
