"""One task: what it is, one's own part, and for whoever keeps the list who is on it, who is proposed, and the hours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.desk.face import show
from linli.desk.tasks.forms import CancelForm, HoursForm
from linli.people.doors import signed_in
from linli.tasks import rules
from linli.tasks.matching import propose
from linli.tasks.models import Correction, Doing, Handing, Task
from linli.tasks.practice import check_in, effect_word, effects, kind_word, skill_words
from linli.tasks.queries import members
from linli.tasks.voices import own
from linli.tasks.words import Asked, Part
from linli.volunteers.models import Volunteer

MOST, PROPOSED = 300, 8


@signed_in
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one task."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Task:
    """The task; 404 where there is none to see."""
    wanted = Task.objects.visible_to(account).select_related("station", "team__captain", "theme", "order__item_version")
    return get_object_or_404(wanted, pk=pk)


def page(
    request: HttpRequest, found: Task, *, status: int = 200, hours: tuple[int, HoursForm] | None = None, **forms: Any
) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    now = timezone.now()
    as_what = rules.keeper(account, found)
    volunteer = Volunteer.objects.filter(account=account.pk).order_by("-pk").first()
    mine = Doing.objects.filter(task=found, volunteer=volunteer).first() if volunteer else None
    handings = _handings(found, volunteer, now)
    context = {
        "task": found,
        "kind": kind_word(found.kind),
        "skills": skill_words(found.skills),
        "area": tree.get().full_name(found.area_id),
        "case": Case.objects.visible_to(account).filter(pk=found.case_id).first() if found.case_id else None,
        "whole": as_what is not None or not found.shy or bool(mine and mine.has_place),
        "series": Task.objects.filter(series=found.series).exclude(pk=found.pk).order_by("begins", "pk")[:20]
        if found.series
        else [],
        "volunteer": volunteer,
        "mine": mine,
        "why_not_join": _why_not(found, volunteer, now),
        "begun": found.begins <= now,
        "handings": handings,
        "given": any(volunteer and each.doing.volunteer_id == volunteer.pk for each in handings),
        "keeps": as_what is not None,
        **(_kept(request, found, now, hours) if as_what else {}),
        **forms,
    }
    return show(request, "desk/tasks/task.html", context, here="tasks", status=status)


def _why_not(found: Task, volunteer: Volunteer | None, now: Any) -> str | None:
    return rules.why_not_take(found, volunteer, now) if volunteer else rules.why_not_join(found, now)


def _handings(found: Task, volunteer: Volunteer | None, now: Any) -> list[Handing]:
    """Places that somebody asks others to take over, of this volunteer or of whoever sees it."""
    if volunteer is None or found.begins <= now:
        return []
    asked = Handing.objects.filter(doing__task=found, state=Asked.ASKED).select_related(
        "doing__volunteer", "to__account__person"
    )
    return [each for each in asked if each.to_id in (None, volunteer.pk) or each.doing.volunteer_id == volunteer.pk]


def _kept(request: HttpRequest, found: Task, now: Any, hours: tuple[int, HoursForm] | None) -> dict[str, Any]:
    """What only whoever keeps the list is shown."""
    rows = Doing.objects.filter(task=found).select_related("volunteer__account__person", "confirmed_by__person")
    listed = list(rows.order_by("number")[:MOST])
    asked = Handing.objects.filter(doing__in=listed, state=Asked.ASKED).select_related("to__account__person")
    handed = {each.doing_id: each for each in asked}
    corrections = Correction.objects.filter(doing__in=listed).select_related("by__person").order_by("pk")
    was: dict[int, list[Correction]] = {}
    for each in corrections:
        was.setdefault(each.doing_id, []).append(each)
    open_ = rules.why_not_change(found, now) is None
    here = [each.volunteer_id for each in listed if each.listed]
    return {
        "listed": [
            {
                "doing": each,
                "oneself": own(request.user, each.volunteer),
                "effect": effect_word(each.effect),
                "handed": handed.get(each.pk),
                "corrections": was.get(each.pk, []),
                "hours": hours[1] if hours and hours[0] == each.pk else HoursForm(initial={"minutes": each.minutes}),
                "refused": bool(hours and hours[0] == each.pk),
            }
            for each in listed
        ],
        "open": open_,
        "effects": effects(),
        "door": found.state == "called" and now >= found.begins - check_in().early,
        "proposed": propose(found, now=now, most=PROPOSED) if open_ else [],
        "members": list(members(found.team_id).exclude(pk__in=here)[:MOST]) if open_ else [],
        "cancel": CancelForm(initial={"seen": found.version}),
        "waits": sum(each.state == Part.WAITING for each in listed),
    }
