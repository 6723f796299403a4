"""One's own yearly reports: which are owed, written, handed in; and the way to those one reads."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.annual import actions
from linli.annual.figures import Figure, Whose, figures, year_of
from linli.annual.models import Report
from linli.annual.practice import Form, annual
from linli.annual.queries import reads
from linli.annual.rules import why_not_write
from linli.annual.words import State
from linli.areas.tree import tree
from linli.desk.annual.forms import ReportForm
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

LISTED = 100


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that one's post asks for. `report`: what there is of it so far."""

    form: Form
    year: int
    area_id: int
    where: str
    due_on: Any
    report: Report | None


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What one owes; what one has to read."""
    account: Any = request.user
    whole, today = tree.get(), timezone.localdate()
    forms = {form.key: form for form in annual().forms}
    areas = reads(account)
    to_read = Report.objects.to_read(account).select_related("person").prefetch_related("scores")
    handed = Report.objects.of(account).filter(state=State.HANDED).order_by("-year", "-pk")
    top = [(form, area) for form, ids in areas.items() for area in _tops(ids)]
    context = {
        "owed": owed(account),
        "earlier": [(each, forms[each.form].name if each.form in forms else each.form) for each in handed[:LISTED]],
        "reads": bool(areas),
        "to_read": [
            (
                each,
                forms[each.form].name,
                whole.full_name(each.area_id),
                any(s.by_id == account.pk for s in each.scores.all()),
            )
            for each in to_read.order_by("-year", "area__path", "pk")[:LISTED]
            if each.form in forms
        ],
        "circulars": [
            (forms[form], area, whole.full_name(area), year) for form, area in top for year in annual().years(today)
        ],
        "decides": powers(account).may(Permission.ANNUAL_READ, None) and bool(annual().idle.none_of),
        "today": today,
    }
    return show(request, "desk/annual/home.html", context, here="annual")


@signed_in
def write(request: HttpRequest, form: str, year: int, area: int) -> HttpResponse:
    """Write one; its figures stand beside it. Two buttons: keep it, or hand it in."""
    account: Any = request.user
    this = annual().form(form)
    if this is None or area not in tree.get().nodes:
        raise Http404
    if why_not_write(account, this, area, year, today=timezone.localdate()):
        raise Http404
    kept = Report.objects.of(account).filter(form=form, year=year, area=area).first()
    if kept and kept.state == State.HANDED:
        return redirect("desk:annual:report", kept.pk)
    known = {f"part_{key}": words for key, words in kept.words.items()} if kept else {}
    typed = ReportForm(request.POST or None, form=this, initial={**known, "seen": kept.version if kept else 0})
    hands_in = request.POST.get("do") == "hand in"
    act = actions.hand_in if hands_in else actions.keep
    if request.method == "POST" and typed.is_valid():
        now, seen = timezone.now(), typed.cleaned_data["seen"]
        if done(
            typed, lambda: act(form=this, area_id=area, year=year, words=typed.words(), seen=seen, by=account, now=now)
        ):
            said = _("Handed in. Those above read and score it.") if hands_in else _("Kept as a draft.")
            messages.success(request, said)
            return redirect("desk:annual:home") if hands_in else redirect("desk:annual:write", form, year, area)
    context = {
        "this": this,
        "form": typed,
        "year": year,
        "where": tree.get().full_name(area),
        "due_on": annual().due_on(year),
        "figures": _figures(account, this, area, year),
        "report": kept,
        "today": timezone.localdate(),
    }
    return show(request, "desk/annual/write.html", context, here="annual", status=REFUSED if typed.errors else 200)


def owed(account: Account) -> list[Owed]:
    """Every report that one's posts ask for, in the years that are open."""
    said, today = annual(), timezone.localdate()
    mine = {(each.form, each.year, each.area_id): each for each in Report.objects.of(account)}
    wanted = {
        (form.key, year, power.area_id): form
        for power in powers(account).held
        for form in said.forms
        if power.role in form.roles
        for year in said.years(today)
    }
    return [
        Owed(form, year, area, tree.get().full_name(area), said.due_on(year), mine.get((key, year, area)))
        for (key, year, area), form in wanted.items()
    ]


def _figures(account: Account, form: Form, area_id: int, year: int) -> list[Figure]:
    first, last = year_of(year, timezone.localdate())
    return figures(form.figures, Whose(account.person, account, area_id, first, last))


def _tops(areas: list[int]) -> list[int]:
    """The widest of some areas: none inside another."""
    nodes = tree.get().nodes
    return [area for area in areas if nodes[area].parent_id not in areas]
