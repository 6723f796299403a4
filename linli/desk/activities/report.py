"""What took place and who came: by kind, station, organisation or month; to look at and to take along."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.activities import report as figures
from linli.activities.models import Activity
from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.tables_out import TYPES, written
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.permissions import Permission


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: which area, from which day to which, split up how."""

    area: int | None
    first: date
    last: date
    way: str

    @property
    def since(self) -> datetime:
        return _midnight(self.first)

    @property
    def until(self) -> datetime:
        return _midnight(self.last + timedelta(days=1))


@permitted(Permission.ACTIVITY_HOLD)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The table."""
    asked = _asked(request)
    rows = _rows(request, asked)
    context = {
        "asked": asked,
        "rows": rows,
        "ways": figures.WAYS.items(),
        "way": figures.WAYS[asked.way],
        "places": options(str(asked.area or "")),
        "sums": [sum(column) for column in zip(*(figures.cells(row)[1:] for row in rows), strict=True)],
        "kept": request.GET.urlencode(),
    }
    return show(request, "desk/activities/report.html", context, here="activities")


@permitted(Permission.ACTIVITY_HOLD)
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file."""
    if form not in TYPES:
        raise Http404
    asked = _asked(request)
    headings = [str(figures.WAYS[asked.way]), *figures.headings()]
    content = written(form, headings, (figures.cells(row) for row in _rows(request, asked)))
    name = f"activities-{asked.first}-{asked.last}.{form}"
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=kept)


def _rows(request: HttpRequest, asked: Asked) -> list[figures.Row]:
    account: Any = request.user
    found = Activity.objects.held_by(account)
    if asked.area:
        found = found.within(asked.area)
    return figures.rows(found, way=asked.way, since=asked.since, until=asked.until)


def _asked(request: HttpRequest) -> Asked:
    """What the address asks; this year by kind where it says nothing."""
    said, today = request.GET, timezone.localdate()
    area = said.get("area", "")
    first = _day(said.get("first", "")) or today.replace(month=1, day=1)
    last = _day(said.get("last", "")) or today
    known = int(area) if area.isdecimal() and int(area) in tree.get().nodes else None
    way = said.get("way", "")
    return Asked(known, min(first, last), max(first, last), way if way in figures.WAYS else "kind")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
