"""A proposal of agents: asked for, looked at worker by worker, confirmed wholly or in part, or set aside."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.coverage import views
from linli.desk.face import show
from linli.grids import actions
from linli.grids.coverage import span
from linli.grids.models import Proposal
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers

REFUSED = 422
MOST = 1000


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Have the program propose; the worker works it out."""
    account: Any = request.user
    said = request.POST.get("area", "")
    area = get_object_or_404(Area, pk=int(said) if said.isdecimal() else 0)
    try:
        made = actions.ask_proposal(area=area, anew=request.POST.get("anew") == "1", by=account, now=timezone.now())
    except Refusal as refusal:
        if not powers(account).may(Permission.HOUSEHOLD_VIEW, area.pk):
            raise Http404 from None
        return views.page(request, area.pk, sentence=str(refusal), status=REFUSED)
    return redirect("desk:proposal", made.pk)


@permitted(Permission.PEOPLE_EDIT)
@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """What is proposed, worker by worker, with the figures."""
    return page(request, _mine(request, pk))


@permitted(Permission.PEOPLE_EDIT)
@require_safe
def lines(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """The households proposed for one worker."""
    found = _mine(request, pk)
    whole = tree.get()
    rows = found.lines.filter(person=person).select_related("household", "person", "before").order_by("pk")[:MOST]
    context = {
        "proposal": found,
        "rows": [(each, whole.full_name(each.household.area_id)) for each in rows],
    }
    return show(request, "desk/coverage/lines.html", context, here="coverage")


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it into force: for the workers ticked, or wholly."""
    account: Any = request.user
    found = _mine(request, pk)
    people = (
        None if "all" in request.POST else [int(each) for each in request.POST.getlist("person") if each.isdecimal()]
    )
    try:
        if people == []:
            raise Refusal(_("Tick at least one worker, or confirm it wholly."))
        given = actions.confirm(proposal=found, people=people, by=account, now=timezone.now())
    except Refusal as refusal:
        return page(request, found, sentence=str(refusal), status=REFUSED)
    messages.success(request, _("%(count)d households have their agent now.") % {"count": given})
    return redirect("desk:proposal", pk)


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave everything as it is."""
    account: Any = request.user
    found = _mine(request, pk)
    try:
        actions.set_aside(proposal=found, by=account, now=timezone.now())
    except Refusal as refusal:
        return page(request, found, sentence=str(refusal), status=REFUSED)
    messages.success(request, _("Set aside. Nothing was changed."))
    return redirect("desk:proposal", pk)


def page(request: HttpRequest, found: Proposal, *, sentence: str = "", status: int = 200) -> HttpResponse:
    """The page of a proposal; while it is worked out it asks for itself again."""
    least, most = span()
    context = {
        "proposal": found,
        "area": tree.get().node(found.area_id),
        "people": _people(found),
        "undecided": found.lines.filter(confirmed__isnull=True).count(),
        "least": least,
        "most": most,
        "sentence": sentence,
    }
    part = "HX-Request" in request.headers and request.method == "GET"
    template = "desk/coverage/proposal_part.html" if part else "desk/coverage/proposal.html"
    return show(request, template, context, here="coverage", status=status)


def _people(found: Proposal) -> list[Any]:
    """Each worker with what is proposed: households, of which decided, new to them, and by which ties."""
    rows = found.lines.values("person", "person__name").annotate(
        households=Count("pk"),
        new=Count("pk", filter=Q(before__isnull=True) | ~Q(before=F("person"))),
        tied=Count("pk", filter=~Q(tie="")),
        left=Count("pk", filter=Q(confirmed__isnull=True)),
    )
    return list(rows.order_by("-households", "person"))


def _mine(request: HttpRequest, pk: int) -> Proposal:
    account: Any = request.user
    found = get_object_or_404(Proposal, pk=pk)
    if not powers(account).may(Permission.PEOPLE_EDIT, found.area_id):
        raise Http404
    return found
