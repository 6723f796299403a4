"""Being a volunteer, for everybody: what teams there are, joining, the question for one's code."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.portal import by_code, places
from linli.portal.views.own import kept_nowhere
from linli.portal.volunteers.forms import JoinForm
from linli.volunteers import actions
from linli.volunteers.models import Team, Volunteer
from linli.volunteers.practice import field_word, fields, least_age

PAGE = 20
REFUSED = 422


@require_safe
def volunteers(request: HttpRequest) -> HttpResponse:
    """What volunteers do here: the teams in use, narrowed by place and field."""
    area, field = request.GET.get("area", ""), request.GET.get("field", "")
    found = Team.objects.active()
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if field:
        found = found.filter(field=field)
    page = Paginator(found.counted().order_by("-open", "name", "pk"), PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "rows": [(each, field_word(each.field), tree.get().full_name(each.area_id)) for each in page],
        "places": places.options(area),
        "fields": fields(),
        "field": field,
        "kept": f"&area={area if area.isdecimal() else ''}&field={field if field.isidentifier() else ''}",
    }
    return render(request, "portal/volunteers/list.html", shown)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Joining; it leads to one's own page."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.join(form.joining(), by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:volunteers:mine", made.code)
    shown: dict[str, Any] = {
        "form": form,
        "key": form.own_key(),
        "places": places.options(str(form["area"].value() or ""), unsure=True),
        "least": least_age(),
        "has_map": places.has_map(),
    }
    return render(request, "portal/volunteers/join.html", shown, status=REFUSED if form.errors else 200)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for one's code."""
    return by_code.ask(request, "portal/volunteers/find.html", lambda typed: _way(request, typed))


def _way(request: HttpRequest, typed: str) -> str:
    own = by_code.typed(
        request,
        typed,
        lambda code: Volunteer.objects.filter(code=code, account=None).first(),
        _("No volunteer has this code. Compare it with what you were given."),
    )
    return reverse("portal:volunteers:mine", args=[own.code])
