"""At the place, by its square code: coming and leaving, by one's code, with the phone saying where it is."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.portal.tasks import finding
from linli.portal.tasks.forms import HereForm
from linli.portal.tasks.views import REFUSED, told
from linli.portal.views.own import kept_nowhere
from linli.tasks import actions, practice, rules
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Oneself
from linli.tasks.words import ON_THE_LIST


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, pk: int, door: str) -> HttpResponse:
    """Check in or out; whoever came here is at the door, so the task is shown whole."""
    found = get_object_or_404(Task.objects.select_related("station", "team"), pk=pk)
    if not secrets.compare_digest(found.door, door):
        raise Http404
    form = HereForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            doing = _step(request, found, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return render(request, "portal/tasks/welcome.html", {**told(found, whole=True), "doing": doing})
    shown = {
        **told(found, whole=True),
        "form": form,
        "leaving": form["do"].value() == "out"
        if form.is_bound
        else timezone.now() > found.begins + (found.ends - found.begins) / 2,
        "why_not": rules.why_not_come(found, RESIDENT, timezone.now()),
        "near": practice.check_in(),
    }
    return render(request, "portal/tasks/here.html", shown, status=REFUSED if form.errors else 200)


def _step(request: HttpRequest, found: Task, form: HereForm) -> Doing:
    volunteer = finding.by_code(request, form.cleaned_data["code"])
    doing = Doing.objects.filter(task=found, volunteer=volunteer, state__in=(*ON_THE_LIST, "missed")).first()
    if doing is None:
        raise Refusal(
            _("You are not on the list of this task. Take it first, or ask whoever keeps the list."), field="code"
        )
    act = actions.check_out if form.cleaned_data["do"] == "out" else actions.check_in
    return act(doing=doing, by=Oneself(volunteer), now=timezone.now(), spot=form.spot())
