"""Kept, late, broken, overdue: as shares of what came due, by place and by organisation, each with what it is of."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.commitments import shares as counted
from linli.commitments.shares import Shares
from linli.desk.face import show
from linli.people.directory import directory
from linli.people.doors import signed_in

MOST = 200
PARTS = ("kept", "late", "broken", "overdue")


@signed_in
@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    """The figures of an area in a stretch of days; what is published, anybody who serves may count."""
    now = timezone.now()
    first, last = stretch(request.GET, timezone.localdate(now))
    asked = request.GET.get("area", "")
    whole = tree.get()
    area = int(asked) if asked.isdecimal() and int(asked) in whole.nodes else whole.roots[0].id
    below = [node.id for node in whole.children(area)]
    by_area = counted.by_area([area, *below], first, last, now)
    by_organisation = counted.by_organisation(area, first, last, now)
    names = directory.get()
    organisations = sorted(by_organisation.items(), key=lambda each: -each[1].whole)[:MOST]
    context = {
        "first": first,
        "last": last,
        "area": whole.full_name(area),
        "places": options(asked),
        "total": told(by_area[area]),
        "areas": [(whole.node(pk), told(by_area[pk]), pk) for pk in below],
        "organisations": [(names.name(pk), told(each), pk) for pk, each in organisations],
        "most": MOST if len(by_organisation) > MOST else 0,
    }
    return show(request, "desk/commitments/shares.html", context, here="commitments")


def told(found: Shares) -> dict[str, Any]:
    """The shares as a page shows them: part, per cent, and of how many."""
    parts = {name: (getattr(found, name), per_cent(found.share(getattr(found, name)))) for name in PARTS}
    return {**parts, "whole": found.whole, "running": found.running, "released": found.released}


def per_cent(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f} %"


def stretch(said: Any, today: date) -> tuple[date, date]:
    """The days that the address asks for; the year so far and to come where it says nothing that can be read."""
    first, last = (_day(said.get(name, "")) for name in ("first", "last"))
    first, last = first or date(today.year, 1, 1), last or date(today.year, 12, 31)
    return (first, last) if first <= last else (last, first)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
