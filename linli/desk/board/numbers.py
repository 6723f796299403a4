"""What the board shows of one area: from the counters, and from the index of what is open. No personal data."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import Tree, tree
from linli.cases import look
from linli.cases.models import Case
from linli.cases.words import OPEN
from linli.catalogue.tables import tables
from linli.desk.rates.asked import AREA, DAYS_30, Asked
from linli.desk.rates.shown import Shown, shown
from linli.insight import figures, rates
from linli.insight.models import Standing

DAYS = 30
LONGEST = 7
HOTTEST = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """One case that waits: its number, what and where, how long it has waited, and its clock."""

    pk: int
    category: str
    where: str
    waited: str
    left: look.TimeLeft | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything on the board."""

    area: str
    now: datetime
    counted_up_to: datetime | None
    received: int
    finished: int
    overdue: int
    open: int
    shares: list[Shown]
    rates: str
    waiting: list[Waiting]
    trend: dict[str, Any]
    hottest: dict[str, Any]
    map: dict[str, Any]


def numbers(area_id: int, now: datetime) -> Numbers:
    """The board of an area, now. Twelve queries, whatever the number of cases."""
    today = timezone.localdate(now)
    first = today - timedelta(days=DAYS - 1)
    this_day = figures.period(area_id, today, today)
    asked = Asked(area_id, DAYS_30, first, today, AREA)
    standing = figures.standing(area_id)
    return Numbers(
        area=tree.get().full_name(area_id),
        now=now,
        counted_up_to=figures.counted_up_to(now),
        received=this_day.received,
        finished=this_day.finished,
        overdue=overdue(area_id, now),
        open=sum(count for (_value, status), count in standing.items() if status in OPEN),
        shares=shown(asked, rates.rates(area_id, first, today)),
        rates=asked.address(),
        waiting=waiting(area_id, now),
        trend=trend(area_id, first, today),
        hottest=hottest(area_id),
        map=shaded(area_id),
    )


def overdue(area_id: int, now: datetime) -> int:
    """How many open cases are over their deadline, without complaints about somebody here: these are on no board.
    Those of earlier hours from the counters, those of this hour from the index: the same time at any size."""
    hour = timezone.localtime(now).replace(minute=0, second=0, microsecond=0)
    since = Case.objects.within(area_id).due_between(hour, now).filter(about_line__isnull=True)
    return figures.due_before(area_id, hour) + since.count()


def waiting(area_id: int, now: datetime) -> list[Waiting]:
    """Those open cases whose deadline is the longest over, or the next to be."""
    columns = ("pk", "status", "area_id", "category_id", "received_at", "due_at")
    shown = Case.objects.within(area_id).open().filter(about_line__isnull=True)
    found = shown.order_by("due_at", "id").values_list(*columns)[:LONGEST]
    whole, categories = tree.get(), tables.get().categories
    return [
        Waiting(
            pk=pk,
            category=str(categories.get(category, "")),
            where=_near(whole, area, area_id),
            waited=look.span(now - received),
            left=look.time_left(status, received, due, now),
        )
        for pk, status, area, category, received, due in found
    ]


def _near(whole: Tree, area_id: int, board_id: int) -> str:
    """The village or community, which is known by name; a grid is but a number."""
    node = whole.nodes.get(area_id)
    if node and node.parent_id and node.parent_id != board_id and not whole.children(area_id):
        node = whole.nodes[node.parent_id]
    return str(node or "")


def trend(area_id: int, first: date, last: date) -> dict[str, Any]:
    """What came in and what was finished, day by day."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    series = [(_("Came in"), "received", "under-way"), (_("Finished"), "finished", "done")]
    return {
        "labels": [f"{day:%m-%d}" for day in days],
        "series": [
            {"name": name, "colour": colour, "values": _values(figures.by_day(area_id, first, last, measure), days)}
            for name, measure, colour in series
        ],
    }


def _values(by_day: dict[date, int], days: list[date]) -> list[int]:
    return [by_day.get(day, 0) for day in days]


def hottest(area_id: int) -> dict[str, Any]:
    """The categories with the most open cases."""
    totals: dict[str, int] = {}
    for (value, status), count in figures.standing(area_id, Standing.Lens.CATEGORY).items():
        if status in OPEN:
            totals[value] = totals.get(value, 0) + count
    ranked = sorted(totals.items(), key=lambda item: -item[1])[:HOTTEST]
    categories = tables.get().categories
    names = [str(categories.get(int(value or 0), _("Not yet classified"))) for value, _count in ranked]
    values = [count for _value, count in ranked]
    return {"labels": names, "series": [{"name": _("Open"), "values": values, "colour": "accent"}]}


def shaded(area_id: int) -> dict[str, Any]:
    """The areas right below, with how many cases are open in each."""
    whole = tree.get()
    drawn = [node for node in whole.children(area_id) if node.has_boundary]
    counts = figures.open_by_area([node.id for node in drawn])
    values = [{"id": node.id, "name": str(node), "value": counts.get(node.id, 0)} for node in drawn]
    return {"areas": reverse("portal:areas"), "unit": _("open"), "values": values}
