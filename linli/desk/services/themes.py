"""Themes of the months: listed with who could help, written."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases.skills import skill_word
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.services.forms import ThemeForm
from linli.people.doors import permitted
from linli.people.models import Person, Post
from linli.people.permissions import Permission
from linli.services import actions, practice
from linli.services.models import MonthTheme
from linli.services.themes import from_now, month_word
from linli.volunteers.models import Team

REFUSED, MOST_TEAMS = 422, 20


@permitted(Permission.SERVICE_EDIT)
@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Every theme, this month's first, with how many of those who serve can do what it asks."""
    found = from_now(list(MonthTheme.objects.filter(active=True)), timezone.localdate())
    rows = [
        {
            "theme": each,
            "month": month_word(each.month, each.year),
            "where": tree.get().full_name(each.area_id) if each.area_id in tree.get().nodes and each.area_id else "",
            "audiences": [practice.audience_word(key) for key in each.audiences],
            "skills": [(skill_word(key), count) for key, count in _fitting(each).items()],
        }
        for each in found
    ]
    return show(request, "desk/services/themes.html", {"rows": rows}, here="services")


def _fitting(theme: MonthTheme) -> dict[str, int]:
    """Skill -> how many who serve where the theme holds said that they can do it; one query for a theme with skills."""
    if not theme.skills:
        return {}
    held = Post.objects.held_on(timezone.localdate())
    if theme.area_id:
        area = Area.objects.get(pk=theme.area_id)
        held = held.filter(area__path__startswith=area.path)
    people = Person.objects.filter(active=True, skills__overlap=theme.skills, pk__in=held.values("person"))
    found = dict.fromkeys(theme.skills, 0)
    for skills in people.values_list("skills", flat=True):
        for key in set(skills) & set(found):
            found[key] += 1
    return found


def _teams(theme: MonthTheme) -> list[Team]:
    """The teams where the theme holds, those first in which most can do what it asks (Z12); `fit` says how many."""
    if not theme.skills:
        return []
    here = Team.objects.active().within(theme.area_id) if theme.area_id else Team.objects.active()
    return list(here.fitting(theme.skills).order_by("-fit", "name")[:MOST_TEAMS])


@permitted(Permission.SERVICE_EDIT)
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A theme: new, changed, or taken out of use."""
    account: Any = request.user
    theme = get_object_or_404(MonthTheme, Q(active=True), pk=pk) if pk else None
    form = ThemeForm(request.POST or None, theme=theme)
    sentence = ""
    try:
        if request.method == "POST" and theme and "retire" in request.POST:
            actions.retire_theme(theme=theme, by=account, now=timezone.now())
            messages.success(request, _("Taken out of use."))
            return redirect("desk:service_themes")
        if request.method == "POST" and form.is_valid():
            _keep(request, form, theme, account)
            messages.success(request, _("The theme is kept."))
            return redirect("desk:service_themes")
    except Refusal as refusal:
        form.refuse(refusal) if form.is_bound else None
        sentence = "" if form.is_bound else str(refusal)
    context = {"form": form, "theme": theme, "sentence": sentence, "teams": _teams(theme) if theme else []}
    status = REFUSED if form.errors or sentence else 200
    return show(request, "desk/services/theme.html", context, here="services", status=status)


def _keep(request: HttpRequest, form: ThemeForm, theme: MonthTheme | None, account: Any) -> None:
    chosen, typed = form.cleaned_data["area"], request.POST.get("seen", "")
    area = Area.objects.get(pk=chosen) if chosen else None
    seen = int(typed) if theme and typed.isdecimal() else None
    actions.keep_theme(area=area, theme=theme, seen=seen, by=account, now=timezone.now(), **form.said())
