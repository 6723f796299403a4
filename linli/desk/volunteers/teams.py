"""Teams: the list, one team with those in it, founding and changing one, taking people in."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.cases.skills import skill_word
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.volunteers.forms import NumberForm, TeamForm
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.volunteers import actions, rules
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.practice import field_word, fields

REFUSED, PAGE, PEOPLE = 422, 50, 100


@signed_in
@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    """Every team in use, narrowed by place and field."""
    account: Any = request.user
    said = request.GET
    page = Paginator(_wanted(account, said), PAGE).get_page(said.get("page"))
    names = ("area", "field", "whose")
    context = {
        "page": page,
        "rows": [(each, field_word(each.field), tree.get().full_name(each.area_id)) for each in page],
        "fields": fields(),
        "places": options(said.get("area", "")),
        "said": said,
        "kept": "&" + urlencode({name: said[name] for name in names if said.get(name)}),
        "keeps": powers(account).may(Permission.VOLUNTEER_KEEP, None),
        "views": powers(account).may(Permission.VOLUNTEER_VIEW, None),
    }
    return show(request, "desk/volunteers/teams.html", context, here="volunteers")


@signed_in
@require_safe
def team(request: HttpRequest, code: str) -> HttpResponse:
    """One team; who is in it, for whoever leads it or sees its people."""
    return _page(request, _seen(request.user, code))


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Found a team."""
    account: Any = request.user
    form = TeamForm(request.POST or None, by=account, initial={"open": True})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found(form.founding(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The team is founded."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    return show(request, "desk/volunteers/team_write.html", {"form": form}, here="volunteers", status=status)


@permitted(Permission.VOLUNTEER_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a team, its captain too."""
    account: Any = request.user
    found = _seen(account, code)
    if rules.why_not_keep(account, found.area_id):
        raise Http404
    form = TeamForm(request.POST or None, by=account, team=found, initial=_filled(found))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            actions.change_team(form.founding(), team=found, seen=seen, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect(found)
    context = {"form": form, "team": found}
    status = REFUSED if form.errors else 200
    return show(request, "desk/volunteers/team_write.html", context, here="volunteers", status=status)


@signed_in
@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """What can be done with a team and those in it, by its name in the address."""
    account: Any = request.user
    found = _seen(account, code)
    if rules.why_not_lead(account, found):
        raise Http404
    if step == "take-in":
        return _take_in(request, found)
    try:
        _step(request, found, step, account)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


def _step(request: HttpRequest, found: Team, step: str, by: Account) -> None:
    now = timezone.now()
    if step == "close":
        actions.close_team(team=found, by=by, now=now)
        return
    who = request.POST.get("who", "")
    membership = get_object_or_404(Membership, team=found, pk=int(who) if who.isdecimal() else 0)
    if step == "accept":
        actions.accept(membership=membership, by=by, now=now)
    elif step == "refuse":
        actions.refuse(membership=membership, by=by, now=now)
    elif step == "part":
        actions.part(membership=membership, by=by, now=now)
    elif step in ("depute", "undepute"):
        actions.depute(membership=membership, deputy=step == "depute", by=by, now=now)
    else:
        raise Http404


def _take_in(request: HttpRequest, found: Team) -> HttpResponse:
    """An active volunteer of whom one knows the number."""
    account: Any = request.user
    form = NumberForm(request.POST)
    if form.is_valid():
        one = Volunteer.objects.visible_to(account).filter(pk=form.cleaned_data["number"]).first()
        try:
            if one is None:
                raise Refusal(_("You see no volunteer of this number."), field="number")
            actions.take_in(volunteer=one, team=found, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(found)
    return _page(request, found, status=REFUSED, take_in=form)


def _page(request: HttpRequest, found: Team, *, status: int = 200, **forms: Any) -> HttpResponse:
    account: Any = request.user
    leads = rules.why_not_lead(account, found) is None
    sees = leads or powers(account).may(Permission.VOLUNTEER_VIEW, found.area_id)
    here = Membership.objects.filter(team=found).select_related("volunteer__account__person").order_by("since", "pk")
    people = Paginator(here.now(), PEOPLE).get_page(request.GET.get("page"))
    context = {
        "team": found,
        "field": field_word(found.field),
        "where": tree.get().full_name(found.area_id),
        "keeps": rules.why_not_keep(account, found.area_id) is None,
        "leads": leads,
        "sees": sees,
        "size": people.paginator.count,
        "people": [(each, [skill_word(key) for key in each.volunteer.skills]) for each in people] if sees else [],
        "page": people,
        "asked": list(here.asked()) if leads else [],
        "take_in": NumberForm(),
        **forms,
    }
    return show(request, "desk/volunteers/team.html", context, here="volunteers", status=status)


def _wanted(account: Account, said: Any) -> Any:
    found, area = Team.objects.visible_to(account), said.get("area", "")
    if said.get("whose") == "mine":
        found = Team.objects.captained_by(account)
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if said.get("field"):
        found = found.filter(field=said["field"])
    counted = found.counted().select_related("captain__account__person", "organisation")
    return counted.order_by("-active", "field", "name", "pk")


def _seen(account: Any, code: str) -> Team:
    wanted = Team.objects.visible_to(account).select_related("captain__account__person", "organisation")
    return get_object_or_404(wanted, code=code)


def _filled(found: Team) -> dict[str, Any]:
    names = ("name", "field", "open", "about")
    return {
        **{name: getattr(found, name) for name in names},
        "area": found.area_id,
        "organisation": found.organisation_id,
        "captain": found.captain_id,
        "seen": found.version,
    }
