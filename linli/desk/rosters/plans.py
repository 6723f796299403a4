"""Plans of a month: asked for, looked at station by station, compared, changed, confirmed, published or set aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from linli.areas.models import Area
from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.rosters import planned
from linli.desk.rosters.asked import REFUSED, month_of, number, page
from linli.desk.rosters.forms import LineForm
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.rosters import actions
from linli.rosters.models import DutyPlan, Shift
from linli.rosters.words import Going

SHOWN = 24


@permitted(Permission.ROSTER_EDIT)
def plans(request: HttpRequest) -> HttpResponse:
    """The plans of one's places, newest first; ask for another."""
    account: Any = request.user
    sentence = ""
    if request.method == "POST":
        try:
            made = _ask(request, account)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            return redirect("desk:rosters:plan", made.pk)
    mine, whole = _areas(account), tree.get()
    chosen = number(request.POST.get("area")) or powers(account).areas(Permission.ROSTER_EDIT)[0]
    rows = DutyPlan.objects.filter(area__in=mine).order_by("-pk")[:SHOWN]
    context = {
        "rows": [(each, whole.full_name(each.area_id)) for each in rows],
        "places": options(str(chosen)),
        "roots": [node for node in whole.roots if node.id in mine],
        "month": month_of(request.POST.get("month", "") or _next_month()),
        "sentence": sentence,
    }
    return page(request, "plans.html", context, tab="plans", status=REFUSED if sentence else 200)


def _next_month() -> str:
    return month_of(timezone.localdate().strftime("%Y-%m")).after


def _ask(request: HttpRequest, account: Account) -> DutyPlan:
    area = get_object_or_404(Area, pk=number(request.POST.get("area")) or _widest(account))
    month = month_of(request.POST.get("month", "")).first
    return actions.ask_plan(area=area, month=month, by=account, now=timezone.now())


def _widest(account: Account) -> int:
    return powers(account).areas(Permission.ROSTER_EDIT)[0]


def _areas(account: Account) -> set[int]:
    """Those in which the account makes rosters."""
    own = set(powers(account).areas(Permission.ROSTER_EDIT))
    return {node.id for node in tree.get().nodes.values() if own & set(node.lineage)}


@permitted(Permission.ROSTER_EDIT)
@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What is proposed: how evenly, what is missing, and each station's days; beside another plan, what differs."""
    return _page(request, _mine(request, pk))


def _page(request: HttpRequest, found: DutyPlan, *, sentence: str = "") -> HttpResponse:
    station = request.GET.get("station", "")
    others = DutyPlan.objects.filter(area=found.area_id, month=found.month).exclude(pk=found.pk)
    others = others.exclude(state__in=(Going.WAITING, Going.RUNNING, Going.FAILED)).order_by("-pk")
    beside = others.filter(pk=number(request.GET.get("with")) or 0).first()
    context = {
        "plan": found,
        "area": tree.get().node(found.area_id),
        "stations": planned.stations(found),
        "gaps": planned.gaps(found),
        "remarks": planned.remarks(found),
        "station": station,
        "shifts": planned.shifts(found, station) if station else [],
        "others": others[:SHOWN],
        "beside": beside,
        "differences": planned.differences(found, beside) if beside else [],
        "sentence": sentence,
        "draft": found.state == Going.DRAFT,
        "going": found.state in (Going.WAITING, Going.RUNNING),
    }
    part = "HX-Request" in request.headers and request.method == "GET"
    template = "plan_part.html" if part else "plan.html"
    return page(request, template, context, tab="plans", status=REFUSED if sentence else 200)


@permitted(Permission.ROSTER_EDIT)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what stands at a station, or everywhere, when the month is worked out again; or let go of it."""
    account: Any = request.user
    found, kept = _mine(request, pk), request.POST.get("kept") != "0"
    try:
        station = number(request.POST.get("station"))
        count = actions.confirm_lines(plan=found, by=account, now=timezone.now(), station=station, kept=kept)
    except Refusal as refusal:
        return _page(request, found, sentence=str(refusal))
    words = ngettext("%(count)d turn confirmed.", "%(count)d turns confirmed.", count)
    if not kept:
        words = ngettext("%(count)d turn let go of.", "%(count)d turns let go of.", count)
    messages.success(request, words % {"count": count})
    return redirect("desk:rosters:plan", pk)


@permitted(Permission.ROSTER_EDIT)
def change(request: HttpRequest, pk: int, shift_pk: int) -> HttpResponse:
    """Put somebody else on a shift of the draft, or nobody."""
    account: Any = request.user
    found = _mine(request, pk)
    shift = get_object_or_404(
        Shift.objects.select_related("station", "rule"), pk=shift_pk, day__month=found.month.month
    )
    form = LineForm(request.POST or None, plan=found, shift=shift)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_line(plan=found, shift=shift, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Changed, and kept when the month is worked out again."))
            return redirect(f"/desk/rosters/plans/{pk}/?station={shift.station.code}")
    context = {"plan": found, "shift": shift, "form": form}
    return page(request, "change.html", context, tab="plans", status=REFUSED if form.errors else 200)


@permitted(Permission.ROSTER_EDIT)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it into force."""
    account: Any = request.user
    found = _mine(request, pk)
    try:
        count = actions.publish(plan=found, by=account, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, sentence=str(refusal))
    words = ngettext(
        "Published: %(count)d turn. Everybody on it is told.",
        "Published: %(count)d turns. Everybody on it is told.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect("desk:rosters:plan", pk)


@permitted(Permission.ROSTER_EDIT)
@require_POST
def aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave everything as it is."""
    account: Any = request.user
    found = _mine(request, pk)
    try:
        actions.set_aside(plan=found, by=account, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, sentence=str(refusal))
    messages.success(request, _("Set aside. Nothing was changed."))
    return redirect("desk:rosters:plans")


def _mine(request: HttpRequest, pk: int) -> DutyPlan:
    account: Any = request.user
    found = get_object_or_404(DutyPlan, pk=pk)
    if not powers(account).may(Permission.ROSTER_EDIT, found.area_id):
        raise Http404
    return found
