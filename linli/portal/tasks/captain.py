"""A captain's list without an account: who has a place, who is there, whose hours wait; behind the captain's code."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linli.core.refusal import Refusal
from linli.portal.tasks import finding
from linli.portal.tasks.views import REFUSED, told
from linli.portal.views.own import kept_nowhere
from linli.tasks import actions, practice, rules
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.queries import members
from linli.tasks.voices import Oneself, own
from linli.tasks.words import Asked, Part, State
from linli.volunteers.models import Volunteer

STEPS: dict[str, Callable[..., Any]] = {
    "came": actions.check_in,
    "left": actions.check_out,
    "missed": actions.miss,
    "excuse": actions.excuse,
}


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def tasks_list(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The list of one of the team's tasks; it exists for its captain only."""
    volunteer = finding.own(request, code)
    task = get_object_or_404(Task.objects.select_related("station", "team"), pk=pk)
    if not rules.captains(Oneself(volunteer), task.team_id):
        raise Http404
    sentence = ""
    if request.method == "POST":
        try:
            _step(request, task, volunteer)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect("portal:tasks:list", code, pk)
    shown = {**told(task, whole=True), "volunteer": volunteer, "rows": _rows(task, volunteer), "sentence": sentence}
    shown["effects"] = practice.effects()
    return render(request, "portal/tasks/captain.html", shown, status=REFUSED if sentence else 200)


def _step(request: HttpRequest, task: Task, volunteer: Volunteer) -> None:
    by, now = Oneself(volunteer), timezone.now()
    who = request.POST.get("who", "")
    if request.POST.get("do") == "put_in":
        member = get_object_or_404(members(task.team_id), pk=int(who) if who.isdecimal() else 0)
        actions.put_in(task=task, volunteer=member, by=by, now=now)
        return
    what = request.POST.get("do", "")
    if what not in (*STEPS, "confirm", "hand_on", "keep"):
        raise Http404
    doing = get_object_or_404(Doing, task=task, pk=int(who) if who.isdecimal() else 0)
    if what == "confirm":
        actions.confirm(doing=doing, by=by, now=now, effect=request.POST.get("effect", ""))
    elif what == "hand_on":
        to = request.POST.get("to", "")
        one = get_object_or_404(members(task.team_id), pk=int(to) if to.isdecimal() else 0)
        actions.ask_handing(doing=doing, by=by, now=now, to=one)
    elif what == "keep":
        actions.withdraw_handing(handing=get_object_or_404(Handing, doing=doing, state=Asked.ASKED), by=by, now=now)
    else:
        STEPS[what](doing=doing, by=by, now=now)


def _rows(task: Task, captain: Volunteer) -> dict[str, Any]:
    listed = Doing.objects.filter(task=task).exclude(state__in=(Part.GIVEN_UP, Part.DECLINED))
    rows = list(listed.select_related("volunteer__account__person").order_by("number"))
    begun = task.begins - practice.check_in().early <= timezone.now()
    here = {each.volunteer_id for each in rows}
    asked = Handing.objects.filter(doing__in=rows, state=Asked.ASKED).select_related("to__account__person")
    handed = {each.doing_id: each for each in asked}
    return {
        "ahead": task.begins > timezone.now() and task.state == State.CALLED,
        "listed": [
            {"doing": each, "oneself": own(Oneself(captain), each.volunteer), "handed": handed.get(each.pk)}
            for each in rows
        ],
        "members": [each for each in members(task.team_id) if each.pk not in here],
        "begun": begun,
    }
