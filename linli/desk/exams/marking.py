"""Marking: papers that wait, one paper's short answers, its result confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.exams.shown import questions
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, press
from linli.desk.training.doing import seen
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.training import actions
from linli.training.models import Sitting
from linli.training.rules import why_not_confirm, why_not_mark

LISTED = 100
COLUMNS = ("id", "exam__name", "exam__area", "handed_at", "how", "auto", "marked_at", "points", "most")


@permitted(P.EXAM_MARK)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Papers with short answers that wait to be marked or confirmed, the oldest first; without names."""
    waiting = Sitting.objects.to_mark(request.user).select_related("exam").only(*COLUMNS).order_by("handed_at", "pk")
    return show(request, "desk/exams/to_mark.html", {"waiting": waiting[:LISTED]}, here="exams")


@permitted(P.EXAM_MARK)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper, without its name; points for its short answers."""
    account: Any = request.user
    found = _handed(account, pk)
    if request.method != "POST":
        return _page(request, found)
    points = {}
    for item in found.paper:
        typed = request.POST.get(f"points_{item['number']}", "").strip()
        if typed.isascii() and typed.isdecimal() and len(typed) < 6:
            points[item["number"]] = int(typed)
    try:
        actions.mark(sitting=found, points=points, seen=seen(request), by=account, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, refusal=refusal, typed=request.POST)
    messages.success(request, _("Marked. The result stands once it is confirmed."))
    return redirect("desk:exams:mark", pk)


@permitted(P.EXAM_MARK)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the result as it was marked."""
    account: Any = request.user
    found = _handed(account, pk)
    return press(
        request,
        lambda: actions.confirm(sitting=found, seen=seen(request), by=account, now=timezone.now()),
        said=_("The result stands, and the candidate hears of it."),
        back=reverse("desk:exams:mark", args=[pk]),
    )


def _page(request: HttpRequest, found: Sitting, *, refusal: Refusal | None = None, typed: Any = None) -> HttpResponse:
    account: Any = request.user
    rows = []
    for each in questions(found):
        name = f"points_{each.number}"
        value = typed.get(name, "") if typed is not None else ("" if each.got is None else each.got)
        rows.append((each, value, str(refusal) if refusal and refusal.field == name else ""))
    context = {
        "sitting": found,
        "exam": found.exam,
        "rows": rows,
        "sentence": str(refusal) if refusal and not refusal.field else "",
        "why_not_mark": why_not_mark(account, found),
        "why_not_confirm": why_not_confirm(account, found),
    }
    return show(request, "desk/exams/mark.html", context, here="exams", status=REFUSED if refusal else 200)


def _handed(account: Account, pk: int) -> Sitting:
    """A paper that came in, of an area where one marks, not one's own; else 404."""
    known = Sitting.objects.run_by(account).filter(handed_at__isnull=False).exclude(person=account.person_id)
    found: Sitting = get_object_or_404(known.select_related("exam"), pk=pk)
    return found
