"""What the resident does with a case: say more, rate, ask for a redo, withdraw. One question a page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linli.cases import actions as cases
from linli.cases.actions.steps import LONGEST
from linli.cases.models import Case
from linli.cases.words import UNHAPPY, Action, Grade
from linli.core.refusal import Refusal
from linli.portal.following import Followed
from linli.portal.forms import MOST_PHOTOS, MoreForm, RateForm, RefusableForm, WordsForm
from linli.portal.views.case import REFUSED, View, opened

GRADES = {str(grade.value): grade.label for grade in Grade}


def acting(name: str, action: Action, form_class: type[RefusableForm], act: Callable[..., Case]) -> View:
    """The view of one action: show the form; do it and lead back; or show it as typed, with the refusal."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @opened
    def view(request: HttpRequest, found: Followed) -> HttpResponse:
        back = reverse("portal:case", args=[found.case.code])
        if request.method != "POST":
            return page(request, found, form_class()) if found.may(action) else redirect(back)
        form = form_class(request.POST, request.FILES)
        if form.is_valid():
            try:
                act(case=found.case, now=timezone.now(), **form.cleaned_data)
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                return redirect(next_page(name, found, form, back))
        return page(request, found, form, status=REFUSED)

    def page(request: HttpRequest, found: Followed, form: RefusableForm, **more: Any) -> HttpResponse:
        shown = {
            "code": found.case.code,
            "form": form,
            "grades": GRADES,
            "longest": LONGEST,
            "most": MOST_PHOTOS,
            "rated": request.GET.get("said") == "rate",
        }
        return render(request, f"portal/{name}.html", shown, **more)

    return view


def next_page(name: str, found: Followed, form: RefusableForm, back: str) -> str:
    """The case, with thanks; whoever is unhappy is asked at once whether it should be done again."""
    unhappy = name == "rate" and form.cleaned_data["grade"] in UNHAPPY
    return f"{back}redo/?said=rate" if unhappy and found.may(Action.ASK_REDO) else f"{back}?said={name}"


more = acting("more", Action.SAY_MORE, MoreForm, cases.say_more)
rate = acting("rate", Action.RATE, RateForm, cases.rate)
redo = acting("redo", Action.ASK_REDO, WordsForm, cases.ask_redo)
withdraw = acting("withdraw", Action.WITHDRAW, WordsForm, cases.withdraw)
