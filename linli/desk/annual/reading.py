"""Reading a yearly report, scoring it, sending it back; the scores for Excel."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.annual import actions
from linli.annual.models import Report
from linli.annual.practice import annual
from linli.annual.rules import why_not_read
from linli.annual.words import State
from linli.areas.tree import tree
from linli.core import sheets as files
from linli.desk.annual.forms import BackForm, ScoreForm
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done
from linli.desk.training.doing import CSV, XLSX, attached
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission

MOST = 2000


@signed_in
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: one's own, or one that one reads."""
    account: Any = request.user
    return _page(request, _visible(account, pk))


@permitted(Permission.ANNUAL_READ)
@require_POST
def score(request: HttpRequest, pk: int) -> HttpResponse:
    """Score it."""
    account: Any = request.user
    found, form = _to_read(account, pk), ScoreForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: actions.score(report=found, by=account, now=timezone.now(), **said)):
            messages.success(request, _("Your points are kept. Those of other readers stand beside them."))
            return redirect("desk:annual:report", pk)
    return _page(request, found, score=form)


@permitted(Permission.ANNUAL_READ)
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back to be written anew."""
    account: Any = request.user
    found, form = _to_read(account, pk), BackForm(request.POST)
    if form.is_valid():
        why = form.cleaned_data["why"]
        if done(form, lambda: actions.send_back(report=found, why=why, by=account, now=timezone.now())):
            messages.success(request, _("Sent back; whoever wrote it hears of it."))
            return redirect("desk:annual:home")
    return _page(request, found, back=form)


@permitted(Permission.ANNUAL_READ)
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Every score of the reports that one reads: a row for each reader's."""
    known = Report.objects.to_read(request.user).select_related("person").prefetch_related("scores__by__person")
    whole = tree.get()
    forms = {form.key: form.name for form in annual().forms}
    headings = [_("Year"), _("Report"), _("Name"), _("Place"), _("Late"), _("Reader"), _("Points"), _("of")]
    rows: list[list[Any]] = []
    for each in known.order_by("-year", "area__path", "pk")[:MOST]:
        start = [each.year, forms.get(each.form, each.form), each.person.name, whole.full_name(each.area_id)]
        start.append(_("late") if each.late else "")
        rows += [[*start, str(given.by), given.points, given.most] for given in each.scores.all()] or [
            [*start, "", "", ""]
        ]
    if kind == "xlsx":
        return attached(files.written(_("Yearly reports"), headings, rows), "scores.xlsx", XLSX)
    if kind == "csv":
        return attached(files.text(headings, rows), "scores.csv", CSV)
    raise Http404


def _page(request: HttpRequest, found: Report, **forms: Any) -> HttpResponse:
    account: Any = request.user
    form = annual().form(found.form)
    words, scores = found.words, list(found.scores.select_related("by__person").order_by("pk"))
    mine = next((each for each in scores if each.by_id == account.pk), None)
    reads = found.state == State.HANDED and not why_not_read(account, found)
    given = {"points": mine.points, "words": mine.words} if mine else None
    context = {
        "report": found,
        "title": form.name if form else found.form,
        "where": tree.get().full_name(found.area_id),
        "parts": [(part.name, words.get(part.key, "")) for part in form.parts] if form else list(words.items()),
        "scores": scores,
        "mean": sum(each.points for each in scores) / len(scores) if scores else None,
        "reads": reads,
        "score": ScoreForm(initial=given) if reads else None,
        "back": BackForm() if reads and not scores else None,
        **forms,
    }
    status = REFUSED if forms else 200
    return show(request, "desk/annual/report.html", context, here="annual", status=status)


def _visible(account: Account, pk: int) -> Report:
    found: Report = get_object_or_404(Report.objects.visible_to(account).select_related("person"), pk=pk)
    return found


def _to_read(account: Account, pk: int) -> Report:
    found: Report = get_object_or_404(Report.objects.to_read(account).select_related("person"), pk=pk)
    return found
