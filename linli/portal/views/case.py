"""Follow a case by its code, and what the resident does with it. The code is the key: no sign-in, no session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST, require_safe

from linli.cases import actions as cases
from linli.cases import deadlines
from linli.cases.actions.steps import LONGEST
from linli.cases.models import Case
from linli.cases.words import Action, Grade
from linli.core import codes
from linli.core.refusal import Refusal
from linli.portal import following, guessing, story
from linli.portal.following import Followed
from linli.portal.forms import MoreForm, RateForm, RefusableForm, WordsForm

REFUSED, TOO_MANY = 422, 429
View = Callable[..., HttpResponse]
SAID = {
    "more": gettext_lazy("Thank you. What you added has been passed on."),
    "rate": gettext_lazy("Thank you. Your rating has been passed on."),
    "redo": gettext_lazy("We have passed it on. Somebody other than those who did the work decides."),
    "withdraw": gettext_lazy("You have withdrawn it."),
}


def no_store(view: View) -> View:
    """What a code opens is kept by no cache, and by no search engine."""

    @wraps(view)
    def kept_nowhere(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return kept_nowhere


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
    found = held(request, code)
    return found if isinstance(found, HttpResponse) else redirect("portal:case", code)


def enter(request: HttpRequest, typed: str = "", sentence: str = "", *, status: int = 200) -> HttpResponse:
    """The page that asks for a code, with why the last one was refused."""
    return render(request, "portal/track_enter.html", {"typed": typed, "sentence": sentence}, status=status)


def held(request: HttpRequest, code: str) -> Followed | HttpResponse:
    """The case a code opens, or the page that says why it opens none. Whoever guesses too often waits."""
    if guessing.too_many(request):
        return enter(request, code, _("Too many codes that do not exist. Please wait ten minutes."), status=TOO_MANY)
    found = following.find(code)
    if found is not None:
        return found
    guessing.note_wrong(request)
    return enter(
        request, codes.spoken(code), _("There is no case with this code. Compare it with your receipt."), status=404
    )


@require_GET
@no_store
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Where a case is, who has it, until when, and what was done."""
    found = held(request, code)
    return found if isinstance(found, HttpResponse) else page(request, found)


def page(
    request: HttpRequest, found: Followed, form: RefusableForm | None = None, asked: str = "", status: int = 200
) -> HttpResponse:
    """The case's page; with a refused form, that form stands open with what was typed."""
    this, happened = found.case, following.events(found.case)
    shown = {
        "case": this,
        "now": timezone.now(),
        "said": SAID.get(request.GET.get("said", ""), ""),
        "headline": following.headline(this),
        "where": following.where(this),
        "ladder": story.ladder(this, happened),
        "story": story.entries(this, happened, found.photos),
        "may_rate": following.may(this, Action.RATE),
        "may_ask_redo": following.may(this, Action.ASK_REDO),
        "may_say_more": following.may(this, Action.SAY_MORE),
        "may_withdraw": following.may(this, Action.WITHDRAW),
        "grades": GRADES,
        "longest": LONGEST,
        "form": form,
        "asked": asked,
    }
    return render(request, "portal/case.html", shown, status=status)


GRADES = {str(grade.value): grade.label for grade in Grade}


def acting(name: str, form_class: type[RefusableForm]) -> Callable[[Callable[..., Case]], View]:
    """Make a view of one action: read the form, do it, lead back with a thank-you; refused, show the page as it was typed."""

    def view_of(act: Callable[..., Case]) -> View:
        @require_POST
        @no_store
        @wraps(act)
        def view(request: HttpRequest, code: str) -> HttpResponse:
            found = held(request, code)
            if isinstance(found, HttpResponse):
                return found
            form = form_class(request.POST, request.FILES)
            if form.is_valid():
                try:
                    act(case=found.case, now=timezone.now(), **form.cleaned_data)
                except Refusal as refusal:
                    form.refuse(refusal)
                else:
                    return redirect(f"{reverse('portal:case', args=[code])}?said={name}")
            return page(request, found, form, name, status=REFUSED)

        return view

    return view_of


more = acting("more", MoreForm)(cases.say_more)
rate = acting("rate", RateForm)(cases.rate)
redo = acting("redo", WordsForm)(cases.ask_redo)
withdraw = acting("withdraw", WordsForm)(cases.withdraw)


@require_safe
@no_store
def deadline(request: HttpRequest, code: str) -> HttpResponse:
    """The sum behind the date, day by day."""
    found = held(request, code)
    if isinstance(found, HttpResponse):
        return found
    explanation = deadlines.explain(found.case)
    if explanation is None:
        raise Http404
    return render(request, "portal/deadline.html", {"case": found.case, "explanation": explanation})
