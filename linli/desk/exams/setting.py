"""Exams as whoever sets them sees them: new, changed, published, candidates called, results."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core import sheets as files
from linli.core.refusal import Refusal
from linli.desk.exams.forms import CallForm, ExamForm, as_typed, usual
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done, press
from linli.desk.training.doing import CSV, XLSX, attached
from linli.people.doors import permitted
from linli.people.models import Account, Person
from linli.people.permissions import Permission as P
from linli.training import actions, drawing
from linli.training.finding import by_names, by_role, who_came
from linli.training.models import Exam, Session, Sitting
from linli.training.queries import below, run_by

LISTED = 1000
ROW = (
    "id",
    "attempt",
    "exam",
    "person__name",
    "began_at",
    "handed_at",
    "how",
    "points",
    "most",
    "passed",
    "confirmed_at",
)


@permitted(P.TRAINING_RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Set an exam; the practice's usual paper stands in the form."""
    account: Any = request.user
    form = ExamForm(request.POST or None, account=account, initial=usual())
    made: list[Exam] = []

    def act() -> None:
        made.append(actions.keep_exam(form.setting(), by=account, now=timezone.now()))

    if request.method == "POST" and form.is_valid() and done(form, act):
        return redirect("desk:exams:exam", made[0].pk)
    return _form(request, form, _("New exam"), reverse("desk:exams:home"))


@permitted(P.TRAINING_RUN)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an exam that is not published yet."""
    account: Any = request.user
    found = _mine(account, pk)
    form = ExamForm(request.POST or None, account=account, initial=as_typed(found))

    def act() -> None:
        actions.keep_exam(form.setting(), by=account, now=timezone.now(), exam=found)

    if request.method == "POST" and form.is_valid() and done(form, act):
        return redirect("desk:exams:exam", pk)
    return _form(request, form, _("Change the exam"), reverse("desk:exams:exam", args=[pk]))


@permitted(P.TRAINING_RUN)
@require_safe
def exam(request: HttpRequest, pk: int) -> HttpResponse:
    """One exam: its rule, who is called, what came of it."""
    return _page(request, _mine(request.user, pk))


@permitted(P.TRAINING_RUN)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish it: everybody called hears of it."""
    account: Any = request.user
    found = _mine(account, pk)
    return press(
        request,
        lambda: actions.publish(exam=found, by=account, now=timezone.now()),
        said=_("The exam is published; everybody called hears of it."),
        back=reverse("desk:exams:exam", args=[pk]),
    )


@permitted(P.TRAINING_RUN)
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Call candidates."""
    account: Any = request.user
    found, form = _mine(account, pk), CallForm(request.POST, account=account)
    if form.is_valid():
        try:
            people = _chosen(found, form, account)
            count = actions.call(exam=found, people=people, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(count)d more are called.") % {"count": count})
            return redirect("desk:exams:exam", pk)
    return _page(request, found, call=form)


@permitted(P.TRAINING_RUN)
@require_safe
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The results, for Excel."""
    found = _mine(request.user, pk)
    headings = [_("Name"), _("Time sat"), _("Begun"), _("Handed in"), _("Points"), _("of"), _("Result")]
    rows = [
        [
            *(each.person.name, each.attempt, _time(each.began_at), _time(each.handed_at)),
            *(_points(each), each.most, _verdict(each)),
        ]
        for each in _sittings(found)
    ]
    if form == "xlsx":
        return attached(files.written(_("Result"), headings, rows), "results.xlsx", XLSX)
    if form == "csv":
        return attached(files.text(headings, rows), "results.csv", CSV)
    raise Http404


def _form(request: HttpRequest, form: ExamForm, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back}
    return show(request, "desk/exams/set.html", context, here="exams", status=REFUSED if form.errors else 200)


def _page(request: HttpRequest, found: Exam, call: CallForm | None = None) -> HttpResponse:
    rule = drawing.lines(found.rule)
    sittings = list(_sittings(found))
    context = {
        "exam": found,
        "rule": rule,
        "most": drawing.most(rule),
        "sittings": sittings,
        "called": sum(each.attempt == 1 for each in sittings),
        "begun": sum(each.attempt == 1 and each.began_at is not None for each in sittings),
        "handed": sum(each.attempt == 1 and each.handed_at is not None for each in sittings),
        "passed": sum(each.passed is True for each in sittings),
        "call": call or CallForm(account=request.user),
        "over": timezone.now() >= found.closes_at,
    }
    status = REFUSED if call and call.errors else 200
    return show(request, "desk/exams/exam.html", context, here="exams", status=status)


def _chosen(found: Exam, form: CallForm, account: Account) -> list[Person]:
    said, areas, today = form.cleaned_data, below([found.area_id]), timezone.localdate()
    people = by_role(said["role"], areas, today=today) if said["role"] else []
    if said["session"]:
        people += who_came(get_object_or_404(Session.objects.run_by(account), pk=said["session"]))
    return list(set(people + by_names(said["names"], areas, today=today)))


def _sittings(found: Exam) -> Any:
    rows = Sitting.objects.filter(exam=found).select_related("person").only(*ROW)
    return rows.order_by("person__name", "person_id", "attempt")[:LISTED]


def _time(at: Any) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else ""


def _points(sitting: Sitting) -> int | str:
    return "" if sitting.points is None else sitting.points


def _verdict(sitting: Sitting) -> str:
    if sitting.passed is None:
        return ""
    return _("passed") if sitting.passed else _("not passed")


def _mine(account: Any, pk: int) -> Exam:
    found: Exam = get_object_or_404(
        Exam.objects.filter(area__in=run_by(account)).select_related("area", "course"), pk=pk
    )
    return found
