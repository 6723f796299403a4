"""Those of whom every figure is nothing, over the practice's months; and what a person decides about each."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.annual import actions
from linli.annual.figures import NAMES
from linli.annual.idle import idle, span
from linli.annual.models import Finding
from linli.annual.practice import annual
from linli.annual.queries import below
from linli.areas.tree import tree
from linli.desk.annual.forms import DecisionForm
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done
from linli.people.doors import permitted
from linli.people.models import Person
from linli.people.permissions import Permission
from linli.people.powers import powers

EARLIER = 50


@permitted(Permission.ANNUAL_READ)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The list, and what was decided before."""
    return _page(request)


@permitted(Permission.ANNUAL_READ)
@require_POST
def decide(request: HttpRequest, person: int, area: int) -> HttpResponse:
    """Decide about one."""
    account: Any = request.user
    if area not in below(powers(account).areas(Permission.ANNUAL_READ)):
        raise Http404
    whom, form = get_object_or_404(Person, pk=person), DecisionForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if done(form, lambda: actions.decide(person=whom, area_id=area, by=account, now=timezone.now(), **said)):
            messages.success(request, _("What you decided is on record."))
            return redirect("desk:annual:idle")
    return _page(request, refused=(person, form))


def _page(request: HttpRequest, refused: tuple[int, DecisionForm] | None = None) -> HttpResponse:
    account: Any = request.user
    today, whole = timezone.localdate(), tree.get()
    first, last = span(today)
    rows = []
    for each in idle(below(powers(account).areas(Permission.ANNUAL_READ)), today):
        if each.post.person_id == account.person_id:
            continue
        mine = refused and refused[0] == each.post.person_id
        form = refused[1] if refused and mine else DecisionForm(auto_id=f"id_{each.post.person_id}_%s")
        rows.append((each, whole.full_name(each.post.area_id), form))
    context = {
        "rows": rows,
        "first": first,
        "last": last,
        "criteria": [NAMES[key] for key in annual().idle.none_of],
        "earlier": Finding.objects.visible_to(account)
        .filter(last__lt=last)
        .select_related("person")
        .order_by("-pk")[:EARLIER],
    }
    return show(request, "desk/annual/idle.html", context, here="annual", status=REFUSED if refused else 200)
