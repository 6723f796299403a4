"""One's own page as a volunteer: reporting in where one lives (E2), teams, what is kept of one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.volunteers.forms import ChangeForm, ReportForm, filled
from linli.desk.volunteers.views import told
from linli.people.doors import signed_in
from linli.people.powers import powers
from linli.volunteers import actions
from linli.volunteers.data import workbook
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.words import HERE

REFUSED, MOST = 422, 60
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Whether one has reported in; the form to do so."""
    account: Any = request.user
    own = _own(account)
    own_ids = sorted(powers(account).organisation_ids)
    begin = {"skills": account.person.skills, "organisation": own_ids[0] if own_ids else None}
    form = ReportForm(request.POST or None, own=own_ids, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            actions.report_in(form.joining(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:volunteers:mine")
    context: dict[str, Any] = {"form": form, "own": own}
    if own:
        asked = own.memberships.filter(until__isnull=True).values("team")
        near = Team.objects.open().exclude(pk__in=asked).near(own.area_id).order_by("name")[:MOST]
        context |= {**told(own), "open": near, "captain_of": Team.objects.captained_by(account).order_by("name")}
    return show(
        request, "desk/volunteers/mine.html", context, here="volunteers", status=REFUSED if form.errors else 200
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Correct what is kept of oneself."""
    account: Any = request.user
    own = _must(account)
    form = ChangeForm(request.POST or None, volunteer=own, whole=True, initial=filled(own))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            actions.change(form.joining(), volunteer=own, seen=seen, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:volunteers:mine")
    context = {"form": form, "volunteer": own, "own": True}
    status = REFUSED if form.errors else 200
    return show(request, "desk/volunteers/change.html", context, here="volunteers", status=status)


@signed_in
@require_POST
def data(request: HttpRequest) -> HttpResponse:
    """Take along what is kept of oneself."""
    account: Any = request.user
    kept = actions.hand_out(volunteer=_must(account), by=account, now=timezone.now())
    head = {"Content-Disposition": 'attachment; filename="volunteer.xlsx"'}
    return HttpResponse(workbook(kept), content_type=EXCEL, headers=head)


@signed_in
@require_POST
def step(request: HttpRequest, step: str) -> HttpResponse:
    """Leave, come back, ask a team, part from it."""
    account: Any = request.user
    now, own = timezone.now(), _must(account)
    team = request.POST.get("team", "")
    try:
        if step == "leave":
            actions.leave(volunteer=own, by=account, now=now)
        elif step == "come_back":
            actions.come_back(volunteer=own, by=account, now=now)
        elif step == "ask":
            actions.ask_in(volunteer=own, team=get_object_or_404(Team, code=team), by=account, now=now)
        elif step == "part":
            wanted = Membership.objects.filter(until__isnull=True)
            membership = get_object_or_404(wanted, volunteer=own, team__code=team)
            actions.part(membership=membership, by=account, now=now)
        else:
            raise Http404
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:volunteers:mine")


def _own(account: Any) -> Volunteer | None:
    """The account's newest; one that is here before one that left."""
    found = Volunteer.objects.filter(account=account, erased_at=None).select_related("account__person", "area")
    return found.filter(state__in=HERE).first() or found.order_by("-pk").first()


def _must(account: Any) -> Volunteer:
    own = _own(account)
    if own is None:
        raise Http404
    return own
