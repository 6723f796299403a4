"""Rating at the window: the resident says or shows the code, then chooses; no account, no form to fill in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases import look
from linli.cases.actions import rate
from linli.cases.models import Case
from linli.cases.rules import why_not
from linli.cases.words import Action, Grade
from linli.core import codes
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.forms import prose
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED = 422
ICONS = {5: "mood-happy", 4: "mood-smile", 3: "mood-neutral", 2: "mood-sad", 1: "mood-angry"}


class CodeForm(DeskForm):
    """The code on the slip."""

    code = forms.CharField(
        label=gettext_lazy("Query code on the slip"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )


class GradeForm(DeskForm):
    """What the resident says."""

    grade = forms.TypedChoiceField(choices=Grade.choices, coerce=int)
    words = prose(gettext_lazy("In their words, if any"), rows=2)


@permitted(Permission.CASE_REGISTER)
def rating(request: HttpRequest) -> HttpResponse:
    """Ask for the code; with one, ask for the grade. Whoever has the code may rate at any window (P2)."""
    said = request.POST if request.method == "POST" else request.GET
    asked = CodeForm(said if "code" in said else None)
    case = _case(asked) if asked.is_bound and asked.is_valid() else None
    form = GradeForm(request.POST if request.method == "POST" else None)
    if case and request.method == "POST" and form.is_valid() and _rated(request, case, form):
        return redirect("desk:verdict:rating")
    account: Any = request.user
    context = {
        "asked": asked,
        "case": case,
        "form": form,
        "why_not": (why_not(account, case, Action.RATE) or _already(case)) if case else "",
        "grades": [(each.value, look.grade_word(each), ICONS[each.value]) for each in Grade],
    }
    status = REFUSED if asked.errors or form.errors else 200
    return show(request, "desk/verdict/rating.html", context, here="rating", status=status)


def _case(asked: CodeForm) -> Case | None:
    try:
        found = Case.objects.filter(code=codes.read_code(asked.cleaned_data["code"])).first()
    except Refusal as refusal:
        asked.add_error("code", str(refusal))
        return None
    if found is None:
        asked.add_error("code", _("There is no case with this code. Compare it with the slip."))
    return found


def _already(case: Case) -> str:
    return _("You have already rated this result. Thank you.") if case.grade is not None else ""


def _rated(request: HttpRequest, case: Case, form: GradeForm) -> bool:
    account: Any = request.user
    grade = Grade(form.cleaned_data["grade"])
    try:
        rate(case=case, by=account, now=timezone.now(), grade=grade, words=form.cleaned_data["words"])
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Thank you. “%(grade)s” has been written down.") % {"grade": look.grade_word(grade)})
    return True
