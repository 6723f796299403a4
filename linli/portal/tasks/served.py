"""Whoever was helped says so: by the code of their case, or of the task; the hours count then (E8)."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core import codes
from linli.core.refusal import Refusal
from linli.portal import by_code
from linli.portal.tasks.views import REFUSED, told
from linli.portal.views.own import kept_nowhere
from linli.tasks import actions, practice
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Served
from linli.tasks.words import Part

MOST = 20
SHOWN = (Part.TAKEN, Part.HERE, Part.DONE, Part.CONFIRMED)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for the code."""
    return by_code.ask(request, "portal/tasks/helped.html", lambda typed: _way(request, typed))


def _way(request: HttpRequest, typed: str) -> str:
    nobody = _("No volunteer is called for this code. Compare it with what you were given.")
    by_code.typed(request, typed, lambda code: _tasks(code) or None, nobody)
    return reverse("portal:tasks:served", args=[codes.read_code(typed)])


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def served(request: HttpRequest, code: str) -> HttpResponse:
    """Who comes or came, and the hours; one presses “That is right”."""
    found = by_code.behind(request, code, lambda code: _tasks(code) or None)
    sentence = ""
    if request.method == "POST":
        who = request.POST.get("who", "")
        doing = get_object_or_404(Doing, task__in=found, pk=int(who) if who.isdecimal() else 0)
        try:
            said = request.POST.get("effect", "")
            actions.confirm(doing=doing, by=Served(doing.task_id), now=timezone.now(), effect=said)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect("portal:tasks:served", code)
    rows = Doing.objects.filter(task__in=found, state__in=SHOWN).select_related("volunteer__account__person")
    listed = list(rows.order_by("task", "number"))
    shown = {
        "rows": [(told(each, whole=True), [one for one in listed if one.task_id == each.pk]) for each in found],
        "effects": practice.effects(),
        "code": code,
        "sentence": sentence,
    }
    return render(request, "portal/tasks/served.html", shown, status=REFUSED if sentence else 200)


def _tasks(code: str) -> list[Task]:
    """The task with this code, or those for the case with it."""
    wanted = Task.objects.filter(Q(code=code) | Q(case__code=code)).select_related("station")
    return list(wanted.order_by("-begins")[:MOST])
