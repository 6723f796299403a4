"""A worker's month: its figures, the summary that the program begins and the worker ends, and what is answered."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.hints import hint
from linli.desk.visits.forms import AnswerForm, SummaryForm
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.visits import actions as visits
from linli.visits import rules
from linli.visits.models import DiaryEntry, MonthSummary
from linli.visits.practice import kinds
from linli.visits.summary import drafted, next_month, tallies
from linli.visits.words import Counted

REFUSED = 422


@permitted(Permission.VISIT_RECORD)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """This month of one's own."""
    today = timezone.localdate()
    return redirect("desk:month", request.user.pk, today.year, today.month)


@signed_in
def month(request: HttpRequest, worker: int, year: int, number: int) -> HttpResponse:
    """One month of one worker; its own worker writes it. 404 for a month one may not read."""
    account: Any = request.user
    whose, first = _whose(account, worker, year, number)
    form = SummaryForm(request.POST or None)
    if request.method == "POST" and whose.pk == account.pk and form.is_valid():
        try:
            visits.keep_summary(month=first, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The month is kept. Those above you can read it."))
            hint(request, form)
            return redirect("desk:month", worker, year, number)
    return _page(request, account, whose, first, form=form if form.errors else None)


@permitted(Permission.DIARY_READ)
@require_POST
def answer(request: HttpRequest, worker: int, year: int, number: int) -> HttpResponse:
    """Answer a month; its worker hears of it."""
    account: Any = request.user
    whose, first = _whose(account, worker, year, number)
    summary = get_object_or_404(MonthSummary.objects.visible_to(account), worker=whose, month=first)
    form = AnswerForm(request.POST)
    try:
        if form.is_valid():
            visits.answer(row=summary, text=form.cleaned_data["text"], by=account, now=timezone.now())
            messages.success(request, _("Answered. Whoever wrote it finds it in the inbox."))
            hint(request, form)
            return redirect("desk:month", worker, year, number)
    except Refusal as refusal:
        form.refuse(refusal)
    return _page(request, account, whose, first, answer_form=form)


def _whose(account: Account, worker: int, year: int, number: int) -> tuple[Account, date]:
    """The worker and the first day of the month, if one may read some day of it, or it is one's own."""
    try:
        first = date(year, number, 1)
    except ValueError:
        raise Http404 from None
    readable = DiaryEntry.objects.visible_to(account).filter(worker=worker)
    in_month = readable.filter(day__gte=first, day__lt=next_month(first))
    if worker != account.pk and not in_month.exists():
        raise Http404
    return get_object_or_404(Account.objects.select_related("person"), pk=worker), first


def _page(
    request: HttpRequest,
    account: Account,
    whose: Account,
    first: date,
    *,
    form: SummaryForm | None = None,
    answer_form: AnswerForm | None = None,
) -> HttpResponse:
    summary = MonthSummary.objects.filter(worker=whose, month=first).first()
    begun = {"text": summary.text if summary else drafted(whose, first), "seen": summary.version if summary else 0}
    own = whose.pk == account.pk
    answerable = summary is not None and rules.why_not_answer(account, summary) is None
    wrong = bool(form or (answer_form and answer_form.errors))
    context = {
        "whose": whose,
        "first": first,
        "before": (first.replace(day=1) - date.resolution).replace(day=1),
        "after": next_month(first) if next_month(first) <= timezone.localdate() else None,
        "figures": figures(whose, first),
        "summary": summary,
        "text": begun["text"],
        "form": (form or SummaryForm(initial=begun)) if own else None,
        "drafted": drafted(whose, first) if own and summary else "",
        "answers": list(summary.answers.select_related("by__person").order_by("at", "id")) if summary else [],
        "answer_form": (answer_form or AnswerForm()) if answerable else None,
        "own": own,
    }
    return show(request, "desk/visits/month.html", context, here="diaries", status=REFUSED if wrong else 200)


def figures(whose: Account, first: date) -> list[tuple[str, int]]:
    """The month's counters that are not nothing, kinds of visit first."""
    counted = tallies(whose, first)
    named = [(kind.value, name) for kind, name in kinds()] + [(each.value, str(each.label)) for each in Counted]
    return [(name, counted[what]) for what, name in named if counted.get(what)]
