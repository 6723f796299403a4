"""The report of what was served, on the screen and as a file."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.desk.rosters.asked import area_of, page, stations
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.rosters import reports
from linli.rosters.reports import Line

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST = 1100  # days


@permitted(Permission.ROSTER_EDIT)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Leads, sits, turns and station duty of a span of days, by sort and by organisation."""
    area_id, first, last = _asked(request)
    modes, organisations = _lines(request, area_id, first, last)
    context = {
        "first": first,
        "last": last,
        "places": options(str(area_id)),
        "area_id": area_id,
        "where": tree.get().full_name(area_id),
        "modes": modes,
        "organisations": organisations,
        "asked": f"area={area_id}&first={first}&last={last}",
    }
    return page(request, "report.html", context, tab="report")


@permitted(Permission.ROSTER_EDIT)
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """The same as CSV or xlsx."""
    if form not in TYPES:
        raise Http404
    area_id, first, last = _asked(request)
    modes, organisations = _lines(request, area_id, first, last)
    rows = [_heads(), *(_row(line, _("all together")) for line in modes), *(_row(line) for line in organisations)]
    content = _sheet(rows) if form == "xlsx" else _text(rows)
    name = f"duty-{first}-{last}.{form}"
    return HttpResponse(
        content, content_type=TYPES[form], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _lines(request: HttpRequest, area_id: int, first: date, last: date) -> tuple[list[Line], list[Line]]:
    numbers = stations(_account(request), area_id).values_list("pk", flat=True)
    turns = reports.served(numbers, first, last)
    return reports.by_mode(turns), reports.by_organisation(turns)


def _account(request: HttpRequest) -> Any:
    return request.user


def _asked(request: HttpRequest) -> tuple[int, date, date]:
    """The place, as far as one makes its rosters, and the days: this year so far unless said."""
    mine, today = powers(request.user), timezone.localdate()
    area_id = area_of(request)
    if area_id is None or not mine.may(Permission.ROSTER_EDIT, area_id):
        area_id = mine.areas(Permission.ROSTER_EDIT)[0]
    first = _day(request.GET.get("first", "")) or today.replace(month=1, day=1)
    last = _day(request.GET.get("last", "")) or today
    if not 0 <= (last - first).days <= LONGEST:
        first = last - timedelta(days=30)
    return area_id, first, last


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _heads() -> list[Any]:
    return [
        *(_("Sort"), _("Organisation"), _("Sessions"), _("Turns served"), _("of them late"), _("Not come")),
        *(_("Turns ahead"), _("People"), _("Cases taken in")),
    ]


def _row(line: Line, name: str = "") -> list[Any]:
    numbers = [line.sessions, line.turns, line.late, line.missed, line.ahead, line.people, line.cases]
    return [str(line.mode.label), name or line.name, *numbers]


def _text(rows: list[list[Any]]) -> bytes:
    """CSV as Excel opens it, in UTF-8 with its mark; nothing in it runs as a formula."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_still(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _still(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell


def _sheet(rows: list[list[Any]]) -> bytes:
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row, bold if at == 0 else None)
    sheet.set_column(0, 1, 24)
    book.close()
    return packed.getvalue()
