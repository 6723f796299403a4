"""The question bank: listed, typed, exchanged with Excel."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core import sheets as files
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done, press
from linli.desk.training.doing import CSV, XLSX, attached, seen, write
from linli.desk.training.forms import QuestionForm, SheetForm, as_typed
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.training import actions, sheets
from linli.training.models import BankSheet, Question
from linli.training.practice import training
from linli.training.words import Difficulty, Kind

PAGE, MOST = 50, 20_000
ASKED = ("kind", "topic", "difficulty")


@permitted(P.TRAINING_RUN)
def bank(request: HttpRequest) -> HttpResponse:
    """The questions, narrowed; a sheet brought to it."""
    account: Any = request.user
    form = SheetForm(request.POST or None, request.FILES or None, account=account)
    read: list[BankSheet] = []
    if request.method == "POST" and form.is_valid():
        file, area = form.cleaned_data["file"], form.placed()

        def act() -> None:
            content, now = file.read(), timezone.now()
            read.append(actions.read_sheet(content=content, name=file.name, area=area, by=account, now=now))

        if done(form, act):
            return redirect("desk:training:sheet", read[0].pk)
    found, kept = _asked(request, account)
    page = Paginator(found.order_by("-pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "said": request.GET,
        "kept": f"&{kept}" if kept else "",
        "asked": kept,
        "kinds": Kind.choices,
        "topics": training().topics,
        "difficulties": Difficulty.choices,
    }
    return show(request, "desk/training/bank.html", context, here="training", status=REFUSED if form.errors else 200)


@permitted(P.TRAINING_RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Type a question."""
    account: Any = request.user
    form = QuestionForm(request.POST or None, account=account)
    return write(
        request,
        form,
        lambda: actions.keep_question(form.draft(), area=form.placed(), by=account, now=timezone.now()),
        said=_("The question is in the bank."),
        title=_("New question"),
        button=_("Put it into the bank"),
        back=reverse("desk:training:bank"),
    )


@permitted(P.TRAINING_RUN)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a question; papers drawn before keep its words."""
    account: Any = request.user
    found = _mine(account, pk)
    form = QuestionForm(request.POST or None, account=account, initial=as_typed(found))
    return write(
        request,
        form,
        lambda: actions.keep_question(
            form.draft(), area=form.placed(), by=account, now=timezone.now(), question=found, seen=seen(request)
        ),
        said=_("Saved. Papers drawn before keep the earlier words."),
        title=_("Change a question"),
        button=_("Save"),
        back=reverse("desk:training:bank"),
        seen=request.POST.get("seen") or found.version,
        retire=found.pk if found.active else None,
    )


@permitted(P.TRAINING_RUN)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a question out of use."""
    account: Any = request.user
    found = _mine(account, pk)
    return press(
        request,
        lambda: actions.retire_question(question=found, by=account, now=timezone.now()),
        said=_("The question is drawn no more."),
        back=reverse("desk:training:bank"),
    )


@permitted(P.TRAINING_RUN)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What a sheet would bring, and why some of its rows cannot come; then brought in."""
    account: Any = request.user
    found = get_object_or_404(BankSheet.objects.filter(account=account).select_related("area"), pk=pk)
    if request.method == "POST":
        return press(
            request,
            lambda: actions.land_sheet(sheet=found, by=account, now=timezone.now()),
            said=_("The good rows are in the bank."),
            back=reverse("desk:training:sheet", args=[pk]),
        )
    context = {"sheet": found, "kinds": dict(Kind.choices)}
    return show(request, "desk/training/sheet.html", context, here="training")


@permitted(P.TRAINING_RUN)
@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The bank, as it was narrowed, for Excel; it can be filled in and brought back."""
    found, _kept = _asked(request, request.user)
    rows = [sheets.row(each) for each in found.order_by("pk")[:MOST]]
    if form == "xlsx":
        return attached(files.written(_("Question bank"), sheets.headings(), rows), "questions.xlsx", XLSX)
    if form == "csv":
        return attached(files.text(sheets.headings(), rows), "questions.csv", CSV)
    raise Http404


def _asked(request: HttpRequest, account: Any) -> tuple[Any, str]:
    said = {name: request.GET[name] for name in ASKED if request.GET.get(name)}
    words = request.GET.get("words", "").strip()
    found = Question.objects.run_by(account).in_use().filter(**said)
    return (found.filter(text__icontains=words) if words else found), urlencode(
        {**said, **({"words": words} if words else {})}
    )


def _mine(account: Account, pk: int) -> Question:
    found: Question = get_object_or_404(Question.objects.run_by(account), pk=pk)
    return found
