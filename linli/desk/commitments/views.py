"""One commitment: what was promised, how far it is, what one may do with it now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.commitments import rules
from linli.commitments.lifecycle import LIFECYCLE
from linli.commitments.models import Commitment
from linli.commitments.practice import kind_word
from linli.commitments.words import Action, State
from linli.desk.commitments.forms import form_of
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.people.doors import signed_in

AROUND = ("organisation", "person", "made_by__person", "finished_by__person", "ended_by__person")
WHY = {
    Action.CHANGE: rules.why_not_publish,
    Action.PUBLISH: rules.why_not_publish,
    Action.REPORT: rules.why_not_report,
    Action.FINISH: rules.why_not_report,
}


@signed_in
@require_safe
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one commitment."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Commitment:
    """The commitment; 404 for what one may not see."""
    return get_object_or_404(Commitment.objects.visible_to(account).select_related(*AROUND), pk=pk)


def why_not(account: Any, found: Commitment, action: Action) -> str | None:
    """Why a step may not be taken by this account; nothing where it may."""
    if action is Action.CHANGE and found.made_by_id == account.pk:
        return None
    return WHY.get(action, rules.why_not_judge)(account, found)


def page(
    request: HttpRequest, found: Commitment, *, refused: tuple[Action, DeskForm] | None = None, status: int = 200
) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one."""
    account, now = request.user, timezone.now()
    possible = LIFECYCLE.actions(State(found.state))
    allowed = [each for each in possible if why_not(account, found, each) is None]
    steps = [
        {
            "action": each,
            "form": refused[1] if refused and refused[0] == each else form_of(each, found),
            "open": refused is not None and refused[0] == each,
        }
        for each in allowed
        if each is not Action.CHANGE and not (each is Action.BREAK and now < found.due_at)
    ]
    notes = found.progress.select_related("by__person").prefetch_related("evidence").order_by("-at", "-pk")
    context = {
        "commitment": found,
        "kind": kind_word(found.kind),
        "area": tree.get().full_name(found.area_id),
        "light": found.light(now),
        "case": Case.objects.visible_to(account).filter(pk=found.case_id).first() if found.case_id else None,
        "notes": [(each, Action(each.what).label) for each in notes],
        "steps": steps,
        "may_change": Action.CHANGE in allowed,
        "why_not": next((why_not(account, found, each) for each in possible), None) if not allowed else None,
    }
    return show(request, "desk/commitments/commitment.html", context, here="commitments", status=status)
