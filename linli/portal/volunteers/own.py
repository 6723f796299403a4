"""One's own page as a volunteer, by one's code: see, correct, take along, leave, have it erased; teams."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.tree import tree
from linli.cases.skills import skill_word
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.portal import by_code, places
from linli.portal.views.own import kept_nowhere
from linli.portal.volunteers.forms import OwnForm, filled
from linli.volunteers import actions, rules
from linli.volunteers.data import workbook
from linli.volunteers.models import Guardian, Membership, Team, Volunteer
from linli.volunteers.practice import field_word, language_word
from linli.volunteers.words import Free

REFUSED, MOST = 422, 30
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """Where one stands, and what is kept of one."""
    return _page(request, _own(request, code))


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Correct it."""
    own = _own(request, code)
    form = OwnForm(request.POST or None, initial=filled(own))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            actions.change(form.joining(), volunteer=own, seen=seen, by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:volunteers:mine", code)
    shown = {
        "form": form,
        "own": own,
        "places": places.options(str(form["area"].value() or ""), unsure=True),
        "has_map": places.has_map(),
    }
    return render(request, "portal/volunteers/change.html", shown, status=REFUSED if form.errors else 200)


@kept_nowhere
@require_POST
def data(request: HttpRequest, code: str) -> HttpResponse:
    """Take along what is kept."""
    kept = actions.hand_out(volunteer=_own(request, code), by=RESIDENT, now=timezone.now())
    head = {"Content-Disposition": 'attachment; filename="volunteer.xlsx"'}
    return HttpResponse(workbook(kept), content_type=EXCEL, headers=head)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, code: str) -> HttpResponse:
    """Leave, and have it erased; asked once more before."""
    own = _own(request, code)
    if request.method == "POST":
        actions.erase(volunteer=own, by=RESIDENT, now=timezone.now())
        return render(request, "portal/volunteers/erased.html")
    return render(request, "portal/volunteers/erase.html", {"own": own})


@kept_nowhere
@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Leave, come back, ask a team, part from it: by its name in the address."""
    own, now = _own(request, code), timezone.now()
    team = request.POST.get("team", "")
    try:
        if step == "leave":
            actions.leave(volunteer=own, by=RESIDENT, now=now)
        elif step == "come-back":
            actions.come_back(volunteer=own, by=RESIDENT, now=now)
        elif step == "ask":
            wanted = get_object_or_404(Team.objects.active(), code=team)
            actions.ask_in(volunteer=own, team=wanted, by=RESIDENT, now=now)
        elif step == "part":
            here = Membership.objects.filter(until__isnull=True)
            membership = get_object_or_404(here, volunteer=own, team__code=team)
            actions.part(membership=membership, by=RESIDENT, now=now)
        else:
            raise Http404
    except Refusal as refusal:
        return _page(request, _own(request, code), sentence=str(refusal), status=REFUSED)
    return redirect("portal:volunteers:mine", code)


def _page(request: HttpRequest, own: Volunteer, *, sentence: str = "", status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    belongs = own.memberships.filter(until__isnull=True).select_related("team").order_by("pk")
    near = Team.objects.open().exclude(pk__in=belongs.values("team")).near(own.area_id).order_by("name", "pk")[:MOST]
    shown: dict[str, Any] = {
        "own": own,
        "where": tree.get().full_name(own.area_id),
        "skills": [skill_word(key) for key in own.skills],
        "languages": [language_word(key) for key in own.languages],
        "times": [Free(key).label for key in own.times if key in Free.values],
        "asks_guardian": rules.under_age(own, today) and not rules.consented(own),
        "guardian": Guardian.objects.filter(volunteer=own).first(),
        "belongs": belongs,
        "near": [(each, field_word(each.field)) for each in near] if own.state in ("applied", "active") else [],
        "sentence": sentence,
    }
    return render(request, "portal/volunteers/mine.html", shown, status=status)


def _own(request: HttpRequest, code: str) -> Volunteer:
    """Whose code it is; 404 where there is nobody, and for those who sign in."""
    mine = Volunteer.objects.select_related("area").filter(account=None, erased_at=None)
    return by_code.behind(request, code, lambda code: mine.filter(code=code).first())
