"""What volunteers are called to, for everybody: the list, near first if one says where one is, and one task."""

from typing import Any

import numpy as np
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.portal import places
from linli.portal.tasks import finding
from linli.portal.tasks.forms import WhoForm
from linli.stations.nearest import kilometres
from linli.tasks import actions, rules
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.practice import kind_word, kinds, skill_words
from linli.tasks.voices import Oneself
from linli.tasks.words import Asked, Part
from linli.volunteers.models import Volunteer

PAGE, MOST = 20, 400
REFUSED = 422


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """What is to come and open to all, the next first; narrowed by place and kind, or the nearest first."""
    area, kind = request.GET.get("area", ""), request.GET.get("kind", "")
    found = Task.objects.open_to_all().called().to_come(timezone.now())
    if area.isdecimal():
        found = found.within(int(area))
    if kind:
        found = found.filter(kind=kind)
    spot = _spot(request)
    rows: Any = found.select_related("station")
    page = Paginator(_near(list(rows[:MOST]), spot) if spot else rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "rows": [{**told(each), "far": _far(each, spot)} for each in page],
        "places": places.options(area),
        "kinds": kinds(),
        "kind": kind,
        "kept": f"&area={area if area.isdecimal() else ''}&kind={kind if kind.isidentifier() else ''}"
        + (f"&lat={spot[1]}&lon={spot[0]}" if spot else ""),
    }
    return render(request, "portal/tasks/list.html", shown)


def _spot(request: HttpRequest) -> tuple[float, float] | None:
    """Where the phone says it is; used for this answer only."""
    try:
        lon, lat = float(request.GET.get("lon", "")), float(request.GET.get("lat", ""))
    except ValueError:
        return None
    return (lon, lat) if abs(lon) <= 180 and abs(lat) <= 90 else None


def _near(found: list[Task], spot: tuple[float, float]) -> list[Task]:
    """The nearest first; those whose place is not known, last. The place of a shy one is not given away by its rank:
    it stands with those not known."""
    known = [each for each in found if not each.shy and each.lon is not None]
    spots = np.array([(each.lon, each.lat) for each in known], dtype=float).reshape(-1, 2)
    order = np.argsort(kilometres(spots, *spot), kind="stable")
    return [known[at] for at in order] + [each for each in found if each not in known]


def _far(task: Task, spot: tuple[float, float] | None) -> str:
    if spot is None or task.shy or task.lon is None:
        return ""
    km = float(kilometres(np.array([[task.lon, task.lat]], dtype=float), *spot)[0])
    return rules.far(round(km * 1000))


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task; a volunteer takes it by code, or by name and number; or takes over a place that somebody gives."""
    found = of_all(pk)
    form = WhoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            volunteer = finding.who(request, form)
            made = _take(request, found, volunteer, form)
        except Refusal as refusal:
            form.refuse(refusal)
            found = of_all(pk)
        else:
            if form.cleaned_data["code"].strip():
                return redirect("portal:tasks:mine", volunteer.code)
            return render(request, "portal/tasks/taken.html", {**told(found, whole=True), "doing": made})
    shown = {
        **told(found),
        "form": form,
        "key": form.own_key(),
        "why_not": rules.why_not_join(found, timezone.now()),
        "given": _given(found),
    }
    return render(request, "portal/tasks/task.html", shown, status=REFUSED if form.errors else 200)


def _take(request: HttpRequest, found: Task, volunteer: Volunteer, form: WhoForm) -> Doing:
    by, now = Oneself(volunteer), timezone.now()
    if request.POST.get("do") == "take_over":
        handing = _given(found)
        if handing is None:
            raise Refusal(_("This is not asked any more."))
        return actions.accept_handing(handing=handing, volunteer=volunteer, by=by, now=now)
    return actions.sign_up(task=found, volunteer=volunteer, by=by, now=now, key=form.own_key())


def _given(found: Task) -> Handing | None:
    """A place that somebody gives to whoever takes it."""
    if found.state != "called" or found.begins <= timezone.now():
        return None
    asked = Handing.objects.filter(doing__task=found, doing__state=Part.TAKEN, state=Asked.ASKED, to=None)
    return asked.select_related("doing").order_by("asked_at").first()


def told(found: Task, *, whole: bool = False) -> dict[str, Any]:
    """What pages say of a task; where exactly, only where nobody lives there, or to whoever has a place."""
    area = tree.get().full_name(found.area_id)
    return {
        "task": found,
        "kind": kind_word(found.kind),
        "skills": skill_words(found.skills),
        "where": area if found.shy and not whole else found.where or area,
        "area": area,
    }


def of_all(pk: int) -> Task:
    """A task open to all; a team's own does not exist here."""
    return get_object_or_404(Task.objects.open_to_all().select_related("station", "team"), pk=pk)
