"""Shared reads: what the hall's screen shows, who waits before a number, how long people wait."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import Aggregate, Avg, Count, F, FloatField, Q, QuerySet
from django.db.models.functions import Extract
from django.utils import timezone

from linli.areas.tree import tree
from linli.bookings.models import Line, Ticket
from linli.bookings.words import AT_A_WINDOW, Turn
from linli.core.calendar import SHANGHAI
from linli.services.shelf import Entry
from linli.stations.models import Station

SHOWN = 8
OFFERED, LOOKED_AT = 12, 200


@dataclass(frozen=True, slots=True)
class Called:
    """A number on the screen: to which window, since when, how often it was called."""

    label: str
    window: int
    line: str
    at: datetime
    calls: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait in a line."""

    line: Line
    people: int


def called(station: Station, moment: datetime) -> list[Called]:
    """The numbers at windows on the moment's day, the latest call first, at most eight. One query."""
    there = Ticket.objects.filter(line__station=station, day=_day(moment), state__in=AT_A_WINDOW)
    shown = there.filter(shown_at__lte=moment).select_related("line").order_by("-shown_at", "-pk")[:SHOWN]
    return [Called(each.label, each.window or 0, str(each.line), each.shown_at or moment, each.calls) for each in shown]


def waiting(station: Station, moment: datetime) -> list[Waiting]:
    """How many wait in each line in use, by letter. One query."""
    here = Q(tickets__day=_day(moment), tickets__state=Turn.WAITING)
    lines = Line.objects.filter(station=station, active=True).annotate(people=Count("tickets", filter=here))
    return [Waiting(each, each.people) for each in lines.order_by("letter")]


def before(ticket: Ticket) -> int:
    """How many are called before a number that waits."""
    line = Ticket.objects.filter(line=ticket.line_id, day=ticket.day, state=Turn.WAITING).exclude(pk=ticket.pk)
    earlier = Q(rank_at__lt=ticket.rank_at) | Q(rank_at=ticket.rank_at, pk__lt=ticket.pk)
    ahead = Q(first=True) & earlier if ticket.first else Q(first=True) | earlier
    return line.filter(ahead).count()


class Percentile(Aggregate):
    """A share of the ordered values lies below it (PostgreSQL's percentile_cont)."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def lines_for(entry: Entry, area_id: int | None) -> list[Line]:
    """Where an appointment for a service item can be made: lines with appointments at stations in places where it is
    offered; in an area and around it, where one is given. The nearest to the area first, at most twelve. One query."""
    whole = tree.get()
    lines = Line.objects.filter(active=True, appointments=True, station__active=True).select_related("station")
    if area_id:
        around = whole.lineage(area_id)
        below = whole.below([area_id])
        lines = lines.filter(station__area__in=[*around, *below])
    rows = lines.order_by("-station__area__path" if area_id else "station__area__path", "station__name", "letter")
    here = (row for row in rows[:LOOKED_AT] if entry.offered(whole.lineage(row.station.area_id)))
    return list(islice(here, OFFERED))


@dataclass(frozen=True, slots=True)
class Waits:
    """How long people waited in a line, in minutes: in the middle, nine of ten at most; and how long serving took."""

    name: str
    people: int
    middle: float
    nine_of_ten: float
    serving: float
    skipped: int


def waits(station: Station, first: date, last: date) -> list[Waits]:
    """The waits of each line from one day to another, both included. Two queries."""
    rows: QuerySet[Any] = Ticket.objects.filter(line__station=station, day__range=(first, last))
    wait = Extract(F("called_at") - F("rank_at"), "epoch")
    served = Extract(F("done_at") - F("called_at"), "epoch")
    seen = rows.filter(called_at__isnull=False).annotate(wait=wait, serving=served).values("line")
    found = seen.annotate(
        people=Count("pk"),
        middle=Percentile("wait", share=0.5),
        nine=Percentile("wait", share=0.9),
        served=Avg("serving", filter=Q(state=Turn.DONE)),
        skipped=Count("pk", filter=Q(state=Turn.SKIPPED)),
    ).order_by("line")
    names = Line.objects.in_bulk([each["line"] for each in found])
    return [_waits(str(names[each["line"]]), each) for each in found]


def _waits(name: str, row: dict[str, Any]) -> Waits:
    middle, nine, served = (max(row[each] or 0.0, 0.0) / 60 for each in ("middle", "nine", "served"))
    return Waits(name, row["people"], round(middle, 1), round(nine, 1), round(served, 1), row["skipped"])


def _day(moment: datetime) -> date:
    return timezone.localdate(moment, SHANGHAI)
