"""The figures of training, on a page and for Excel."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.core import sheets as files
from linli.desk.face import show
from linli.desk.training.doing import CSV, XLSX, attached
from linli.desk.training.forms import places
from linli.people.doors import permitted
from linli.people.permissions import Permission as P
from linli.training.figures import Figures, figures
from linli.training.queries import below


@permitted(P.TRAINING_RUN)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """What was taught and examined in an area, in a stretch of days."""
    area, found = _asked(request)
    said = f"area={area}&first={found.first}&last={found.last}"
    context = {
        "area": tree.get().node(area),
        "figures": found,
        "places": places(request.user),
        "said": said,
    }
    return show(request, "desk/training/report.html", context, here="training")


@permitted(P.TRAINING_RUN)
@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a sheet."""
    _area, found = _asked(request)
    headings = [_("What"), _("Name"), _("Kind"), _("Held"), _("Enrolled or called"), _("Came or sat"), _("Qualified")]
    rows: list[list[Any]] = [
        [_("Course"), each.name, each.kind, each.sessions, each.enrolled, each.came, ""] for each in found.taught
    ]
    rows += [[_("Exam"), each.name, "", 1, each.called, each.sat, each.passed] for each in found.examined]
    if form == "xlsx":
        return attached(files.written(_("Training"), headings, rows), "training.xlsx", XLSX)
    if form == "csv":
        return attached(files.text(headings, rows), "training.csv", CSV)
    raise Http404


def _asked(request: HttpRequest) -> tuple[int, Figures]:
    """The area and days in the address; else the widest, and this year. 404 for an area that is not one's own."""
    known = [pk for pk, _name in places(request.user)]
    said = request.GET.get("area", "")
    area = int(said) if said.isdecimal() and len(said) < 18 else known[0]
    if area not in known:
        raise Http404
    today = timezone.localdate()
    first = _day(request.GET.get("first", "")) or date(today.year, 1, 1)
    last = _day(request.GET.get("last", "")) or today
    return area, figures(below([area]), min(first, last), max(first, last))


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
