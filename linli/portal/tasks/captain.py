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
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Oneself, own
from linli.tasks.words import Part
from linli.volunteers.models import Volunteer

STEPS: dict[str, Callable[..., Any]] = {
    "came": actions.check_in,
    "left": actions.check_out,
    "confirm": actions.confirm,
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
    return render(request, "portal/tasks/captain.html", shown, status=REFUSED if sentence else 200)


def _step(request: HttpRequest, task: Task, volunteer: Volunteer) -> None:
    by, now = Oneself(volunteer), timezone.now()
    who = request.POST.get("who", "")
    if request.POST.get("do") == "put_in":
        member = get_object_or_404(_members(task), pk=int(who) if who.isdecimal() else 0)
        actions.put_in(task=task, volunteer=member, by=by, now=now)
        return
    act = STEPS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    act(doing=get_object_or_404(Doing, task=task, pk=int(who) if who.isdecimal() else 0), by=by, now=now)


def _rows(task: Task, captain: Volunteer) -> dict[str, Any]:
    listed = Doing.objects.filter(task=task).exclude(state__in=(Part.GIVEN_UP, Part.DECLINED))
    rows = list(listed.select_related("volunteer__account__person").order_by("number"))
    begun = task.begins - _early() <= timezone.now()
    here = {each.volunteer_id for each in rows}
    return {
        "listed": [(each, own(Oneself(captain), each.volunteer)) for each in rows],
        "members": [each for each in _members(task) if each.pk not in here],
        "begun": begun,
    }


def _early() -> Any:
    return practice.check_in().early


def _members(task: Task) -> Any:
    return Volunteer.objects.active().of(task.team_id).select_related("account__person").order_by("pk")
