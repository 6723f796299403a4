"""Sitting an exam in the browser. The page saves each answer as it is given, and is a plain form without a script."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.exams.shown import given, questions
from linli.desk.face import show
from linli.desk.households.doing import press
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.training import actions, timing
from linli.training.models import Certificate, Exam, Sitting
from linli.training.rules import why_not_begin, why_not_resit

LISTED, GONE = 50, 409
LIST = ("id", "exam", "person", "attempt", "began_at", "due_at", "handed_at", "points", "most", "passed", "how")
TIMES = ("exam__closes_at", "exam__minutes", "exam__published_at", "exam__pass_mark")


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The exams one is called to; for whoever sets or marks, theirs."""
    account: Any = request.user
    mine, now = powers(account), timezone.now()
    called = Sitting.objects.of(account).select_related("exam").only(*LIST, "exam__name", "exam__opens_at", *TIMES)
    sets, marks = mine.may(Permission.TRAINING_RUN, None), mine.may(Permission.EXAM_MARK, None)
    context = {
        "called": called.order_by("-exam__opens_at", "-pk")[:LISTED],
        "sets": sets,
        "marks": marks,
        "exams": Exam.objects.run_by(account).order_by("-pk")[:LISTED] if sets or marks else [],
        "to_mark": Sitting.objects.to_mark(account).count() if marks else 0,
        "now": now,
    }
    return show(request, "desk/exams/home.html", context, here="exams")


@signed_in
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own exam: before it, the paper, or the result."""
    account: Any = request.user
    found, now = _mine(account, pk), timezone.now()
    if found.handed_at:
        return _result(request, found)
    if not found.began_at:
        before = {"sitting": found, "exam": found.exam, "why_not": why_not_begin(found, now=now)}
        return show(request, "desk/exams/before.html", before, here="exams")
    context: dict[str, Any] = {
        "sitting": found,
        "exam": found.exam,
        "questions": questions(found),
        "left": timing.seconds_left(found, now),
        "grace": found.exam.grace,
    }
    return show(request, "desk/exams/paper.html", context, here="exams")


@signed_in
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin: the paper is drawn and the clock runs."""
    account: Any = request.user
    found = _mine(account, pk)
    return press(
        request,
        lambda: actions.begin(sitting=found, by=account, now=timezone.now()),
        said=_("The time runs. Each answer is saved as you give it."),
        back=reverse("desk:exams:paper", args=[pk]),
    )


@signed_in
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save some answers, for the script of the page: until when there is time, or why it was not saved (409)."""
    account: Any = request.user
    found, now = _mine(account, pk), timezone.now()
    try:
        kept = actions.save(sitting=found, answers=given(found, request.POST), by=account, now=now)
    except Refusal as refusal:
        return JsonResponse({"why_not": str(refusal)}, status=GONE)
    return JsonResponse({"left": timing.seconds_left(kept, now), "saved": f"{timezone.localtime(now):%H:%M:%S}"})


@signed_in
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the paper in; or, with the other button of the plain form, only save it."""
    account: Any = request.user
    found, now = _mine(account, pk), timezone.now()
    answers = given(found, request.POST)
    try:
        if request.POST.get("do") == "save":
            actions.save(sitting=found, answers=answers, by=account, now=now)
            messages.success(request, _("Saved. You can go on, or hand it in."))
        else:
            came = actions.hand_in(sitting=found, answers=answers, by=account, now=now)
            if came.late:
                messages.error(request, came.late)
            else:
                messages.success(request, _("Handed in at %(time)s.") % {"time": f"{timezone.localtime(now):%H:%M:%S}"})
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:exams:paper", pk)


@signed_in
@require_POST
def resit(request: HttpRequest, pk: int) -> HttpResponse:
    """Sit it again: called anew, and begun when one wishes."""
    account: Any = request.user
    found = _mine(account, pk)
    try:
        again = actions.resit(sitting=found, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:exams:paper", pk)
    return redirect("desk:exams:paper", again.pk)


def _result(request: HttpRequest, found: Sitting) -> HttpResponse:
    """What came of it; what was right is told when the exam is over for everybody."""
    over = timezone.now() >= found.exam.closes_at
    context = {
        "sitting": found,
        "exam": found.exam,
        "over": over,
        "questions": questions(found) if over and found.confirmed_at else [],
        "certificate": Certificate.objects.filter(sitting=found).first(),
        "again": why_not_resit(found, now=timezone.now()) is None,
        "percent": found.points * 100 // found.most if found.points is not None and found.most else None,
    }
    return show(request, "desk/exams/result.html", context, here="exams")


def _mine(account: Account, pk: int) -> Sitting:
    found: Sitting = get_object_or_404(Sitting.objects.of(account).select_related("exam"), pk=pk)
    return found
