"""A volunteer's own tasks, behind their code: what they are asked, what they took, their hours; and every step."""

from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refusal import Refusal
from linli.portal import by_code
from linli.portal.tasks import finding
from linli.portal.tasks.views import REFUSED, told
from linli.portal.views.own import kept_nowhere
from linli.tasks import actions
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.queries import ahead
from linli.tasks.voices import Oneself
from linli.tasks.words import ON_THE_LIST, Asked, Part
from linli.volunteers.models import Team, Volunteer

PAST = 30
NOTHING = (Part.ASKED, Part.DECLINED, Part.WAITING, Part.GIVEN_UP)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for one's code."""
    way = "portal:tasks:mine"
    return by_code.ask(
        request, "portal/tasks/find.html", lambda typed: reverse(way, args=[finding.by_code(request, typed).code])
    )


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """What one is asked and has to do, and what one did."""
    return _page(request, finding.own(request, code))


@kept_nowhere
@require_POST
def step(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Yes or no to what one is asked; give a place up, ask who takes it over, or take over what one is asked."""
    volunteer = finding.own(request, code)
    try:
        _step(request, pk, volunteer)
    except Refusal as refusal:
        typed = request.POST.get("to", "")
        return _page(request, volunteer, sentence=str(refusal), at=pk, typed=typed, status=REFUSED)
    return redirect("portal:tasks:mine", code)


def _step(request: HttpRequest, pk: int, volunteer: Volunteer) -> None:
    by, now, what = Oneself(volunteer), timezone.now(), request.POST.get("do", "")
    if what in ("accept", "refuse"):
        asked = get_object_or_404(Handing.objects.select_related("doing"), doing=pk, to=volunteer, state=Asked.ASKED)
        act = actions.accept_handing if what == "accept" else actions.decline_handing
        act(handing=asked, volunteer=volunteer, by=by, now=now)
        return
    doing = get_object_or_404(Doing.objects.select_related("task"), pk=pk, volunteer=volunteer)
    if what == "yes":
        actions.sign_up(task=doing.task, volunteer=volunteer, by=by, now=now)
    elif what == "no":
        actions.decline(doing=doing, by=by, now=now)
    elif what == "give_up":
        actions.withdraw(doing=doing, by=by, now=now)
    elif what == "hand_on":
        actions.ask_handing(doing=doing, by=by, now=now)
    elif what == "hand_to":
        to = finding.other(request, request.POST.get("to", ""), volunteer)
        actions.ask_handing(doing=doing, by=by, now=now, to=to)
    elif what == "keep":
        open_one = get_object_or_404(Handing, doing=doing, state=Asked.ASKED)
        actions.withdraw_handing(handing=open_one, by=by, now=now)


def _page(
    request: HttpRequest, volunteer: Volunteer, *, sentence: str = "", at: int = 0, typed: str = "", status: int = 200
) -> HttpResponse:
    now = timezone.now()
    mine = Doing.objects.filter(volunteer=volunteer).select_related("task__station", "task__team")
    listed = list(
        mine.annotate(ahead=ahead()).filter(task__ends__gt=now, state__in=ON_THE_LIST).order_by("task__begins", "pk")
    )
    past = list(mine.filter(task__ends__lte=now).exclude(state__in=NOTHING).order_by("-task__begins", "-pk")[:PAST])
    asked = Handing.objects.filter(to=volunteer, state=Asked.ASKED, doing__task__begins__gt=now)
    asked = asked.select_related("doing__task__station", "doing__task__team", "doing__volunteer__account__person")
    open_ones = Handing.objects.filter(doing__in=listed, state=Asked.ASKED).select_related("to__account__person")
    given = {each.doing_id: each for each in open_ones}
    hours = mine.filter(state=Part.CONFIRMED).aggregate(whole=Sum("minutes"))["whole"] or 0
    shown = {
        "volunteer": volunteer,
        "rows": [_row(each, given, now) for each in listed],
        "past": past,
        "handings": [{**told(each.doing.task), "handing": each} for each in asked],
        "hours": hours,
        "lists": _lists(volunteer, now),
        "sentence": sentence,
        "at": at,
        "typed": typed,
    }
    return render(request, "portal/tasks/mine.html", shown, status=status)


def _row(doing: Doing, given: dict[int, Handing], now: Any) -> dict[str, Any]:
    return {
        **told(doing.task, whole=doing.has_place),
        "doing": doing,
        "given": given.get(doing.pk),
        "begun": doing.task.begins <= now,
    }


def _lists(volunteer: Volunteer, now: Any) -> list[Task]:
    """Tasks of teams whose captain one is, those to come and those of the last weeks."""
    teams = Team.objects.filter(captain=volunteer) | Team.objects.filter(
        memberships__volunteer=volunteer,
        memberships__deputy=True,
        memberships__since__isnull=False,
        memberships__until__isnull=True,
    )
    return list(Task.objects.called().filter(team__in=teams).order_by("-begins", "-pk")[:PAST])
