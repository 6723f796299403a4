"""Whoever was helped says so: by the code of their case, or of the task; the hours count then (E8)."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core import codes
from linli.core.refusal import Refusal
from linli.portal import guessing
from linli.portal.tasks import finding
from linli.portal.tasks.views import REFUSED, told
from linli.portal.views.own import kept_nowhere
from linli.tasks import actions
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Served
from linli.tasks.words import Part

MOST = 20
SHOWN = (Part.TAKEN, Part.HERE, Part.DONE, Part.CONFIRMED)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for the code."""
    typed, sentence = request.POST.get("code", ""), ""
    if request.method == "POST":
        try:
            finding.refuse_guessing(request)
            code = codes.read_code(typed)
            if not _tasks(code):
                guessing.note_wrong(request)
                raise Refusal(_("No volunteer is called for this code. Compare it with what you were given."))
            return redirect("portal:tasks:served", code)
        except Refusal as refusal:
            sentence = str(refusal)
    shown = {"typed": typed, "sentence": sentence}
    return render(request, "portal/tasks/helped.html", shown, status=REFUSED if sentence else 200)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def served(request: HttpRequest, code: str) -> HttpResponse:
    """Who comes or came, and the hours; one presses “That is right”."""
    if guessing.too_many(request):
        raise Http404
    found = _tasks(code)
    if not found:
        guessing.note_wrong(request)
        raise Http404
    sentence = ""
    if request.method == "POST":
        who = request.POST.get("who", "")
        doing = get_object_or_404(Doing, task__in=found, pk=int(who) if who.isdecimal() else 0)
        try:
            actions.confirm(doing=doing, by=Served(doing.task_id), now=timezone.now())
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect("portal:tasks:served", code)
    rows = Doing.objects.filter(task__in=found, state__in=SHOWN).select_related("volunteer__account__person")
    listed = list(rows.order_by("task", "number"))
    shown = {
        "rows": [(told(each, whole=True), [one for one in listed if one.task_id == each.pk]) for each in found],
        "code": code,
        "sentence": sentence,
    }
    return render(request, "portal/tasks/served.html", shown, status=REFUSED if sentence else 200)


def _tasks(code: str) -> list[Task]:
    """The task with this code, or those for the case with it."""
    wanted = Task.objects.filter(Q(code=code) | Q(case__code=code)).select_related("station")
    return list(wanted.order_by("-begins")[:MOST])
